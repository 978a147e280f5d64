import type { AttendanceView } from '../../../../cards/meeting/attendance.ts'
import type { Reader } from '../../../../db/client.ts'
import type { MeetingPerson } from '../../../../db/queries/meetings.ts'
import type { ViewContext } from '../../../pipeline/feature.ts'
import { excusedFrom } from '../conducting.ts'
import { findHeld, nameOf, type Held } from '../held.ts'
import { countAttendance, isCorrectable } from '../../../organization/attendance.ts'

const peoplePerPage = 50

export interface AttendanceKey {
  meetingId: string
  mode?: string | undefined
  page?: string | undefined
}

/** Who may be put right, by mode, a page of them. */
export function attendanceView(
  db: Reader,
  key: AttendanceKey,
  { now, reader }: ViewContext,
): AttendanceView | undefined {
  const held = findHeld(db, key.meetingId)
  if (!held) return undefined
  const { meeting, unit } = held
  const mode = key.mode === 'untick' || key.mode === 'leave' ? key.mode : 'tick'
  const people = choosable(db, held, mode)
  const pages = Math.max(1, Math.ceil(people.length / peoplePerPage))
  const page = Math.min(pages, Math.max(1, Number(key.page ?? 1) || 1))
  const isOpen = meeting.state === 'open'
  const isRecorder = reader.kind === 'person' && reader.person.personId === meeting.recorderId
  return {
    meetingId: meeting.meetingId,
    unitName: unit.name,
    meetingType: meeting.meetingType,
    isOpen,
    mode,
    counts: countAttendance(held.people),
    people: people
      .slice((page - 1) * peoplePerPage, page * peoplePerPage)
      .map(({ personId }) => ({ label: nameOf(db, personId), value: personId })),
    page,
    pages,
    mayChange: isCorrectable(meeting, now) && (isOpen || isRecorder),
  }
}

function choosable(db: Reader, { meeting, people }: Held, mode: string): MeetingPerson[] {
  if (mode === 'tick') return people.filter((one) => one.presence !== 'present')
  if (mode === 'untick') return people.filter((one) => one.presence === 'present')
  const excused = excusedFrom(db, meeting)
  return people.filter((one) => one.presence !== 'onLeave' && excused.has(one.personId))
}
