import type { GalleryCard } from '../gallery.ts'
import {
  talkRequestCard,
  talkRequestFormCard,
  talkRequestsCard,
  type TalkRequestView,
} from './request.ts'

const asked: TalkRequestView = {
  requestId: 'r',
  readBy: 'secretary',
  readerId: 's',
  secretary: '茶应明',
  requester: '何兰仙',
  isFromOutside: false,
  matter: '路灯的事',
  state: 'asked',
  askedOn: '2018-02-12',
  answerDueOn: '2018-02-17',
  plan: undefined,
  talkedOn: undefined,
  outcome: '',
  today: '2018-02-13',
}
const plan = { day: '2018-02-15', time: '15:00', place: '村委会', stamp: 's' }
const answered: TalkRequestView = { ...asked, state: 'answered', plan }
const done: TalkRequestView = {
  ...asked,
  state: 'done',
  talkedOn: '2018-02-15',
  outcome: '请人修好了',
}
const mine = { readBy: 'requester' as const, readerId: 'p' }

const views: [string, TalkRequestView][] = [
  ['书记看，等答复', asked],
  ['书记看，已答复', answered],
  ['书记看，群众提出', { ...asked, requester: undefined, isFromOutside: true, matter: '' }],
  ['书记看，已谈', done],
  ['本人看，等答复', { ...asked, ...mine }],
  ['本人看，已答复', { ...answered, ...mine }],
  ['本人看，约好了', { ...answered, ...mine, state: 'agreed' }],
  ['本人看，已撤回', { ...asked, ...mine, state: 'withdrawn' }],
]
const secretaries = [
  { label: '茶应明 · 禾坪村党总支', value: 's' },
  { label: '张春松 · 禾坪一支部', value: 't' },
]

export const requestGallery: readonly GalleryCard[] = [
  ...views.map(([state, view]) => ({ name: 'talkRequest', state, card: talkRequestCard(view) })),
  {
    name: 'talkRequestForm',
    state: '约书记',
    card: talkRequestFormCard({ personId: 'p', onBehalfOf: undefined, secretaries, days: 5 }),
  },
  {
    name: 'talkRequestForm',
    state: '代人约',
    card: talkRequestFormCard({ personId: 'q', onBehalfOf: '普贵明', secretaries, days: 5 }),
  },
  {
    name: 'talkRequests',
    state: '两条',
    card: talkRequestsCard({
      personId: 's',
      list: {
        page: 1,
        pages: 1,
        items: [
          { requestId: 'r', requester: '何兰仙', state: 'asked', askedOn: '2018-02-12' },
          { requestId: 'q', requester: undefined, state: 'done', askedOn: '2018-02-11' },
        ],
      },
    }),
  },
  {
    name: 'talkRequests',
    state: '没有',
    card: talkRequestsCard({ personId: 's', list: { items: [], page: 1, pages: 1 } }),
  },
]
