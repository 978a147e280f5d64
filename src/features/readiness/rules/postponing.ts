import { Refusal } from '../../../errors.ts'
import type { Day } from '../../../organization/calendar.ts'

export interface Days {
  from: Day
  to: Day
}

/** New days run forward, are still to come, and are other days than now. */
export function assertNewDays(
  days: Days,
  now: Days,
  today: Day,
  sentences: { dayPassed: string; reversed: string; sameDays: string },
): void {
  const refuse = (sentence: string) => new Refusal('badForm', { sentence })
  if (days.from < today) throw refuse(sentences.dayPassed)
  if (days.to < days.from) throw refuse(sentences.reversed)
  if (days.from === now.from && days.to === now.to) throw refuse(sentences.sameDays)
}

/** A meeting outside the plan's days is marked so, with its reason; it breaks no rule (R21). */
export function isOutside(days: Days, plan: Days): boolean {
  return days.from < plan.from || days.to > plan.to
}
