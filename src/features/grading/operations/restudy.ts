import { gradingRefusals, gradingToasts } from '../../../../cards/grading/wording.ts'
import type { Grade } from '../../../../db/queries/grades.ts'
import {
  gradeRestudyOf,
  settleGradeRestudy,
  type GradeRestudy,
} from '../../../../db/queries/grading-feedback.ts'
import { gradeFollowUpOf, saveGradeFollowUp } from '../../../../db/queries/grading-follow-ups.ts'
import { getPerson } from '../../../../db/queries/people.ts'
import { Refusal } from '../../../errors.ts'
import { dayOf } from '../../../organization/calendar.ts'
import { isSecretaryOf } from '../../../organization/roles.ts'
import type { Operation, Reply } from '../../../pipeline/operation.ts'
import { listAt, quotaAt, runningBranch, type Branch } from '../branch.ts'
import { followUpFor, gradeOf, isOnPaper } from '../own.ts'
import {
  assertDecided,
  assertSits,
  decidingBody,
  listedRow,
  refuse,
  sendPrivately,
} from '../people.ts'
import { listRef, ownRef, personRef, redrawSteps } from '../refs.ts'
import { hasQuorum, mayBeExcellent } from '../rules/deciding.ts'
import type { OfPerson } from './opinions.ts'

type Outcome = OfPerson & {
  heldOn: string
  present: string[]
  grade?: Grade | undefined
  note: string
}

/** 复议: once, by who decides, without the member; what comes out is final (3.4). */
export function restudy(op: Operation, input: Outcome): Reply {
  const { cycleId, unitId, personId, heldOn, present, note } = input
  const branch = runningBranch(op.tx, { cycleId, unitId })
  assertDecided(op.tx, branch.of)
  assertSits(op, branch)
  if (personId === op.actor.personId) refuse(gradingRefusals.ownItem)
  const asked = waiting(op, { cycleId, personId })
  assertHeld(op, branch, asked, input)
  const before = gradeOf(op.tx, branch.of, personId)
  const grade = gradeAfter(op, branch, input, before)
  const settled = settleGradeRestudy(op.tx, asked, {
    heldOn,
    presentIds: present,
    grade: grade ?? null,
    note,
    settledAt: op.now.getTime(),
    settledById: op.actor.personId,
  })
  if (!settled) throw new Refusal('alreadyDone')
  if (grade !== undefined && grade !== before) replaceFollowUp(op, branch, personId, grade)
  tellAgain(op, branch, asked, grade)
  redrawSteps(op, branch.of)
  op.redraw(personRef('gradeRestudy', branch.of, personId))
  op.audit('grading.restudy', personId)
  const leads = isSecretaryOf(op.tx, op.actor, branch.of.unitId)
  return {
    toast: gradingToasts.restudied,
    become: listRef(leads ? 'feedbackList' : 'gradingMeeting', branch.of),
  }
}

function waiting(op: Operation, of: { cycleId: string; personId: string }): GradeRestudy {
  const asked = gradeRestudyOf(op.tx, of)
  if (!asked) refuse(gradingRefusals.noRestudy)
  if (asked.settledAt !== null) throw new Refusal('alreadyDone')
  return asked
}

function assertHeld(op: Operation, branch: Branch, asked: GradeRestudy, input: Outcome): void {
  const { heldOn, present, personId } = input
  if (heldOn > dayOf(op.now)) refuse(gradingRefusals.dayInFuture)
  if (heldOn < dayOf(new Date(asked.askedAt))) refuse(gradingRefusals.dayBeforeObjection)
  const { ids } = decidingBody(op.tx, branch)
  if (present.some((id) => !ids.includes(id))) refuse(gradingRefusals.presentUnknown)
  const deciders = present.filter((id) => id !== personId)
  if (!hasQuorum(deciders.length, ids.length)) refuse(gradingRefusals.itemNoQuorum)
}

/** The grade after the re-study; one excellent more than the guide is the first secretary's. */
function gradeAfter(
  op: Operation,
  branch: Branch,
  { personId, grade }: Outcome,
  before: Grade | undefined,
): Grade | undefined {
  const { row, isGraded } = listedRow(listAt(op.tx, branch), personId)
  if (!isGraded) return undefined
  if (grade === undefined) refuse(gradingRefusals.gradeMissing)
  if (grade !== 'excellent' || before === 'excellent') return grade
  if (!mayBeExcellent(row)) refuse(gradingRefusals.notExcellent)
  const { state } = quotaAt(op.tx, branch, 1)
  if (state === 'aboveHardCap') refuse(gradingRefusals.hardCap)
  if (state === 'aboveGuide' && !isSecretaryOf(op.tx, op.actor, branch.unit.rootId)) {
    refuse(gradingRefusals.restudyAbove)
  }
  return grade
}

/** Another grade has other consequences; a talk that was assigned is no longer asked for. */
function replaceFollowUp(op: Operation, branch: Branch, personId: string, grade: Grade): void {
  const { cycleId } = branch.of
  const before = gradeFollowUpOf(op.tx, { cycleId, personId })
  const kind = followUpFor(branch, grade)
  saveGradeFollowUp(op.tx, {
    ...branch.of,
    personId,
    kind,
    openedOn: dayOf(op.now),
    talkerId: null,
    dueOn: null,
    doneOn: kind === 'encouragement' ? dayOf(op.now) : null,
    byPersonId: op.actor.personId,
    at: op.now.getTime(),
  })
  if (before?.talkerId) op.retire(ownRef('assignedTalk', { cycleId, personId }))
}

function tellAgain(
  op: Operation,
  branch: Branch,
  { cycleId, personId }: GradeRestudy,
  grade: Grade | undefined,
): void {
  const own = ownRef('gradeFeedback', { cycleId, personId })
  if (isOnPaper(branch, grade)) {
    op.retire(own)
    return
  }
  const person = getPerson(op.tx, personId)
  sendPrivately(op, person, own, `grading:feedback:${cycleId}:${personId}:restudied`)
  op.redraw(own)
}
