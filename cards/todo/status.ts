import { z } from 'zod'
import { action } from '../kit/action.ts'
import type { CardElement, CardJson } from '../kit/card.ts'
import { beside, button, card, grey, joined, line, md, note, row, text } from '../kit/elements.ts'
import { overviewButton } from './overview.ts'
import { dueText } from './wording.ts'

export interface StatusDuty {
  title: string
  dueOn?: string
  owing: number
  of: number
}

export interface StatusPerson {
  personId: string
  name: string
  /** Titles of what they owe, soonest first. */
  owes: readonly string[]
  /** Reached through somebody else, or not at all. */
  through?: string
  unreachable: boolean
  /** The reader: nobody reminds themself. */
  isReader: boolean
  reminded: boolean
}

export interface StatusCardView {
  unitId: string
  unitName: string
  today: string
  duties: readonly StatusDuty[]
  moreDuties: number
  /** Boards of other units the reader may open. */
  others: readonly { unitId: string; name: string }[]
  people: readonly StatusPerson[]
  peopleInAll: number
  page: number
  pages: number
  /** The general branch whose numbers this board belongs to; undefined for a branch. */
  overviewOf?: string
  /** Messages that could not be delivered; only the secretary sees the number. */
  parked: number
}

const place = z.object({ unitId: z.string(), page: z.string() })
export const statusPageButton = action('todo.statusPage', place)
export const remindButton = action(
  'todo.remind',
  z.object({ unitId: z.string(), personId: z.string() }),
)
export const remindAllButton = action('todo.remindAll', z.object({ unitId: z.string() }))
export const parkedButton = action('todo.parked', z.object({ unitId: z.string() }))

/** What is missing in a unit, and who must act, with a private reminder for each. */
export function statusCard(view: StatusCardView): CardJson {
  const parked = view.parked > 0 && parkedRow(view)
  if (view.duties.length === 0) {
    const rest = [text('现在没有欠着的事。'), parked, overviewRow(view), ...otherRows(view)]
    return card(`进度 · ${view.unitName}`, rest, { template: 'green' })
  }
  return card(
    `进度 · ${view.unitName}`,
    [
      ...view.duties.map((duty) => dutyLine(duty, view.today)),
      view.moreDuties > 0 && note(`还有 ${view.moreDuties} 件没有列出`),
      parked,
      remindAll(view),
      line,
      text(md`**要办的人**（${view.peopleInAll} 人）`),
      ...view.people.map((person) => personRow(person, view)),
      view.pages > 1 && pageRow(view),
      overviewRow(view),
      ...otherRows(view),
    ],
    { template: 'blue', summary: `还差 ${view.duties.length} 件，${view.peopleInAll} 人` },
  )
}

function overviewRow({ overviewOf }: StatusCardView): CardElement | undefined {
  if (overviewOf === undefined) return undefined
  return button('各支部进度（图）', overviewButton, { rootId: overviewOf })
}

function otherRows(view: StatusCardView): CardElement[] {
  const buttons = view.others.map(({ unitId, name }) =>
    button(name, statusPageButton, { unitId, page: '1' }, { type: 'text' }),
  )
  return Array.from({ length: Math.ceil(buttons.length / 2) }, (_, at) =>
    row(...buttons.slice(at * 2, at * 2 + 2)),
  )
}

function dutyLine(duty: StatusDuty, today: string): CardElement {
  const late = duty.dueOn !== undefined && duty.dueOn < today
  const due = dueText(duty.dueOn, today)
  const done = duty.of - duty.owing
  const count = duty.of > 1 ? md`已办 ${done}/${duty.of}` : md`未办`
  const colour = late ? 'red' : 'grey'
  const when = due ? { markup: `　<font color='${colour}'>${due}</font>` } : md``
  return text(md`**${duty.title}**\n${grey(count)}${when}`)
}

function personRow(person: StatusPerson, view: StatusCardView): CardElement {
  const owes = joined(
    person.owes.slice(0, 2).map((title) => md`${title}`),
    '、',
  )
  const more = person.owes.length > 2 ? md` 等 ${person.owes.length} 件` : md``
  const through = person.unreachable
    ? md`（没有手机和联系人）`
    : person.through
      ? md`（联系人 ${person.through}）`
      : md``
  const what = md`**${person.name}**${through}\n<font color='grey'>${owes}${more}</font>`
  if (person.isReader) return text(what)
  const remind = button(
    person.reminded ? '已提醒' : '提醒他',
    remindButton,
    { unitId: view.unitId, personId: person.personId },
    { disabled: person.reminded || person.unreachable },
  )
  return beside([text(what)], remind)
}

function pageRow(view: StatusCardView): CardElement {
  const go = (label: string, page: number) =>
    button(label, statusPageButton, { unitId: view.unitId, page: String(page) })
  return row(
    view.page > 1 && go('上一页', view.page - 1),
    view.page < view.pages && go('下一页', view.page + 1),
  )
}

function remindAll(view: StatusCardView): CardElement {
  return button(
    '私下提醒全部',
    remindAllButton,
    { unitId: view.unitId },
    {
      type: 'primary_filled',
      confirm: {
        title: `提醒 ${view.peopleInAll} 人？`,
        text: '每人只收到一条私信，群里不发。今天提醒过的不再发。',
      },
    },
  )
}

function parkedRow(view: StatusCardView): CardElement {
  return beside(
    [text(md`<font color='red'>有 ${view.parked} 条消息没发出去</font>`)],
    button('去看', parkedButton, { unitId: view.unitId }),
  )
}
