import type { GalleryCard } from '../gallery.ts'
import { formCard, type FormView } from './form.ts'
import { itemCard, type ItemView } from './item.ts'
import { offerCard } from './offer.ts'
import { stepCard, type StepView } from './step.ts'

const ids = { cycleId: 'c', subjectId: 'B1' }
const problem = '分茶苗的名单没有贴出来，三户人家不知道标准。'
const measures = '每年十月分苗前，名单在三组公示栏贴七天。'
const long = '村组道路两边的垃圾没有人清，雨天流到沟里。'.repeat(5)

const item: ItemView = {
  itemId: 'a',
  ...ids,
  listCard: 'teamRectification',
  listName: '禾坪一支部',
  light: 'soon',
  problem,
  goal: '分苗标准家家知道',
  measures,
  class: 'phased',
  day: '2018-06-30',
  reviewMonths: null,
  leadUnit: null,
  bearer: '罗秋梅',
  checker: '张春松',
  importedFrom: null,
  sources: ['problem', 'previousCycle'],
  campaign: undefined,
  escalatedOn: null,
  answerOn: null,
  answeredOn: null,
  closedOn: null,
  entries: [
    {
      entryId: 'x',
      kind: 'progress',
      on: '2018-05-02',
      by: '罗秋梅',
      body: '名单已经贴出来了',
      fileName: undefined,
      maySee: false,
      mayWithdraw: true,
    },
    {
      entryId: 'y',
      kind: 'evidence',
      on: '2018-05-03',
      by: '罗秋梅',
      body: '',
      fileName: '公示栏.pdf',
      maySee: true,
      mayWithdraw: false,
    },
  ],
  earlier: 0,
  may: {
    change: false,
    note: true,
    report: true,
    takeReportBack: false,
    check: false,
    keepUp: false,
    reopen: false,
    escalate: false,
    answer: false,
    settle: false,
  },
}
const nothing: ItemView['may'] = { ...item.may, note: false, report: false }

const step: StepView = {
  itemId: 'a',
  step: 'note',
  problem,
  measures,
  targets: [{ id: 'b', name: '村务公开不及时' }],
}

const form: FormView = {
  ...ids,
  itemId: '',
  isTeam: true,
  problem: '',
  goal: '',
  measures: '',
  class: null,
  dueOn: null,
  leadUnit: '',
  responsible: null,
  checker: null,
  reviewMonths: null,
  reviewOn: null,
  bearers: [{ id: 'p', name: '罗秋梅' }],
  checkers: [{ id: 'q', name: '张春松' }],
  campaigns: [],
  campaign: null,
}
const crowd = Array.from({ length: 50 }, (_, at) => ({ id: `p${at}`, name: '茶应明' }))

function shown(name: string, state: string, card: GalleryCard['card']): GalleryCard {
  return { name, state, card }
}

/** One item, its steps and its form. */
export const itemsGallery: readonly GalleryCard[] = [
  shown('rectificationItem', '责任人看', itemCard(item)),
  shown(
    'rectificationItem',
    '核查人看',
    itemCard({
      ...item,
      light: 'waiting',
      may: { ...nothing, check: true, change: true, escalate: true },
    }),
  ),
  shown(
    'rectificationItem',
    '草稿',
    itemCard({
      ...item,
      light: 'draft',
      class: null,
      measures: '',
      day: null,
      bearer: undefined,
      checker: undefined,
      sources: ['import'],
      importedFrom: '“两学一做”问题清单',
      entries: [],
      may: { ...nothing, change: true, settle: true },
    }),
  ),
  shown(
    'rectificationItem',
    '长期坚持，要复查',
    itemCard({
      ...item,
      class: 'longTerm',
      reviewMonths: 3,
      may: { ...nothing, keepUp: true },
    }),
  ),
  shown(
    'rectificationItem',
    '逾期，报了镇党委',
    itemCard({
      ...item,
      light: 'overdue',
      problem: long,
      class: 'coordinated',
      leadUnit: '镇农业综合服务中心',
      campaign: '惠农补贴',
      escalatedOn: '2018-05-02',
      answerOn: '2018-05-20',
      earlier: 12,
      may: { ...item.may, report: false, takeReportBack: true, change: true, answer: true },
    }),
  ),
  shown(
    'rectificationItem',
    '已销号',
    itemCard({
      ...item,
      light: 'closed',
      closedOn: '2018-05-20',
      escalatedOn: '2018-05-02',
      answeredOn: '2018-05-10',
      may: { ...nothing, reopen: true },
    }),
  ),
  ...(['note', 'check', 'keepUp', 'reopen', 'escalate', 'answer', 'settle'] as const).map((name) =>
    shown('rectificationStep', name, stepCard({ ...step, step: name })),
  ),
  shown(
    'rectificationOffer',
    '几项都可能',
    offerCard({
      personId: 'p',
      count: 3,
      list: {
        page: 1,
        pages: 2,
        items: [
          { itemId: 'a', problem, day: '2018-06-30' },
          { itemId: 'b', problem: '村务公开不及时', day: null },
        ],
      },
    }),
  ),
  shown('rectificationForm', '新列', formCard(form)),
  shown(
    'rectificationForm',
    '长期坚持，人多',
    formCard({
      ...form,
      itemId: 'a',
      problem,
      measures,
      class: 'longTerm',
      responsible: 'p3',
      checker: 'p1',
      reviewMonths: 3,
      reviewOn: '2018-06-17',
      bearers: crowd,
      checkers: crowd.slice(0, 25),
      campaigns: [{ id: 'k', name: '惠农补贴' }],
      campaign: 'k',
    }),
  ),
  shown(
    'rectificationForm',
    '个人的',
    formCard({ ...form, subjectId: 'p', isTeam: false, itemId: 'a', problem, dueOn: '2018-06-30' }),
  ),
]
