import { retentionRules, type RetentionRule } from '../../../policies/retention.ts'
import { Refusal } from '../../errors.ts'
import { addDays, type Day } from '../../organization/calendar.ts'
import { dayOfRow, type Timed } from '../../organization/cycle-calendar.ts'

/** The day of the first progress check (T+30): before it a year is ended only with a reason. */
export function closesFrom(cycle: Timed): Day {
  return dayOfRow(cycle, 'progressCheck1')
}

/** When the secretary is asked to end the year: a week after the closing review (T+90). */
export function askedToCloseOn(cycle: Timed): Day {
  return addDays(dayOfRow(cycle, 'closingReview'), 7)
}

/** Refused too early without a reason, with the sentence that says since when it goes. */
export function assertMayClose(
  of: { today: Day; from: Day; reason: string | undefined },
  sentence: string,
): void {
  if (of.today < of.from && of.reason === undefined) throw new Refusal('badForm', { sentence })
}

/** What the retention of one year's records is counted from. */
export interface RetentionDays {
  closedOn: Day | undefined
  collectedOn: Day | undefined
  talliedOn: Day | undefined
  rectifiedOn: Day | undefined
  isSettled: boolean
}

/**
 * The first day on which a class of records may be destroyed (`domain.md` 7.4); undefined while
 * nobody can say. Rows that are counted one by one have no such day.
 */
export function retentionDay(
  rule: Pick<RetentionRule, 'span' | 'from' | 'until'>,
  days: RetentionDays,
): Day | undefined {
  const start = startOf(rule, days)
  if (start === undefined) return undefined
  const end = after(start, rule.span)
  if (rule.until?.event === 'rectified' && days.rectifiedOn !== undefined) {
    return earlier(end, later(days.rectifiedOn, start))
  }
  if (rule.until?.event !== 'settled' || days.isSettled) return end
  // Somebody who was never told cannot keep the papers alive for ever.
  return days.closedOn === undefined ? undefined : later(end, after(days.closedOn, { years: 1 }))
}

function startOf(rule: Pick<RetentionRule, 'from'>, days: RetentionDays): Day | undefined {
  switch (rule.from) {
    case 'closing':
      return days.closedOn
    case 'collection':
      return days.collectedOn
    case 'tally':
      return days.talliedOn
    case 'each':
      return undefined
  }
}

/** Log entries before this day were kept long enough; whole years, so that it is asked once. */
export function auditUntil(today: Day): Day {
  const { years = 0 } = retentionRules.audit.span
  return `${after(today, { years: -years }).slice(0, 4)}-01-01`
}

/** The day so many years and days later; 29 February becomes 1 March. */
export function after(day: Day, { years = 0, days = 0 }: RetentionRule['span']): Day {
  const moved = new Date(`${day}T00:00:00Z`)
  moved.setUTCFullYear(moved.getUTCFullYear() + years)
  return addDays(moved.toISOString().slice(0, 10), days)
}

const earlier = (a: Day, b: Day): Day => (a < b ? a : b)
const later = (a: Day, b: Day): Day => (a > b ? a : b)

/** The second person is another one than the first, and of the same team. */
export function assertSecondPerson(
  of: { actorId: string; proposedById: string },
  sentence: string,
): void {
  if (of.actorId === of.proposedById) throw new Refusal('badForm', { sentence })
}
