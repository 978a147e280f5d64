import type { Reader } from '../../../db/client.ts'
import { findPerson, type Person } from '../../../db/queries/people.ts'
import { listRegister, type RegisterPerson } from '../../../db/queries/register.ts'
import { findUnit, type Unit } from '../../../db/queries/units.ts'
import { Refusal } from '../../errors.ts'
import { isSecretaryOf, unitsLedBy } from '../../organization/roles.ts'
import type { Operation } from '../../pipeline/operation.ts'

/** The unit a person's record belongs to: the branch, or the general branch. */
export function unitOfPerson(person: Pick<Person, 'branchId' | 'rootId'>): string {
  return person.branchId ?? person.rootId
}

/** The person, if the actor is secretary over them; refuses otherwise. */
export function managedPerson(op: Operation, personId: string): Person {
  const person = findPerson(op.tx, personId)
  if (!person || person.state !== 'active') throw new Refusal('notFound')
  if (!isSecretaryOf(op.tx, op.actor, unitOfPerson(person))) {
    throw new Refusal('notAllowed', { role: 'secretary' })
  }
  return person
}

/** The unit, if the actor is its secretary or one above; refuses otherwise. */
export function managedUnit(op: Operation, unitId: string): Unit {
  const unit = findUnit(op.tx, unitId)
  if (!unit) throw new Refusal('notFound')
  if (!isSecretaryOf(op.tx, op.actor, unitId)) {
    throw new Refusal('notAllowed', { role: 'secretary' })
  }
  return unit
}

/** The highest unit the person is secretary of. */
export function ledUnit(reader: Reader, person: Person): Unit | undefined {
  return unitsLedBy(reader, person, 'secretary')[0]
}

/** The register of a unit: everybody for the general branch, its own people for a branch. */
export function registerOf(reader: Reader, unit: Unit): RegisterPerson[] {
  const all = listRegister(reader, unit.rootId)
  return unit.kind === 'generalBranch' ? all : all.filter((one) => isOf(one, unit))
}

function isOf(person: Person, unit: Unit): boolean {
  return person.branchId === unit.unitId || person.groupId === unit.unitId
}
