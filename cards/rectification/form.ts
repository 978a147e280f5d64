import type { CardJson } from '../kit/card.ts'
import { card, form, input, note, select, submit, text } from '../kit/elements.ts'
import { reviewIntervals, saveItemButton } from './buttons.ts'
import { asOption, dayField, go, longField, type Choice } from './parts.ts'
import { classChoices, classList } from './wording.ts'

export interface FormView {
  cycleId: string
  subjectId: string
  /** '' for a new one. */
  itemId: string
  isTeam: boolean
  problem: string
  goal: string
  measures: string
  class: (typeof classList)[number] | null
  dueOn: string | null
  leadUnit: string
  responsible: string | null
  checker: string | null
  reviewMonths: number | null
  reviewOn: string | null
  bearers: readonly Choice[]
  checkers: readonly Choice[]
  campaigns: readonly Choice[]
  campaign: string | null
}

/** Lists an item or changes it; a draft may leave open what is needed only to publish it. */
export function formCard(view: FormView): CardJson {
  const { cycleId, subjectId, itemId, isTeam } = view
  const list = isTeam ? 'teamRectification' : 'ownRectification'
  return card(
    itemId === '' ? '列一项整改' : '修改整改事项',
    [
      note('措施写具体：谁、什么时候、做什么。没想好可以先存草稿。'),
      form('item', [
        longField('problem', '要整改的问题', view.problem),
        select(
          'class',
          classList.map((one) => ({ label: classChoices[one], value: one })),
          { placeholder: '哪一类', ...(view.class && { value: view.class }) },
        ),
        longField('goal', '要改到什么样（可以不填）', view.goal, 200),
        longField('measures', '措施', view.measures, 1000),
        ...dayField('dueOn', '完成期限（长期坚持的不用填）', view.dueOn),
        input('leadUnit', {
          label: '牵头单位（组织协调的要填）',
          value: view.leadUnit,
          maxLength: 60,
        }),
        ...(isTeam
          ? choose('responsible', '责任人（不选为书记）', view.bearers, view.responsible)
          : []),
        ...choose('checker', '核查人（不选为书记，不能是责任人）', view.checkers, view.checker),
        text('长期坚持的：多久复查一次，第一次哪天'),
        select(
          'reviewMonths',
          reviewIntervals.map((months) => ({ label: `每 ${months} 个月`, value: months })),
          {
            placeholder: '多久复查',
            ...(view.reviewMonths !== null && { value: String(view.reviewMonths) }),
          },
        ),
        ...dayField('reviewOn', '第一次复查', view.reviewOn),
        ...(view.campaigns.length > 0
          ? choose('campaign', '属于哪个专项整治（可以不选）', view.campaigns, view.campaign)
          : []),
        submit('保存', saveItemButton, { cycleId, subjectId, itemId }),
      ]),
      go('不存，返回清单', list, { cycleId, subjectId, page: '1' }, { type: 'text' }),
    ],
    { template: 'blue' },
  )
}

/** A choice under its question, which stays to be read once something is chosen. */
function choose(name: string, label: string, choices: readonly Choice[], value: string | null) {
  const look = value === null ? {} : { value }
  return [text(label), select(name, choices.map(asOption), look)]
}
