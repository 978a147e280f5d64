import type { Reader } from '../../../db/client.ts'
import { listOpenCycles } from '../../../db/queries/cycles.ts'
import { hasEnvelopes, mixEnvelopes } from '../../../db/queries/opinion-envelopes.ts'
import { opinionRoundOf } from '../../../db/queries/opinion-rounds.ts'
import { addDays, dayOf } from '../../organization/calendar.ts'
import type { Writing } from '../../pipeline/operation.ts'
import { deskRef, noticeRef } from './refs.ts'

/**
 * Every morning the anonymous opinions of past days come among the others, all at once: whoever
 * reads daily cannot tell one that has just come from who was just there.
 */
export function opinionFollowUps(db: Reader, now: Date): ((op: Writing) => void)[] {
  const upToDay = addDays(dayOf(now), -1)
  return listOpenCycles(db)
    .flatMap((cycle) => opinionRoundOf(db, cycle.cycleId) ?? [])
    .filter(({ roundId }) => hasEnvelopes(db, roundId, upToDay))
    .map(({ roundId, rootId }) => (op) => {
      mixEnvelopes(op.tx, roundId, upToDay)
      op.redraw(noticeRef(roundId))
      op.redraw(deskRef(rootId))
    })
}
