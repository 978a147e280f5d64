import type { GalleryCard } from '../gallery.ts'
import {
  directionEntryCard,
  measureFormCard,
  ownDirectionCard,
  type DirectionEntryView,
  type OwnDirectionView,
} from './forms.ts'
import {
  directionRoundCard,
  roundCard,
  suggestionsCard,
  type DirectionRoundView,
  type RoundView,
} from './round.ts'

const empty = { items: [], page: 1, pages: 1 }
const long = '字'.repeat(200)
const meetingId = 'm'

const round: RoundView = {
  meetingId,
  step: 'B5',
  state: 'on',
  measures: {
    page: 1,
    pages: 2,
    items: [
      { measureId: 'a', no: 1, body: '五月底前把分茶苗的名单贴到三个组的公示栏，李晓强负责。' },
      { measureId: 'b', no: 2, body: long },
    ],
  },
  count: 8,
  removed: { measureId: 'd', body: '每季度上一次党课。' },
  directions: { done: 12, of: 18 },
  suggestions: 3,
}
const none: RoundView = {
  ...round,
  measures: empty,
  count: 0,
  removed: undefined,
  directions: { done: 0, of: 18 },
  suggestions: 0,
}

const people: DirectionRoundView = {
  meetingId,
  state: 'on',
  done: 72,
  of: 80,
  list: {
    page: 1,
    pages: 8,
    items: [
      { personId: 'a', name: '何兰仙', direction: undefined },
      { personId: 'b', name: '罗秋梅', direction: 'given' },
      { personId: 'd', name: '杨宗成', direction: 'notGiven' },
    ],
  },
}

const own: OwnDirectionView = {
  meetingId,
  personId: 'p',
  of: undefined,
  state: 'on',
  mayWrite: true,
  isTeam: false,
  direction: undefined,
  notGiven: undefined,
  measures: [],
  moreMeasures: 0,
  suggestions: [],
}
const written: OwnDirectionView = {
  ...own,
  direction: '每月去看两户困难户，开会不迟到。',
  measures: ['五月底前把分茶苗的名单贴出来。', long],
  moreMeasures: 12,
  suggestions: [{ suggestionId: 's', body: '名单贴出来以前先念给大家听。' }],
}

const entry: DirectionEntryView = {
  meetingId,
  personId: 'p',
  name: '何兰仙',
  isTeam: false,
  isOn: true,
  direction: undefined,
  notGiven: undefined,
}

function shown(name: string, state: string, card: GalleryCard['card']): GalleryCard {
  return { name, state, card }
}

/** Every card of B5 in every state. */
export const measureGallery: readonly GalleryCard[] = [
  shown('measuresRound', '进行中', roundCard(round)),
  shown('measuresRound', '空', roundCard(none)),
  shown('measuresRound', '还没开始', roundCard({ ...none, state: 'notStarted' })),
  shown('measuresRound', '结束了', roundCard({ ...round, state: 'finished' })),
  shown('measureForm', '新记', measureFormCard({ meetingId, measureId: '', body: '', isOn: true })),
  shown(
    'measureForm',
    '修改',
    measureFormCard({ meetingId, measureId: 'a', body: long, isOn: true }),
  ),
  shown(
    'measureForm',
    '结束了',
    measureFormCard({ meetingId, measureId: '', body: '', isOn: false }),
  ),
  shown('directionRound', '八十人', directionRoundCard(people)),
  shown('directionRound', '没有人', directionRoundCard({ ...people, done: 0, of: 0, list: empty })),
  shown('ownDirection', '没写', ownDirectionCard(own)),
  shown('ownDirection', '写了，提了建议', ownDirectionCard(written)),
  shown('ownDirection', '班子成员', ownDirectionCard({ ...own, isTeam: true })),
  shown('ownDirection', '记了未提', ownDirectionCard({ ...own, notGiven: '说还没有想好' })),
  shown('ownDirection', '书记看', ownDirectionCard({ ...written, of: '何兰仙', mayWrite: false })),
  shown('ownDirection', '结束了没写', ownDirectionCard({ ...own, state: 'finished' })),
  shown('ownDirection', '还没开始', ownDirectionCard({ ...own, state: 'notStarted' })),
  shown('directionEntry', '没写', directionEntryCard(entry)),
  shown('directionEntry', '写了', directionEntryCard({ ...entry, direction: long, isTeam: true })),
  shown(
    'directionEntry',
    '未提，已结束',
    directionEntryCard({ ...entry, notGiven: '说还没有想好', isOn: false }),
  ),
  shown(
    'measureSuggestions',
    '有建议',
    suggestionsCard({
      meetingId,
      unit: '禾坪一支部',
      list: { page: 1, pages: 2, items: [{ name: '何兰仙', body: '先念给大家听。' }] },
    }),
  ),
  shown(
    'measureSuggestions',
    '空',
    suggestionsCard({ meetingId, unit: '禾坪一支部', list: empty }),
  ),
]
