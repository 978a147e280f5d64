import type { Reader } from '../../../db/client.ts'
import { listOpenCycles, type Cycle } from '../../../db/queries/cycles.ts'
import { addDays, morningOf, type Day } from '../../organization/calendar.ts'
import { dayOfRow } from '../../organization/cycle-calendar.ts'
import { partsOf } from '../../organization/unit-cycle.ts'
import { escalation } from '../../pipeline/escalation.ts'
import type { Occasion } from '../../pipeline/occasion.ts'
import { aheadDays, dutyName, owingReport } from './duties.ts'

/** Row T+14 of the calendar: the papers are checked and the report goes to the town. */
export function archiveReminders(db: Reader): Occasion[] {
  return listOpenCycles(db)
    .filter((cycle) => cycle.state === 'published')
    .flatMap((cycle) => partsOf(db, cycle))
    .flatMap(({ cycle, unitIds }) => [...unitIds].flatMap((unitId) => rowsOf(cycle, unitId)))
}

function rowsOf(cycle: Cycle, unitId: string): Occasion[] {
  const duty = dutyName(cycle.cycleId, unitId)
  const dueOn = dayOfRow(cycle, 'reportSent')
  const owing = (db: Reader) => owingReport(db, cycle, unitId)
  const row = (what: string, day: Day, until: Day, personal: boolean): Occasion => ({
    occasion: `${duty}:${what}:${dueOn}`,
    at: morningOf(day),
    expiresAt: morningOf(until),
    nudges: (db) => owing(db).map((personId) => ({ kind: 'owes', personId, duty, personal })),
  })
  return [
    row('asked', addDays(dueOn, -aheadDays), dueOn, false),
    row('due', dueOn, addDays(dueOn, 1), true),
    ...escalation({ duty, dueOn, policy: cycle.parameters, owing }),
  ]
}
