import type { Logger } from 'pino'
import type { Database } from '../../db/client.ts'
import { oneLook } from '../../db/queries/look.ts'
import { insertReminder, markFired } from '../../db/queries/reminders.ts'
import { isQuiet } from '../organization/calendar.ts'
import type { Time } from '../time.ts'
import { dueOccasions } from './day-rows.ts'
import { sendDigests } from './digest.ts'
import { keepHouse } from './housekeeping.ts'
import type { Nudge, Occasion } from './occasion.ts'
import type { Writing } from './operation.ts'
import type { Registry } from './registry.ts'
import { writingOver } from './writing.ts'

export interface RemindParts {
  database: Database
  registry: Registry
  time: Time
  newId(): string
  log: Logger
}

/** So many nudges are written in one transaction, so that clicks in between do not wait. */
const chunk = 500

/**
 * One look at the calendar: fires every occasion that is due and was never fired, then sends each
 * person what waits for them as one digest a day. Asking twice, after a night without power or with
 * a clock that jumped changes nothing: everything has a key. Gives how many rows it wrote.
 */
export async function tick(parts: RemindParts): Promise<number> {
  const now = parts.time.now()
  let written = await keepHouse(parts, now)
  if (isQuiet(now)) return written
  written += await followUp(parts, now)
  for (const occasion of dueOccasions(parts, now)) written += await fire(parts, occasion, now)
  return written + (await sendDigests(parts, now))
}

async function followUp(parts: RemindParts, now: Date): Promise<number> {
  const look = oneLook(parts.database)
  const works = parts.registry.features.flatMap((feature) => feature.followUps?.(look, now) ?? [])
  for (const work of works) {
    await parts.database.commit((tx) => {
      work(writingOver({ ...parts, tx, now, personId: undefined }))
    })
  }
  return works.length
}

async function fire(parts: RemindParts, occasion: Occasion, now: Date): Promise<number> {
  const nudges = [...occasion.nudges(parts.database)]
  let written = 0
  // The mark comes with the last chunk: after a crash in between the same keys are met again.
  for (let at = 0; at <= nudges.length; at += chunk) {
    const part = nudges.slice(at, at + chunk)
    written += await parts.database.commit((tx) => {
      const op = writingOver({ ...parts, tx, now, personId: undefined })
      const count = part.filter((nudge) => queueNudge(op, occasion, nudge)).length
      if (at + chunk > nudges.length) markFired(tx, occasion.occasion, now)
      return count
    })
  }
  parts.log.info({ occasion: occasion.occasion, nudges: nudges.length }, 'occasion')
  return written
}

function queueNudge(op: Writing, occasion: Occasion, nudge: Nudge): boolean {
  if (nudge.kind === 'card') {
    const to = 'chatId' in nudge.to ? nudge.to.chatId : nudge.to.personId
    const dedupeKey = `${occasion.occasion}|${to}`
    return op.send({ ...nudge.ref, to: nudge.to, dedupeKey }) === 'queued'
  }
  return insertReminder(op.tx, {
    reminderKey: `${occasion.occasion}|${nudge.personId}|${nudge.duty}`,
    personId: nudge.personId,
    occasion: occasion.occasion,
    kind: nudge.kind,
    duty: nudge.duty,
    unitId: nudge.kind === 'escalated' ? nudge.unitId : null,
    personal: nudge.kind === 'owes' && nudge.personal,
    notBefore: occasion.at.getTime(),
    expiresAt: occasion.expiresAt.getTime(),
  })
}
