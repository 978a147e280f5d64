import type { Reader } from '../../../../db/client.ts'
import { listOpenCycles } from '../../../../db/queries/cycles.ts'
import { campaignsDueOn } from '../../../../db/queries/rectification-campaigns.ts'
import { itemsAskedOn, itemsToCheckSince } from '../../../../db/queries/rectification-counts.ts'
import { institutionsAskedOn } from '../../../../db/queries/rectification-institutions.ts'
import { listGeneralBranches } from '../../../../db/queries/units.ts'
import { addDays, morningOf, type Day } from '../../../organization/calendar.ts'
import type { Nudge, Occasion } from '../../../pipeline/occasion.ts'
import {
  campaignDutyName,
  checkDutyName,
  institutionDutyName,
  itemDutyName,
} from '../duties/works.ts'
import { bearerOf } from '../people.ts'
import { leaderRows } from './leaders.ts'
import { listRows } from './lists.ts'
import { bearerRungs, checkerRungs, recentDays } from '../rules/nudging.ts'

const workRungs = [-3, 0, 1] as const

/**
 * What the days of items ask for. NOTE: one occasion a day and rung, whatever is on the lists: a
 * tick looks at the calendar, and at items only on the morning they are due.
 */
export function rectificationReminders(db: Reader, today: Day): Occasion[] {
  const days = recentDays(today)
  return [
    ...days.flatMap(dayRows),
    ...listGeneralBranches(db).flatMap(({ unitId }) => leaderRows(db, unitId, days)),
    ...listOpenCycles(db)
      .filter((cycle) => cycle.state === 'published')
      .flatMap((cycle) => listRows(db, cycle, today)),
  ]
}

function dayRows(day: Day): Occasion[] {
  return [
    ...bearerRungs.map((rung) => row(`item:${rung}`, day, rung, bearers)),
    ...checkerRungs.map((rung) => row(`check:${rung}`, day, rung, checkers)),
    ...workRungs.map((rung) => row(`work:${rung}`, day, rung, workers)),
  ]
}

/** `rung` days after the day something was due: on the day itself it is said on that day only. */
function row(
  what: string,
  day: Day,
  rung: number,
  nudgesFor: (db: Reader, dueOn: Day) => Nudge[],
): Occasion {
  return {
    occasion: `rectification:${what}:${day}`,
    at: morningOf(day),
    expiresAt: morningOf(addDays(day, rung === 0 ? 1 : 2)),
    nudges: (db) => nudgesFor(db, addDays(day, -rung)),
  }
}

function bearers(db: Reader, dueOn: Day): Nudge[] {
  return itemsAskedOn(db, dueOn).flatMap((item) => {
    return owes(bearerOf(db, item), itemDutyName(item.itemId))
  })
}

function checkers(db: Reader, since: Day): Nudge[] {
  return itemsToCheckSince(db, since).flatMap(({ itemId, checkerId }) =>
    owes(checkerId, checkDutyName(itemId)),
  )
}

function workers(db: Reader, dueOn: Day): Nudge[] {
  return [
    ...campaignsDueOn(db, dueOn).flatMap(({ campaignId, ownerId }) =>
      owes(ownerId, campaignDutyName(campaignId)),
    ),
    ...institutionsAskedOn(db, dueOn).flatMap(({ institutionId, ownerId }) =>
      owes(ownerId, institutionDutyName(institutionId)),
    ),
  ]
}

function owes(personId: string | null | undefined, duty: string): Nudge[] {
  return personId == null ? [] : [{ kind: 'owes', personId, duty, personal: true }]
}
