import { appraisalRefusals, appraisalToasts } from '../../../../cards/appraisal/wording.ts'
import type { MeetingRow } from '../../../../db/queries/meetings.ts'
import {
  endedSubjectsOf,
  findMutualComment,
  saveMutualComment,
  setMutualSubject,
} from '../../../../db/queries/mutual-comments.ts'
import { Refusal } from '../../../errors.ts'
import { conductedMeeting, openMeeting } from '../../../organization/meetings.ts'
import { mayAnswerFor } from '../../../organization/roles.ts'
import type { Operation, Reply } from '../../../pipeline/operation.ts'
import { commentsRef, redrawRound, roundRef } from '../refs.ts'
import { assertOn, invitedTo, subjectsIn } from '../sitting.ts'

interface Pair {
  meetingId: string
  subjectId: string
  /** Who comments. */
  personId: string
}

/** A member says something of another, or whoever answers for them does (R90). */
export function comment(op: Operation, input: Pair & { comment: string }): Reply {
  const { meetingId, personId } = input
  const meeting = openMeeting(op.tx, meetingId)
  if (!mayAnswerFor(op.tx, op.actor, personId)) throw new Refusal('notYours')
  const isNewest = save(op, meeting, input, input.comment)
  const toast = isNewest ? appraisalToasts.commented : appraisalToasts.newerKept
  return { toast, become: commentsRef(meetingId, personId) }
}

/** Chair or recorder write down what was said aloud. */
export function recordComment(
  op: Operation,
  input: { meetingId: string; subjectId: string; by: string; comment: string },
): Reply {
  const meeting = conductedMeeting(op, input.meetingId)
  const isNewest = save(op, meeting, { ...input, personId: input.by }, input.comment)
  const toast = isNewest ? appraisalToasts.commented : appraisalToasts.newerKept
  return { toast, become: roundRef(input.meetingId, 'C3') }
}

export function withdraw(op: Operation, pair: Pair): Reply {
  const { meetingId, subjectId, personId } = pair
  const meeting = openMeeting(op.tx, meetingId)
  if (!mayAnswerFor(op.tx, op.actor, personId)) throw new Refusal('notYours')
  if (findMutualComment(op.tx, { meetingId, subjectId, byPersonId: personId }) === undefined) {
    refuse(appraisalRefusals.nothingToWithdraw)
  }
  const isNewest = save(op, meeting, pair, null)
  const toast = isNewest ? appraisalToasts.commentWithdrawn : appraisalToasts.newerKept
  return { toast, become: commentsRef(meetingId, personId) }
}

function save(op: Operation, meeting: MeetingRow, pair: Pair, words: string | null): boolean {
  const { meetingId, subjectId, personId } = pair
  assertOn(op.tx, meeting, 'C3')
  assertMayComment(op, pair)
  const rev = op.happenedAt.getTime()
  const saved = saveMutualComment(op.tx, {
    meetingId,
    cycleId: meeting.cycleId,
    subjectId,
    byPersonId: personId,
    comment: words,
    enteredById: op.actor.personId,
    rev,
  })
  if (!saved) return false
  settleEnding(op, pair, rev)
  op.audit(words === null ? 'appraisal.withdraw' : 'appraisal.comment', subjectId)
  redrawRound(op, meetingId, 'C3')
  return true
}

function assertMayComment(op: Operation, { meetingId, subjectId, personId }: Pair): void {
  const commenter = invitedTo(op.tx, meetingId).find((one) => one.personId === personId)
  if (!commenter?.isPresent) refuse(appraisalRefusals.commenterAbsent)
  if (subjectId === personId) refuse(appraisalRefusals.notOneself)
  const subject = subjectsIn(op.tx, meetingId).find((one) => one.personId === subjectId)
  if (!subject) refuse(appraisalRefusals.notInStep)
  if (!subject.hasSelf) refuse(appraisalRefusals.selfFirst)
}

/** 无意见 is overtaken by a comment; the last one taken back opens the turn again. */
function settleEnding(op: Operation, { meetingId, subjectId }: Pair, rev: number): void {
  const ending = endedSubjectsOf(op.tx, meetingId).get(subjectId)
  const subject = subjectsIn(op.tx, meetingId).find((one) => one.personId === subjectId)
  const comments = subject?.comments ?? 0
  const isOvertaken = ending === 'noComment' && comments > 0
  const isEmptied = ending === 'commented' && comments === 0
  if (!isOvertaken && !isEmptied) return
  const state = isOvertaken ? 'commented' : 'open'
  setMutualSubject(op.tx, { meetingId, subjectId, state, byPersonId: op.actor.personId, rev })
}

function refuse(sentence: string): never {
  throw new Refusal('badForm', { sentence })
}
