import { appraisalRefusals } from '../../../../cards/appraisal/wording.ts'
import { findMeetingPerson, meetingOfType } from '../../../../db/queries/meetings.ts'
import { Refusal } from '../../../errors.ts'
import { runningCycle } from '../../../organization/teams.ts'
import type { CardKey, Operation, Reply } from '../../../pipeline/operation.ts'
import { isAppraisee } from '../members.ts'
import { commentsRef, selfRef } from '../refs.ts'
import { stepState } from '../sitting.ts'

/** 自评: one's own form; while others are commented on in the meeting, the list of them. */
export function openOwn(op: Operation): Reply {
  const cycle = runningCycle(op.tx, op.actor.rootId)
  if (!cycle) throw new Refusal('notReady')
  const { personId, branchId } = op.actor
  if (branchId === null || !isAppraisee(op.tx, op.actor)) {
    throw new Refusal('badForm', { sentence: appraisalRefusals.noBranch })
  }
  const { cycleId } = cycle
  const meeting = meetingOfType(op.tx, { cycleId, unitId: branchId, meetingType: 'C' })
  if (meeting && stepState(op.tx, meeting, 'C3') === 'on') {
    const isThere = findMeetingPerson(op.tx, meeting.meetingId, personId)?.presence === 'present'
    if (isThere) return { show: commentsRef(meeting.meetingId, personId) }
  }
  return { show: selfRef(cycleId, personId) }
}

/** What a button leads to was the server's choice; who may see it is judged when it is drawn. */
export function goTo(_op: Operation, to: { card: string; key: CardKey }): Reply {
  return { become: { card: to.card, key: to.key } }
}
