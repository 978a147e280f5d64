import { gradingRefusals, gradingToasts } from '../../../../cards/grading/wording.ts'
import { gradesOf, gradingMeetingOf, updateGradingMeeting } from '../../../../db/queries/grades.ts'
import { saveGradeFollowUp } from '../../../../db/queries/grading-follow-ups.ts'
import { Refusal } from '../../../errors.ts'
import { dayOf } from '../../../organization/calendar.ts'
import { isSecretaryOf, secretaryOf } from '../../../organization/roles.ts'
import type { Operation, Reply } from '../../../pipeline/operation.ts'
import { quotaAt, runningBranch, type Branch, type OfBranch, type Quota } from '../branch.ts'
import { ledBranch, openGradingMeeting, refuse, sendPrivately } from '../people.ts'
import { confirmRef, listRef, redrawSteps } from '../refs.ts'
import { decideFaults } from '../rules/deciding.ts'
import { standingOf } from '../standing.ts'

/** Confirms what the meeting concluded; more excellent than the guide says goes further up. */
export function decide(op: Operation, of: OfBranch): Reply {
  return settle(op, of, undefined)
}

export function decideWithReason(op: Operation, input: OfBranch & { reason: string }): Reply {
  const { reason, ...of } = input
  return settle(op, of, reason)
}

function settle(op: Operation, given: OfBranch, reason: string | undefined): Reply {
  const branch = ledBranch(op, given)
  openGradingMeeting(op.tx, branch)
  const quota = quotaAt(op.tx, branch)
  const { unconcluded, undetermined } = standingOf(op.tx, branch)
  const [fault] = decideFaults({
    open: unconcluded,
    undetermined,
    quota: quota.state,
    hasReason: reason !== undefined,
  })
  if (fault === 'reason') refuse(gradingRefusals.ratioReason)
  if (fault !== undefined) refuse(gradingRefusals[fault])
  const isAbove = quota.state === 'aboveGuide'
  updateGradingMeeting(op.tx, branch.of, {
    ...figuresOf(quota),
    state: isAbove ? 'awaitingConfirmation' : 'decided',
    ratioReason: isAbove ? (reason ?? null) : null,
    decidedById: op.actor.personId,
    decidedAt: isAbove ? null : op.now.getTime(),
  })
  op.audit(isAbove ? 'grading.askConfirmation' : 'grading.decide', branch.of.unitId)
  if (isAbove) askConfirmation(op, branch)
  else afterDecision(op, branch)
  redrawSteps(op, branch.of)
  return {
    toast: isAbove ? gradingToasts.awaiting : gradingToasts.decided,
    become: listRef(isAbove ? 'gradingMeeting' : 'feedbackList', branch.of),
  }
}

function figuresOf({ state, judged }: Quota) {
  return { quotaState: state, excellentCount: judged.excellent, gradedCount: judged.graded }
}

function askConfirmation(op: Operation, { of, unit }: Branch): void {
  const key = `grading:confirm:${of.cycleId}:${of.unitId}:${op.now.getTime()}`
  sendPrivately(op, secretaryOf(op.tx, unit.rootId), confirmRef(of), key)
}

/** A case leaves the chat at once: that it was opened, and when, is all that stays (R105). */
function afterDecision(op: Operation, branch: Branch): void {
  const { followUp } = branch.cycle.parameters.grade
  for (const { personId, grade } of gradesOf(op.tx, branch.of)) {
    if (followUp[grade] !== 'organizationalHandlingCase') continue
    saveGradeFollowUp(op.tx, {
      ...branch.of,
      personId,
      kind: 'organizationalHandlingCase',
      openedOn: dayOf(op.now),
      talkerId: null,
      dueOn: null,
      doneOn: null,
      byPersonId: op.actor.personId,
      at: op.now.getTime(),
    })
  }
}

/** The second confirmation, by the secretary of the general branch (3.5). */
export function confirm(op: Operation, given: OfBranch): Reply {
  const branch = awaiting(op, given)
  updateGradingMeeting(op.tx, branch.of, {
    state: 'decided',
    decidedAt: op.now.getTime(),
    confirmedAt: op.now.getTime(),
    confirmedById: op.actor.personId,
  })
  afterDecision(op, branch)
  redrawSteps(op, branch.of)
  op.audit('grading.confirm', branch.of.unitId)
  return { toast: gradingToasts.confirmed }
}

/** 退回再研究: the meeting is open again, and the reason has to be given anew. */
export function sendBack(op: Operation, given: OfBranch): Reply {
  const branch = awaiting(op, given)
  updateGradingMeeting(op.tx, branch.of, { state: 'open', ratioReason: null, decidedById: null })
  redrawSteps(op, branch.of)
  op.audit('grading.sendBack', branch.of.unitId)
  return { toast: gradingToasts.sentBack }
}

function awaiting(op: Operation, given: OfBranch): Branch {
  const branch = runningBranch(op.tx, given)
  if (!isSecretaryOf(op.tx, op.actor, branch.unit.rootId)) {
    throw new Refusal('notAllowed', { role: 'secretary' })
  }
  const state = gradingMeetingOf(op.tx, branch.of)?.state
  if (state === 'decided') throw new Refusal('alreadyDone')
  if (state !== 'awaitingConfirmation') throw new Refusal('stale')
  return branch
}
