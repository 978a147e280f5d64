import { criticismRefusals, criticismToasts } from '../../../../cards/criticism/wording.ts'
import { findCriticismRound } from '../../../../db/queries/criticism-rounds.ts'
import { findCriticismSubject } from '../../../../db/queries/criticism-subjects.ts'
import {
  findCriticismText,
  isCriticismReturned,
  returnCriticism,
} from '../../../../db/queries/criticism-texts.ts'
import { findMeetingPerson } from '../../../../db/queries/meetings.ts'
import { getPerson } from '../../../../db/queries/people.ts'
import { Refusal } from '../../../errors.ts'
import { conductedMeeting } from '../../../organization/meetings.ts'
import type { Operation, Reply } from '../../../pipeline/operation.ts'
import { hasOwnAccount, redrawRound } from '../moving.ts'
import { formRef, ownRef, receivedRef } from '../refs.ts'

interface OfPair {
  meetingId: string
  step: string
  subjectId: string
  criticId: string
}

const refused = (sentence: string) => new Refusal('badForm', { sentence })

/**
 * 请他重说 (R8): what attacks the person or argues for arguing's sake goes back to the critic,
 * spoken or written; it is handed in again in other words only. `rev` is of the text the chair saw.
 */
export function askReword(op: Operation, press: OfPair & { rev: number }): Reply {
  const { meetingId, step, subjectId, criticId } = press
  const meeting = conductedMeeting(op, meetingId)
  if (op.actor.personId !== meeting.chairId) throw new Refusal('notAllowed', { role: 'chair' })
  assertPair(op, press)
  const of = { meetingId, subjectId, criticId }
  const toast = criticismToasts.returned(getPerson(op.tx, criticId).name)
  const text = findCriticismText(op.tx, { ...of, state: 'handedIn' })
  if (!text && isCriticismReturned(op.tx, of)) return { toast }
  if ((text?.rev ?? 0) !== press.rev) throw refused(criticismRefusals.otherWords)
  returnCriticism(op.tx, of, op.now, op.happenedAt.getTime())
  if (hasOwnAccount(op, criticId)) {
    op.send({
      ...formRef({ meetingId, step, personId: criticId, subjectId }, ''),
      to: { personId: criticId },
      dedupeKey: `criticism:reword:${op.newId()}`,
    })
  }
  redrawRound(op, meeting, step)
  op.redraw(ownRef(meetingId, step, criticId))
  op.redraw(receivedRef(meetingId, subjectId))
  op.audit('criticism.reword', meetingId)
  return { toast }
}

function assertPair(op: Operation, { meetingId, step, subjectId, criticId }: OfPair): void {
  const round = findCriticismRound(op.tx, { meetingId, stepId: step })
  if (!round || !findCriticismSubject(op.tx, round.roundId, subjectId)) {
    throw refused(criticismRefusals.stale)
  }
  const isParticipant = findMeetingPerson(op.tx, meetingId, criticId)?.role === 'participant'
  if (!isParticipant || criticId === subjectId) throw refused(criticismRefusals.notParticipant)
  if (criticId === op.actor.personId) throw refused(criticismRefusals.ownWords)
}
