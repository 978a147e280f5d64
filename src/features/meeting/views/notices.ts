import type { DualView, NoticeView, TodayView } from '../../../../cards/meeting/notices.ts'
import type { DualMark } from '../../../../cards/meeting/wording.ts'
import { agendaOf } from '../../../../policies/agendas.ts'
import type { Reader } from '../../../../db/client.ts'
import { findCycle } from '../../../../db/queries/cycles.ts'
import { venueBookingOf } from '../../../../db/queries/meeting-preparations.ts'
import {
  findMeetingPerson,
  meetingOfType,
  type MeetingType,
} from '../../../../db/queries/meetings.ts'
import { listRegister } from '../../../../db/queries/register.ts'
import { getUnit } from '../../../../db/queries/units.ts'
import { meetingsOf } from '../../../organization/gate-verdict.ts'
import { dualAttendance } from '../../../organization/participation.ts'
import { keyOf, meetingOf } from '../../../organization/unit-meetings.ts'
import { heldSteps } from '../rules/agenda.ts'

/** 会议通知 of a unit, with its days as they are now. */
export function noticeView(db: Reader, { unitId }: { unitId: string }): NoticeView | undefined {
  const meeting = meetingOf(db, unitId)
  if (!meeting) return undefined
  const { unit, cycle } = meeting
  const { windowFrom, windowTo, parameters } = cycle
  const booking = venueBookingOf(db, keyOf(meeting))
  const isInWindow = booking && windowFrom <= booking.onDay && booking.onDay <= windowTo
  return {
    unitName: unit.name,
    windowFrom,
    windowTo,
    venue: isInWindow ? booking : undefined,
    meetings: meetingsOf(unit.kind).map((meetingType) => ({
      meetingType,
      steps: heldSteps(agendaOf(meetingType, parameters.appraisal.order)).map((step) => step.name),
    })),
  }
}

/** 今天开会; `day` and `at` are what the card was sent for. */
export function todayView(
  db: Reader,
  key: { unitId: string; day: string; at: string },
): TodayView | undefined {
  const meeting = meetingOf(db, key.unitId)
  const venue = meeting && venueBookingOf(db, keyOf(meeting))
  if (!meeting || !venue) return undefined
  const { unit, cycle } = meeting
  const isSame = venue.onDay === key.day && venue.startsAt === key.at
  return {
    unitName: unit.name,
    meetings: meetingsOf(unit.kind),
    venue,
    isOld: !isSame || key.day < cycle.windowFrom || key.day > cycle.windowTo,
  }
}

/** R17: who leads the village, in A and in B of their own branch. */
export function dualView(db: Reader, { cycleId }: { cycleId: string }): DualView | undefined {
  const cycle = findCycle(db, cycleId)
  if (!cycle) return undefined
  const { rootId } = cycle
  const leaders = dualAttendance(listRegister(db, rootId)).map(({ personId, name, branchId }) => ({
    name,
    branch: getUnit(db, branchId ?? rootId).name,
    a: markOf(db, { cycleId, unitId: rootId, meetingType: 'A' }, personId),
    b: markOf(db, { cycleId, unitId: branchId ?? rootId, meetingType: 'B' }, personId),
  }))
  return {
    unitName: getUnit(db, rootId).name,
    people: leaders,
    both: leaders.filter(({ a, b }) => a === 'present' && b === 'present').length,
  }
}

function markOf(
  db: Reader,
  of: { cycleId: string; unitId: string; meetingType: MeetingType },
  personId: string,
): DualMark {
  const meeting = meetingOfType(db, of)
  if (!meeting) return 'toCome'
  return findMeetingPerson(db, meeting.meetingId, personId)?.presence ?? 'absent'
}
