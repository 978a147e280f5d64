import { reportDuty, reportTitle } from '../../../cards/archive/wording.ts'
import type { Reader } from '../../../db/client.ts'
import type { Cycle } from '../../../db/queries/cycles.ts'
import { isReported } from '../../../db/queries/exports.ts'
import { findPerson } from '../../../db/queries/people.ts'
import { findUnit, type Unit } from '../../../db/queries/units.ts'
import { addDays, dayOf, instantOf, type Day } from '../../organization/calendar.ts'
import { dayOfRow } from '../../organization/cycle-calendar.ts'
import { secretaryOf } from '../../organization/roles.ts'
import { runningCycle, teamUnitsBelow, teamUnitsFrom } from '../../organization/teams.ts'
import { unitCycle } from '../../organization/unit-cycle.ts'
import type { Duty, DutySource } from '../../pipeline/duty.ts'
import { checkRef } from './refs.ts'

/** The check is offered in these days before the report is due, and no longer after them. */
export const aheadDays = 3
const lateDays = 60

export function dutyName(cycleId: string, unitId: string): string {
  return `archive:report:${cycleId}:${unitId}`
}

/** Each secretary checks the unit’s papers and has the report made (T+14, `domain.md` 6). */
export const archiveDutySource: DutySource = {
  owedBy: (db, personId, now) => {
    const rootId = findPerson(db, personId)?.rootId
    const cycle = rootId === undefined ? undefined : runningCycle(db, rootId)
    if (rootId === undefined || !cycle) return []
    return teamUnitsBelow(db, rootId)
      .filter(({ unitId }) => secretaryOf(db, unitId)?.personId === personId)
      .flatMap((unit) => owedFor(db, cycle, unit, dayOf(now)))
      .map((owed) => ({ ...owed, personId }))
  },
  owed: (db, duty, personId, now) =>
    archiveDutySource.owedBy(db, personId, now).find((one) => one.duty === duty),
  openIn: (db, unitId, now) => {
    const unit = findUnit(db, unitId)
    const cycle = unit && runningCycle(db, unit.rootId)
    if (!cycle || unit.kind === 'partyGroup') return []
    return teamUnitsFrom(db, unitId).flatMap((one) => {
      const secretary = secretaryOf(db, one.unitId)?.personId
      if (secretary === undefined) return []
      return owedFor(db, cycle, one, dayOf(now)).map((owed) => {
        const { open: _, ...rest } = owed
        return { ...rest, unitId: one.unitId, owing: [secretary], of: 1 }
      })
    })
  },
}

function owedFor(db: Reader, cycle: Cycle, unit: Unit, today: Day): Omit<Duty, 'personId'>[] {
  const dated = unitCycle(db, cycle, unit.unitId)
  const dueOn = dayOfRow(dated, 'reportSent')
  if (today < addDays(dueOn, -aheadDays) || today > addDays(dueOn, lateDays)) return []
  if (owingReport(db, dated, unit.unitId).length === 0) return []
  return [
    {
      duty: dutyName(cycle.cycleId, unit.unitId),
      kind: reportDuty,
      title: reportTitle(unit.name),
      dueOn,
      open: checkRef(cycle.cycleId, unit.unitId),
    },
  ]
}

/** Who owes the report of a unit that keeps these days: its secretary, or nobody any more. */
export function owingReport(db: Reader, dated: Cycle, unitId: string): string[] {
  const secretary = secretaryOf(db, unitId)?.personId
  const since = instantOf(dated.windowFrom).getTime()
  if (secretary === undefined) return []
  return isReported(db, { cycleId: dated.cycleId, unitId, since }) ? [] : [secretary]
}
