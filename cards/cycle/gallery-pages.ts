import type { GalleryCard } from '../gallery.ts'
import { mobileMembersCard, mobilePlaceCard } from './mobile-place.ts'
import { adoptionFormCard, windowFormCard } from './plan-decisions.ts'
import { basisFormCard, parameterFormCard, partsFormCard, taskFormCard } from './plan-forms.ts'
import { basisCard, guarantorsCard, parametersCard, tasksCard } from './plan-pages.ts'
import { preparationTaskCard } from './preparation-task.ts'

const cycleId = 'c1'
const frame = { cycleId, assessmentYear: 2017, mayEdit: true }
const people = [
  { label: '茶应明', value: 'p1' },
  { label: '张春松', value: 'p2' },
  { label: '郭文蓉', value: 'p3' },
]
const units = [
  { label: '禾坪一支部', value: 'u1' },
  { label: '禾坪二支部', value: 'u2' },
]
const parts = {
  keyProblems: '联系班子和个人实际，深入查摆6个方面的问题。',
  methods: '学习研讨、征求意见、谈心谈话、党性分析、开会、整改。',
  requirements: '坚持时间服从质量，准备不充分的，不急于开会。',
}
const rows = [
  {
    path: 'excellentRatio.min',
    name: '优秀比例下限',
    value: '15%',
    source: '2017年度村级方案',
  },
  {
    path: 'excellentRatio.max',
    name: '优秀比例上限',
    value: '20%',
    source: '镇党委2月5日通知',
  },
]
const parameter = {
  cycleId,
  path: 'excellentRatio.max',
  page: 3,
  name: '优秀比例上限',
  value: '20%',
  source: '2017年度村级方案',
}
const basis = {
  issuer: '中共松岚镇委员会',
  title: '关于印发2017年度实施方案的通知',
  number: '松发〔2018〕3号',
  date: '2018-02-05',
  leftOpen: false,
}
const task = { taskId: 't1', title: '落实会议场所', dueOn: '2018-03-03' }
const members = [
  { personId: 'p4', name: '张向强', place: 'destination' as const },
  { personId: 'p5', name: '董志成', place: 'undetermined' as const },
]
const listed = { unitId: 'u2', unitName: '禾坪二支部', page: 0, pages: 2, members }

/** The pages and forms of the plan, and the tasks that come of it. */
export const cyclePagesGallery: readonly GalleryCard[] = [
  {
    name: 'planParameters',
    state: '一页参数',
    card: parametersCard({ ...frame, group: '民主评议', at: 3, of: 9, rows }),
  },
  {
    name: 'planParameters',
    state: '只看',
    card: parametersCard({ ...frame, mayEdit: false, group: '民主评议', at: 0, of: 9, rows }),
  },
  {
    name: 'planParameter',
    state: '填写',
    card: parameterFormCard({ ...parameter, kind: 'line', options: [], hint: '写百分数或分数' }),
  },
  {
    name: 'planParameter',
    state: '多行',
    card: parameterFormCard({ ...parameter, kind: 'lines', options: [], hint: '每行一条' }),
  },
  {
    name: 'planParameter',
    state: '选择',
    card: parameterFormCard({
      ...parameter,
      value: '是',
      kind: 'choice',
      options: ['是', '否'],
      hint: '',
    }),
  },
  { name: 'planParts', state: '修改', card: partsFormCard({ cycleId, parts }) },
  {
    name: 'planBasis',
    state: '两份',
    card: basisCard({
      ...frame,
      documents: [
        { ...basis, missing: false },
        { ...basis, number: null, date: null, missing: true },
        { ...basis, number: null, leftOpen: true, missing: false },
      ],
    }),
  },
  { name: 'planBasis', state: '还没有', card: basisCard({ ...frame, documents: [] }) },
  {
    name: 'planBasisDocument',
    state: '修改',
    card: basisFormCard({ cycleId, at: 0, isNew: false, document: basis }),
  },
  {
    name: 'planBasisDocument',
    state: '添加',
    card: basisFormCard({
      cycleId,
      at: 2,
      isNew: true,
      document: { issuer: '', title: '', number: null, date: null, leftOpen: false },
    }),
  },
  {
    name: 'planTasks',
    state: '几项',
    card: tasksCard({
      ...frame,
      tasks: [
        { ...task, owner: '张春松', done: false },
        { ...task, taskId: 't2', title: '印好测评表', owner: undefined, done: false },
        { ...task, taskId: 't3', title: '邀请上级到会指导', owner: '茶应明', done: true },
      ],
      people,
    }),
  },
  { name: 'planTasks', state: '还没有', card: tasksCard({ ...frame, tasks: [], people }) },
  {
    name: 'planTask',
    state: '修改',
    card: taskFormCard({ cycleId, ...task, ownerId: 'p2', people }),
  },
  {
    name: 'planTask',
    state: '添加',
    card: taskFormCard({ cycleId, ...task, taskId: 'new', title: '', ownerId: undefined, people }),
  },
  {
    name: 'planGuarantors',
    state: '一个没定',
    card: guarantorsCard({
      ...frame,
      units,
      people,
      branches: [
        { name: '禾坪一支部', guarantor: '张春松' },
        { name: '禾坪二支部', guarantor: undefined },
      ],
    }),
  },
  {
    name: 'planAdoption',
    state: '填写',
    card: adoptionFormCard({ cycleId, today: '2018-02-06', team: people, signatory: '茶应明' }),
  },
  {
    name: 'planWindow',
    state: '发布前',
    card: windowFormCard({ cycleId, from: '2018-03-07', to: '2018-03-09', isPublished: false }),
  },
  {
    name: 'planWindow',
    state: '发布后',
    card: windowFormCard({ cycleId, from: '2018-03-07', to: '2018-03-09', isPublished: true }),
  },
  {
    name: 'preparationTask',
    state: '自己的',
    card: preparationTaskCard({ ...task, owner: '张春松', done: false, isOwn: true }),
  },
  {
    name: 'preparationTask',
    state: '已办好',
    card: preparationTaskCard({ ...task, owner: '张春松', done: true, isOwn: true }),
  },
  {
    name: 'preparationTask',
    state: '别人的',
    card: preparationTaskCard({ ...task, owner: undefined, done: false, isOwn: false }),
  },
  {
    name: 'mobilePlace',
    state: '还没定',
    card: mobilePlaceCard({ personId: 'p5', name: '董志成', isOwn: true, place: 'undetermined' }),
  },
  {
    name: 'mobilePlace',
    state: '联系人代答',
    card: mobilePlaceCard({ personId: 'p4', name: '张向强', isOwn: false, place: 'destination' }),
  },
  {
    name: 'mobileMembers',
    state: '有人没定',
    card: mobileMembersCard({ ...listed, undetermined: 1 }),
  },
  {
    name: 'mobileMembers',
    state: '都定了',
    card: mobileMembersCard({ ...listed, page: 1, undetermined: 0 }),
  },
]
