import type { Reader } from '../../../db/client.ts'
import { addDays, morningOf } from '../../organization/calendar.ts'
import { escalation } from '../../pipeline/escalation.ts'
import type { Occasion } from '../../pipeline/occasion.ts'
import { dueOnOf, dutyName, openRecords, owingNow, type OpenRecord } from './duties.ts'

/** Rows T+0/+1 and T+3 of the calendar: the draft within a day, then the second confirmation. */
export function minutesReminders(db: Reader): Occasion[] {
  return openRecords(db).flatMap((record) => [
    ...rowsOf('draft', record),
    ...rowsOf('confirm', record),
  ])
}

function rowsOf(step: 'draft' | 'confirm', record: OpenRecord): Occasion[] {
  const duty = dutyName(step, record.meeting.meetingId)
  const dueOn = dueOnOf(step, record)
  const owing = (db: Reader) => owingNow(db, step, record)
  return [
    {
      occasion: `${duty}:due:${dueOn}`,
      at: morningOf(dueOn),
      expiresAt: morningOf(addDays(dueOn, 1)),
      nudges: (db) =>
        owing(db).map((personId) => ({ kind: 'owes', personId, duty, personal: true })),
    },
    ...escalation({ duty, dueOn, policy: record.cycle.parameters, owing }),
  ]
}
