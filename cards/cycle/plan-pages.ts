import type { CardElement, CardJson } from '../kit/card.ts'
import { sayDay } from '../kit/day.ts'
import type { Elements } from '../kit/elements.ts'
import {
  beside,
  button,
  card,
  form,
  grey,
  line,
  md,
  multiSelect,
  note,
  row,
  select,
  submit,
  text,
} from '../kit/elements.ts'
import { assignTasksButton, openButton, saveGuarantorButton } from './buttons.ts'

export interface PageView {
  cycleId: string
  assessmentYear: number
  mayEdit: boolean
}

export interface Choice {
  label: string
  value: string
}

/** So many fit a card. */
const mostDocuments = 12
const mostTasks = 20

export function planPage(title: string, view: PageView, elements: Elements): CardJson {
  return card(title, [...elements, backToPlan(view.cycleId)], {
    template: 'blue',
    subtitle: `${view.assessmentYear}年度实施方案`,
  })
}

export function backToPlan(cycleId: string): CardElement {
  return button('返回方案', openButton, { card: 'plan', key: { cycleId } }, { type: 'text' })
}

export interface ParametersView extends PageView {
  group: string
  at: number
  of: number
  rows: readonly { path: string; name: string; value: string; source: string }[]
}

/** One group of parameters, each with its value and where it comes from. */
export function parametersCard(view: ParametersView): CardJson {
  const { cycleId, at, of } = view
  const turn = (label: string, to: number) =>
    button(label, openButton, { card: 'planParameters', key: { cycleId, page: String(to) } })
  return planPage(`参数：${view.group}`, view, [
    ...view.rows.map((one) => parameterRow(view, one)),
    line,
    row(at > 0 && turn('上一页', at - 1), at + 1 < of && turn('下一页', at + 1)),
  ])
}

function parameterRow(view: ParametersView, one: ParametersView['rows'][number]): CardElement {
  const { cycleId } = view
  const key = { cycleId, path: one.path }
  const what = text(md`${one.name}　**${one.value || '（空）'}**\n${grey(`来源：${one.source}`)}`)
  if (!view.mayEdit) return what
  return beside([what], button('修改', openButton, { card: 'planParameter', key }))
}

export interface BasisView extends PageView {
  documents: readonly {
    issuer: string
    title: string
    number: string | null
    date: string | null
    leftOpen: boolean
    missing: boolean
  }[]
}

/** The chain of notices the plan rests on. */
export function basisCard(view: BasisView): CardJson {
  const { cycleId, documents } = view
  const edit = (label: string, at: number) =>
    button(label, openButton, { card: 'planBasisDocument', key: { cycleId, at: String(at) } })
  return planPage('依据文件', view, [
    documents.length === 0 && note('还没有。请按上级通知逐份填写。'),
    ...documents
      .slice(0, mostDocuments)
      .map((one, at) =>
        view.mayEdit ? beside([documentText(one)], edit('修改', at)) : documentText(one),
      ),
    documents.length > mostDocuments && note('其余的请在参数表里看。'),
    view.mayEdit && edit('添加一份', documents.length),
  ])
}

function documentText(one: BasisView['documents'][number]): CardElement {
  const parts = [
    `文号：${one.number ?? '没填'}`,
    `日期：${one.date ?? '没填'}`,
    one.missing && '还要补',
    one.leftOpen && '先空着',
  ]
  return text(
    md`**${one.issuer || '（发文单位没填）'}**\n${one.title || '（标题没填）'}\n${grey(
      parts.filter(Boolean).join('　'),
    )}`,
  )
}

export interface TasksView extends PageView {
  tasks: readonly {
    taskId: string
    title: string
    owner: string | undefined
    dueOn: string
    done: boolean
  }[]
  people: readonly Choice[]
}

/** What is to be arranged before the meetings. */
export function tasksCard(view: TasksView): CardJson {
  const { cycleId } = view
  const edit = (label: string, taskId: string) =>
    button(label, openButton, { card: 'planTask', key: { cycleId, taskId } })
  return planPage('筹备工作', view, [
    view.tasks.length === 0 && note('还没有安排。'),
    ...view.tasks
      .slice(0, mostTasks)
      .map((task) =>
        view.mayEdit ? beside([taskText(task)], edit('修改', task.taskId)) : taskText(task),
      ),
    view.tasks.length > mostTasks && note(`只列出前 ${mostTasks} 项。`),
    view.mayEdit && assignForm(view),
    view.mayEdit && edit('添加一项', 'new'),
  ])
}

function taskText(task: TasksView['tasks'][number]): CardElement {
  const when = `${task.owner ?? '还没有负责人'}　${sayDay(task.dueOn)}前`
  return text(md`**${task.title}**${task.done ? '　已办好' : ''}\n${grey(when)}`)
}

/** Several tasks go to one person at once, for as long as some have no owner. */
function assignForm({ cycleId, tasks, people }: TasksView): CardElement | undefined {
  const open = tasks.filter((task) => task.owner === undefined)
  if (open.length === 0) return undefined
  const choices = open.map((task) => ({ label: task.title, value: task.taskId }))
  return form('assign', [
    text(md`**分工**　还有 ${open.length} 项没有负责人`),
    multiSelect('taskIds', choices, { placeholder: '选工作，可选多项', required: true }),
    select('ownerId', people, { placeholder: '选负责人', required: true }),
    submit('就这样分工', assignTasksButton, { cycleId }),
  ])
}

export interface GuarantorsView extends PageView {
  branches: readonly { name: string; guarantor: string | undefined }[]
  units: readonly Choice[]
  people: readonly Choice[]
}

/** Who of the team answers for which branch. */
export function guarantorsCard(view: GuarantorsView): CardJson {
  const { cycleId } = view
  return planPage('包保责任', view, [
    ...view.branches.map((one) => text(md`${one.name}　**${one.guarantor ?? '还没定'}**`)),
    view.mayEdit &&
      form('guarantor', [
        text('哪个支部'),
        select('unitId', view.units, { required: true }),
        text('由谁包保'),
        select('personId', view.people, { required: true }),
        submit('保存', saveGuarantorButton, { cycleId }),
      ]),
  ])
}
