import type { CardJson } from '../kit/card.ts'
import type { GalleryCard } from '../gallery.ts'
import type { CoverageView } from './coverage.ts'
import type { DeskView } from './desk.ts'
import type { SheetView } from './feedback.ts'
import type { LineView } from './lines.ts'

export const shown = (name: string, state: string, card: CardJson): GalleryCard => ({
  name,
  state,
  card,
})

const addressees = [
  { label: '禾坪村党总支班子', value: 'unit:GB' },
  { label: '禾坪一支部班子', value: 'unit:B1' },
  { label: '书记 茶应明', value: 'person:M01' },
]
export const give = {
  roundId: 'r',
  isOpen: true,
  closesOn: '2018-02-23',
  addressees,
  team: 'unit:GB',
}
export const notice = {
  roundId: 'r',
  isOpen: true,
  closesOn: '2018-02-23',
  received: 12,
  url: 'https://zhibu.example.cn/o/k7m2p9x4qa',
}
export const round: NonNullable<DeskView['round']> = {
  roundId: 'r',
  state: 'open',
  isTaking: true,
  closesOn: '2018-02-23',
  url: 'https://zhibu.example.cn/o/k7m2p9x4qa',
  received: 12,
  channels: 1,
  waiting: 3,
  lines: { new: 9, routed: 0, withheld: 0 },
  visitsMissing: 2,
  isSummarized: false,
  sheets: { handed: 0, acknowledged: 0, of: 0 },
}
export const desk: DeskView = {
  unitId: 'GB',
  rootId: 'GB',
  hasCycle: true,
  round,
  mayLead: true,
  maySort: true,
}
export const closed: DeskView = {
  ...desk,
  round: {
    ...round,
    state: 'closed',
    isTaking: false,
    channels: 3,
    waiting: 0,
    lines: { new: 0, routed: 7, withheld: 1 },
    visitsMissing: 0,
    isSummarized: true,
    sheets: { handed: 12, acknowledged: 5, of: 16 },
  },
}
export const coverage: CoverageView = {
  unitId: 'GB',
  summary: undefined,
  channels: [
    { channel: 'online', count: 9 },
    { channel: 'forum', count: 3 },
  ],
  categories: [
    { category: 'member', count: 4 },
    { category: 'masses', count: 8 },
  ],
  missingCategories: ['congressDelegate'],
  gatherings: [{ gatheringId: 'g', channel: 'forum', heldOn: '2018-02-12', place: '一组活动场所' }],
  more: 0,
  notVisited: ['张春松'],
}
export const gatheringForm = {
  roundId: 'r',
  unitId: 'GB',
  today: '2018-02-12',
  hosts: [{ label: '茶应明', value: 'M01' }],
  addressees,
  team: 'unit:GB',
}
export const gathering = {
  ...gatheringForm,
  gatheringId: 'g',
  channel: 'forum',
  heldOn: '2018-02-12',
  place: '一组活动场所',
  present: 14,
  hosts: ['茶应明'],
  heard: 3,
  mayAdd: true,
} as const
export const line: LineView = {
  lineId: 'l',
  roundId: 'r',
  state: 'new',
  summary: '三组的路灯坏了两个月没人修',
  to: 'unit:GB',
  toName: '禾坪村党总支班子',
  aspect: 'villageAffairs',
  tags: ['vitalInterest'],
  words: [
    {
      opinionId: 'a',
      words: '三组的路灯坏了两个月没人修',
      category: 'masses',
      channel: 'online',
      onDay: '2018-02-12',
      author: undefined,
    },
    {
      opinionId: 'b',
      words: '晚上没路灯，老人不敢出门',
      category: 'member',
      channel: undefined,
      onDay: undefined,
      author: '何兰仙',
    },
  ],
  said: 2,
  page: 1,
  pages: 1,
  addressees,
  mayChange: true,
}
export const insult: LineView = {
  ...line,
  state: 'withheld',
  words: line.words.slice(0, 1),
  said: 1,
}
export const list = {
  items: [
    {
      lineId: 'l',
      start: '三组的路灯坏了两个月没人修',
      to: '禾坪村党总支班子',
      aspect: 'villageAffairs',
      count: 5,
    },
    {
      lineId: 'm',
      start: '开会通知太晚',
      to: '书记 茶应明',
      aspect: 'workStyle',
      count: 1,
    },
  ],
  page: 1,
  pages: 2,
} as const
export const sheet: SheetView = {
  roundId: 'r',
  recipientId: 'M01',
  recipient: '茶应明',
  isTeam: false,
  handedOn: '2018-02-24',
  acknowledgedOn: undefined,
  mayAcknowledge: true,
  list: {
    items: [
      {
        summary: '开会通知太晚，种茶的人来不了',
        aspect: 'workStyle',
        count: 2,
        categories: ['masses', 'member'],
        channels: ['online'],
      },
    ],
    page: 1,
    pages: 1,
  },
  total: 1,
  before: 0,
  back: undefined,
}
export const noLines = { items: [], page: 1, pages: 1 }
