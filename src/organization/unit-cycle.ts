import type { Reader } from '../../db/client.ts'
import { findCycle, type Cycle } from '../../db/queries/cycles.ts'
import { ownWindowsOf } from '../../db/queries/meeting-windows.ts'
import { findUnit, listUnits } from '../../db/queries/units.ts'
import { dayOf } from './calendar.ts'

/**
 * The cycle as one unit keeps it: with its own days, when it put its meeting off, so that
 * everything counted from T moves for this unit alone. A group keeps its branch's days.
 */
export function unitCycle(db: Reader, cycle: Cycle, unitId: string | null): Cycle {
  const windows = ownWindowsOf(db, cycle.cycleId)
  if (windows.size === 0 || unitId === null) return cycle
  const unit = findUnit(db, unitId)
  const own = windows.get((unit?.kind === 'partyGroup' ? unit.parentId : unitId) ?? unitId)
  return own ? { ...cycle, windowFrom: own.windowFrom, windowTo: own.windowTo } : cycle
}

/** Whether a unit's meetings may still lie ahead: what prepares them is sent anew no longer. */
export function isBeforeMeetingsEnd(
  db: Reader,
  of: { cycleId: string; unitId: string | null },
  now: Date,
): boolean {
  const cycle = findCycle(db, of.cycleId)
  if (!cycle || cycle.state === 'closed') return false
  return dayOf(now) <= unitCycle(db, cycle, of.unitId).windowTo
}

export interface CyclePart {
  cycle: Cycle
  /** The general branch and the branches that keep these days. */
  unitIds: ReadonlySet<string>
}

/** A cycle once for each first day its units keep: rows of the calendar are fired for each part. */
export function partsOf(db: Reader, cycle: Cycle): CyclePart[] {
  const windows = ownWindowsOf(db, cycle.cycleId)
  const dated = listUnits(db, cycle.rootId)
    .filter((unit) => unit.kind !== 'partyGroup')
    .map(({ unitId }) => {
      const { windowFrom, windowTo } = windows.get(unitId) ?? cycle
      return { unitId, windowFrom, windowTo }
    })
  const parts = Map.groupBy(dated, ({ windowFrom }) => windowFrom)
  return [...parts].map(([windowFrom, units]) => ({
    cycle: {
      ...cycle,
      windowFrom,
      windowTo:
        units
          .map((unit) => unit.windowTo)
          .toSorted()
          .at(-1) ?? cycle.windowTo,
    },
    unitIds: new Set(units.map((unit) => unit.unitId)),
  }))
}
