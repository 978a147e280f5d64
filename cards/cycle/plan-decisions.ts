import type { CardJson } from '../kit/card.ts'
import { card, datePicker, form, input, md, multiSelect, note, select } from '../kit/elements.ts'
import { submit, text } from '../kit/elements.ts'
import { adoptButton, createButton, moveWindowButton } from './buttons.ts'
import { formCard } from './plan-forms.ts'
import { backToPlan, type Choice } from './plan-pages.ts'

export interface NewPlanView {
  rootId: string
  unitName: string
  year: number
  from: string
  to: string
  presets: readonly Choice[]
  preset: string
}

/** The first step: which year, which rules, which days. */
export function newPlanCard(view: NewPlanView): CardJson {
  return card(
    '新建方案',
    [
      text('先选年度和范本，里面的内容以后都能改。'),
      form('create', [
        input('year', {
          label: '评议哪一年度（开会可以在下一年）',
          value: String(view.year),
          required: true,
          maxLength: 4,
        }),
        text('照哪个范本'),
        select('preset', view.presets, { value: view.preset, required: true }),
        text('开会第一天'),
        datePicker('from', { value: view.from, required: true }),
        text('开会最后一天'),
        datePicker('to', { value: view.to, required: true }),
        input('reason', { label: '不在惯例日子开会的，写明原因', maxLength: 200 }),
        submit('新建', createButton, { rootId: view.rootId }),
      ]),
    ],
    { subtitle: view.unitName },
  )
}

export interface AdoptionFormView {
  cycleId: string
  today: string
  team: readonly Choice[]
  signatory: string
}

/** The team meeting that adopted the plan. */
export function adoptionFormCard(view: AdoptionFormView): CardJson {
  return formCard('通过方案', [
    note(
      `班子共 ${view.team.length} 人，到会要超过一半，也就是至少 ${Math.floor(view.team.length / 2) + 1} 人。`,
    ),
    form('adoption', [
      text('哪天开会通过的'),
      datePicker('adoptedOn', { value: view.today, required: true }),
      text('到会的班子成员'),
      multiSelect('present', view.team, { required: true }),
      submit('通过方案', adoptButton, { cycleId: view.cycleId }),
    ]),
    text(md`签发人：**${view.signatory}**`),
    backToPlan(view.cycleId),
  ])
}

export interface WindowFormView {
  cycleId: string
  from: string
  to: string
  /** The groups know the present window and are told of the new one. */
  isPublished: boolean
}

/** Other days for the meetings; everything counted from them moves too. */
export function windowFormCard(view: WindowFormView): CardJson {
  return formCard('改开会时间', [
    text('提醒和各项截止日期会一起变。准备不充分的，不急于开会。'),
    view.isPublished && note('保存后会马上通知群里。'),
    form('window', [
      text('开会第一天'),
      datePicker('from', { value: view.from, required: true }),
      text('开会最后一天'),
      datePicker('to', { value: view.to, required: true }),
      input('reason', { label: '原因（不在惯例日子开会的必须写）', maxLength: 200 }),
      submit('保存', moveWindowButton, { cycleId: view.cycleId }),
    ]),
    backToPlan(view.cycleId),
  ])
}
