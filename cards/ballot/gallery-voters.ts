import type { GalleryCard } from '../gallery.ts'
import { groupCard, reminderCard, type GroupView } from './group.ts'
import { ownCard } from './own.ts'
import { pageCard, quickCard, type PageView } from './page.ts'
import { grades, idOf, names, steps } from './gallery-samples.ts'

const unit = '禾坪一支部'
const group: GroupView = {
  roundId: 'r',
  kind: 'members',
  unit,
  state: 'open',
  handedIn: 12,
  of: 20,
  onPaper: 3,
  box: undefined,
}
const voter = { roundId: idOf(1), voterId: idOf(2), kind: 'members', unit } as const

const page: PageView = {
  ...voter,
  page: 1,
  pages: 1,
  isFilled: false,
  scale: grades,
  rows: [],
  quickPage: undefined,
}
const rowsOf = (count: number, first = 1): PageView['rows'] =>
  names(count).map((name, at) => ({ at, no: first + at, name, isGraded: true }))

const quick = { ...voter, page: 1, upTo: 3, pages: 6, notGraded: [] }

/** What the group and the voters see. */
export const voterGallery: readonly GalleryCard[] = [
  { name: 'ballotGroup', state: '正在投票', card: groupCard(group) },
  {
    name: 'ballotGroup',
    state: '没有纸质票',
    card: groupCard({ ...group, kind: 'team', handedIn: 0, of: 9, onPaper: 0 }),
  },
  {
    name: 'ballotGroup',
    state: '已结束',
    card: groupCard({
      ...group,
      state: 'over',
      handedIn: 20,
      box: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    }),
  },
  { name: 'ballotGroup', state: '已作废', card: groupCard({ ...group, state: 'voided' }) },
  {
    name: 'ballotReminder',
    state: '还有人没交',
    card: reminderCard({ kind: 'members', unit, missing: 8, isOpen: true }),
  },
  {
    name: 'ballotReminder',
    state: '已结束',
    card: reminderCard({ kind: 'members', unit, missing: 0, isOpen: false }),
  },
  {
    name: 'ballotOwn',
    state: '还没有填',
    card: ownCard({ ...voter, stage: 'promise', mayTakePaper: true }),
  },
  {
    name: 'ballotOwn',
    state: '评议班子',
    card: ownCard({ ...voter, kind: 'team', stage: 'promise', mayTakePaper: false }),
  },
  {
    name: 'ballotOwn',
    state: '填了一页',
    card: ownCard({ ...voter, stage: 'filling', pages: [true, false], hasHandedIn: false }),
  },
  {
    name: 'ballotOwn',
    state: '都填了，重填',
    card: ownCard({
      ...voter,
      stage: 'filling',
      pages: Array.from({ length: 6 }, () => true),
      hasHandedIn: true,
    }),
  },
  { name: 'ballotOwn', state: '已交票', card: ownCard({ ...voter, stage: 'handedIn' }) },
  { name: 'ballotOwn', state: '用纸质票', card: ownCard({ ...voter, stage: 'paper' }) },
  { name: 'ballotOwn', state: '不在名单里', card: ownCard({ ...voter, stage: 'struckOff' }) },
  {
    name: 'ballotOwn',
    state: '已结束，有回执',
    card: ownCard({ ...voter, stage: 'over', hasHandedIn: true, receipt: '3fdba35f04' }),
  },
  {
    name: 'ballotOwn',
    state: '已结束，没有交',
    card: ownCard({ ...voter, stage: 'over', hasHandedIn: false, receipt: undefined }),
  },
  { name: 'ballotOwn', state: '已作废', card: ownCard({ ...voter, stage: 'voided' }) },
  { name: 'ballotPage', state: '九人，一页', card: pageCard({ ...page, rows: rowsOf(8) }) },
  {
    name: 'ballotPage',
    state: '二十六人，第一页',
    card: pageCard({ ...page, pages: 2, rows: rowsOf(13), quickPage: 1 }),
  },
  {
    name: 'ballotPage',
    state: '八十人，最后一页，重填',
    card: pageCard({
      ...page,
      page: 6,
      pages: 6,
      isFilled: true,
      quickPage: 6,
      rows: rowsOf(15, 66).map((row, at) => ({ ...row, isGraded: at !== 14 })),
    }),
  },
  {
    name: 'ballotPage',
    state: '评议班子',
    card: pageCard({
      ...page,
      kind: 'team',
      scale: steps,
      rows: [{ at: 0, no: 1, name: '禾坪一支部班子', isGraded: true }],
    }),
  },
  {
    name: 'ballotQuick',
    state: '二十六人',
    card: quickCard({
      ...quick,
      upTo: 2,
      pages: 2,
      rows: rowsOf(24),
      notGraded: ['罗丽梅'],
    }),
  },
  {
    name: 'ballotQuick',
    state: '八十人，前三页',
    card: quickCard({ ...quick, rows: rowsOf(45) }),
  },
]
