import type { Reader } from '../../../db/client.ts'
import { sentExportsBetween, type Export } from '../../../db/queries/exports.ts'
import { listOpenCycles, type Cycle } from '../../../db/queries/cycles.ts'
import { addDays, dayOf, instantOf, morningOf, type Day } from '../../organization/calendar.ts'
import { dayOfRow } from '../../organization/cycle-calendar.ts'
import { partsOf } from '../../organization/unit-cycle.ts'
import { escalation } from '../../pipeline/escalation.ts'
import type { Occasion } from '../../pipeline/occasion.ts'
import { aheadDays, dutyName, owingReport } from './duties.ts'
import { exportRef, homeRef } from './refs.ts'
import { keptDays } from './rules/keeping.ts'

/** Row T+14 of the calendar: the papers are checked and the report goes to the town. */
export function archiveReminders(db: Reader, today: Day): Occasion[] {
  const reports = listOpenCycles(db)
    .filter((cycle) => cycle.state === 'published')
    .flatMap((cycle) => partsOf(db, cycle))
    .flatMap(({ cycle, unitIds }) => [...unitIds].flatMap((unitId) => rowsOf(cycle, unitId)))
  return [...reports, ...expiryRows(db, today)]
}

/** How long afterwards it is still worth saying. */
const saidForDays = 14

/** Who has kept a pack for thirty days is asked to delete it: once a day for a unit's packs. */
function expiryRows(db: Reader, today: Day): Occasion[] {
  const startOf = (day: Day) => instantOf(day).getTime()
  const from = startOf(addDays(today, -keptDays - saidForDays))
  const over = sentExportsBetween(db, from, startOf(addDays(today, -keptDays)) - 1)
  const expiredOn = ({ at }: Export) => addDays(dayOf(new Date(at)), keptDays + 1)
  const together = Map.groupBy(over, (one) =>
    [expiredOn(one), one.unitId, one.byPersonId].join(':'),
  )
  return [...together].flatMap(([name, packs]) => {
    const [first] = packs
    if (!first) return []
    const { cycleId, unitId, exportId, byPersonId: personId } = first
    const ref = packs.length > 1 ? homeRef(cycleId, unitId) : exportRef(exportId)
    return {
      occasion: `archive:expired:${name}`,
      at: morningOf(expiredOn(first)),
      expiresAt: morningOf(addDays(expiredOn(first), saidForDays)),
      nudges: () => [{ kind: 'card', to: { personId }, ref }],
    }
  })
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
