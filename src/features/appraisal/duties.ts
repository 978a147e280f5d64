import { appraisalDuty } from '../../../cards/appraisal/wording.ts'
import type { Reader } from '../../../db/client.ts'
import type { Cycle } from '../../../db/queries/cycles.ts'
import { findPerson, type Person } from '../../../db/queries/people.ts'
import { findUnit, getUnit, type Unit } from '../../../db/queries/units.ts'
import { dayOf } from '../../organization/calendar.ts'
import { branchesBelow, runningCycle } from '../../organization/teams.ts'
import { unitCycle } from '../../organization/unit-cycle.ts'
import type { DutySource, OpenDuty } from '../../pipeline/duty.ts'
import { askedOn, dueOn, hasSettled, isAppraisee, isOver, standingsIn } from './members.ts'
import { selfRef } from './refs.ts'

/** Before the appraisal everybody owes their self-appraisal; who gave it there owes it no more. */
export const appraisalDutySource: DutySource = {
  owedBy: (db, personId, now) => {
    const person = findPerson(db, personId)
    const cycle = person && runningCycle(db, person.rootId)
    if (!person || !cycle || person.state !== 'active' || person.branchId === null) return []
    const { branchId } = person
    if (!isAskedNow(db, cycle, branchId, now)) return []
    if (!isAppraisee(db, person) || hasSettled(db, cycle.cycleId, person)) return []
    const open = selfRef(cycle.cycleId, personId)
    return [{ ...owed(unitCycle(db, cycle, branchId)), personId, open }]
  },
  owed: (db, duty, personId, now) =>
    appraisalDutySource.owedBy(db, personId, now).find((one) => one.duty === duty),
  openIn: (db, unitId, now) => {
    const unit = findUnit(db, unitId)
    const cycle = unit && runningCycle(db, unit.rootId)
    if (!unit || !cycle) return []
    return branchesFor(db, unit).flatMap((branch) => openOf(db, cycle, { unit, branch }, now))
  },
}

export function selfDutyName(cycleId: string): string {
  return `appraisal:self:${cycleId}`
}

function isAskedNow(db: Reader, cycle: Cycle, branchId: string, now: Date): boolean {
  const dated = unitCycle(db, cycle, branchId)
  return dayOf(now) >= askedOn(dated) && !isOver(db, cycle.cycleId, branchId)
}

/** Who of a branch owes it now, and of how many. */
export function owingIn(
  db: Reader,
  cycle: Cycle,
  branch: Pick<Person, 'rootId'> & { branchId: string },
  now: Date,
  groupId?: string,
): { owing: string[]; of: number } {
  if (!isAskedNow(db, cycle, branch.branchId, now)) return { owing: [], of: 0 }
  const asked = standingsIn(db, cycle, branch).filter(
    (one) => groupId === undefined || one.groupId === groupId,
  )
  const owing = asked.filter((one) => !one.isSettled).map(({ personId }) => personId)
  return { owing, of: asked.length }
}

function owed(dated: Cycle) {
  return { duty: selfDutyName(dated.cycleId), ...appraisalDuty, dueOn: dueOn(dated) }
}

function branchesFor(db: Reader, unit: Unit): Unit[] {
  if (unit.kind === 'generalBranch') return branchesBelow(db, unit.rootId)
  return [unit.kind === 'partyGroup' ? getUnit(db, unit.parentId ?? unit.rootId) : unit]
}

function openOf(
  db: Reader,
  cycle: Cycle,
  { unit, branch }: { unit: Unit; branch: Unit },
  now: Date,
): OpenDuty[] {
  const groupId = unit.kind === 'partyGroup' ? unit.unitId : undefined
  const place = { rootId: branch.rootId, branchId: branch.unitId }
  const { owing, of } = owingIn(db, cycle, place, now, groupId)
  if (owing.length === 0) return []
  const dated = unitCycle(db, cycle, branch.unitId)
  return [{ ...owed(dated), unitId: groupId ?? branch.unitId, owing, of }]
}
