import { meetingRefusals, meetingToasts } from '../../../../cards/meeting/wording.ts'
import { saveNote, updateStep } from '../../../../db/queries/meeting-steps.ts'
import { redrawMeeting } from '../../../organization/meetings.ts'
import type { Operation, Reply } from '../../../pipeline/operation.ts'
import { conductedHeld, refuse } from '../conducting.ts'
import { currentStep } from '../rules/agenda.ts'

interface OfStep {
  meetingId: string
  step: string
}

const backToConsole = (meetingId: string) => ({
  become: { card: 'meetingConsole', key: { meetingId } },
})

/** 记一笔: of a step that has begun; of two the one clicked later stays. */
export function takeNote(op: Operation, input: OfStep & { body: string }): Reply {
  const { meetingId, step, body } = input
  const held = conductedHeld(op, meetingId)
  if (!held.rows.has(step)) throw refuse(meetingRefusals.wrongStep)
  const rev = op.happenedAt.getTime()
  saveNote(op.tx, { meetingId, stepId: step, body, byPersonId: op.actor.personId, rev })
  op.redraw({ card: 'meetingConsole', key: { meetingId } })
  op.audit('meeting.note', `${meetingId} ${step}`)
  return { toast: meetingToasts.noted, ...backToConsole(meetingId) }
}

/** Who gives the lecture: somebody invited, while the step is on. */
export function pickSpeaker(op: Operation, input: OfStep & { speaker: string }): Reply {
  const { meetingId, step, speaker } = input
  const held = conductedHeld(op, meetingId)
  const on = currentStep(held.agenda, held.rows)
  if (on?.id !== step || on.actor !== 'lecturer') throw refuse(meetingRefusals.wrongStep)
  if (!held.people.some((one) => one.personId === speaker)) throw refuse(meetingRefusals.notInvited)
  updateStep(op.tx, { meetingId, stepId: step }, { speakerId: speaker })
  redrawMeeting(op, meetingId)
  op.audit('meeting.speaker', `${meetingId} ${step}`)
  return { toast: meetingToasts.speaker, ...backToConsole(meetingId) }
}
