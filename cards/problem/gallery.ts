import type { GalleryCard } from '../gallery.ts'
import { formCard, type FormView } from './form.ts'
import { itemCard, type ItemView } from './item.ts'
import { listCard, opinionsCard, type ListView } from './list.ts'

const ids = { cycleId: 'c', subjectId: 'B1' }
const body = '分茶苗的名单没有贴出来，三户人家不知道标准。'

const list: ListView = {
  ...ids,
  kind: 'team',
  name: '禾坪一支部',
  dueOn: '2018-03-03',
  finishedOn: undefined,
  list: {
    page: 1,
    pages: 2,
    items: [
      { problemId: 'a', no: 1, body, aspect: '加强自身建设', claimedBy: [], mayClaim: true },
      {
        problemId: 'b',
        no: 2,
        body: '去年只上过一次党课。',
        aspect: '加强党员教育管理',
        claimedBy: ['张春松', '罗秋梅'],
        mayClaim: false,
      },
    ],
  },
  count: 9,
  unclaimed: 1,
  opinions: 3,
  mayWrite: true,
  mayFinish: true,
  others: [{ subjectId: 'p', name: '我的问题清单', kind: 'own' }],
}
const empty = { items: [], page: 1, pages: 1 }
const own: ListView = {
  ...list,
  kind: 'own',
  name: undefined,
  list: { ...list.list, items: list.list.items.map((one) => ({ ...one, mayClaim: false })) },
  unclaimed: 0,
  others: [{ subjectId: 'B1', name: '禾坪一支部', kind: 'team' }],
}
const item: ItemView = {
  ...ids,
  problemId: 'a',
  kind: 'team',
  aspect: '加强自身建设',
  body,
  form: '去年十月分茶苗，名单只放在村委会。',
  root: '怕麻烦，没有按公开制度办。',
  direction: undefined,
  tags: ['vitalInterest'],
  sources: [
    { kind: 'opinion', said: '茶苗名单要公开（5 人提到）' },
    { kind: 'self', said: undefined },
  ],
  claims: [],
  mayClaim: true,
  mayUnclaim: false,
  mayChange: true,
  assignable: [{ personId: 'p', name: '罗秋梅' }],
}
const blank: FormView = {
  ...ids,
  problemId: '',
  kind: 'team',
  aspects: [{ id: 'teamBuilding', name: '加强自身建设' }],
  aspect: undefined,
  body: '',
  form: '',
  root: '',
  direction: '',
  tags: [],
  sources: ['self'],
  opinions: [{ id: 'l', name: '茶苗名单要公开' }],
  chosenOpinions: ['l'],
  notes: [],
  chosenNotes: [],
}

function shown(name: string, state: string, card: GalleryCard['card']): GalleryCard {
  return { name, state, card }
}

/** Every card of the problem lists in every state. */
export const problemGallery: readonly GalleryCard[] = [
  shown('teamProblems', '有问题', listCard(list)),
  shown(
    'teamProblems',
    '空',
    listCard({ ...list, list: empty, count: 0, unclaimed: 0, opinions: 0 }),
  ),
  shown('teamProblems', '已定稿', listCard({ ...list, finishedOn: '2018-03-02', unclaimed: 0 })),
  shown('ownProblems', '自己的', listCard(own)),
  shown(
    'ownProblems',
    '书记看',
    listCard({ ...own, name: '罗秋梅', mayWrite: false, mayFinish: false, others: [] }),
  ),
  shown(
    'teamProblemOpinions',
    '有意见',
    opinionsCard({
      ...ids,
      kind: 'team',
      list: { page: 1, pages: 1, items: [{ lineId: 'l', summary: '茶苗名单要公开', count: 5 }] },
    }),
  ),
  shown('ownProblemOpinions', '都列了', opinionsCard({ ...ids, kind: 'own', list: empty })),
  shown('teamProblem', '没人认领', itemCard(item)),
  shown(
    'teamProblem',
    '认领了',
    itemCard({
      ...item,
      claims: [
        { name: '张春松', assigned: false },
        { name: '罗秋梅', assigned: true },
      ],
      mayClaim: false,
      mayUnclaim: true,
      mayChange: false,
      assignable: [],
    }),
  ),
  shown(
    'ownProblem',
    '自己的',
    itemCard({ ...item, kind: 'own', direction: '每月走访五户。', assignable: [] }),
  ),
  shown('teamProblemForm', '新列', formCard(blank)),
  shown(
    'ownProblemForm',
    '修改',
    formCard({
      ...blank,
      kind: 'own',
      problemId: 'a',
      aspect: 'teamBuilding',
      body,
      form: '只放在村委会',
      notes: [{ id: 'n', name: '走访少' }],
      chosenNotes: ['n'],
    }),
  ),
]
