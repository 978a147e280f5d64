import type { GalleryCard } from '../gallery.ts'
import { talkHeldFormCard, talkTimeFormCard } from './forms.ts'
import { requestGallery } from './gallery-requests.ts'
import { teamGallery } from './gallery-team.ts'
import { talkListCard, type TalkListView } from './list.ts'
import { talkPairCard, type TalkPairView } from './pair.ts'
import { talkRecordCard, type RecordText, type TalkRecordView } from './record.ts'

const list: TalkListView = {
  personId: 'p',
  onBehalfOf: undefined,
  hasCycle: true,
  done: 1,
  of: 4,
  dueOn: '2018-03-03',
  list: {
    page: 1,
    pages: 1,
    items: [
      pair('a', '张春松', { state: 'planned', planDay: '2018-02-24', isMyTurn: true }),
      pair('b', '郭文蓉', { isMyTurn: true }),
      pair('c', '李朝春', { state: 'oneSide' }),
      pair('d', '茶立川', { state: 'done' }),
    ],
  },
  answersFor: [{ personId: 'q', name: '普贵明', open: 1 }],
  units: [{ unitId: 'GB', name: '禾坪村党总支' }],
  requests: 2,
  ownRequests: [{ requestId: 'r', secretary: '茶应明' }],
}

function pair(
  pairKey: string,
  partner: string,
  more: Partial<TalkListView['list']['items'][number]>,
): TalkListView['list']['items'][number] {
  return {
    pairKey,
    partner,
    state: 'open',
    again: false,
    planDay: undefined,
    isMyTurn: false,
    ...more,
  }
}

const open: TalkPairView = {
  pairKey: 'a',
  personId: 'p',
  onBehalfOf: undefined,
  partner: '张春松',
  rules: [1, 3],
  begins: undefined,
  state: 'open',
  again: false,
  dropped: false,
  talkId: undefined,
  plan: undefined,
  held: undefined,
  toAccept: undefined,
  isWritten: false,
  notCounted: undefined,
  earlierTalkId: undefined,
}
const plan = {
  day: '2018-02-24',
  time: '09:00',
  place: '一组活动场所',
  stamp: 's',
  isMine: true,
  isAccepted: false,
  isPast: false,
}
const planned: TalkPairView = { ...open, state: 'planned', talkId: 't', plan }
const held: TalkPairView = {
  ...open,
  state: 'oneSide',
  talkId: 't',
  held: { on: '2018-02-24', isMineConfirmed: true, isTheirsConfirmed: false },
}
const both = { on: '2018-02-24', isMineConfirmed: true, isTheirsConfirmed: true }
const toAccept = { authorId: 'q', rev: 1 }

const written: RecordText = {
  work: '水渠维护要排班，不能总靠几个人。',
  thinking: '有时觉得年底事多，学习放松了。',
  ownGaps: '走访二组太少。',
  reminder: '开会时多听完别人的话。',
  agreed: '每月一起走访一次。',
  result: 'agreed',
}
const record: TalkRecordView = {
  talkId: 't',
  pairKey: 'a',
  personId: 'p',
  partner: '张春松',
  partnerId: 'q',
  heldOn: '2018-02-24',
  mine: undefined,
  theirs: undefined,
  isClosed: false,
}
const theirs = { ...written, isComplete: true, isAccepted: false, rev: 1 }
const form = { pairKey: 'a', personId: 'p', partner: '张春松', today: '2018-02-24' }

const lists: GalleryCard[] = [
  { name: 'talkList', state: '四对', card: talkListCard(list) },
  {
    name: 'talkList',
    state: '没有必谈的',
    card: talkListCard({
      ...list,
      done: 0,
      of: 0,
      list: { items: [], page: 1, pages: 1 },
      answersFor: [],
      units: [],
      requests: undefined,
      ownRequests: [],
    }),
  },
  {
    name: 'talkList',
    state: '替人看，有两页',
    card: talkListCard({
      ...list,
      onBehalfOf: '普贵明',
      list: { ...list.list, page: 1, pages: 2 },
    }),
  },
  { name: 'talkList', state: '方案没发布', card: talkListCard({ ...list, hasCycle: false }) },
]

const pairs: [string, TalkPairView][] = [
  ['还没谈', open],
  ['等对方答复', planned],
  ['对方约我', { ...planned, plan: { ...plan, isMine: false } }],
  ['约好了', { ...planned, plan: { ...plan, isAccepted: true } }],
  ['等对方确认', held],
  ['请我确认', { ...held, held: { ...both, isMineConfirmed: false } }],
  ['要写记录', { ...held, held: both }],
  ['看对方记录', { ...held, held: both, toAccept }],
  ['代人确认记录', { ...held, held: both, toAccept, onBehalfOf: '普贵明' }],
  ['已谈完', { ...held, state: 'done', held: both, isWritten: true }],
  ['再谈一次', { ...open, again: true, earlierTalkId: 't' }],
  ['电话不算', { ...open, notCounted: { on: '2018-02-23', mode: 'phone' }, begins: true }],
  ['不再要求', { ...open, dropped: true }],
]

const records: [string, TalkRecordView][] = [
  ['还没写', record],
  ['对方已写', { ...record, theirs }],
  ['双方已写', { ...record, mine: { ...written, isAccepted: true }, theirs }],
  ['已完成', { ...record, mine: { ...written, isAccepted: true }, isClosed: true }],
]

/** Every card of talks in every state. */
export const talkGallery: readonly GalleryCard[] = [
  ...lists,
  ...pairs.map(([state, view]) => ({ name: 'talkPair', state, card: talkPairCard(view) })),
  ...records.map(([state, view]) => ({ name: 'talkRecord', state, card: talkRecordCard(view) })),
  { name: 'talkTimeForm', state: '约时间', card: talkTimeFormCard(form) },
  { name: 'talkHeldForm', state: '谈完了', card: talkHeldFormCard(form) },
  ...teamGallery,
  ...requestGallery,
]
