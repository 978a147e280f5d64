import type { Policy } from '../../policies/policy.ts'
import { addDays, weekdayOf, type Day } from './calendar.ts'

/** The part of a policy that says on which days people are left alone. */
export type WorkCalendar = Pick<Policy, 'calendar'>

/** Sundays and festivals, on which only personal deadlines are sent; make-up workdays are none. */
export function isRestDay({ calendar }: WorkCalendar, day: Day): boolean {
  if (calendar.workdays.includes(day)) return false
  if (weekdayOf(day) === 0) return true
  return calendar.holidays.some((holiday) => holiday.from <= day && day <= holiday.to)
}

/** The day itself when it is a working day, else the first one after it. */
export function nextWorkingDay(policy: WorkCalendar, day: Day): Day {
  let next = day
  // A year's holidays are far shorter; the bound only guards against a wrong parameter file.
  for (let tries = 0; tries < 60 && isRestDay(policy, next); tries += 1) next = addDays(next, 1)
  return next
}
