import type { Reader } from '../../../db/client.ts'
import type { Cycle } from '../../../db/queries/cycles.ts'
import { leaveOfPerson, type LeaveMark } from '../../../db/queries/leave-requests.ts'
import { windowHistoryOf } from '../../../db/queries/meeting-windows.ts'
import type { Day } from '../../organization/calendar.ts'

/** Whether one of these people had leave that day: they were away, yet are said to have talked. */
export function isOnLeave(
  db: Reader,
  cycle: Cycle,
  personIds: readonly string[],
  day: Day,
): boolean {
  return personIds
    .flatMap((personId) => leaveOfPerson(db, cycle.cycleId, personId))
    .filter((leave) => leave.state === 'approved' && leave.windowFrom <= day)
    .some((leave) => day <= lastDayOf(db, cycle, leave))
}

/** Leave is for a meeting's window, which may have moved since. */
function lastDayOf(db: Reader, cycle: Cycle, { unitId, windowFrom }: LeaveMark): Day {
  const own = windowHistoryOf(db, cycle.cycleId, unitId)
  const window = own.findLast((one) => one.windowFrom === windowFrom)
  if (window) return window.windowTo
  return cycle.windowFrom === windowFrom ? cycle.windowTo : windowFrom
}
