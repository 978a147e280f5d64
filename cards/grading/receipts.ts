import type { CardJson } from '../kit/card.ts'
import {
  beside,
  card,
  datePicker,
  form,
  input,
  line,
  md,
  note,
  select,
  submit,
  text,
  type Elements,
} from '../kit/elements.ts'
import { chooseReceiptButton, receiptButton } from './buttons.ts'
import { branchOf, go, gradeOptions, pager, type OfBranchView, type Paged } from './parts.ts'
import { gradeNames, shortDay, type GradeName } from './wording.ts'

/** `conflict`: graded here as well, and nobody has said which counts. */
export type ReceiptState = 'awaitingReceipt' | 'received' | 'conflict' | 'settled' | 'home'

const stateNames: Record<ReceiptState, string> = {
  awaitingReceipt: '等回执',
  received: '已收到',
  conflict: '两处都评了，请选一个',
  settled: '已选定',
  home: '在本支部参评',
}

export interface ReceiptsView extends OfBranchView {
  awaiting: number
  list: Paged<{
    personId: string
    name: string
    state: ReceiptState
    receivedOn: string | undefined
  }>
}

/** Receipts of mobile members who are appraised at their destination (R18). */
export function receiptsCard(view: ReceiptsView): CardJson {
  const key = branchOf(view)
  return card(
    '流动党员回执',
    [
      view.list.items.length === 0
        ? text('没有流动党员。')
        : text(md`还有 **${view.awaiting}** 人等回执`),
      ...view.list.items.flatMap(({ personId, name, state, receivedOn }): Elements => {
        const day = receivedOn === undefined ? '' : `（${shortDay(receivedOn)}）`
        const open = go(state === 'conflict' ? '去选' : '登记', 'gradeReceipt', {
          ...key,
          personId,
        })
        return [beside([text(md`**${name}**　${stateNames[state]}${day}`)], open)]
      }),
      pager(view.list, 'gradeReceipts', key),
      line,
      note('一人只评一次。收不到回执的，写明情况，才能归档。'),
      go('返回', 'gradingDesk', { ...key, page: '1' }, { type: 'text' }),
    ],
    { template: 'blue', subtitle: view.unitName },
  )
}

export interface ReceiptView extends OfBranchView {
  personId: string
  name: string
  state: ReceiptState
  receivedOn: string | undefined
  today: string
  grade: GradeName | undefined
  destination: string | undefined
  meetingOn: string | undefined
  note: string | undefined
  homeGrade: GradeName | undefined
  chosen: 'home' | 'destination' | undefined
  chosenReason: string | undefined
}

/** One receipt: when it came and what it says; a double grade is chosen between, with a reason. */
export function receiptCard(view: ReceiptView): CardJson {
  const key = { ...branchOf(view), personId: view.personId }
  return card(
    `回执：${view.name}`,
    [
      text(stateNames[view.state]),
      form('receipt', [
        text('哪天收到的'),
        datePicker('receivedOn', { value: view.receivedOn ?? view.today, required: true }),
        text('流入地评的等次（没有就不选）'),
        select('grade', gradeOptions, {
          placeholder: '没有等次',
          ...(view.grade !== undefined && { value: view.grade }),
        }),
        input('destination', {
          label: '流入地党组织（回执上怎么写就怎么写）',
          maxLength: 60,
          ...(view.destination !== undefined && { value: view.destination }),
        }),
        text('那边哪天开的会（不知道就不选）'),
        datePicker('meetingOn', view.meetingOn === undefined ? {} : { value: view.meetingOn }),
        input('note', {
          label: '说明（没有等次的必须写）',
          rows: 2,
          maxLength: 200,
          ...(view.note !== undefined && { value: view.note }),
        }),
        submit(view.receivedOn === undefined ? '登记' : '更正', receiptButton, key),
      ]),
      ...(view.state === 'conflict' || view.state === 'settled' ? choosing(view, key) : []),
      go('返回', 'gradeReceipts', { ...branchOf(view), page: '1' }, { type: 'text' }),
    ],
    { template: view.state === 'conflict' ? 'orange' : 'blue', subtitle: view.unitName },
  )
}

const chosenNames = { home: '以本支部为准', destination: '以流入地为准' } as const

function choosing(
  view: ReceiptView,
  key: { cycleId: string; unitId: string; personId: string },
): Elements {
  const { homeGrade, grade, chosen } = view
  return [
    line,
    text(
      md`本支部：**${homeGrade ? gradeNames[homeGrade] : '—'}**　流入地：**${grade ? gradeNames[grade] : '—'}**`,
    ),
    chosen !== undefined && text(md`${chosenNames[chosen]}：${view.chosenReason ?? ''}`),
    form('choice', [
      select(
        'chosen',
        Object.entries(chosenNames).map(([value, label]) => ({ label, value })),
        { placeholder: '以哪个为准', required: true, ...(chosen && { value: chosen }) },
      ),
      input('reason', { label: '理由', rows: 2, maxLength: 300, required: true }),
      submit('选定', chooseReceiptButton, key),
    ]),
    note('两个等次不合并、不平均。'),
  ]
}
