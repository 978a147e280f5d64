import type { CardJson } from '../kit/card.ts'
import { sayDay } from '../kit/day.ts'
import { card, form, input, md, note, select, submit, text } from '../kit/elements.ts'
import { answerButton } from './buttons.ts'
import { go } from './parts.ts'
import { anonymousPromise, answerOptions, noRetaliation, roundName } from './wording.ts'

export interface AnswerView {
  disclosureId: string
  unit: string
  round: number
  isShown: boolean
  toOn: string
}

/** 满意不满意: it holds no numbers and never changes. */
export function answerCard(view: AnswerView): CardJson {
  const { disclosureId, unit } = view
  const title = `${roundName(view.round)}：您满意吗`
  if (!view.isShown) {
    return card(title, [text('现在不在公开期内，谢谢您。')], { template: 'grey', subtitle: unit })
  }
  return card(
    title,
    [
      form('disclosureAnswer', [
        select('answer', answerOptions, { placeholder: '满意不满意', required: true }),
        input('words', { label: '想说的话（可以不写，最多 500 字）', maxLength: 500, rows: 4 }),
        submit('不记名提交', answerButton, { disclosureId }),
      ]),
      note(anonymousPromise),
      text(md`**${noRetaliation}**`),
      note(`截止 ${sayDay(view.toOn)}`),
      go('看公开的内容', 'disclosureRead', { disclosureId, page: '1' }, { type: 'text' }),
    ],
    { template: 'blue', subtitle: unit },
  )
}
