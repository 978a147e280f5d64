import type { CardJson } from '../kit/card.ts'
import {
  button,
  card,
  form,
  input,
  line,
  md,
  note,
  submit,
  text,
  type Elements,
} from '../kit/elements.ts'
import { objectButton, receivedButton } from './buttons.ts'
import type { FeedbackTextsView } from './feedback.ts'
import { go } from './parts.ts'
import { sayGrade, shortDay, type GradeName } from './wording.ts'

export interface OwnFeedbackView {
  cycleId: string
  personId: string
  /** Whose it is, when the secretary looks. */
  name: string | undefined
  unitName: string
  grade: GradeName | undefined
  texts: FeedbackTextsView
  toldOn: string
  answer: 'received' | 'different' | undefined
  restudy: { dueOn: string; settled: { heldOn: string; note: string } | undefined } | undefined
  mayAnswer: boolean
  mayObject: boolean
}

/** What a member is told: theirs and their secretary's alone (R101). */
export function ownFeedbackCard(view: OwnFeedbackView): CardJson {
  const { cycleId, personId, texts } = view
  return card(
    view.name === undefined ? '民主评议给您的反馈' : `给${view.name}的反馈`,
    [
      text(md`支部评定等次：**${sayGrade(view.grade)}**`),
      text(md`优点：${texts.strengths}`),
      text(md`不足和差距：${texts.gaps}`),
      text(md`希望：${texts.hopes}`),
      ...outcome(view),
      view.mayAnswer &&
        button('收到', receivedButton, { cycleId, personId }, { type: 'primary_filled' }),
      view.mayObject && go('有不同意见', 'gradeObjection', { cycleId, personId }),
      note('只有您和书记能看。'),
    ],
    { template: view.mayAnswer ? 'blue' : 'grey', subtitle: view.unitName },
  )
}

function outcome({ restudy, answer }: OwnFeedbackView): Elements {
  if (!restudy) return [answer === 'received' && text('您已收到。')]
  if (!restudy.settled) {
    return [text(md`您有不同意见，支部在 **${shortDay(restudy.dueOn)}** 前再研究一次。`)]
  }
  return [
    line,
    text(md`${shortDay(restudy.settled.heldOn)}支部再研究：${restudy.settled.note}`),
    note('这是最终结果。'),
  ]
}

export interface ObjectionView {
  cycleId: string
  personId: string
  name: string | undefined
  days: number
}

/** 有不同意见: in the member's own words, once. */
export function objectionCard(view: ObjectionView): CardJson {
  const key = { cycleId: view.cycleId, personId: view.personId }
  return card(
    view.name === undefined ? '有不同意见' : `${view.name}的不同意见`,
    [
      text(md`写明哪里不同意、为什么。支部 **${view.days}** 天内再研究一次，结果是最终的。`),
      form('objection', [
        input('statement', { label: '意见', rows: 4, maxLength: 500, required: true }),
        submit('交给支部', objectButton, key),
      ]),
      view.name === undefined && go('返回', 'gradeFeedback', key, { type: 'text' }),
    ],
    { template: 'blue' },
  )
}
