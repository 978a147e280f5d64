import { meetingRefusals, meetingToasts, noteWords } from '../../../../cards/meeting/wording.ts'
import { saveNote } from '../../../../db/queries/meeting-steps.ts'
import { getMeeting, updateMeeting } from '../../../../db/queries/meetings.ts'
import { redrawMeeting } from '../../../organization/meetings.ts'
import type { Features } from '../../../pipeline/gate-lines.ts'
import type { Operation, Reply } from '../../../pipeline/operation.ts'
import { conductedHeld, refuse } from '../conducting.ts'
import { engineOf } from '../engines.ts'
import type { Held } from '../held.ts'
import { isAllOver } from '../rules/agenda.ts'

/** 散会: once everything of the day is over; what lies after the meeting keeps for later. */
export function closeMeeting(all: Features) {
  return (op: Operation, { meetingId }: { meetingId: string }): Reply => {
    const held = conductedHeld(op, meetingId)
    if (!isAllOver(held.agenda, held.rows)) throw refuse(meetingRefusals.notOpenSteps)
    closeNow(op, all, held)
    return { toast: meetingToasts.closed }
  }
}

/** Closes a meeting, and lets the work of its steps end with it. */
export function closeNow(op: Operation, all: Features, held: Held): void {
  end(op, held, 'closed')
  const meeting = getMeeting(op.tx, held.meeting.meetingId)
  for (const step of held.agenda) {
    if (held.rows.has(step.id)) engineOf(all, step)?.closed?.(op, meeting, step.id)
  }
  op.audit('meeting.close', meeting.meetingId)
}

/** 中止会议: the meeting is given up for a later day; the reason stays with its notes, sealed. */
export function breakOff(
  op: Operation,
  { meetingId, reason }: { meetingId: string; reason: string },
): Reply {
  const held = conductedHeld(op, meetingId)
  saveNote(op.tx, {
    meetingId,
    stepId: 'brokenOff',
    body: noteWords.brokenOff(reason),
    byPersonId: op.actor.personId,
    rev: op.happenedAt.getTime(),
  })
  end(op, held, 'brokenOff')
  op.audit('meeting.breakOff', meetingId)
  return {
    toast: meetingToasts.brokenOff,
    become: { card: 'meetingConsole', key: { meetingId } },
  }
}

function end(op: Operation, { meeting }: Held, state: 'closed' | 'brokenOff'): void {
  const closedAt = op.now.getTime()
  updateMeeting(op.tx, meeting.meetingId, { state, closedAt, closedById: op.actor.personId })
  redrawMeeting(op, meeting.meetingId)
}
