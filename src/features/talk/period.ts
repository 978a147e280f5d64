import type { Reader } from '../../../db/client.ts'
import type { Cycle } from '../../../db/queries/cycles.ts'
import { ownWindowsOf } from '../../../db/queries/meeting-windows.ts'
import { opinionRoundOf } from '../../../db/queries/opinion-rounds.ts'
import { dayOf, type Day } from '../../organization/calendar.ts'
import { dayOfRow } from '../../organization/cycle-calendar.ts'
import type { Period } from './rules/status.ts'

interface Days {
  /** The days on which a talk of a pair wanted by these units counts. */
  period(unitIds: readonly string[]): Period
  /** The day by which it should be held. */
  dueOn(unitIds: readonly string[]): Day
}

/**
 * A talk counts after opinions were opened (or, before that, the plan was published), and before
 * the meeting, which is on the last day of a unit's window at the latest. A pair wanted by several
 * units has until the last of them meets, and is due for the first.
 */
export function daysOf(db: Reader, cycle: Cycle): Days {
  const opened = opinionRoundOf(db, cycle.cycleId)?.openedOn
  const from = opened ?? dayOf(new Date(cycle.publishedAt ?? cycle.createdAt))
  const windows = ownWindowsOf(db, cycle.cycleId)
  const windowOf = (unitId: string) => windows.get(unitId) ?? cycle
  return {
    period: (unitIds) => ({
      from,
      before:
        unitIds
          .map((unitId) => windowOf(unitId).windowTo)
          .toSorted()
          .at(-1) ?? cycle.windowTo,
    }),
    dueOn: (unitIds) => {
      const starts = unitIds.map((unitId) => windowOf(unitId).windowFrom).toSorted()
      return dayOfRow({ ...cycle, windowFrom: starts[0] ?? cycle.windowFrom }, 'talksListTo')
    },
  }
}
