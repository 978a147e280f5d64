import type { CardElement, CardJson } from '../kit/card.ts'
import { card, joined, md, note, text } from '../kit/elements.ts'

export interface HelpCommand {
  /** The Chinese name to type, e.g. 学习. */
  alias: string
  name: string
  usage: string
}

export interface HelpCardView {
  commands: readonly HelpCommand[]
  /** A stranger is told how to get on the register. */
  known: boolean
}

/** The commands a person may use, in the words they would type. */
export function helpCard(view: HelpCardView): CardJson {
  const stranger = !view.known && note('您还不在名册里。请联系支部书记把您加进名册。')
  return card(
    '帮助',
    [
      text('直接发下面的词就行；在群里要先 @我。'),
      stranger,
      text(joined(view.commands.map(commandLine), '\n')),
      view.known && note('看不清、点不动都可以找书记或小组长代办。'),
    ].filter((one): one is CardElement => one !== false),
    { template: 'blue' },
  )
}

function commandLine(command: HelpCommand) {
  return md`**${command.alias}**　${command.usage}`
}
