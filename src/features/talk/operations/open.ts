import { currentCycle } from '../../../../db/queries/cycles.ts'
import type { CardKey, Operation, Reply } from '../../../pipeline/operation.ts'
import { bringPairsUpToDate, staleCycles } from '../plan.ts'
import { listRef } from '../refs.ts'

/** 谈心: one's own pairs, and from there everything one may see; who sits in may ask too (R50). */
export function openTalks(op: Operation): Reply {
  const cycle = currentCycle(op.tx, op.actor.rootId)
  const isStale = staleCycles(op.tx).some((one) => one.cycleId === cycle?.cycleId)
  if (cycle && isStale) bringPairsUpToDate(op, cycle)
  return { show: listRef(op.actor.personId) }
}

/** What a button leads to was the server's choice; who may see it is judged when it is drawn. */
export function goTo(_op: Operation, to: { card: string; key: CardKey }): Reply {
  return { become: { card: to.card, key: to.key } }
}
