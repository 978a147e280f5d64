import { getUnit } from '../../../../db/queries/units.ts'
import { Refusal } from '../../../errors.ts'
import { isMember } from '../../../organization/participation.ts'
import { actingUnit } from '../../../organization/roles.ts'
import type { CardKey, Operation, Reply } from '../../../pipeline/operation.ts'

/** 学习: the desk for a secretary, their own list for a member. */
export function openStudy(op: Operation): Reply {
  const { actor, tx, place } = op
  const acting = actingUnit(tx, actor, place.chatId, 'secretary')
  if (acting.allowed) {
    const unit = getUnit(tx, acting.unitId)
    const unitId = unit.kind === 'partyGroup' ? (unit.parentId ?? unit.rootId) : unit.unitId
    return { show: { card: 'studyManage', key: { unitId, page: '1' } } }
  }
  if (!isMember(actor)) throw new Refusal('notAllowed', { role: 'member' })
  return { show: { card: 'studyList', key: { personId: actor.personId, page: '1' } } }
}

/** What a button leads to was the server's choice; who may see it is judged when it is drawn. */
export function goTo(_op: Operation, to: { card: string; key: CardKey }): Reply {
  return { become: { card: to.card, key: to.key } }
}
