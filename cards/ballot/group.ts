import type { CardJson } from '../kit/card.ts'
import { button, card, md, note, text } from '../kit/elements.ts'
import { takePaperButton } from './buttons.ts'
import { roundNames, type Kind } from './wording.ts'

export interface GroupView {
  roundId: string
  kind: Kind
  unit: string
  state: 'open' | 'over' | 'voided'
  /** Papers handed in on the phone, of so many. */
  handedIn: number
  of: number
  /** How many vote on paper. */
  onPaper: number
  /** Digest of the closed box. */
  box: string | undefined
}

/** The group's card of a round: numbers and one button, never a name. */
export function groupCard(view: GroupView): CardJson {
  const { kind, unit: subtitle, handedIn, of } = view
  if (view.state === 'voided') {
    return card(roundNames[kind], [text('这次测评已作废，请等重新发放。')], {
      template: 'grey',
      subtitle,
    })
  }
  const counted = [
    text(md`已交　**${handedIn}** / 共 **${of}**`),
    view.onPaper > 0 && note(`另有 ${view.onPaper} 人用纸质票。`),
  ]
  if (view.state === 'over') {
    return card(
      roundNames[kind],
      [...counted, text('投票已结束。'), view.box !== undefined && note(`票箱编号：${view.box}`)],
      { template: 'grey', subtitle },
    )
  }
  return card(
    roundNames[kind],
    [
      ...counted,
      text('不记名。点下面的按钮，票会单独发给您。'),
      button('领取测评票', takePaperButton, { roundId: view.roundId }, { type: 'primary_filled' }),
    ],
    { template: 'blue', subtitle },
  )
}

export interface ReminderView {
  kind: Kind
  unit: string
  missing: number
  isOpen: boolean
}

/** 还有 n 人未交, to everybody at once; nobody is named. */
export function reminderCard({ kind, unit, missing, isOpen }: ReminderView): CardJson {
  const isDone = !isOpen || missing === 0
  return card(
    roundNames[kind],
    [
      isOpen ? text(md`手机上还有 **${missing}** 人没有交票。`) : text('投票已结束。'),
      !isDone && note('请在上面的测评卡片里领取、填写、交票。'),
    ],
    { template: isDone ? 'grey' : 'orange', subtitle: unit },
  )
}
