import type { Reader } from '../../../db/client.ts'
import { chatsOfUnit } from '../../../db/queries/chats.ts'
import { listOpenCycles } from '../../../db/queries/cycles.ts'
import { venueBookingOf } from '../../../db/queries/meeting-preparations.ts'
import { instantOf, type Day } from '../../organization/calendar.ts'
import { momentOf } from '../../organization/cycle-calendar.ts'
import {
  keyOf,
  meetingsIn,
  participantsOf,
  type Meeting,
} from '../../organization/unit-meetings.ts'
import type { Nudge, Occasion } from '../../pipeline/occasion.ts'
import type { CardRef } from '../../pipeline/operation.ts'

/** T−11, and two hours before the start on the day: neutral notices to each unit's group. */
export function meetingReminders(db: Reader, today: Day): Occasion[] {
  return listOpenCycles(db)
    .filter((cycle) => cycle.state === 'published')
    .flatMap((cycle) => meetingsIn(db, cycle))
    .flatMap((meeting) => [noticeRow(meeting), ...todayRow(db, meeting, today)])
}

/** Once a unit and cycle: a meeting that moves afterwards is told of by 会议改期. */
function noticeRow(meeting: Meeting): Occasion {
  const { cycleId, unitId, windowFrom } = keyOf(meeting)
  return {
    occasion: `meeting:notice:${cycleId}:${unitId}`,
    at: momentOf(meeting.cycle, 'meetingNotice'),
    expiresAt: instantOf(windowFrom),
    nudges: (db) => toGroup(db, meeting, { card: 'meetingNotice', key: { cycleId, unitId } }),
  }
}

const ahead = 2 * 3_600_000

function todayRow(db: Reader, meeting: Meeting, today: Day): Occasion[] {
  const { cycleId, unitId, windowFrom } = keyOf(meeting)
  if (today < windowFrom || today > meeting.cycle.windowTo) return []
  const booking = venueBookingOf(db, { cycleId, unitId })
  if (booking?.onDay !== today) return []
  const { onDay: day, startsAt: at } = booking
  const start = instantOf(day, at)
  return [
    {
      occasion: `meeting:today:${cycleId}:${unitId}:${day}:${at}`,
      at: new Date(start.getTime() - ahead),
      expiresAt: start,
      nudges: (reader) =>
        toGroup(reader, meeting, { card: 'meetingToday', key: { unitId, day, at } }),
    },
  ]
}

/** To the unit's group; a unit without one tells its people. */
function toGroup(db: Reader, meeting: Meeting, ref: CardRef): Nudge[] {
  const chats = chatsOfUnit(db, meeting.unit.unitId)
  if (chats.length > 0) {
    return chats.map(({ chatId }) => ({ kind: 'card', to: { chatId }, ref }))
  }
  return participantsOf(db, meeting).map(({ personId }) => ({
    kind: 'card',
    to: { personId },
    ref,
  }))
}
