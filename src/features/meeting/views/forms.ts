import type { BreakOffView, NoteView, SpeakerView } from '../../../../cards/meeting/forms.ts'
import type { GroupSessionView, GroupSplitView } from '../../../../cards/meeting/groups.ts'
import type { Reader } from '../../../../db/client.ts'
import { groupRecord, groupsOfStep, notesOfMeeting } from '../../../../db/queries/meeting-steps.ts'
import { getUnit } from '../../../../db/queries/units.ts'
import { groupsToSend, signedInOf } from '../groups.ts'
import { findHeld, nameOf } from '../held.ts'
import { currentStep } from '../rules/agenda.ts'
import { countAttendance } from '../../../organization/attendance.ts'

export interface StepKey {
  meetingId: string
  step: string
}

function found(db: Reader, { meetingId, step: stepId }: StepKey) {
  const held = findHeld(db, meetingId)
  const step = held?.agenda.find((one) => one.id === stepId)
  return held && step && { held, step, key: { meetingId, step: stepId, stepName: step.name } }
}

export function noteView(db: Reader, of: StepKey): NoteView | undefined {
  const at = found(db, of)
  return at && { ...at.key, body: notesOfMeeting(db, of.meetingId).get(of.step) ?? '' }
}

export function speakerView(db: Reader, of: StepKey): SpeakerView | undefined {
  const at = found(db, of)
  if (!at) return undefined
  const { people, rows } = at.held
  return {
    ...at.key,
    people: people.map(({ personId }) => ({ label: nameOf(db, personId), value: personId })),
    speakerId: rows.get(of.step)?.speakerId ?? undefined,
  }
}

export function breakOffView(
  db: Reader,
  { meetingId }: { meetingId: string },
): BreakOffView | undefined {
  const held = findHeld(db, meetingId)
  return held && { meetingId, unitName: held.unit.name }
}

export function groupSplitView(db: Reader, of: StepKey): GroupSplitView | undefined {
  const at = found(db, of)
  if (!at) return undefined
  const sent = groupsOfStep(db, of.meetingId, of.step)
  return {
    ...at.key,
    present: countAttendance(at.held.people).present,
    groups: groupsToSend(db, at.held, of.step).map((group) => ({
      label: `${group.name}（${signedInOf(at.held, group.unitId)}）`,
      value: group.unitId,
    })),
    sent: sent.map((group) => getUnit(db, group.groupId).name),
  }
}

export function groupSessionView(
  db: Reader,
  of: StepKey & { groupId: string },
): GroupSessionView | undefined {
  const at = found(db, of)
  if (!at) return undefined
  const { held } = at
  const group = groupsOfStep(db, of.meetingId, of.step).find((one) => one.groupId === of.groupId)
  const isOn = currentStep(held.agenda, held.rows)?.id === of.step
  return {
    ...at.key,
    groupId: of.groupId,
    groupName: getUnit(db, of.groupId).name,
    signedIn: signedInOf(held, of.groupId),
    reported: group?.presentCount ?? undefined,
    record: notesOfMeeting(db, of.meetingId).get(groupRecord(of.step, of.groupId)) ?? '',
    isOpen: group !== undefined && isOn && held.meeting.state === 'open',
  }
}
