import { meetingRefusals } from '../../../cards/meeting/wording.ts'
import { leaveInUnit } from '../../../db/queries/leave-requests.ts'
import { findMeeting, meetingsConductedBy, type MeetingRow } from '../../../db/queries/meetings.ts'
import type { Reader } from '../../../db/client.ts'
import { Refusal } from '../../errors.ts'
import { conductedMeeting, isConductor } from '../../organization/meetings.ts'
import type { Operation } from '../../pipeline/operation.ts'
import { heldOf, type Held } from './held.ts'
import { isCorrectable } from '../../organization/attendance.ts'

export const refuse = (sentence: string) => new Refusal('badForm', { sentence })

/** The meeting while it goes on, for who leads it or writes it down. */
export function conductedHeld(op: Operation, meetingId: string): Held {
  return heldOf(op.tx, conductedMeeting(op, meetingId))
}

/** The meeting a command is about: that of the group it was said in, else the latest opened. */
export function ownMeeting(op: Operation): MeetingRow {
  const led = meetingsConductedBy(op.tx, op.actor.personId)
  const here = op.place.chatType === 'group' && led.find((row) => row.unitId === op.unitId)
  const meeting = here || led[0]
  if (!meeting) throw refuse(meetingRefusals.noOpenMeeting)
  return meeting
}

/** The meeting whose list may be put right: by both while it is open, by the recorder later. */
export function correctableMeeting(op: Operation, meetingId: string): MeetingRow {
  const meeting = findMeeting(op.tx, meetingId)
  if (!meeting) throw new Refusal('notFound')
  if (!isConductor(meeting, op.actor)) throw new Refusal('notAllowed', { role: 'conductor' })
  if (meeting.state === 'open') return meeting
  if (meeting.state === 'brokenOff') throw new Refusal('closed')
  if (!isCorrectable(meeting, op.now)) throw refuse(meetingRefusals.tooLate)
  if (meeting.recorderId !== op.actor.personId) throw refuse(meetingRefusals.onlyRecorder)
  return meeting
}

/** Whose leave from this meeting was approved. */
export function excusedFrom(
  db: Reader,
  { cycleId, unitId, windowFrom }: Pick<MeetingRow, 'cycleId' | 'unitId' | 'windowFrom'>,
): Set<string> {
  return new Set(
    leaveInUnit(db, cycleId, unitId)
      .filter((leave) => leave.windowFrom === windowFrom && leave.state === 'approved')
      .map((leave) => leave.personId),
  )
}
