import { agendaOf, type StepPlan } from '../../policies/agendas.ts'
import type { Reader } from '../../db/client.ts'
import { findCycle } from '../../db/queries/cycles.ts'
import { findMeeting, type MeetingRow } from '../../db/queries/meetings.ts'
import type { Person } from '../../db/queries/people.ts'
import { Refusal } from '../errors.ts'
import type { Writing } from '../pipeline/operation.ts'

/** The agenda a meeting goes by, in the order of its cycle's preset. */
export function agendaFor(
  db: Reader,
  meeting: Pick<MeetingRow, 'cycleId' | 'meetingType'>,
): readonly StepPlan[] {
  const order = findCycle(db, meeting.cycleId)?.parameters.appraisal.order ?? []
  return agendaOf(meeting.meetingType, order)
}

/** Who leads a meeting and who writes it down: the console is theirs alone. */
export function conductorsOf(meeting: Pick<MeetingRow, 'chairId' | 'recorderId'>): string[] {
  return meeting.chairId === meeting.recorderId
    ? [meeting.chairId]
    : [meeting.chairId, meeting.recorderId]
}

export function isConductor(
  meeting: Pick<MeetingRow, 'chairId' | 'recorderId'>,
  person: Pick<Person, 'personId'>,
): boolean {
  return conductorsOf(meeting).includes(person.personId)
}

/** The meeting while it goes on; refuses when it is over, was broken off or never was. */
export function openMeeting(db: Reader, meetingId: string): MeetingRow {
  const meeting = findMeeting(db, meetingId)
  if (!meeting) throw new Refusal('notFound')
  if (meeting.state !== 'open') throw new Refusal('closed')
  return meeting
}

/** The same, for who leads it or writes it down. */
export function conductedMeeting(op: { tx: Reader; actor: Person }, meetingId: string): MeetingRow {
  const meeting = openMeeting(op.tx, meetingId)
  if (!isConductor(meeting, op.actor)) throw new Refusal('notAllowed', { role: 'conductor' })
  return meeting
}

/** Has the console and the group's agenda card redrawn: something in the meeting moved. */
export function redrawMeeting(op: Writing, meetingId: string): void {
  op.redraw({ card: 'meetingConsole', key: { meetingId } })
  op.redraw({ card: 'meetingAgenda', key: { meetingId } })
}

/** Lays the console below what has come since, before both who conduct the meeting. */
export function bringConsoleDown(op: Writing, meeting: MeetingRow): void {
  const { meetingId } = meeting
  for (const personId of conductorsOf(meeting)) {
    op.sendAnew({ card: 'meetingConsole', key: { meetingId } }, personId)
  }
}
