import type { CardJson } from '../kit/card.ts'
import type { Elements } from '../kit/elements.ts'
import { button, card, datePicker, form, input, note, select } from '../kit/elements.ts'
import { submit, text } from '../kit/elements.ts'
import * as buttons from './buttons.ts'
import { backToPlan, type Choice } from './plan-pages.ts'
import { partTitle } from './wording.ts'

export interface ParameterFormView {
  cycleId: string
  path: string
  page: number
  name: string
  value: string
  source: string
  kind: 'line' | 'lines' | 'choice'
  options: readonly string[]
  hint: string
}

/** One parameter: a new value, and which notice it comes from. */
export function parameterFormCard(view: ParameterFormView): CardJson {
  const { cycleId, path, page } = view
  const value =
    view.kind === 'choice'
      ? select(
          'value',
          view.options.map((label) => ({ label, value: label })),
          { value: view.value },
        )
      : input('value', {
          value: view.kind === 'lines' ? view.value.replaceAll('；', '\n') : view.value,
          maxLength: 1000,
          ...(view.kind === 'lines' && { rows: 4 }),
        })
  return formCard(`修改：${view.name}`, [
    form('parameter', [
      ...(view.kind === 'choice' ? [] : [note(view.hint)]),
      value,
      input('source', {
        label: '依据（哪份文件或哪次会）',
        placeholder: '例如：镇党委2月5日通知',
        required: true,
        maxLength: 100,
      }),
      submit('保存', buttons.setParameterButton, { cycleId, path }),
    ]),
    note(`现在的来源：${view.source}`),
    button(
      '返回',
      buttons.openButton,
      { card: 'planParameters', key: { cycleId, page: String(page) } },
      { type: 'text' },
    ),
  ])
}

export interface PartsFormView {
  cycleId: string
  parts: Readonly<Record<'keyProblems' | 'methods' | 'requirements', string>>
}

/** The three parts a plan must have. */
export function partsFormCard({ cycleId, parts }: PartsFormView): CardJson {
  const names = ['keyProblems', 'methods', 'requirements'] as const
  return formCard('修改方案内容', [
    form('parts', [
      ...names.map((part) =>
        input(part, { label: partTitle(part), value: parts[part], rows: 4, maxLength: 1000 }),
      ),
      submit('保存', buttons.savePartsButton, { cycleId }),
    ]),
    backToPlan(cycleId),
  ])
}

export interface BasisFormView {
  cycleId: string
  at: number
  isNew: boolean
  document: {
    issuer: string
    title: string
    number: string | null
    date: string | null
    leftOpen: boolean
  }
}

/** One notice the plan rests on. */
export function basisFormCard(view: BasisFormView): CardJson {
  const { cycleId, at, document } = view
  return formCard('依据文件', [
    form('basis', [
      input('issuer', {
        label: '发文单位',
        value: document.issuer,
        required: true,
        maxLength: 100,
      }),
      input('title', { label: '标题', value: document.title, required: true, rows: 2 }),
      input('number', {
        label: '文号，如 松组通〔2018〕3号',
        value: document.number ?? '',
        maxLength: 60,
      }),
      text('发文日期'),
      datePicker('date', document.date === null ? {} : { value: document.date }),
      text('没有的内容'),
      select(
        'blanks',
        [
          { label: '以后补上', value: 'fill' },
          { label: '确定先空着', value: 'open' },
        ],
        { value: document.leftOpen ? 'open' : 'fill', required: true },
      ),
      submit('保存', buttons.saveBasisButton, { cycleId, at }),
    ]),
    !view.isNew &&
      button(
        '删除这份',
        buttons.dropBasisButton,
        { cycleId, at },
        {
          type: 'danger',
          confirm: { title: '删除这份依据文件', text: '删除后要重新填写。' },
        },
      ),
    backToPlan(cycleId),
  ])
}

export interface TaskFormView {
  cycleId: string
  taskId: string
  title: string
  ownerId: string | undefined
  dueOn: string
  people: readonly Choice[]
}

/** One preparation task with owner and last day. */
export function taskFormCard(view: TaskFormView): CardJson {
  const { cycleId, taskId } = view
  return formCard('筹备工作', [
    form('task', [
      input('title', { label: '做什么', value: view.title, required: true, maxLength: 60 }),
      text('负责人'),
      select('ownerId', view.people, {
        required: true,
        ...(view.ownerId !== undefined && { value: view.ownerId }),
      }),
      text('哪天前办好'),
      datePicker('dueOn', { value: view.dueOn, required: true }),
      submit('保存', buttons.saveTaskButton, { cycleId, taskId }),
    ]),
    taskId !== 'new' &&
      button(
        '删除',
        buttons.dropTaskButton,
        { cycleId, taskId },
        {
          type: 'danger',
          confirm: { title: '删除这项工作', text: '负责人的待办里也会去掉。' },
        },
      ),
    backToPlan(cycleId),
  ])
}

export function formCard(title: string, elements: Elements): CardJson {
  return card(title, elements, { template: 'blue' })
}
