import type { CardJson } from '../kit/card.ts'
import { sayDay } from '../kit/day.ts'
import { button, card, link, md, note, text, type Elements } from '../kit/elements.ts'
import { openAnswerButton, openItemsButton } from './buttons.ts'
import { noRetaliation, roundName } from './wording.ts'

export interface AnswerCounts {
  satisfied: number
  partly: number
  not: number
  total: number
  /** Only once it is over and from five answers up. */
  isShown: boolean
}

/** Numbers that name nobody. */
export function answerLines(answers: AnswerCounts): Elements {
  const { satisfied, partly, not, total, isShown } = answers
  return [
    text(md`收到 **${total}** 份回答`),
    isShown && text(md`满意 **${satisfied}**　基本满意 **${partly}**　不满意 **${not}**`),
    !isShown && total > 0 && note('公开期结束、满 5 份，才显示各有多少。'),
  ]
}

export interface NoticeView {
  disclosureId: string
  unit: string
  round: number
  phase: 'toCome' | 'shown' | 'over' | 'withdrawn'
  fromOn: string
  toOn: string
  count: number
  /** The page everybody can open. */
  url: string | undefined
  answers: AnswerCounts
}

/** A neutral notice to a group: that something is shown, where, how long; at the end the counts. */
export function noticeCard(view: NoticeView): CardJson {
  const { disclosureId, url, phase } = view
  const look = { subtitle: view.unit }
  const title = roundName(view.round)
  if (phase === 'withdrawn') {
    return card(title, [text('这次公开已经撤回。改好后会重新公开。')], {
      template: 'grey',
      ...look,
    })
  }
  if (phase === 'over') {
    const over = text('公开期已经结束，谢谢大家监督。')
    return card(title, [over, ...answerLines(view.answers)], { template: 'grey', ...look })
  }
  const isShown = phase === 'shown'
  return card(
    title,
    [
      text(md`班子整改情况　**${view.count}** 项`),
      text(md`公开　**${sayDay(view.fromOn)}** 到 **${sayDay(view.toOn)}**`),
      isShown &&
        button('看一看，答一答', openItemsButton, { disclosureId }, { type: 'primary_filled' }),
      isShown && button('答满意不满意', openAnswerButton, { disclosureId }),
      isShown && url !== undefined && link('群众从这里看', url),
      isShown && text(md`**${noRetaliation}**`),
    ],
    { template: 'blue', ...look },
  )
}
