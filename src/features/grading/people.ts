import { gradingRefusals } from '../../../cards/grading/wording.ts'
import type { Reader } from '../../../db/client.ts'
import { gradingMeetingOf, type GradingMeeting } from '../../../db/queries/grades.ts'
import { findPerson, getPerson, type Person } from '../../../db/queries/people.ts'
import type { RegisterPerson } from '../../../db/queries/register.ts'
import { listUnits } from '../../../db/queries/units.ts'
import { Refusal } from '../../errors.ts'
import { holdersOf, isSecretaryOf, secretaryOf } from '../../organization/roles.ts'
import { teamOf } from '../../organization/teams.ts'
import type { CardRef, Operation } from '../../pipeline/operation.ts'
import { runningBranch, votersOf, type Branch, type OfBranch, type Register } from './branch.ts'
import { decidingBodyOf, type DecidingBody } from './rules/deciding.ts'

export function refuse(sentence: string): never {
  throw new Refusal('badForm', { sentence })
}

/** The branch, for its secretary or the general branch's. */
export function ledBranch(op: Operation, of: OfBranch): Branch {
  const branch = runningBranch(op.tx, of)
  if (!isSecretaryOf(op.tx, op.actor, of.unitId)) {
    throw new Refusal('notAllowed', { role: 'secretary' })
  }
  return branch
}

/** The secretaries of the branch and of the general branch. */
export function secretariesOf(db: Reader, { unit }: Branch): string[] {
  const all = [unit.unitId, unit.rootId].flatMap((id) => holdersOf(db, id, 'secretary'))
  return [...new Set(all)]
}

/** Who decides in this branch, and everybody who belongs to it. */
export function decidingBody(db: Reader, branch: Branch): { body: DecidingBody; ids: string[] } {
  const committee = teamOf(db, branch.of.unitId)
  const body = decidingBodyOf(committee)
  if (body === 'committee') return { body, ids: committee }
  return { body, ids: votersOf(db, branch).map((row) => row.personId) }
}

/**
 * Who sees the grading meeting (P3: the committee in it): those present while it goes on, the whole
 * committee once it decided. A members' meeting is seen on the screens of its team alone.
 */
export function sittersOf(db: Reader, branch: Branch): string[] {
  const held = gradingMeetingOf(db, branch.of)
  const leads = secretariesOf(db, branch)
  if (!held) return leads
  const there = held.state === 'decided' ? held.expectedIds : held.presentIds
  const team = new Set(teamOf(db, branch.of.unitId))
  const sitting = there.filter((id) => (held.body === 'members' ? team.has(id) : true))
  return [...new Set([...sitting, ...leads])].filter((id) => isActive(db, id))
}

function isActive(db: Reader, personId: string): boolean {
  return findPerson(db, personId)?.state === 'active'
}

/** The meeting while it is open, for who sits in it; refuses otherwise. */
export function openItem(op: Operation, of: OfBranch & { personId: string }) {
  const { cycleId, unitId, personId } = of
  const branch = runningBranch(op.tx, { cycleId, unitId })
  assertSits(op, branch)
  if (personId === op.actor.personId) refuse(gradingRefusals.ownItem)
  return { branch, meeting: openGradingMeeting(op.tx, branch) }
}

export function assertSits(op: Operation, branch: Branch): void {
  if (!sittersOf(op.tx, branch).includes(op.actor.personId)) {
    throw new Refusal('notAllowed', { role: 'committee' })
  }
}

/** The meeting that decides while it still may be changed. */
export function openGradingMeeting(db: Reader, { of }: Branch): GradingMeeting {
  const meeting = gradingMeetingOf(db, of)
  if (!meeting) refuse(gradingRefusals.notMeeting)
  assertOpen(meeting)
  return meeting
}

export function assertOpen(meeting: GradingMeeting | undefined): void {
  if (meeting?.state === 'decided') refuse(gradingRefusals.decided)
  if (meeting?.state === 'awaitingConfirmation') refuse(gradingRefusals.awaiting)
}

export function assertDecided(db: Reader, of: OfBranch): GradingMeeting {
  const meeting = gradingMeetingOf(db, of)
  if (meeting?.state !== 'decided') refuse(gradingRefusals.notDecided)
  return meeting
}

/** The row of a list somebody stands on, and whether a grade is given there. */
export function listedRow(
  list: Register,
  personId: string,
): { row: RegisterPerson; isGraded: boolean } {
  const graded = list.graded.find((row) => row.personId === personId)
  if (graded) return { row: graded, isGraded: true }
  const row = list.opinionOnly.find((one) => one.personId === personId)
  if (!row) refuse(gradingRefusals.notListed)
  return { row, isGraded: false }
}

/** Who may be asked to talk with somebody (R104): the teams, and leaders of the branch's groups. */
export function talkersFor(db: Reader, { unit }: Branch, personId: string): Person[] {
  const groups = listUnits(db, unit.rootId).filter((one) => one.parentId === unit.unitId)
  const leaders = groups.flatMap((group) => holdersOf(db, group.unitId, 'leader'))
  const all = [...teamOf(db, unit.unitId), ...leaders, ...teamOf(db, unit.rootId)]
  return [...new Set(all)]
    .filter((id) => id !== personId)
    .map((id) => getPerson(db, id))
    .filter((person) => person.state === 'active' && person.openId !== null)
}

/** Who is to be told about somebody of the branch: its secretary, of that one the next above. */
export function secretaryFor(db: Reader, { unit }: Branch, personId: string): Person | undefined {
  const own = secretaryOf(db, unit.unitId)
  return own?.personId === personId ? secretaryOf(db, unit.rootId) : own
}

/**
 * Sends a card to somebody's own account; what concerns a grade never goes through a contact
 * person.
 */
export function sendPrivately(
  op: Operation,
  person: Person | undefined,
  ref: CardRef,
  dedupeKey: string,
): void {
  if (!person?.openId) return
  op.send({ ...ref, to: { openId: person.openId }, dedupeKey })
}
