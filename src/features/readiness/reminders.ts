import type { Reader } from '../../../db/client.ts'
import { listOpenCycles } from '../../../db/queries/cycles.ts'
import { addDays, instantOf, morningOf } from '../../organization/calendar.ts'
import { momentOf } from '../../organization/cycle-calendar.ts'
import { secretaryOf } from '../../organization/roles.ts'
import { escalation } from '../../pipeline/escalation.ts'
import type { Nudge, Occasion } from '../../pipeline/occasion.ts'
import { dutyName, firstDayOf, lastDayOf, owesStill, unansweredAt } from './duties.ts'
import { keyOf, meetingsIn, type Meeting } from '../../organization/unit-meetings.ts'

/** Rows T−5 to T−1 of the calendar, for each unit by its own days. */
export function readinessReminders(db: Reader): Occasion[] {
  return listOpenCycles(db)
    .filter((cycle) => cycle.state === 'published')
    .flatMap((cycle) => meetingsIn(db, cycle))
    .flatMap((meeting) => [
      ...secretaryRows(meeting),
      checkRow(meeting, 'check1'),
      checkRow(meeting, 'check2'),
      attendanceRow(meeting),
    ])
}

/** T−5 and T−4: what the secretary arranges, then the ladder once it is overdue. */
function secretaryRows(meeting: Meeting): Occasion[] {
  const whats = ['previous', 'prepare', ...(meeting.isRoot ? ['guides' as const] : [])] as const
  const dueOn = lastDayOf(meeting)
  return whats.flatMap((what) => {
    const duty = dutyName(what, meeting)
    const firstOn = firstDayOf(what, meeting)
    const owing = (db: Reader) => owesStill(db, what, meeting)
    const asked: Occasion = {
      occasion: `${duty}:asked:${firstOn}`,
      at: morningOf(firstOn),
      expiresAt: instantOf(addDays(dueOn, 1)),
      nudges: (db) => owing(db).map((personId) => owes(personId, duty)),
    }
    return [asked, ...escalation({ duty, dueOn, policy: meeting.cycle.parameters, owing })]
  })
}

/** T−3 and T−2 at 18:00, Sundays too: the list of gaps, to who decides. */
function checkRow(meeting: Meeting, as: 'check1' | 'check2'): Occasion {
  const row = as === 'check1' ? 'readinessCheck1' : 'readinessCheck2'
  const { unitId } = keyOf(meeting)
  const at = momentOf(meeting.cycle, row, { time: '18:00', personal: true })
  return {
    occasion: `${nameOf(meeting)}:${as}:${meeting.cycle.windowFrom}`,
    at,
    expiresAt: instantOf(meeting.cycle.windowFrom),
    nudges: (db) => {
      const secretary = secretaryOf(db, unitId)?.personId
      if (secretary === undefined) return []
      const ref = { card: 'readiness', key: { unitId, as } }
      return [{ kind: 'card', to: { personId: secretary }, ref }]
    },
  }
}

/** T−1: everybody is asked whether they come; who has no phone through the contact person. */
function attendanceRow(meeting: Meeting): Occasion {
  const { unitId, windowFrom: from } = keyOf(meeting)
  return {
    occasion: `${nameOf(meeting)}:attendance:${from}`,
    at: momentOf(meeting.cycle, 'attendanceConfirmed', { personal: true }),
    expiresAt: instantOf(from, '12:00'),
    nudges: (db) =>
      unansweredAt(db, meeting).map((personId) => ({
        kind: 'card' as const,
        to: { personId },
        ref: { card: 'attendanceQuestion', key: { unitId, personId, from } },
      })),
  }
}

function nameOf(meeting: Meeting): string {
  const { cycleId, unitId } = keyOf(meeting)
  return `readiness:${cycleId}:${unitId}`
}

function owes(personId: string, duty: string): Nudge {
  return { kind: 'owes', personId, duty, personal: true }
}
