import type { Database } from '../../db/client.ts'
import { oneLook } from '../../db/queries/look.ts'
import { hasFired } from '../../db/queries/reminders.ts'
import { addDays, dayOf, instantOf, type Day } from '../organization/calendar.ts'
import type { Occasion } from './occasion.ts'
import type { Registry } from './registry.ts'

interface DayRows {
  registry: Registry
  day: Day
  changeCount: number
  /** What may still be said on this day. */
  rows: readonly Occasion[]
}

/** The day's rows of each open database, as they stood at the last tick. */
const known = new WeakMap<Database, DayRows>()

/**
 * The rows of the calendar whose moment has come and that were never said. All rows of the day are
 * worked out once and stand until anything is written: most ticks have nothing to do but compare.
 */
export function dueOccasions(
  { database, registry }: { database: Database; registry: Registry },
  now: Date,
): Occasion[] {
  const of = rowsOn(database, registry, dayOf(now))
  const due = of.rows.filter((one) => one.at <= now && now < one.expiresAt)
  const said = new Set(due.filter((one) => hasFired(database, one.occasion)))
  if (said.size > 0) of.rows = of.rows.filter((one) => !said.has(one))
  return due.filter((one) => !said.has(one))
}

function rowsOn(database: Database, registry: Registry, day: Day): DayRows {
  const changeCount = database.changeCount()
  const last = known.get(database)
  const stands = last?.changeCount === changeCount && last.day === day
  if (last && stands && last.registry === registry) return last
  const look = oneLook(database)
  const tomorrow = instantOf(addDays(day, 1))
  const rows = registry.features
    .flatMap((feature) => [...(feature.reminders?.(look, day) ?? [])])
    .filter((one) => one.at < tomorrow)
  const found = { registry, day, changeCount, rows }
  known.set(database, found)
  return found
}
