import type { Tx } from '../../db/client.ts'
import { getPerson } from '../../db/queries/people.ts'
import {
  digestOn,
  insertDigest,
  listDueReminders,
  settleReminder,
  type Reminder,
} from '../../db/queries/reminders.ts'
import { getUnit } from '../../db/queries/units.ts'
import { addDays, dayOf, morningOf } from '../organization/calendar.ts'
import { restDays } from '../organization/rest-days.ts'
import { accountOf } from '../organization/roles.ts'
import { countOwing } from './duty-book.ts'
import type { Writing } from './operation.ts'
import { orderedId } from './ordered-id.ts'
import type { RemindParts } from './remind.ts'
import { writingOver } from './writing.ts'

/** People whose digests are written in one transaction. */
const chunk = 200
const mostAtOnce = 20_000

/** Sends everybody for whom reminders wait one digest, unless they had one today. */
export async function sendDigests(parts: RemindParts, now: Date): Promise<number> {
  const due = listDueReminders(parts.database, now, mostAtOnce)
  if (due.length === 0) return 0
  const perAccount = Map.groupBy(
    due,
    (reminder) => accountOf(parts.database, reminder.personId)?.personId ?? '',
  )
  const accounts = [...perAccount]
  let written = 0
  for (let at = 0; at < accounts.length; at += chunk) {
    written += await parts.database.commit((tx) => {
      const op = writingOver({ ...parts, tx, now, personId: undefined })
      const sent = accounts.slice(at, at + chunk).filter(([personId, reminders]) => {
        return digestFor(op, personId, reminders)
      })
      return sent.length
    })
  }
  return written
}

function digestFor(op: Writing, personId: string, reminders: readonly Reminder[]): boolean {
  const { tx, now } = op
  const today = dayOf(now)
  const ready = reminders.filter((reminder) => stillWanted(op, personId, reminder))
  if (ready.length === 0) return false
  if (digestOn(tx, personId, today)) {
    for (const reminder of ready) postpone(tx, reminder, addDays(today, 1))
    return false
  }
  const digestId = orderedId(now, op.newId)
  insertDigest(tx, { digestId, personId, onDay: today, at: now.getTime() })
  for (const reminder of ready) settleReminder(tx, reminder, { state: 'queued', digestId })
  op.send({
    card: 'digest',
    key: { digestId },
    to: { personId },
    dedupeKey: `digest:${personId}:${today}`,
  })
  return true
}

/** Settles what is done, too old, or not for this day; gives whether it is to be said now. */
function stillWanted(op: Writing, accountId: string, reminder: Reminder): boolean {
  const { tx, now } = op
  if (reminder.expiresAt <= now.getTime()) {
    settleReminder(tx, reminder, { state: 'expired' })
    return false
  }
  if (accountId === '' || !isOwed(op, reminder) || isTooGeneral(op, accountId, reminder)) {
    settleReminder(tx, reminder, { state: 'moot' })
    return false
  }
  if (reminder.personal) return true
  const today = dayOf(now)
  const workday = restDays(tx, getPerson(tx, reminder.personId).rootId).nextWorkday(today)
  if (workday === today) return true
  postpone(tx, reminder, workday)
  return false
}

function isOwed(op: Writing, reminder: Reminder): boolean {
  if (reminder.kind === 'owes') return !!op.duties.owed(reminder.duty, reminder.personId)
  const unit = getUnit(op.tx, reminder.unitId ?? '')
  return countOwing(op.duties, op.tx, unit, reminder.duty) > 0
}

/** Who chose quieter delivery hears of their own deadlines only. */
function isTooGeneral(op: Writing, accountId: string, reminder: Reminder): boolean {
  if (reminder.personal || reminder.kind === 'escalated') return false
  return getPerson(op.tx, accountId).delivery === 'quiet'
}

function postpone(tx: Tx, reminder: Reminder, day: string): void {
  settleReminder(tx, reminder, { notBefore: morningOf(day).getTime() })
}
