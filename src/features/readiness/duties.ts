import { readinessDuties, readinessDutyTitles } from '../../../cards/readiness/wording.ts'
import type { Reader } from '../../../db/client.ts'
import { attendanceRepliesOf } from '../../../db/queries/attendance-replies.ts'
import { currentCycle } from '../../../db/queries/cycles.ts'
import {
  guideInvitationOf,
  meetingMaterialOf,
  previousReportOf,
  venueBookingOf,
} from '../../../db/queries/meeting-preparations.ts'
import { meetingsOfUnit } from '../../../db/queries/meetings.ts'
import { findPerson } from '../../../db/queries/people.ts'
import { dayOf, type Day } from '../../organization/calendar.ts'
import { dayOfRow } from '../../organization/cycle-calendar.ts'
import { secretaryOf } from '../../organization/roles.ts'
import type { Duty, DutySource, OpenDuty } from '../../pipeline/duty.ts'
import {
  expectedAt,
  keyOf,
  leaveFor,
  meetingsBelow,
  meetingsIn,
  type Meeting,
} from '../../organization/unit-meetings.ts'

type OwedBy = Omit<Duty, 'personId'> & { unitId: string; owing: readonly string[]; of: number }

/** What the days before a meeting ask: of its secretary, and whether each person comes. */
export const readinessDutySource: DutySource = {
  owedBy: (db, personId, now) => {
    const person = findPerson(db, personId)
    const plan = person && currentCycle(db, person.rootId)
    if (!person || !plan || person.state !== 'active') return []
    return meetingsIn(db, plan)
      .flatMap((meeting) => dutiesOf(db, meeting, now))
      .filter(({ owing }) => owing.includes(personId))
      .map(({ duty, kind, title, dueOn, open }) => ({
        duty,
        kind,
        title,
        personId,
        open:
          open.card === 'attendanceQuestion'
            ? {
                ...open,
                key: {
                  ...open.key,
                  personId,
                },
              }
            : open,
        ...(dueOn !== undefined && { dueOn }),
      }))
  },
  owed: (db, duty, personId, now) =>
    readinessDutySource.owedBy(db, personId, now).find((one) => one.duty === duty),
  openIn: (db, unitId, now) =>
    meetingsBelow(db, unitId)
      .flatMap((meeting) => dutiesOf(db, meeting, now))
      .map(({ open: _open, ...duty }): OpenDuty => duty),
}

function dutiesOf(db: Reader, meeting: Meeting, now: Date): OwedBy[] {
  if (meeting.cycle.state !== 'published') return []
  const today = dayOf(now)
  if (today > meeting.cycle.windowTo) return []
  return [
    ...secretaryDuties(db, meeting, today),
    ...leaveDuties(db, meeting),
    ...attendDuty(db, meeting, today),
  ]
}

export type SecretaryDuty = 'previous' | 'prepare' | 'guides'

export function dutyName(what: SecretaryDuty | 'attend' | 'leave', meeting: Meeting): string {
  const { cycleId, unitId } = keyOf(meeting)
  return `readiness:${what}:${cycleId}:${unitId}`
}

/** When each of them is asked for; all of them are due when readiness is first checked. */
const askedOn = {
  previous: 'previousRectification',
  prepare: 'meetingPrepared',
  guides: 'meetingPrepared',
} as const

export function firstDayOf(what: SecretaryDuty, { cycle }: Meeting): Day {
  return dayOfRow(cycle, askedOn[what])
}

export function lastDayOf({ cycle }: Meeting): Day {
  return dayOfRow(cycle, 'readinessCheck1')
}

