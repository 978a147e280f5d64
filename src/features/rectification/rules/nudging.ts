import { addDays, daysBetween, type Day } from '../../../organization/calendar.ts'
import type { RestDays } from '../../../organization/rest-days.ts'

/** Days after an item's last day, or before it when negative, and who hears (`domain.md` 6). */
export const bearerRungs = [-7, -3, 0, 1] as const
export const leaderRungs = { secretary: 3, top: 7 } as const
/** A check that nobody made: on the day itself, then again. */
export const checkerRungs = [0, 3, 7] as const
/** From here on an item is reported to the town every month, where that is switched on. */
export const reportedAfterDays = 14

/** So many days back a tick still looks, after a night or a weekend without power. */
const lookBackDays = 2

/** Days whose morning may still have something to say: today's and those just gone by. */
export function recentDays(today: Day): Day[] {
  return Array.from({ length: lookBackDays + 1 }, (_, back) => addDays(today, -back))
}

/**
 * The last days of items a leader hears of on `day`: none on a rest day, and on the working day
 * after it those of the rest days too, so that nothing is passed over.
 */
export function daysReportedOn(day: Day, after: number, rest: RestDays): Day[] {
  if (rest.isRest(day)) return []
  let from = day
  while (daysBetween(from, day) < 30 && rest.isRest(addDays(from, -1))) from = addDays(from, -1)
  const count = daysBetween(from, day) + 1
  return Array.from({ length: count }, (_, at) => addDays(from, at - after))
}
