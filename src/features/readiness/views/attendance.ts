import type {
  AttendanceListView,
  AttendanceQuestionView,
} from '../../../../cards/readiness/attendance.ts'
import type {
  LeaveMeeting,
  LeaveRequestView,
  LeaveView,
} from '../../../../cards/readiness/leave.ts'
import type { Reader } from '../../../../db/client.ts'
import { attendanceRepliesOf } from '../../../../db/queries/attendance-replies.ts'
import { findLeaveRequest } from '../../../../db/queries/leave-requests.ts'
import { venueBookingOf } from '../../../../db/queries/meeting-preparations.ts'
import { answeredForBy, findPerson, getPerson } from '../../../../db/queries/people.ts'
import { isSecretaryOf } from '../../../organization/roles.ts'
import type { CardReader, ViewContext } from '../../../pipeline/feature.ts'
import {
  expectedAt,
  keyOf,
  leaveFor,
  meetingOf,
  meetingsBelow,
  participantsOf,
  type Meeting,
} from '../../../organization/unit-meetings.ts'
import { teamAt } from '../meeting.ts'

const peoplePerPage = 50

export interface QuestionKey {
  unitId: string
  personId: string
  from: string
}

export function attendanceQuestionView(
  db: Reader,
  key: QuestionKey,
  { reader }: ViewContext,
): AttendanceQuestionView | undefined {
  const meeting = meetingOf(db, key.unitId)
  const person = findPerson(db, key.personId)
  if (!meeting || !person) return undefined
  const { unit, cycle, isRoot } = meeting
  const reply = attendanceRepliesOf(db, keyOf(meeting)).get(key.personId)
  const onLeave = leaveFor(db, meeting).get(key.personId)?.state === 'approved'
  const booking = venueBookingOf(db, keyOf(meeting))
  return {
    unitId: unit.unitId,
    unitName: unit.name,
    isRoot,
    personId: key.personId,
    onBehalfOf: onBehalfOf(reader, person),
    windowFrom: cycle.windowFrom,
    windowTo: cycle.windowTo,
    venue: booking && booking.onDay >= cycle.windowFrom ? booking : undefined,
    answer: onLeave ? 'onLeave' : reply?.answer,
    isOld: key.from !== cycle.windowFrom,
  }
}

function onBehalfOf(reader: CardReader, person: { personId: string; name: string }) {
  const isOwn = reader.kind === 'person' && reader.person.personId === person.personId
  return isOwn ? undefined : person.name
}

export function attendanceListView(
  db: Reader,
  key: { unitId: string; page?: string | undefined },
  { reader }: ViewContext,
): AttendanceListView | undefined {
  const meeting = meetingOf(db, key.unitId)
  if (!meeting) return undefined
  const { unit, cycle } = meeting
  const replies = attendanceRepliesOf(db, keyOf(meeting))
  const leave = leaveFor(db, meeting)
  const people = expectedAt(db, meeting).map(({ personId, name }) => {
    const excused = leave.get(personId)?.state === 'approved'
    return { personId, name, stand: excused ? 'onLeave' : replies.get(personId)?.answer }
  })
  const named = (stand: string) =>
    people.filter((one) => one.stand === stand).map((one) => one.name)
  const unanswered = people.filter((one) => one.stand === undefined)
  const pages = Math.max(1, Math.ceil(unanswered.length / peoplePerPage))
  const page = Math.min(pages, Math.max(1, Number(key.page ?? 1) || 1))
  const mayRecord = reader.kind === 'person' && isSecretaryOf(db, reader.person, unit.unitId)
  return {
    unitId: unit.unitId,
    unitName: unit.name,
    windowFrom: cycle.windowFrom,
    expected: people.length,
    coming: named('coming').length,
    onLeave: named('onLeave').slice(0, peoplePerPage),
    notComing: named('notComing').slice(0, peoplePerPage),
    unanswered: unanswered
      .slice((page - 1) * peoplePerPage, page * peoplePerPage)
      .map(({ name, personId }) => ({ label: name, value: personId })),
    page,
    pages,
    mayRecord,
    waitingLeave: mayRecord ? waitingOn(db, meeting) : [],
  }
}

function waitingOn(db: Reader, meeting: Meeting): { leaveId: string; name: string }[] {
  return [...leaveFor(db, meeting).values()]
    .filter((leave) => leave.state === 'asked')
    .slice(0, 10)
    .map(({ leaveId, personId }) => ({ leaveId, name: findPerson(db, personId)?.name ?? '' }))
}

export function leaveView(
  db: Reader,
  { personId }: { personId: string },
  { reader }: ViewContext,
): LeaveView | undefined {
  const person = findPerson(db, personId)
  if (!person) return undefined
  const isOwn = reader.kind === 'person' && reader.person.personId === personId
  return {
    personId,
    onBehalfOf: onBehalfOf(reader, person),
    meetings: meetingsFor(db, personId).map((meeting) => leaveMeeting(db, meeting, personId)),
    answersFor: isOwn
      ? answeredForBy(db, personId).map((one) => ({ personId: one.personId, name: one.name }))
      : [],
  }
}

/** The published meetings a person is invited to. */
export function meetingsFor(db: Reader, personId: string): Meeting[] {
  const { rootId } = getPerson(db, personId)
  return meetingsBelow(db, rootId).filter(
    (meeting) =>
      meeting.cycle.state === 'published' &&
      participantsOf(db, meeting).some((one) => one.personId === personId),
  )
}

function leaveMeeting(db: Reader, meeting: Meeting, personId: string): LeaveMeeting {
  const { unit, cycle, isRoot } = meeting
  const request = leaveFor(db, meeting).get(personId)
  return {
    unitId: unit.unitId,
    unitName: unit.name,
    isRoot,
    windowFrom: cycle.windowFrom,
    windowTo: cycle.windowTo,
    isTeam: teamAt(db, meeting).has(personId),
    request: request && {
      leaveId: request.leaveId,
      state: request.state,
      reasonClass: request.reasonClass,
      byTown: request.approver === 'townCommittee',
    },
  }
}

export function leaveRequestView(
  db: Reader,
  { leaveId }: { leaveId: string },
): LeaveRequestView | undefined {
  const request = findLeaveRequest(db, leaveId)
  const meeting = request && meetingOf(db, request.unitId)
  if (!request || !meeting) return undefined
  const { unit, cycle, isRoot } = meeting
  return {
    leaveId,
    unitId: unit.unitId,
    unitName: unit.name,
    isRoot,
    name: findPerson(db, request.personId)?.name ?? '',
    isTeam: request.approver !== 'branchSecretary',
    byTown: request.approver === 'townCommittee',
    windowFrom: cycle.windowFrom,
    windowTo: cycle.windowTo,
    reasonClass: request.reasonClass,
    reason: request.reason,
    makeUp: request.makeUp,
    state: request.state,
  }
}
