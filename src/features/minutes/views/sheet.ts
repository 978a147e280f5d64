import type { Sheet, SheetLine } from '../../../../cards/minutes/sheet.ts'
import * as say from '../../../../cards/minutes/wording.ts'
import { reasonClassNames } from '../../../../cards/readiness/wording.ts'
import type { Reader } from '../../../../db/client.ts'
import { leaveInUnit } from '../../../../db/queries/leave-requests.ts'
import { venueBookingOf } from '../../../../db/queries/meeting-preparations.ts'
import type { MeetingPerson } from '../../../../db/queries/meetings.ts'
import { notesOfMeeting } from '../../../../db/queries/meeting-steps.ts'
import { minutesPartsOf } from '../../../../db/queries/minutes.ts'
import { dayOf, timeOf } from '../../../organization/calendar.ts'
import { nameOf, titleOf, type Held } from '../record.ts'
import { countAttendance } from '../../../organization/attendance.ts'
import { sectionsOf } from './sections.ts'

const { minutesLabels: labels } = say

/** What a record says: figures, names and times from rows, and words somebody typed. */
export interface Content {
  sheet: Sheet
  /** What was typed into the record, to be put back when a correction is given up. */
  parts: Readonly<Record<string, string>>
}

/** The record as rows have it now. */
export function contentNow(db: Reader, held: Held): Content {
  const { meetingId } = held.meeting
  const parts = minutesPartsOf(db, meetingId)
  const notes = notesOfMeeting(db, meetingId)
  return {
    sheet: {
      title: titleOf(held),
      facts: factsOf(db, held, { parts, delegated: notes.get('delegated') }),
      sections: sectionsOf(db, held, { parts, notes }),
    },
    parts: Object.fromEntries([...parts].toSorted(([a], [b]) => (a < b ? -1 : 1))),
  }
}

/** Where it was held: as typed into the record, else as booked. */
export function placeOf(db: Reader, held: Held, parts: ReadonlyMap<string, string>): string {
  return parts.get('place') ?? venueBookingOf(db, held.meeting)?.place ?? ''
}

interface Typed {
  parts: ReadonlyMap<string, string>
  /** Why another than the secretary led the meeting, as noted at its opening. */
  delegated: string | undefined
}

function factsOf(db: Reader, held: Held, { parts, delegated }: Typed): SheetLine[] {
  const { meeting, cycle, people } = held
  const { theme } = cycle.parameters
  const names = (of: readonly MeetingPerson[]) =>
    say.sayNames(of.map(({ personId }) => nameOf(db, personId)))
  const came = people.filter((one) => one.presence === 'present')
  const participants = came.filter((one) => one.role === 'participant')
  const uncounted = participants.filter((one) => !one.isExpected)
  const line = (label: string, text: string) => ({ label, text })
  return [
    ...(theme === '' ? [] : [line(labels.theme, theme)]),
    line(labels.time, say.sayStretch(stretchOf(meeting))),
    { label: labels.place, text: placeOf(db, held, parts) || say.placeMissing, part: 'place' },
    line(labels.chair, nameOf(db, meeting.chairId)),
    ...(delegated === undefined ? [] : [line(labels.delegated, delegated)]),
    line(labels.recorder, nameOf(db, meeting.recorderId)),
    line(labels.attendance, say.sayAttendance(countAttendance(people))),
    line(labels.present, names(participants.filter((one) => one.isExpected)) || say.nothing),
    ...(uncounted.length > 0 ? [line(labels.uncounted, names(uncounted))] : []),
    line(labels.onLeave, onLeave(db, held) || say.nothing),
    line(labels.absent, names(missing(people, 'absent')) || say.nothing),
    line(labels.observers, names(came.filter((one) => one.role === 'observer')) || say.nothing),
    line(labels.guides, say.sayNames(meeting.guides) || say.nothing),
  ]
}

function stretchOf({ openedAt, closedAt }: Held['meeting']) {
  const [from, to] = [new Date(openedAt), new Date(closedAt ?? openedAt)]
  return { day: dayOf(from), from: timeOf(from), toDay: dayOf(to), to: timeOf(to) }
}

function missing(people: readonly MeetingPerson[], presence: 'absent' | 'onLeave') {
  return people.filter(
    (one) => one.role === 'participant' && one.isExpected && one.presence === presence,
  )
}

function onLeave(db: Reader, held: Held): string {
  const reasons = printedReasons(db, held)
  return say.sayNames(
    missing(held.people, 'onLeave').map(({ personId }) =>
      say.nameWithReason(nameOf(db, personId), reasons.get(personId)),
    ),
  )
}

/**
 * Of the team's approved leave the record names the kind of reason (R22), never its words. An
 * ordinary member's reason is between them and the secretary.
 */
export function printedReasons(
  db: Reader,
  { meeting, people }: Pick<Held, 'meeting' | 'people'>,
): Map<string, string> {
  const { cycleId, unitId, windowFrom } = meeting
  const team = new Set(people.filter((one) => one.isTeam).map((one) => one.personId))
  return new Map(
    leaveInUnit(db, cycleId, unitId)
      .filter((leave) => leave.state === 'approved' && leave.windowFrom === windowFrom)
      .filter((leave) => team.has(leave.personId))
      .map((leave) => [leave.personId, reasonClassNames[leave.reasonClass]]),
  )
}
