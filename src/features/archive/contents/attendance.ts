import { kindStanding } from '../../../../cards/archive/wording.ts'
import {
  doubleAttendance,
  leaveApproval,
  signInSheet,
  type Attended,
} from '../../../../documents/archive/attendance.ts'
import { findLeaveRequest, leaveInUnit } from '../../../../db/queries/leave-requests.ts'
import { venueBookingOf } from '../../../../db/queries/meeting-preparations.ts'
import {
  meetingOfType,
  meetingsOfUnit,
  peopleOfMeeting,
  type MeetingRow,
} from '../../../../db/queries/meetings.ts'
import { findPerson } from '../../../../db/queries/people.ts'
import { listRegister } from '../../../../db/queries/register.ts'
import { findUnit } from '../../../../db/queries/units.ts'
import { meetingsOf } from '../../../organization/gate-verdict.ts'
import { dualAttendance } from '../../../organization/participation.ts'
import { meetingOf, participantsOf } from '../../../organization/unit-meetings.ts'
import { heldMeeting } from '../../minutes/record.ts'
import { placeOf } from '../../minutes/views/sheet.ts'
import { dayAt, nameOf, postSaid, timeAt, type Draft, type Scope } from './scope.ts'

/** The meetings a unit held, without those it gave up. */
export function heldMeetings(scope: Scope): MeetingRow[] {
  const { db, of } = scope
  return meetingsOfUnit(db, of.cycleId, of.unitId).filter(
    (meeting) => meeting.state !== 'brokenOff',
  )
}

function placeAt(scope: Scope, meetingId: string): string {
  const held = heldMeeting(scope.db, meetingId)
  return (held && placeOf(scope.db, held, new Map())) ?? ''
}

function standingOf(scope: Scope, personId: string): string {
  const kind = findPerson(scope.db, personId)?.kind
  return postSaid(scope, personId) || (kind ? kindStanding(kind) : '')
}

/** D20 of each meeting that was held. */
export function signInPapers(scope: Scope): Draft[] {
  return heldMeetings(scope).map((meeting) => {
    const day = dayAt(meeting.openedAt)
    return { number: 'D20', day, paper: () => signInOf(scope, meeting) }
  })
}

function signInOf(scope: Scope, meeting: MeetingRow) {
  return signInSheet({
    ...scope.head,
    meeting: meeting.meetingType,
    meetingDay: dayAt(meeting.openedAt),
    from: timeAt(meeting.openedAt),
    place: placeAt(scope, meeting.meetingId),
    theme: scope.cycle.parameters.theme,
    people: peopleOfMeeting(scope.db, meeting.meetingId).map((one) => ({
      name: nameOf(scope, one.personId),
      standing: standingOf(scope, one.personId),
      group: (one.groupId && findUnit(scope.db, one.groupId)?.name) || '',
      role: one.role,
      isExpected: one.isExpected,
      presence: one.presence,
      signedAt: timeAt(one.signedInAt),
      signedBy: one.signedInBy ?? ('' as const),
    })),
    guides: meeting.guides,
  })
}

/** D20, blank, with the names of who is invited. */
export function signInForms(scope: Scope): Draft[] {
  const { db, unit, cycle, of } = scope
  const running = meetingOf(db, unit.unitId)
  if (!running) return []
  const venue = venueBookingOf(db, of)
  return meetingsOf(unit.kind).map((meeting) => ({
    number: 'D20',
    day: '' as const,
    paper: () =>
      signInSheet({
        ...scope.head,
        meeting,
        meetingDay: venue?.onDay ?? cycle.windowFrom,
        from: venue?.startsAt ?? '',
        place: venue?.place ?? '',
        theme: cycle.parameters.theme,
        people: participantsOf(db, running).map((row) => ({
          name: row.name,
          standing: standingOf(scope, row.personId),
          group: (row.groupId && findUnit(db, row.groupId)?.name) || '',
          role: 'participant' as const,
          isExpected: true,
          presence: '' as const,
          signedAt: '',
          signedBy: '' as const,
        })),
        guides: [],
      }),
  }))
}

/** D41: who leads and where they attended, as leaders and as ordinary members (R17). */
export function doubleAttendancePapers(scope: Scope): Draft[] {
  if (!scope.isRoot) return []
  const { db, unit, of } = scope
  const held = meetingOfType(db, { ...of, meetingType: 'A' })
  if (!held) return []
  const paper = () =>
    doubleAttendance({
      ...scope.head,
      rows: dualAttendance(listRegister(db, unit.rootId)).map((row) => {
        const ofB = { cycleId: of.cycleId, unitId: row.branchId ?? '', meetingType: 'B' as const }
        return {
          leader: row.name,
          post: postSaid(scope, row.personId),
          meetingA: attended(scope, held, row.personId),
          meetingB: attended(scope, meetingOfType(db, ofB), row.personId),
        }
      }),
    })
  return [{ number: 'D41', day: dayAt(held.openedAt), paper }]
}

function attended(scope: Scope, meeting: MeetingRow | undefined, personId: string): Attended {
  const seat =
    meeting && peopleOfMeeting(scope.db, meeting.meetingId).find((one) => one.personId === personId)
  return {
    unit: meeting ? (findUnit(scope.db, meeting.unitId)?.name ?? '') : '',
    day: dayAt(meeting?.openedAt),
    presence: seat?.presence ?? '',
  }
}

/** D43 of each leave that was decided. */
export function leavePapers(scope: Scope): Draft[] {
  const { db, of, unit } = scope
  return leaveInUnit(db, of.cycleId, of.unitId)
    .filter((leave) => leave.state === 'approved' || leave.state === 'refused')
    .flatMap(({ leaveId, decidedAt }) => {
      const leave = findLeaveRequest(db, leaveId)
      if (!leave || (leave.state !== 'approved' && leave.state !== 'refused')) return []
      const { state } = leave
      const meeting = meetingsOf(unit.kind)[0] ?? 'B'
      const paper = () =>
        leaveApproval({
          ...scope.head,
          name: nameOf(scope, leave.personId),
          post: postSaid(scope, leave.personId),
          meeting,
          meetingDay: leave.windowFrom,
          reasonClass: leave.reasonClass,
          reason: leave.reason,
          askedOn: dayAt(leave.askedAt),
          approver: nameOf(scope, leave.decidedById),
          state,
          decidedOn: dayAt(leave.decidedAt),
          makeUp: leave.makeUp ?? '',
        })
      return [{ number: 'D43', day: dayAt(decidedAt), paper }]
    })
}
