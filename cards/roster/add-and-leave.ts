import type { CardJson } from '../kit/card.ts'
import {
  card,
  datePicker,
  form,
  input,
  md,
  note,
  select,
  submit,
  text,
  type Option,
} from '../kit/elements.ts'
import { addButton, leaveButton } from './buttons.ts'
import { go } from './parts.ts'
import { leaveReasons } from './wording.ts'

export interface AddCardView {
  unitId: string
  unit: string
  openId: string | undefined
  name: string | undefined
  kinds: readonly Option[]
  homes: readonly Option[]
  home: string | undefined
  today: string
}

/** A new person on the register. */
export function addCard(view: AddCardView): CardJson {
  const { unitId, openId } = view
  return card(
    '添加人员',
    [
      form('add', [
        input('name', {
          label: '姓名',
          required: true,
          maxLength: 30,
          ...(view.name !== undefined && { value: view.name }),
        }),
        text('人员类别'),
        select('kind', view.kinds, { required: true }),
        text('支部、小组（列席人员可不选）'),
        select('home', view.homes, view.home === undefined ? {} : { value: view.home }),
        text('怎么来的'),
        select('how', ways, { value: 'added' }),
        text('从哪天起'),
        datePicker('onDay', { value: view.today, required: true }),
        submit('添加', addButton, { unitId, ...(openId !== undefined && { openId }) }),
      ]),
      go('返回名册', 'roster', { unitId }, { type: 'text' }),
    ],
    { template: 'blue', subtitle: view.unit },
  )
}

const ways: readonly Option[] = [
  { label: '补登名册', value: 'added' },
  { label: '接收为预备党员', value: 'admitted' },
  { label: '组织关系转入', value: 'transferredIn' },
]

export interface LeaveCardView {
  personId: string
  name: string
  unit: string
  today: string
  /** Already off the register. */
  gone: boolean
  unitId: string
}

/** Taking somebody off the register, with the day and why. */
export function leaveCard(view: LeaveCardView): CardJson {
  const { personId, unitId } = view
  const back = go('返回名册', 'roster', { unitId }, { type: 'text' })
  if (view.gone) {
    return card('已不在册', [text(md`**${view.name}** 已不在名册里。`), back], { template: 'grey' })
  }
  return card(
    '不再在册',
    [
      text(md`**${view.name}**（${view.unit}）`),
      form('leave', [
        text('原因'),
        select('reason', reasons, { required: true }),
        text('哪天起'),
        datePicker('onDay', { value: view.today, required: true }),
        submit('确认不再在册', leaveButton, { personId }, { type: 'danger_filled' }),
      ]),
      note('以前的记录都保留。确认后，这位同志不再收到消息。'),
      go('不改了', 'rosterPerson', { personId }, { type: 'text' }),
    ],
    { template: 'blue' },
  )
}

const reasons: readonly Option[] = Object.entries(leaveReasons).map(([value, label]) => ({
  value,
  label,
}))
