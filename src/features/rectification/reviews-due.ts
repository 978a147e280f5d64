import { reviewNames } from '../../../cards/rectification/wording.ts'
import type { Reader } from '../../../db/client.ts'
import type { Cycle } from '../../../db/queries/cycles.ts'
import { findReview, itemCounts, type ReviewRow } from '../../../db/queries/rectification-counts.ts'
import { dayOf } from '../../organization/calendar.ts'
import { dayOfRow } from '../../organization/cycle-calendar.ts'
import { unitCycle } from '../../organization/unit-cycle.ts'

export const reviewRows = Object.keys(reviewNames) as ReviewRow[]

/** The day of a check that has come and that nobody made; none while nothing is published. */
export function reviewDue(
  db: Reader,
  cycle: Cycle,
  unitId: string,
  now: Date,
  row: ReviewRow,
): string | undefined {
  const day = dayOfRow(unitCycle(db, cycle, unitId), row)
  if (dayOf(now) < day) return undefined
  return owesReview(db, cycle.cycleId, unitId, row) ? day : undefined
}

/** A unit that published nothing has nothing to look through. */
export function owesReview(db: Reader, cycleId: string, unitId: string, row: ReviewRow): boolean {
  if (findReview(db, { cycleId, unitId, row })) return false
  return itemCounts(db, cycleId, unitId).length > 0
}

/** The checks of a unit that are due and were not made, the first one first. */
export function reviewsDue(db: Reader, cycle: Cycle, unitId: string, now: Date) {
  return reviewRows.flatMap((row) => {
    const dueOn = reviewDue(db, cycle, unitId, now, row)
    return dueOn === undefined ? [] : [{ row, dueOn }]
  })
}
