import type { Reader } from '../../../db/client.ts'
import { findCycle, type Cycle } from '../../../db/queries/cycles.ts'
import { opinionLinesFor, type CountedLine } from '../../../db/queries/opinion-lines.ts'
import { opinionRoundOf } from '../../../db/queries/opinion-rounds.ts'
import { findPerson, type Person } from '../../../db/queries/people.ts'
import { problemNotesOf } from '../../../db/queries/study-writings.ts'
import { findUnit, type Unit } from '../../../db/queries/units.ts'
import type { Named } from '../../../policies/policy.ts'
import { Refusal } from '../../errors.ts'
import { isSecretaryOf, isTeamMemberOf, mayAnswerFor } from '../../organization/roles.ts'

/** Whose list it is: a team's, or one person's. */
export type Subject =
  | { kind: 'team'; subjectId: string; unit: Unit }
  | { kind: 'own'; subjectId: string; person: Person }

export function findSubject(db: Reader, subjectId: string): Subject | undefined {
  const unit = findUnit(db, subjectId)
  if (unit) return { kind: 'team', subjectId, unit }
  const person = findPerson(db, subjectId)
  return person && { kind: 'own', subjectId, person }
}

/** The subject of a list in a cycle that still runs. */
export function getSubject(db: Reader, cycleId: string, subjectId: string) {
  const subject = findSubject(db, subjectId)
  const cycle = findCycle(db, cycleId)
  if (!subject || !cycle || rootOf(subject) !== cycle.rootId) throw new Refusal('notFound')
  if (cycle.state === 'closed') throw new Refusal('closed')
  return { subject, cycle }
}

function rootOf(subject: Subject): string {
  return subject.kind === 'team' ? subject.unit.rootId : subject.person.rootId
}

/** What a problem is filed under: domains of a team, aspects of a person. */
export function aspectsFor(cycle: Cycle, subject: Subject): readonly Named[] {
  const { teamProblem, analysis } = cycle.parameters
  return subject.kind === 'team' ? teamProblem.domains : analysis.aspects
}

/** Everybody of the team fills its list; a person's own they fill themselves. */
export function mayWrite(db: Reader, actor: Person, subject: Subject): boolean {
  return subject.kind === 'team'
    ? isTeamMemberOf(db, actor, subject.unit.unitId)
    : mayAnswerFor(db, actor, subject.subjectId)
}

/** A team's list is declared complete by its secretary, a person's by the person. */
export function mayFinish(db: Reader, actor: Person, subject: Subject): boolean {
  return subject.kind === 'team'
    ? isSecretaryOf(db, actor, subject.unit.unitId)
    : mayAnswerFor(db, actor, subject.subjectId)
}

/** What people said to this team or person, as it stands on their feedback sheet. */
export function opinionsFor(db: Reader, cycleId: string, subject: Subject): CountedLine[] {
  const round = opinionRoundOf(db, cycleId)
  if (!round) return []
  const { subjectId } = subject
  const to = subject.kind === 'team' ? { unitId: subjectId } : { leaderId: subjectId }
  return opinionLinesFor(db, round.roundId, to)
}

/** A person's own notes from study; a team has none. */
export function notesFor(db: Reader, cycleId: string, subject: Subject) {
  return subject.kind === 'own' ? problemNotesOf(db, subject.subjectId, cycleId) : []
}
