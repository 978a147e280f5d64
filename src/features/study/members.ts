import type { Reader } from '../../../db/client.ts'
import type { Cycle } from '../../../db/queries/cycles.ts'
import { currentCycle } from '../../../db/queries/cycles.ts'
import { flagsOf, type Person } from '../../../db/queries/people.ts'
import { listRegister, type RegisterPerson } from '../../../db/queries/register.ts'
import { getUnit, listUnits, type Unit } from '../../../db/queries/units.ts'
import { Refusal } from '../../errors.ts'
import { isSecretaryOf } from '../../organization/roles.ts'
import { studyDutyOf } from '../../organization/study-duty.ts'
import type { Operation } from '../../pipeline/operation.ts'

export type Studying = Person & { flags: Readonly<Record<string, string>> }

/** A person with what the register says about them. */
export function withFlags(db: Reader, person: Person): Studying {
  const flags = flagsOf(db, person.personId).map(({ flag, detail }) => [flag, detail ?? ''])
  return { ...person, flags: Object.fromEntries(flags) as Record<string, string> }
}

/** Units whose tasks and sessions concern a person. */
export function unitIdsOf(person: Pick<Person, 'branchId' | 'rootId'>): string[] {
  return person.branchId === null ? [person.rootId] : [person.branchId, person.rootId]
}

/** The branches of a unit: all of a general branch's, or the branch itself (a group's branch). */
export function branchesOf(db: Reader, unitId: string): Unit[] {
  const unit = getUnit(db, unitId)
  if (unit.kind === 'partyBranch') return [unit]
  if (unit.kind === 'partyGroup') return unit.parentId === null ? [] : [getUnit(db, unit.parentId)]
  return listUnits(db, unit.rootId).filter((one) => one.kind === 'partyBranch')
}

/** The unit for itself and everything below that has study of its own. */
export function unitsManagedFrom(db: Reader, unitId: string): Unit[] {
  const unit = getUnit(db, unitId)
  const branches = branchesOf(db, unitId)
  return unit.kind === 'generalBranch' ? [unit, ...branches] : branches
}

/** Everybody who owes study in a unit, in register order. */
export function expectedIn(db: Reader, unit: Pick<Unit, 'unitId' | 'rootId'>): RegisterPerson[] {
  return listRegister(db, unit.rootId).filter(
    (person) =>
      (person.branchId === unit.unitId || person.rootId === unit.unitId) &&
      studyDutyOf(person) === 'expected',
  )
}

/** The running cycle; refuses when there is none. */
export function cycleFor(db: Reader, rootId: string): Cycle {
  const cycle = currentCycle(db, rootId)
  if (!cycle) throw new Refusal('notReady')
  return cycle
}

export function assertSecretaryOf(op: Operation, unitId: string): void {
  if (!isSecretaryOf(op.tx, op.actor, unitId)) {
    throw new Refusal('notAllowed', { role: 'secretary' })
  }
}
