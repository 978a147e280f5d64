import type { CardJson } from '../kit/card.ts'
import {
  card,
  form,
  input,
  md,
  note,
  select,
  submit,
  text,
  type Elements,
  type Option,
} from '../kit/elements.ts'
import { openButton } from './buttons.ts'
import { go } from './parts.ts'
import { meetingNames, type MeetingType } from './wording.ts'

export interface OpeningView {
  unitId: string
  unitName: string
  meetingType: MeetingType
  expected: number
  coming: number
  onLeave: number
  /** What must be reached, in words: `到会至少 13 人`. */
  least: string
  chairName: string
  recorders: readonly Option[]
  recorderId: string | undefined
  /** Who may chair instead, with a reason; none in the general branch. */
  chairs: readonly Option[]
  guides: string
}

/** 开始开会: who writes, who came to guide, and whether enough will be there. */
export function openingCard(view: OpeningView): CardJson {
  const { unitId, meetingType } = view
  return card(
    `开始：${meetingNames[meetingType]}`,
    [
      text(md`应到 **${view.expected}** 人，说能到 **${view.coming}** 人，请假 ${view.onLeave} 人`),
      text(view.least),
      text(md`**主持人**　${view.chairName}`),
      form('opening', [
        text('谁做记录'),
        select('recorder', view.recorders, {
          required: true,
          ...(view.recorderId !== undefined && { value: view.recorderId }),
        }),
        input('guides', {
          label: '到会指导的领导（一行一位，没有就不填）',
          rows: 2,
          maxLength: 200,
          ...(view.guides !== '' && { value: view.guides }),
        }),
        ...delegation(view),
        submit('开始', openButton, { unitId, meetingType }),
      ]),
      note('按“开始”后，名单定下来，群里会出现议程和签到。'),
      go('返回', 'meetingReady', { unitId, meetingType }, { type: 'text' }),
    ],
    { template: 'red', subtitle: view.unitName },
  )
}

function delegation({ chairs }: OpeningView): Elements {
  if (chairs.length === 0) return []
  return [
    text('书记不能主持时，委托谁主持（不委托就不选）'),
    select('chair', chairs),
    input('chairReason', { label: '为什么委托', maxLength: 100 }),
  ]
}
