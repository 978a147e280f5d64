import { Refusal } from '../../../errors.ts'
import { isMember } from '../../../organization/participation.ts'
import type { CardKey, Operation, Reply } from '../../../pipeline/operation.ts'
import { cycleFor } from '../members.ts'
import { homeRef } from '../refs.ts'

/** 党性分析: one's own form; what else one may do stands below it. */
export function openOwn(op: Operation): Reply {
  if (!isMember(op.actor)) throw new Refusal('notAllowed', { role: 'member' })
  const { cycleId } = cycleFor(op.tx, op.actor.rootId)
  return { show: homeRef(cycleId, op.actor.personId) }
}

/** What a button leads to was the server's choice; who may see it is judged when it is drawn. */
export function goTo(_op: Operation, to: { card: string; key: CardKey }): Reply {
  return { become: { card: to.card, key: to.key } }
}