/** What the secretary of a unit still has to arrange, and where. */
function undone(db: Reader, meeting: Meeting): { what: SecretaryDuty; card: string }[] {
  const key = keyOf(meeting)
  const material = meetingMaterialOf(db, key)
  const hasTellers = meeting.isRoot || (material?.scrutineerId && material.voteCounterId)
  const hasVenue = venueBookingOf(db, key) !== undefined
  const prepare =
    hasVenue && hasTellers && material ? [] : [hasVenue ? 'meetingMaterials' : 'venue']
  return [
    ...(previousReportOf(db, key) ? [] : [{ what: 'previous' as const, card: 'previousReport' }]),
    ...prepare.map((card) => ({ what: 'prepare' as const, card })),
    ...(meeting.isRoot && !guideInvitationOf(db, key)
      ? [{ what: 'guides' as const, card: 'guides' }]
      : []),
  ]
}

export function owesStill(db: Reader, what: SecretaryDuty, meeting: Meeting): string[] {
  const secretary = secretaryOf(db, meeting.unit.unitId)?.personId
  const isOpen = undone(db, meeting).some((one) => one.what === what)
  return isOpen && secretary !== undefined ? [secretary] : []
}

function secretaryDuties(db: Reader, meeting: Meeting, today: Day): OwedBy[] {
  const { unit } = meeting
  const secretary = secretaryOf(db, unit.unitId)?.personId
  if (secretary === undefined) return []
  return undone(db, meeting)
    .filter(({ what }) => today >= firstDayOf(what, meeting))
    .map(({ what, card }) => ({
      duty: dutyName(what, meeting),
      unitId: unit.unitId,
      kind: readinessDuties[what],
      title: readinessDutyTitles[what](unit.name),
      dueOn: lastDayOf(meeting),
      open: { card, key: { unitId: unit.unitId } },
      owing: [secretary],
      of: 1,
    }))
}

/** Requests that wait for the secretary who decides about them. */
function leaveDuties(db: Reader, meeting: Meeting): OwedBy[] {
  const { unit } = meeting
  const waiting = [...leaveFor(db, meeting).values()].filter((leave) => leave.state === 'asked')
  return waiting.flatMap(({ leaveId, approver }) => {
    const unitId = approver === 'branchSecretary' ? unit.unitId : unit.rootId
    const secretary = secretaryOf(db, unitId)?.personId
    if (secretary === undefined) return []
    return [
      {
        duty: `readiness:leave:${leaveId}`,
        unitId,
        kind: readinessDuties.leave,
        title: readinessDutyTitles.leave(unit.name),
        dueOn: meeting.cycle.windowFrom,
        open: { card: 'leaveRequest', key: { leaveId } },
        owing: [secretary],
        of: 1,
      },
    ]
  })
}

/** Who was asked and has neither answered nor leave; nobody any more once the meeting is open. */
export function unansweredAt(db: Reader, meeting: Meeting): string[] {
  if (wasOpened(db, meeting)) return []
  const replies = attendanceRepliesOf(db, keyOf(meeting))
  const leave = leaveFor(db, meeting)
  return expectedAt(db, meeting)
    .map(({ personId }) => personId)
    .filter((id) => !replies.has(id) && leave.get(id)?.state !== 'approved')
}

function wasOpened(db: Reader, meeting: Meeting): boolean {
  const { cycleId, unitId, windowFrom } = keyOf(meeting)
  return meetingsOfUnit(db, cycleId, unitId).some(
    (row) => row.windowFrom === windowFrom && row.state !== 'brokenOff',
  )
}

function attendDuty(db: Reader, meeting: Meeting, today: Day): OwedBy[] {
  if (today < dayOfRow(meeting.cycle, 'attendanceConfirmed')) return []
  const owing = unansweredAt(db, meeting)
  if (owing.length === 0) return []
  const { unitId, windowFrom: from } = keyOf(meeting)
  return [
    {
      duty: dutyName('attend', meeting),
      unitId,
      kind: readinessDuties.attend,
      title: readinessDutyTitles.attend(meeting.unit.name),
      dueOn: dayOfRow(meeting.cycle, 'attendanceConfirmed'),
      open: { card: 'attendanceQuestion', key: { unitId, personId: '', from } },
      owing,
      of: expectedAt(db, meeting).length,
    },
  ]
}
