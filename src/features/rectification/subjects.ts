import type { Reader } from '../../../db/client.ts'
import { findCycle, type Cycle } from '../../../db/queries/cycles.ts'
import { findPerson, type Person } from '../../../db/queries/people.ts'
import { itemsOf, type RectificationItem } from '../../../db/queries/rectification-items.ts'
import { findUnit, getUnit, type Unit } from '../../../db/queries/units.ts'
import { Refusal } from '../../errors.ts'
import { isSecretaryOf, isTeamMemberOf, mayAnswerFor } from '../../organization/roles.ts'
import { teamsOf } from '../../organization/teams.ts'

/** Whose list it is: a team's, or one leader's; `unit` is the team the leader answers to. */
export type Subject =
  | { kind: 'team'; subjectId: string; unit: Unit }
  | { kind: 'personal'; subjectId: string; unit: Unit; person: Person }

/** A unit with a team, or somebody in a team; nobody else has a list of their own (R108). */
export function findSubject(db: Reader, subjectId: string): Subject | undefined {
  const unit = findUnit(db, subjectId)
  if (unit) return unit.kind === 'partyGroup' ? undefined : { kind: 'team', subjectId, unit }
  const person = findPerson(db, subjectId)
  const [home] = person ? teamsOf(db, person) : []
  return person && home && { kind: 'personal', subjectId, unit: home, person }
}

/** The subject of a list in a cycle that still runs. */
export function getSubject(db: Reader, cycleId: string, subjectId: string) {
  const subject = findSubject(db, subjectId)
  const cycle = findCycle(db, cycleId)
  if (!subject || !cycle || subject.unit.rootId !== cycle.rootId) throw new Refusal('notFound')
  if (cycle.state === 'closed') throw new Refusal('closed')
  return { subject, cycle }
}

/** Whose list an item is on; a leader who left the team keeps the list they had. */
export function subjectOf(db: Reader, item: RectificationItem): Subject {
  const unit = getUnit(db, item.unitId)
  const person = item.ownerId === null ? undefined : findPerson(db, item.ownerId)
  if (!person) return { kind: 'team', subjectId: unit.unitId, unit }
  return { kind: 'personal', subjectId: person.personId, unit, person }
}

/** The items of one list, whatever became of them. */
export function itemsOfList(db: Reader, cycle: Cycle, subject: Subject): RectificationItem[] {
  if (subject.kind === 'team') {
    return itemsOf(db, cycle.cycleId, subject.unit.unitId).filter((one) => one.list === 'team')
  }
  return itemsOf(db, cycle.cycleId, subject.unit.unitId).filter(
    (one) => one.ownerId === subject.subjectId,
  )
}

/** Everybody of the team works on its list; a leader's own is theirs. */
export function mayWrite(db: Reader, actor: Person, subject: Subject): boolean {
  return subject.kind === 'team'
    ? isTeamMemberOf(db, actor, subject.unit.unitId)
    : mayAnswerFor(db, actor, subject.subjectId)
}

/** The secretary adopts the team's list and says what becomes of each problem. */
export function mayPublish(db: Reader, actor: Person, subject: Subject): boolean {
  return subject.kind === 'team'
    ? isSecretaryOf(db, actor, subject.unit.unitId)
    : mayAnswerFor(db, actor, subject.subjectId)
}
