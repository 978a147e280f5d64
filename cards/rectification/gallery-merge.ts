import type { GalleryCard } from '../gallery.ts'
import { candidateCard, mergeCard, type MergeView } from './merge.ts'

const ids = { cycleId: 'c', subjectId: 'B1' }
const problem = '分茶苗的名单没有贴出来，三户人家不知道标准。'
const measures = '每年十月分苗前，名单在三组公示栏贴七天。'
const empty = { items: [], page: 1, pages: 1 }

const merge: MergeView = {
  ...ids,
  isTeam: true,
  name: '禾坪一支部',
  left: [
    { kind: 'problem', count: 1 },
    { kind: 'import', count: 1 },
  ],
  settled: 1,
  list: {
    items: [
      {
        kind: 'problem',
        sourceId: 'a',
        text: problem,
        label: null,
        alike: '分茶苗的名单没贴出来',
        outcome: undefined,
      },
      {
        kind: 'import',
        sourceId: 'b',
        text: '三组路灯坏了',
        label: '“两学一做”问题清单',
        alike: undefined,
        outcome: undefined,
      },
      {
        kind: 'previousCycle',
        sourceId: 'd',
        text: '党课上得少',
        label: null,
        alike: undefined,
        outcome: 'notAdopted',
      },
    ],
    page: 1,
    pages: 1,
  },
}

function shown(name: string, state: string, card: GalleryCard['card']): GalleryCard {
  return { name, state, card }
}

/** What a list is put together from. */
export const mergeGallery: readonly GalleryCard[] = [
  shown('rectificationMerge', '有没处理的', mergeCard(merge)),
  shown('rectificationMerge', '空', mergeCard({ ...merge, left: [], settled: 0, list: empty })),
  shown(
    'rectificationOwnMerge',
    '处理好了',
    mergeCard({
      ...merge,
      isTeam: false,
      subjectId: 'p',
      name: '罗秋梅',
      left: [],
      settled: 3,
      list: {
        items: merge.list.items.map((one) => ({ ...one, outcome: 'listed' as const })),
        page: 1,
        pages: 1,
      },
    }),
  ),
  shown(
    'rectificationCandidate',
    '可能重复',
    candidateCard({
      ...ids,
      isTeam: true,
      kind: 'import',
      sourceId: 'b',
      text: problem,
      label: '“两学一做”问题清单',
      alike: ['分茶苗的名单没贴出来'],
      targets: [{ id: 'a', name: '分茶苗的名单没贴出来' }],
    }),
  ),
  shown(
    'rectificationCandidate',
    '会上的措施',
    candidateCard({
      ...ids,
      isTeam: true,
      kind: 'measure',
      sourceId: 'm',
      text: measures,
      label: null,
      alike: [],
      targets: [{ id: 'a', name: problem }],
    }),
  ),
]
