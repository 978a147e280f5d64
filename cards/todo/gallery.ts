import type { GalleryCard } from '../gallery.ts'
import { digestCard } from './digest.ts'
import { helpCard } from './help.ts'
import { overviewCard, type OverviewView } from './overview.ts'
import { parkedCard } from './parked.ts'
import { statusCard, type StatusCardView } from './status.ts'
import { todoCard, type TodoCardView } from './todo.ts'

const today = '2018-02-22'
const duties = [
  {
    duty: 'study:1',
    personId: 'p',
    title: '学习十九大报告',
    kind: '学习任务',
    dueOn: '2018-02-20',
  },
  { duty: 'study:2', personId: 'p', title: '学习新党章', kind: '学习任务', dueOn: '2018-02-22' },
  {
    duty: 'study:1',
    personId: 'q',
    title: '学习十九大报告',
    kind: '学习任务',
    dueOn: '2018-02-28',
    onBehalfOf: '普贵明',
  },
]
const todo: TodoCardView = {
  personId: 'p',
  today,
  why: 'own',
  duties,
  page: 1,
  pages: 1,
  delivery: 'normal',
}
const status: StatusCardView = {
  unitId: 'u',
  unitName: '禾坪一支部',
  today,
  moreDuties: 0,
  others: [],
  page: 1,
  pages: 2,
  parked: 0,
  duties: [
    {
      title: '学习十九大报告',
      dueOn: '2018-02-20',
      owing: 3,
      of: 24,
    },
    {
      title: '安排集中学习',
      dueOn: '2018-02-26',
      owing: 1,
      of: 1,
    },
  ],
  people: [
    person('罗建成', ['学习十九大报告', '学习新党章', '补学：2月10日集中学习']),
    {
      ...person('普贵明', ['学习十九大报告']),
      through: '周开坤',
    },
    {
      ...person('王正成', ['学习十九大报告']),
      unreachable: true,
    },
    {
      ...person('张春松', ['安排集中学习']),
      reminded: true,
    },
  ],
  peopleInAll: 11,
}

function person(name: string, owes: string[]) {
  return { personId: name, name, owes, unreachable: false, reminded: false, isReader: false }
}

// The longest a form takes: a name of ten characters, a title of sixty.
const longName = '阿卜杜热合曼尼亚孜江'
const longTitle =
  '认真学习贯彻落实党的十九大精神和习近平新时代中国特色社会主义思想原原本本学习新修订的党章全文并联系本村实际谈体会认识'

const shares = {
  study: { done: 61, of: 96 },
  talks: { done: 9, of: 14 },
  analysis: { done: 22, of: 24 },
  meetings: { done: 1, of: 2 },
  rectification: { done: 3, of: 8 },
}
const none = { done: 0, of: 0 }
const overview: OverviewView = {
  rootId: 'gb',
  rootName: '禾坪村党总支',
  year: 2017,
  isClosed: false,
  lines: [
    {
      unitId: 'gb',
      unitName: '禾坪村党总支',
      shares: { ...shares, study: none, analysis: none },
    },
    ...['一', '二', '三'].map((no) => ({ unitId: no, unitName: `禾坪${no}支部`, shares })),
  ],
}

const commands = [
  { alias: '待办', name: '/todo', usage: '看我还有什么要办' },
  { alias: '学习', name: '/study', usage: '看学习任务' },
]

export const todoGallery: readonly GalleryCard[] = [
  { name: 'todo', state: '有三件事', card: todoCard(todo) },
  {
    name: 'todo',
    state: '书记提醒，有两页',
    card: todoCard({ ...todo, why: 'asked', pages: 2, delivery: 'quiet' }),
  },
  {
    name: 'todo',
    state: '长名字长题目',
    card: todoCard({
      ...todo,
      duties: duties.map((duty) => ({ ...duty, title: longTitle, onBehalfOf: longName })),
    }),
  },
  { name: 'todo', state: '都办好了', card: todoCard({ ...todo, duties: [] }) },
  {
    name: 'digest',
    state: '自己的事和小组的数',
    card: digestCard({
      today,
      duties,
      more: 2,
      counts: [
        {
          kind: '学习任务',
          count: 3,
          unitId: 'u',
          unitName: '禾坪一支部',
        },
      ],
    }),
  },
  {
    name: 'digest',
    state: '都办好了',
    card: digestCard({ today, duties: [], more: 0, counts: [] }),
  },
  { name: 'status', state: '差几件事', card: statusCard(status) },
  {
    name: 'status',
    state: '有消息没发出去',
    card: statusCard({
      ...status,
      parked: 2,
      pages: 1,
      others: [
        { unitId: 'b2', name: '禾坪二支部' },
        { unitId: 'gb', name: '禾坪村党总支' },
      ],
    }),
  },
  {
    name: 'status',
    state: '长名字长题目',
    card: statusCard({
      ...status,
      duties: status.duties.map((duty) => ({ ...duty, title: longTitle })),
      people: [{ ...person(longName, [longTitle, longTitle]), through: longName }],
    }),
  },
  { name: 'status', state: '都齐了', card: statusCard({ ...status, duties: [], people: [] }) },
  {
    name: 'status',
    state: '总支的',
    card: statusCard({ ...status, unitName: '禾坪村党总支', overviewOf: 'gb' }),
  },
  { name: 'overview', state: '三个支部', card: overviewCard(overview) },
  {
    name: 'overview',
    state: '刚开始',
    card: overviewCard({
      ...overview,
      lines: overview.lines.map((line) => ({
        ...line,
        shares: {
          study: none,
          talks: none,
          analysis: none,
          meetings: { done: 0, of: 2 },
          rectification: none,
        },
      })),
    }),
  },
  {
    name: 'overview',
    state: '三十个支部，已结束',
    card: overviewCard({
      ...overview,
      isClosed: true,
      lines: Array.from({ length: 31 }, (_, at) => ({
        unitId: `b${at}`,
        unitName: `西双版纳傣族自治州勐腊县象明乡第${at}支部`,
        shares,
      })),
    }),
  },
  {
    name: 'parked',
    state: '两条',
    card: parkedCard({
      rootId: 'u',
      lines: [
        { outboxId: '1', to: '禾坪三支部', state: 'dead', at: '2018-02-10 07:30' },
        { outboxId: '2', to: '李晓强', state: 'unknown', at: '2018-02-11 09:05' },
      ],
      more: 0,
    }),
  },
  { name: 'parked', state: '没有', card: parkedCard({ rootId: 'u', lines: [], more: 0 }) },
  { name: 'help', state: '党员', card: helpCard({ commands, known: true }) },
  { name: 'help', state: '不在名册', card: helpCard({ commands, known: false }) },
]
