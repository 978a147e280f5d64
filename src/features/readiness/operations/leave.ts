import { readinessRefusals, readinessToasts } from '../../../../cards/readiness/wording.ts'
import {
  decideLeaveRequest,
  findLeaveRequest,
  insertLeaveRequest,
  type LeaveRequest,
} from '../../../../db/queries/leave-requests.ts'
import { Refusal } from '../../../errors.ts'
import { holdersOf, isSecretaryOf, mayAnswerFor, secretaryOf } from '../../../organization/roles.ts'
import type { Operation, Reply } from '../../../pipeline/operation.ts'
import {
  keyOf,
  leaveFor,
  participantsOf,
  type Meeting,
} from '../../../organization/unit-meetings.ts'
import { runningMeeting, teamAt } from '../meeting.ts'
import { leavePath, type ReasonClass } from '../rules/leave.ts'

export function openLeave(op: Operation): Reply {
  return { show: { card: 'leave', key: { personId: op.actor.personId } } }
}

interface LeaveForm {
  personId: string
  meeting: string
  reasonClass: ReasonClass
  reason: string
}

/** 请假: to the secretary who decides; the team's is refused in principle (R22, R23). */
export function askLeave(op: Operation, input: LeaveForm): Reply {
  const { personId, reasonClass, reason } = input
  if (!mayAnswerFor(op.tx, op.actor, personId)) throw new Refusal('notYours')
  const meeting = runningMeeting(op.tx, input.meeting)
  if (!participantsOf(op.tx, meeting).some((one) => one.personId === personId)) {
    throw new Refusal('badForm', { sentence: readinessRefusals.notExpected })
  }
  const before = leaveFor(op.tx, meeting).get(personId)?.state
  if (before === 'asked' || before === 'approved') throw new Refusal('alreadyDone')
  const asking = { ...standingOf(op, meeting, personId), reasonClass }
  const path = leavePath(asking, meeting.cycle.parameters.leave.teamDefault)
  const request = {
    leaveId: op.newId(),
    ...keyOf(meeting),
    personId,
    reasonClass,
    reason,
    ...path,
    byPersonId: op.actor.personId,
    askedAt: op.now.getTime(),
    decidedById: null,
    decidedAt: null,
  }
  insertLeaveRequest(op.tx, request)
  op.redraw(leaveRef(personId))
  op.audit('readiness.askLeave', request.leaveId)
  if (path.state === 'refused') return { toast: readinessToasts.leaveRefused }
  askApprover(op, request)
  if (path.approver === 'townCommittee') return { toast: readinessToasts.leaveAskedTown }
  const { leaveAskedException, leaveAsked } = readinessToasts
  return { toast: asking.isTeam ? leaveAskedException : leaveAsked }
}

const leaveRef = (personId: string) => ({ card: 'leave', key: { personId } })

function standingOf(op: Operation, meeting: Meeting, personId: string) {
  const { unit, isRoot } = meeting
  return {
    isTeam: teamAt(op.tx, meeting).has(personId),
    isGeneralBranchSecretary: holdersOf(op.tx, unit.rootId, 'secretary').includes(personId),
    isMeetingA: isRoot,
  }
}

/** Whose secretary decides: the branch's, or the general branch's, who also notes the town's. */
function decidingUnit(op: Operation, request: Pick<LeaveRequest, 'approver' | 'unitId'>): string {
  const { unit } = runningMeeting(op.tx, request.unitId)
  return request.approver === 'branchSecretary' ? unit.unitId : unit.rootId
}

function askApprover(
  op: Operation,
  request: Pick<LeaveRequest, 'leaveId' | 'approver' | 'unitId'>,
) {
  const { leaveId } = request
  const approver = secretaryOf(op.tx, decidingUnit(op, request))
  if (!approver) return
  op.send({
    card: 'leaveRequest',
    key: { leaveId },
    to: { personId: approver.personId },
    dedupeKey: `readiness:leave:${leaveId}`,
  })
}

/** 撤回请假, by the person or who answers for them. */
export function withdrawLeave(op: Operation, { leaveId }: { leaveId: string }): Reply {
  const request = requestOf(op, leaveId)
  if (!mayAnswerFor(op.tx, op.actor, request.personId)) throw new Refusal('notYours')
  if (request.state === 'withdrawn') throw new Refusal('alreadyDone')
  settle(op, request, 'withdrawn')
  return { toast: readinessToasts.leaveWithdrawn }
}

export function approveLeave(
  op: Operation,
  { leaveId, makeUp }: { leaveId: string; makeUp?: string | undefined },
): Reply {
  return decide(op, leaveId, 'approved', makeUp)
}

export function refuseLeave(op: Operation, { leaveId }: { leaveId: string }): Reply {
  return decide(op, leaveId, 'refused')
}

/** Nobody decides about their own, except that the town's answer is noted by who asked it. */
function decide(
  op: Operation,
  leaveId: string,
  state: 'approved' | 'refused',
  makeUp?: string,
): Reply {
  const request = requestOf(op, leaveId)
  if (!isSecretaryOf(op.tx, op.actor, decidingUnit(op, request))) {
    throw new Refusal('notAllowed', { role: 'secretary' })
  }
  const isOwn = request.personId === op.actor.personId
  if (isOwn && request.approver !== 'townCommittee') {
    throw new Refusal('badForm', { sentence: readinessRefusals.ownRequest })
  }
  if (request.state === 'withdrawn' || request.state === state) throw new Refusal('alreadyDone')
  settle(op, request, state, makeUp)
  op.send({
    ...leaveRef(request.personId),
    to: { personId: request.personId },
    dedupeKey: `readiness:leave:${leaveId}:${state}:${op.now.getTime()}`,
  })
  return { toast: readinessToasts.leaveDecided }
}

function settle(
  op: Operation,
  request: LeaveRequest,
  state: 'approved' | 'refused' | 'withdrawn',
  makeUp?: string,
): void {
  const { leaveId, personId, unitId, windowFrom: from } = request
  const decision = { state, byPersonId: op.actor.personId, at: op.now, makeUp }
  decideLeaveRequest(op.tx, leaveId, decision)
  op.redraw(leaveRef(personId))
  op.redraw({ card: 'leaveRequest', key: { leaveId } })
  op.redraw({ card: 'attendanceQuestion', key: { unitId, personId, from } })
  op.audit(`readiness.leave.${state}`, leaveId)
}

function requestOf(op: Operation, leaveId: string): LeaveRequest {
  const request = findLeaveRequest(op.tx, leaveId)
  if (!request) throw new Refusal('notFound')
  return request
}
