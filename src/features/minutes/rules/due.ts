import { addDays, dayOf, type Day } from '../../../organization/calendar.ts'
import { dayOfRow, type Timed } from '../../../organization/cycle-calendar.ts'

const dayMs = 86_400_000

/** The draft is due within 24 hours (`domain.md` 6), so by the day after it was asked for. */
export function draftDueOn(askedAt: number): Day {
  return addDays(dayOf(new Date(askedAt)), 1)
}

/** Row T+3; a record asked for later than that is signed by the day its draft is due. */
export function signDueOn(timed: Timed, askedAt: number): Day {
  const row = dayOfRow(timed, 'minutesSigned')
  const draft = draftDueOn(askedAt)
  return row > draft ? row : draft
}

/** Whether the recorder confirmed within 24 hours of the closing. */
export function isWithinADay(closedAt: number, confirmedAt: number): boolean {
  return confirmedAt - closedAt <= dayMs
}
