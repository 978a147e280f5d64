import { reminderOffsets, type ReminderRow } from '../../policies/keys.ts'
import type { Policy } from '../../policies/policy.ts'
import { addDays, afterQuiet, instantOf, type Day, digestTime } from './calendar.ts'
import { nextWorkingDay } from './working-days.ts'

/** What a row of the calendar is counted from: T, the first day of the window, and its offset. */
export interface Timed {
  windowFrom: Day
  parameters: Pick<Policy, 'reminder' | 'calendar'>
}

export interface CalendarRow {
  row: ReminderRow
  day: Day
  /** When a push that concerns everybody goes out: never on a rest day or by night. */
  at: Date
}

/** The day of a row; when the window moves, it moves with it. */
export function dayOfRow(cycle: Timed, row: ReminderRow): Day {
  return addDays(cycle.windowFrom, cycle.parameters.reminder.offsets[row])
}

/**
 * When the push of a row goes out. One for everybody waits for the next working day; a personal
 * deadline keeps its day.
 */
export function momentOf(
  cycle: Timed,
  row: ReminderRow,
  how: { time?: string; personal?: boolean } = {},
): Date {
  const day = dayOfRow(cycle, row)
  const pushOn = how.personal ? day : nextWorkingDay(cycle.parameters, day)
  return afterQuiet(instantOf(pushOn, how.time ?? digestTime))
}

/** All rows that hang on T, in the order of the reminder calendar (`domain.md` 6). */
export function calendarOf(cycle: Timed): CalendarRow[] {
  return reminderOffsets.map((row) => ({
    row,
    day: dayOfRow(cycle, row),
    at: momentOf(cycle, row),
  }))
}
