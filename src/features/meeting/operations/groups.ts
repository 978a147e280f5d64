import { meetingRefusals, meetingToasts } from '../../../../cards/meeting/wording.ts'
import {
  deleteMeetingGroups,
  groupRecord,
  groupsOfStep,
  insertMeetingGroups,
  notesOfMeeting,
  reportGroup,
  saveNote,
} from '../../../../db/queries/meeting-steps.ts'
import { Refusal } from '../../../errors.ts'
import { isConductor, openMeeting, redrawMeeting } from '../../../organization/meetings.ts'
import type { Operation, Reply } from '../../../pipeline/operation.ts'
import { conductedHeld, refuse } from '../conducting.ts'
import { groupsToSend, reporterOf } from '../groups.ts'
import { heldOf, type Held } from '../held.ts'
import { currentStep } from '../rules/agenda.ts'

interface OfStep {
  meetingId: string
  step: string
}

/** 分小组进行 (R15, R96): each chosen group's leader gets a card to report with. */
export function splitStep(op: Operation, input: OfStep & { groups: readonly string[] }): Reply {
  const { meetingId, step } = input
  const held = splitting(op, input)
  const offered = new Set(groupsToSend(op.tx, held, step).map((group) => group.unitId))
  if (input.groups.some((groupId) => !offered.has(groupId))) throw new Refusal('stale')
  const rows = input.groups.map((groupId) => ({
    meetingId,
    stepId: step,
    groupId,
    leaderId: reporterOf(op.tx, held, groupId),
    sentAt: op.now.getTime(),
    presentCount: null,
    reportedById: null,
    rev: null,
  }))
  insertMeetingGroups(op.tx, rows)
  for (const { groupId, leaderId } of rows) {
    op.send({
      card: 'groupSession',
      key: { meetingId, step, groupId },
      to: { personId: leaderId },
      dedupeKey: `meeting:group:${meetingId}:${step}:${groupId}:${op.now.getTime()}`,
    })
  }
  redrawMeeting(op, meetingId)
  op.audit('meeting.split', `${meetingId} ${step}`)
  return {
    toast: meetingToasts.split(rows.length),
    become: { card: 'meetingConsole', key: { meetingId } },
  }
}

/** The step is held together after all. */
export function gatherGroups(op: Operation, input: OfStep): Reply {
  const { meetingId, step } = input
  splitting(op, input)
  for (const { groupId } of groupsOfStep(op.tx, meetingId, step)) {
    op.retire({ card: 'groupSession', key: { meetingId, step, groupId } })
  }
  deleteMeetingGroups(op.tx, { meetingId, stepId: step })
  redrawMeeting(op, meetingId)
  op.audit('meeting.gather', `${meetingId} ${step}`)
  return {
    toast: meetingToasts.gathered,
    become: { card: 'meetingConsole', key: { meetingId } },
  }
}

function splitting(op: Operation, { meetingId, step }: OfStep): Held {
  const held = conductedHeld(op, meetingId)
  const on = currentStep(held.agenda, held.rows)
  if (on?.id !== step) throw refuse(meetingRefusals.wrongStep)
  if (!on.byGroups) throw refuse(meetingRefusals.noGroups)
  return held
}

/** 小组已开完, by who leads the group or conducts the meeting; may be put right while it is on. */
export function reportSession(
  op: Operation,
  input: OfStep & { groupId: string; present: number; record?: string | undefined },
): Reply {
  const { meetingId, step, groupId } = input
  const held = heldOf(op.tx, openMeeting(op.tx, meetingId))
  const group = groupsOfStep(op.tx, meetingId, step).find((one) => one.groupId === groupId)
  if (!group) throw refuse(meetingRefusals.wrongStep)
  if (group.leaderId !== op.actor.personId && !isConductor(held.meeting, op.actor)) {
    throw refuse(meetingRefusals.notLeader)
  }
  if (currentStep(held.agenda, held.rows)?.id !== step) throw refuse(meetingRefusals.wrongStep)
  reportGroup(op.tx, {
    meetingId,
    stepId: step,
    groupId,
    presentCount: input.present,
    reportedById: op.actor.personId,
    rev: op.happenedAt.getTime(),
  })
  keepRecord(op, input)
  op.redraw({ card: 'groupSession', key: { meetingId, step, groupId } })
  redrawMeeting(op, meetingId)
  op.audit('meeting.report', `${meetingId} ${step} ${groupId}`)
  return { toast: meetingToasts.reported }
}

/** A group's session has a record of its own (5.3); left empty once written, it is taken back. */
function keepRecord(
  op: Operation,
  { meetingId, step, groupId, record }: OfStep & { groupId: string; record?: string | undefined },
): void {
  const stepId = groupRecord(step, groupId)
  if (record === undefined && !notesOfMeeting(op.tx, meetingId).has(stepId)) return
  const by = { byPersonId: op.actor.personId, rev: op.happenedAt.getTime() }
  saveNote(op.tx, { meetingId, stepId, body: record ?? '', ...by })
}
