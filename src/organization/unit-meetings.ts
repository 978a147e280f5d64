import type { Reader } from '../../db/client.ts'
import { currentCycle, type Cycle } from '../../db/queries/cycles.ts'
import { leaveInUnit, type LeaveMark } from '../../db/queries/leave-requests.ts'
import { listRegister, type RegisterPerson } from '../../db/queries/register.ts'
import { findUnit, getUnit, listUnits, type Unit } from '../../db/queries/units.ts'
import { expectedInB, participantsOfA, participantsOfB } from './participation.ts'
import { unitCycle } from './unit-cycle.ts'

/** A unit that meets, with the cycle as this unit keeps it. */
export interface Meeting {
  unit: Unit
  cycle: Cycle
  isRoot: boolean
}

/** The meeting of a unit (a group's is its branch's); undefined while no plan runs. */
export function meetingOf(db: Reader, unitId: string): Meeting | undefined {
  const found = findUnit(db, unitId)
  if (!found) return undefined
  const unit = found.kind === 'partyGroup' ? getUnit(db, found.parentId ?? found.rootId) : found
  const cycle = currentCycle(db, unit.rootId)
  if (!cycle) return undefined
  return meetingIn(db, cycle, unit)
}

function meetingIn(db: Reader, cycle: Cycle, unit: Unit): Meeting {
  const isRoot = unit.kind === 'generalBranch'
  return { unit, isRoot, cycle: unitCycle(db, cycle, unit.unitId) }
}

/** The meetings of the general branch and of its branches. */
export function meetingsIn(db: Reader, cycle: Cycle): Meeting[] {
  return listUnits(db, cycle.rootId)
    .filter((unit) => unit.kind !== 'partyGroup')
    .map((unit) => meetingIn(db, cycle, unit))
}

/** The unit's own meeting and those of the units below it. */
export function meetingsBelow(db: Reader, unitId: string): Meeting[] {
  const own = meetingOf(db, unitId)
  if (!own?.isRoot) return own ? [own] : []
  const plan = currentCycle(db, own.unit.rootId)
  return plan ? meetingsIn(db, plan) : []
}

/** The key every row of a meeting has. */
export function keyOf({ unit, cycle }: Meeting) {
  return { cycleId: cycle.cycleId, unitId: unit.unitId, windowFrom: cycle.windowFrom }
}

/** Who is invited, in register order. */
export function participantsOf(db: Reader, { unit, isRoot }: Meeting): RegisterPerson[] {
  const rows = listRegister(db, unit.rootId)
  return isRoot ? participantsOfA(rows) : participantsOfB(rows, unit.unitId)
}

/** 应到, in register order. */
export function expectedAt(db: Reader, { unit, isRoot }: Meeting): RegisterPerson[] {
  const rows = listRegister(db, unit.rootId)
  return isRoot ? participantsOfA(rows) : expectedInB(rows, unit.unitId)
}

/** Leave asked for these days; the latest of each person that was not withdrawn. */
export function leaveFor(db: Reader, meeting: Meeting): Map<string, LeaveMark> {
  const { cycleId, unitId, windowFrom } = keyOf(meeting)
  const asked = leaveInUnit(db, cycleId, unitId).filter(
    (leave) => leave.windowFrom === windowFrom && leave.state !== 'withdrawn',
  )
  return new Map(asked.map((leave) => [leave.personId, leave]))
}
