import type { GalleryCard } from '../gallery.ts'
import { boardCard, mineCard, type BoardLine, type BoardView } from './board.ts'
import { itemsGallery } from './gallery-items.ts'
import { mergeGallery } from './gallery-merge.ts'
import { lacksCard, listCard, type ListItem, type ListView } from './list.ts'
import { worksGallery } from './gallery-works.ts'

const ids = { cycleId: 'c', subjectId: 'B1' }
const problem = '分茶苗的名单没有贴出来，三户人家不知道标准。'
const measures = '每年十月分苗前，名单在三组公示栏贴七天。'
const empty = { items: [], page: 1, pages: 1 }
const long = '村组道路两边的垃圾没有人清，雨天流到沟里。'.repeat(5)

const late: BoardLine = {
  itemId: 'a',
  problem,
  light: 'overdue',
  class: 'phased',
  bearer: '罗秋梅',
  day: '2018-04-30',
}
const others: readonly BoardLine[] = [
  { ...late, itemId: 'b', light: 'soon', class: 'immediate', day: '2018-05-08' },
  { ...late, itemId: 'd', light: 'waiting', class: 'coordinated' },
  { ...late, itemId: 'e', light: 'onTrack', class: 'longTerm', day: '2018-06-17' },
  { ...late, itemId: 'f', light: 'closed' },
]
const board: BoardView = {
  unitId: 'B1',
  unitName: '禾坪一支部',
  rootId: 'GB',
  cycleId: 'c',
  counts: { overdue: 1, soon: 1, waiting: 1, onTrack: 1, closed: 1 },
  points: [
    { day: '2018-03-17', open: 5, closed: 0 },
    { day: '2018-04-10', open: 5, closed: 0 },
    { day: '2018-05-05', open: 4, closed: 1 },
  ],
  list: { items: [late, ...others], page: 1, pages: 2 },
  reviews: [{ row: 'progressCheck1', dueOn: '2018-04-06' }],
  unsettled: 3,
  monthly: undefined,
  leaders: [{ personId: 'p', name: '罗秋梅' }],
  others: [{ unitId: 'GB', name: '禾坪村党总支' }],
  readerId: 'p',
}
const noCounts = { overdue: 0, soon: 0, waiting: 0, onTrack: 0, closed: 0 }
const many = { overdue: 12, soon: 9, waiting: 3, onTrack: 40, closed: 16 }

const line: ListItem = {
  itemId: 'a',
  no: 1,
  problem,
  measures,
  class: 'phased',
  light: 'onTrack',
  outcome: undefined,
  bearer: '罗秋梅',
  day: '2018-06-30',
  mayOpen: true,
}
const list: ListView = {
  face: 'teamRectification',
  ...ids,
  name: '禾坪一支部',
  list: {
    items: [
      line,
      { ...line, itemId: 'b', no: 2, light: 'draft', class: null, measures: '', day: null },
      { ...line, itemId: 'd', no: 3, outcome: { kind: 'merged', reason: null } },
      { ...line, itemId: 'e', no: 4, outcome: { kind: 'notAdopted', reason: '去年已改好' } },
    ],
    page: 1,
    pages: 2,
  },
  drafts: 1,
  published: 1,
  unsettled: 2,
  mayWrite: true,
  mayDecide: true,
  unitId: 'B1',
}
const read = { mayWrite: false, mayDecide: false, unsettled: 0 }

const crowd = Array.from({ length: 50 }, (_, at) => ({ id: `p${at}`, name: '茶应明' }))

function shown(name: string, state: string, card: GalleryCard['card']): GalleryCard {
  return { name, state, card }
}

/** Every card of the rectification lists in every state. */
export const rectificationGallery: readonly GalleryCard[] = [
  shown('rectifyBoard', '有逾期', boardCard(board)),
  shown(
    'rectifyBoard',
    '空',
    boardCard({
      ...board,
      cycleId: undefined,
      counts: noCounts,
      points: [],
      list: empty,
      reviews: [],
      unsettled: undefined,
      leaders: [],
      others: [],
    }),
  ),
  shown(
    'rectifyBoard',
    '八十项，总支书记看',
    boardCard({
      ...board,
      counts: many,
      list: { items: Array.from({ length: 6 }, () => late), page: 7, pages: 14 },
      unsettled: 0,
      monthly: true,
      leaders: crowd.slice(0, 9).map(({ id, name }) => ({ personId: id, name })),
    }),
  ),
  shown('rectifyBoard', '每月汇总没开', boardCard({ ...board, reviews: [], monthly: false })),
  shown(
    'rectifyMine',
    '有事项',
    mineCard({
      personId: 'p',
      cycleId: 'c',
      name: undefined,
      list: { items: [{ ...late, bearer: undefined }], page: 1, pages: 1 },
      toCheck: [{ ...late, itemId: 'b', light: 'waiting' }],
      isLeader: true,
      units: [{ unitId: 'B1', name: '禾坪一支部', isTeam: true }],
    }),
  ),
  shown(
    'rectifyMine',
    '空',
    mineCard({
      personId: 'p',
      cycleId: undefined,
      name: '普贵明',
      list: empty,
      toCheck: [],
      isLeader: false,
      units: [],
    }),
  ),
  shown('teamRectification', '草稿和已公布', listCard(list)),
  shown(
    'teamRectification',
    '空',
    listCard({ ...list, list: empty, drafts: 0, published: 0, unsettled: 0 }),
  ),
  shown(
    'teamRectificationList',
    '公布',
    listCard({
      ...list,
      ...read,
      face: 'teamRectificationList',
      list: { items: [{ ...line, mayOpen: false }], page: 1, pages: 1 },
    }),
  ),
  shown(
    'teamRectificationList',
    '还没公布',
    listCard({ ...list, ...read, face: 'teamRectificationList', list: empty, published: 0 }),
  ),
  shown(
    'ownRectification',
    '自己的',
    listCard({ ...list, face: 'ownRectification', subjectId: 'p', name: '罗秋梅' }),
  ),
  shown(
    'leaderRectification',
    '班子看',
    listCard({
      ...list,
      ...read,
      face: 'leaderRectification',
      name: '罗秋梅',
      list: {
        items: Array.from({ length: 6 }, () => ({ ...line, problem: long.slice(0, 100) })),
        page: 1,
        pages: 14,
      },
      published: 80,
    }),
  ),
  shown(
    'rectificationLacks',
    '缺期限和措施',
    lacksCard({
      ...ids,
      isTeam: true,
      name: '禾坪一支部',
      unsettled: 2,
      items: [
        { itemId: 'a', no: 1, problem: '加强理论学习', lacks: ['emptyMeasures', 'deadline'] },
        { itemId: 'b', no: 2, problem: '三组路灯坏了', lacks: ['leadUnit', 'responsible'] },
      ],
      more: 4,
    }),
  ),
  shown(
    'rectificationLacks',
    '补齐了',
    lacksCard({ ...ids, isTeam: false, name: '罗秋梅', unsettled: 0, items: [], more: 0 }),
  ),
  ...mergeGallery,
  ...itemsGallery,
  ...worksGallery,
]
