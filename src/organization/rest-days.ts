import type { Reader } from '../../db/client.ts'
import { currentCycle } from '../../db/queries/cycles.ts'
import type { Day } from './calendar.ts'
import { isRestDay, nextWorkingDay, type WorkCalendar } from './working-days.ts'

export interface RestDays {
  /** Sundays and festivals, except those worked in exchange (`domain.md` 6). */
  isRest(day: Day): boolean
  /** The day itself, or the first after it that is no rest day. */
  nextWorkday(day: Day): Day
}

const sundaysOnly: WorkCalendar = { calendar: { holidays: [], workdays: [] } }

/** The rest days of a general branch, by its current policy; Sundays alone without one. */
export function restDays(db: Reader, rootId: string): RestDays {
  const policy = currentCycle(db, rootId)?.parameters ?? sundaysOnly
  return {
    isRest: (day) => isRestDay(policy, day),
    nextWorkday: (day) => nextWorkingDay(policy, day),
  }
}
