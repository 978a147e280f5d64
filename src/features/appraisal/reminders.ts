import type { Reader } from '../../../db/client.ts'
import { listOpenCycles } from '../../../db/queries/cycles.ts'
import { addDays, morningOf, type Day } from '../../organization/calendar.ts'
import { branchesBelow } from '../../organization/teams.ts'
import { partsOf, type CyclePart } from '../../organization/unit-cycle.ts'
import type { Occasion } from '../../pipeline/occasion.ts'
import { owingIn, selfDutyName } from './duties.ts'
import { askedOn, dueOn } from './members.ts'

/** The self-appraisal when it is first asked for and on its last day; both move with T. */
export function appraisalReminders(db: Reader): Occasion[] {
  return listOpenCycles(db)
    .filter((cycle) => cycle.state !== 'draft')
    .flatMap((cycle) => partsOf(db, cycle))
    .flatMap(rowsOf)
}

function rowsOf({ cycle, unitIds }: CyclePart): Occasion[] {
  const duty = selfDutyName(cycle.cycleId)
  const [firstOn, lastOn] = [askedOn(cycle), dueOn(cycle)]
  const row = (what: string, day: Day, until: Day, personal: boolean): Occasion => ({
    occasion: `${duty}:${what}:${day}`,
    at: morningOf(day),
    expiresAt: morningOf(until),
    nudges: (db: Reader) =>
      branchesBelow(db, cycle.rootId)
        .filter(({ unitId }) => unitIds.has(unitId))
        .flatMap(({ unitId, rootId }) => {
          const branch = { rootId, branchId: unitId }
          return owingIn(db, cycle, branch, morningOf(day)).owing
        })
        .map((personId) => ({ kind: 'owes', personId, duty, personal })),
  })
  return [
    ...(firstOn < lastOn ? [row('asked', firstOn, lastOn, false)] : []),
    row('due', lastOn, addDays(lastOn, 1), true),
  ]
}
