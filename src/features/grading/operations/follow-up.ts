import { gradingRefusals, gradingToasts } from '../../../../cards/grading/wording.ts'
import type { GradedPerson } from '../../../../db/queries/grading-feedback.ts'
import {
  finishAssignedTalk,
  gradeFollowUpOf,
  saveGradeFollowUp,
  type GradeFollowUp,
} from '../../../../db/queries/grading-follow-ups.ts'
import type { Person } from '../../../../db/queries/people.ts'
import { Refusal } from '../../../errors.ts'
import { dayOf } from '../../../organization/calendar.ts'
import type { Operation, Reply } from '../../../pipeline/operation.ts'
import { branchAt, type Branch } from '../branch.ts'
import { followUpFor, gradeOf } from '../own.ts'
import { assertDecided, ledBranch, refuse, sendPrivately, talkersFor } from '../people.ts'
import { listRef, ownRef, personRef } from '../refs.ts'
import type { OfPerson } from './opinions.ts'

/** 优秀: commended on a day (R102). */
export function commend(op: Operation, input: OfPerson & { doneOn: string }): Reply {
  const branch = following(op, input, 'commendation')
  if (input.doneOn > dayOf(op.now)) refuse(gradingRefusals.dayInFuture)
  save(op, branch, input.personId, { kind: 'commendation', doneOn: input.doneOn })
  return { toast: gradingToasts.followUpSaved, become: listRef('feedbackList', branch.of) }
}

/** 基本合格: somebody by name, by a day (R104); they are asked in their own thread. */
export function assignTalk(
  op: Operation,
  input: OfPerson & { talker: string; dueOn: string },
): Reply {
  const { personId, talker, dueOn } = input
  const branch = following(op, input, 'assignedTalk')
  if (talker === personId) refuse(gradingRefusals.talkerSelf)
  const person = talkersFor(op.tx, branch, personId).find((one) => one.personId === talker)
  if (!person) refuse(gradingRefusals.talkerUnknown)
  if (dueOn < dayOf(op.now)) refuse(gradingRefusals.dueInPast)
  const before = gradeFollowUpOf(op.tx, { cycleId: branch.of.cycleId, personId })
  if (before?.doneOn != null) throw new Refusal('alreadyDone')
  save(op, branch, personId, { kind: 'assignedTalk', talkerId: talker, dueOn })
  ask(op, branch, personId, person)
  return {
    toast: gradingToasts.talkAssigned(person.name),
    become: listRef('feedbackList', branch.of),
  }
}

function ask(op: Operation, branch: Branch, personId: string, talker: Person): void {
  const { cycleId } = branch.of
  const ref = ownRef('assignedTalk', { cycleId, personId })
  sendPrivately(op, talker, ref, `grading:talk:${cycleId}:${personId}:${talker.personId}`)
  op.redraw(ref)
}

function following(
  op: Operation,
  { cycleId, unitId, personId }: OfPerson,
  kind: GradeFollowUp['kind'],
): Branch {
  const branch = ledBranch(op, { cycleId, unitId })
  assertDecided(op.tx, branch.of)
  const grade = gradeOf(op.tx, branch.of, personId)
  if (grade === undefined) refuse(gradingRefusals.notListed)
  if (followUpFor(branch, grade) !== kind) refuse(gradingRefusals.otherFollowUp)
  return branch
}

function save(
  op: Operation,
  branch: Branch,
  personId: string,
  what: Pick<GradeFollowUp, 'kind'> & Partial<GradeFollowUp>,
): void {
  saveGradeFollowUp(op.tx, {
    talkerId: null,
    dueOn: null,
    doneOn: null,
    ...what,
    ...branch.of,
    personId,
    openedOn: dayOf(op.now),
    byPersonId: op.actor.personId,
    at: op.now.getTime(),
  })
  op.redraw(personRef('gradeFollowUp', branch.of, personId))
  op.redraw(listRef('feedbackList', branch.of))
  op.audit(`grading.${what.kind}`, personId)
}

/** The talk was held: what was said and how to go on, kept for the two and the secretary. */
export function talkDone(
  op: Operation,
  input: GradedPerson & { heldOn: string; talk: string; plan: string },
): Reply {
  const { cycleId, personId, heldOn, talk, plan } = input
  const of = { cycleId, personId }
  const assigned = gradeFollowUpOf(op.tx, of)
  const branch = assigned && branchAt(op.tx, { cycleId, unitId: assigned.unitId })
  if (!branch || assigned.kind !== 'assignedTalk') throw new Refusal('notFound')
  if (assigned.talkerId !== op.actor.personId) throw new Refusal('notYours')
  if (branch.cycle.state === 'closed') throw new Refusal('closed')
  if (heldOn > dayOf(op.now)) refuse(gradingRefusals.dayInFuture)
  const isNew = finishAssignedTalk(op.tx, of, { doneOn: heldOn, record: { talk, plan } })
  if (!isNew) return { toast: gradingToasts.talkDoneAlready }
  op.redraw(ownRef('assignedTalk', of))
  op.redraw(personRef('gradeFollowUp', branch.of, personId))
  op.redraw(listRef('feedbackList', branch.of))
  op.audit('grading.talkDone', personId)
  return { toast: gradingToasts.talkDone }
}
