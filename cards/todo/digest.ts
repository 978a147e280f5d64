import { z } from 'zod'
import { action } from '../kit/action.ts'
import type { CardElement, CardJson } from '../kit/card.ts'
import { beside, button, card, md, note, text } from '../kit/elements.ts'
import { dutyRow, type DutyLine } from './todo.ts'

export interface CountLine {
  kind: string
  count: number
  unitId: string
  unitName: string
}

export interface DigestCardView {
  today: string
  duties: readonly DutyLine[]
  /** Duties that did not fit; they are in /todo. */
  more: number
  /** Only type and count: who it is stands on the board (`domain.md` 6). */
  counts: readonly CountLine[]
}

export const openBoardButton = action('todo.board', z.object({ unitId: z.string() }))

/** The one reminder of a day. */
export function digestCard(view: DigestCardView): CardJson {
  if (view.duties.length === 0 && view.counts.length === 0) {
    return card('今天的提醒', [text('提醒的事都办好了，谢谢。')], { template: 'green' })
  }
  return card(
    '今天的提醒',
    [
      ...view.duties.flatMap((duty, at) => dutyRow(duty, view.today, at === 0)),
      view.more > 0 && note(`还有 ${view.more} 件，发“待办”看全部`),
      ...view.counts.map((line, at) => countRow(line, at === 0 && view.duties.length === 0)),
    ],
    { template: 'blue', summary: summaryOf(view) },
  )
}

function summaryOf(view: DigestCardView): string {
  const [first] = view.duties
  if (first) return view.duties.length === 1 ? first.title : `${view.duties.length} 件事要办`
  return `还有 ${view.counts.reduce((sum, line) => sum + line.count, 0)} 人次没办好`
}

function countRow(line: CountLine, main: boolean): CardElement {
  const board = button(
    '看进度',
    openBoardButton,
    { unitId: line.unitId },
    { type: main ? 'primary_filled' : 'default' },
  )
  return beside([text(md`${line.unitName} · ${line.kind}：还有 **${line.count}** 人没办好`)], board)
}
