import { card, text } from '../kit/elements.ts'
import type { CardJson } from '../kit/card.ts'

export interface AnswerCardView {
  sentence: string
}

/** A sentence of the bot to one person. */
export function answerCard(view: AnswerCardView): CardJson {
  return card('支部助手', [text(view.sentence)], { template: 'blue', summary: view.sentence })
}
