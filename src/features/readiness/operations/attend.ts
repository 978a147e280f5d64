import { readinessRefusals, readinessToasts } from '../../../../cards/readiness/wording.ts'
import { saveAttendanceReply } from '../../../../db/queries/attendance-replies.ts'
import { Refusal } from '../../../errors.ts'
import { mayAnswerFor } from '../../../organization/roles.ts'
import type { Operation, Reply, Writing } from '../../../pipeline/operation.ts'
import {
  expectedAt,
  keyOf,
  participantsOf,
  type Meeting,
} from '../../../organization/unit-meetings.ts'
import { ledMeeting, runningMeeting } from '../meeting.ts'
import type { QuestionKey } from '../views/attendance.ts'

export function sayComing(op: Operation, key: QuestionKey): Reply {
  reply(op, key, 'coming')
  return { toast: readinessToasts.coming }
}

/** Who cannot come is led on to 请假: a reason is asked, never in a group. */
export function sayNotComing(op: Operation, key: QuestionKey): Reply {
  reply(op, key, 'notComing')
  return { toast: readinessToasts.notComing }
}

function reply(op: Operation, key: QuestionKey, answer: 'coming' | 'notComing'): void {
  const { personId } = key
  if (!mayAnswerFor(op.tx, op.actor, personId)) throw new Refusal('notYours')
  const meeting = runningMeeting(op.tx, key.unitId)
  assertSameDays(meeting, key.from)
  const isInvited = participantsOf(op.tx, meeting).some((one) => one.personId === personId)
  if (!isInvited) throw new Refusal('badForm', { sentence: readinessRefusals.notExpected })
  keep(op, meeting, personId, answer, op.actor.personId, op.happenedAt)
}

function assertSameDays({ cycle }: Meeting, from: string): void {
  if (cycle.windowFrom === from) return
  throw new Refusal('badForm', { sentence: readinessRefusals.moved })
}

function keep(
  op: Writing,
  meeting: Meeting,
  personId: string,
  answer: 'coming' | 'notComing',
  byPersonId: string,
  at: Date,
): void {
  const { windowFrom: from, unitId } = keyOf(meeting)
  saveAttendanceReply(op.tx, {
    ...keyOf(meeting),
    personId,
    answer,
    byPersonId,
    rev: at.getTime(),
  })
  op.redraw({ card: 'attendanceQuestion', key: { unitId, personId, from } })
}

/** What people said by word of mouth, noted by the secretary. */
export function recordComing(
  op: Operation,
  input: { unitId: string; from: string; people: readonly string[] },
): Reply {
  const meeting = ledMeeting(op, input.unitId)
  assertSameDays(meeting, input.from)
  if (input.people.length === 0) {
    throw new Refusal('badForm', { sentence: readinessRefusals.noneChosen })
  }
  const expected = new Set(expectedAt(op.tx, meeting).map(({ personId }) => personId))
  for (const personId of input.people) {
    if (!expected.has(personId)) throw new Refusal('notFound')
    keep(op, meeting, personId, 'coming', op.actor.personId, op.happenedAt)
  }
  op.audit('readiness.recordComing', meeting.unit.unitId)
  return { toast: readinessToasts.recorded(input.people.length) }
}
