import type { Reader } from '../../../db/client.ts'
import { rootsWithCycles } from '../../../db/queries/closings.ts'
import { listOpenCycles } from '../../../db/queries/cycles.ts'
import { addDays, morningOf, type Day } from '../../organization/calendar.ts'
import { secretaryOf } from '../../organization/roles.ts'
import type { Nudge, Occasion } from '../../pipeline/occasion.ts'
import { isRetentionOwed, retentionDutyName, yearDutyName } from './duties.ts'
import { askedToCloseOn } from './rules.ts'

/** The end of a year once, and each month what has been kept long enough. */
export function closingReminders(db: Reader, today: Day): Occasion[] {
  const ends = listOpenCycles(db)
    .filter(({ state }) => state === 'published')
    .map((cycle) => {
      const duty = yearDutyName(cycle.cycleId)
      return row(duty, askedToCloseOn(cycle), (reader) => owes(reader, cycle.rootId, duty))
    })
  const month = `${today.slice(0, 7)}-01`
  const monthly = rootsWithCycles(db).map((rootId) => {
    const duty = retentionDutyName(rootId)
    return row(duty, month, (reader) =>
      isRetentionOwed(reader, rootId, morningOf(today)) ? owes(reader, rootId, duty) : [],
    )
  })
  return [...ends, ...monthly]
}

function row(duty: string, day: Day, nudges: (db: Reader) => Nudge[]): Occasion {
  return {
    occasion: `${duty}:${day}`,
    at: morningOf(day),
    expiresAt: morningOf(addDays(day, 7)),
    nudges,
  }
}

function owes(db: Reader, rootId: string, duty: string): Nudge[] {
  const personId = secretaryOf(db, rootId)?.personId
  return personId === undefined ? [] : [{ kind: 'owes', personId, duty, personal: false }]
}
