import { z } from 'zod'
import { action } from '../kit/action.ts'
import type { CardElement, CardJson } from '../kit/card.ts'
import { beside, button, card, md, note, row, text } from '../kit/elements.ts'
import { dueText } from './wording.ts'

export interface DutyLine {
  duty: string
  personId: string
  title: string
  kind: string
  dueOn?: string
  /** Whose it is, when the reader answers for somebody else. */
  onBehalfOf?: string
}

export interface TodoCardView {
  personId: string
  today: string
  /** `asked`: the secretary reminded; `own`: the person looked. */
  why: 'own' | 'asked'
  duties: readonly DutyLine[]
  page: number
  pages: number
  delivery: 'normal' | 'quiet'
}

export const openDutyButton = action(
  'todo.open',
  z.object({ duty: z.string(), personId: z.string() }),
)
export const todoPageButton = action(
  'todo.page',
  z.object({ personId: z.string(), page: z.string() }),
)
export const deliveryButton = action(
  'todo.delivery',
  z.object({ delivery: z.enum(['normal', 'quiet']) }),
)

/** What one person still owes, a line and a button each. */
export function todoCard(view: TodoCardView): CardJson {
  const title = view.why === 'asked' ? '书记提醒您：还有事要办' : '我的待办'
  if (view.duties.length === 0) {
    return card('我的待办', [text('都办好了，没有要办的事。'), deliveryRow(view)], {
      template: 'green',
      summary: '没有待办',
    })
  }
  return card(
    title,
    [
      ...view.duties.flatMap((duty, at) => dutyRow(duty, view.today, at === 0)),
      view.pages > 1 && pageRow(view),
      deliveryRow(view),
    ],
    { template: 'blue', summary: `待办 ${view.duties.length} 件` },
  )
}

/** One duty: what and until when, and the button that opens its card. */
export function dutyRow(duty: DutyLine, today: string, main: boolean): CardElement[] {
  const due = dueText(duty.dueOn, today)
  const late = duty.dueOn !== undefined && duty.dueOn < today
  const whose = duty.onBehalfOf ? md`代 ${duty.onBehalfOf}：` : md``
  const when = due && { markup: `\n<font color='${late ? 'red' : 'grey'}'>${due}</font>` }
  const what = md`${whose}**${duty.title}**${when}`
  const open = button(
    '去办',
    openDutyButton,
    { duty: duty.duty, personId: duty.personId },
    { type: main ? 'primary_filled' : 'default' },
  )
  return [beside([text(what)], open)]
}

function pageRow(view: TodoCardView): CardElement {
  const go = (label: string, page: number) =>
    button(label, todoPageButton, { personId: view.personId, page: String(page) })
  return row(
    view.page > 1 && go('上一页', view.page - 1),
    view.page < view.pages && go('下一页', view.page + 1),
  )
}

function deliveryRow(view: TodoCardView): CardElement {
  const quiet = view.delivery === 'quiet'
  const change = button(
    quiet ? '恢复提醒' : '少提醒',
    deliveryButton,
    { delivery: quiet ? 'normal' : 'quiet' },
    { type: 'text' },
  )
  return beside([note(quiet ? '现在只提醒您自己到期的事' : '每天最多提醒一次，夜里不提醒')], change)
}
