import type { GalleryCard } from '../gallery.ts'
import { talkMatrixCard, type MatrixCell, type TalkMatrixView } from './matrix.ts'
import { talkAreasCard, talkChangesCard, talkFlagsCard } from './secretary.ts'
import type { PairState } from './wording.ts'

const team = ['茶应明', '张春松', '郭文蓉', '赵开林', '茶立川']
const states: PairState[] = ['done', 'oneSide', 'planned', 'open']
const representatives = ['普晓远', '李朝春', '段向峰', '杨兴昌', '何春恒']

const matrix: TalkMatrixView = {
  unitId: 'GB',
  unit: '禾坪村党总支',
  hasCycle: true,
  counts: { done: 6, oneSide: 2, planned: 3, open: 4 },
  secondTalks: 1,
  page: 1,
  pages: 1,
  columns: team.map((name) => ({ personId: name, name })),
  rows: team.map((name, row) => ({
    personId: name,
    name,
    cells: Object.fromEntries(
      team.flatMap((other, at): [string, MatrixCell[]][] =>
        at === row ? [] : [[other, [{ state: states[(at + row) % 4] ?? 'open' }]]],
      ),
    ),
    others: [{ with: representatives[row] ?? '', state: states[row % 4] ?? 'open' }],
  })),
  suggested: [
    { pairKey: 'a', names: ['茶应明', '赵开林'], planDay: '2018-02-24', remindedToday: false },
    { pairKey: 'b', names: ['张春松', '郭文蓉'], planDay: undefined, remindedToday: true },
  ],
  withoutRepresentative: ['茶立川'],
  flagged: 2,
  wantsAreas: true,
}
const noPairs = { done: 0, oneSide: 0, planned: 0, open: 0 }

export const teamGallery: readonly GalleryCard[] = [
  { name: 'talkMatrix', state: '进行中', card: talkMatrixCard(matrix) },
  {
    name: 'talkMatrix',
    state: '两页',
    card: talkMatrixCard({ ...matrix, pages: 2, suggested: [], flagged: undefined }),
  },
  {
    name: 'talkMatrix',
    state: '全部谈完',
    card: talkMatrixCard({
      ...matrix,
      counts: { ...noPairs, done: 15 },
      secondTalks: 0,
      suggested: [],
      withoutRepresentative: [],
      flagged: 0,
      wantsAreas: false,
    }),
  },
  { name: 'talkMatrix', state: '方案没发布', card: talkMatrixCard({ ...matrix, hasCycle: false }) },
  {
    name: 'talkFlags',
    state: '两条',
    card: talkFlagsCard({
      unitId: 'GB',
      list: {
        page: 1,
        pages: 1,
        items: [
          {
            names: ['茶应明', '赵开林'],
            heldOn: '2018-02-20',
            enteredOn: '2018-02-26',
            flags: ['enteredLate', 'whileOnLeave'],
          },
          {
            names: ['李晓强', '王正成'],
            heldOn: '2018-02-24',
            enteredOn: '2018-02-24',
            flags: ['oneHand'],
          },
        ],
      },
    }),
  },
  {
    name: 'talkFlags',
    state: '没有',
    card: talkFlagsCard({ unitId: 'GB', list: { items: [], page: 1, pages: 1 } }),
  },
  {
    name: 'talkChanges',
    state: '有增有减',
    card: talkChangesCard({
      unitId: 'GB',
      on: '2018-02-24',
      added: [['茶应明', '罗秋梅']],
      dropped: [
        ['茶应明', '张春松'],
        ['张春松', '李朝春'],
      ],
      more: 3,
    }),
  },
  {
    name: 'talkAreas',
    state: '设了一位',
    card: talkAreasCard({
      unitId: 'GB',
      team: team.map((name) => ({ label: name, value: name })),
      heads: [{ label: '周开坤 · 禾坪一支部第1小组', value: 'h' }],
      current: [
        { name: '张春松', heads: ['周开坤'] },
        { name: '郭文蓉', heads: [] },
      ],
    }),
  },
]
