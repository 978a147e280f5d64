import { rosterToasts } from '../../../../cards/roster/wording.ts'
import { findMove, insertMove, openMovesOf, settleMoves } from '../../../../db/queries/accounts.ts'
import type { ChatMove } from '../../../../db/queries/accounts.ts'
import { findChat, saveChatMember } from '../../../../db/queries/chats.ts'
import { personByOpenId } from '../../../../db/queries/people.ts'
import { getUnit, unitWithAncestors } from '../../../../db/queries/units.ts'
import { Refusal } from '../../../errors.ts'
import type { InboundPeople } from '../../../feishu/inbound.ts'
import { dayOf } from '../../../organization/calendar.ts'
import { secretaryOf } from '../../../organization/roles.ts'
import type { CardRef, Operation, Reply, Writing } from '../../../pipeline/operation.ts'
import { managedPerson, managedUnit } from '../scope.ts'
import { giveAccount } from './link.ts'
import { refreshOverviews } from '../record.ts'

type Member = { openId: string; name: string }

/** People entered a chat. */
export function noticeJoined(op: Writing, event: InboundPeople): void {
  for (const one of event.people) {
    saveChatMember(op.tx, { chatId: event.chatId, ...one, present: true })
  }
  noticeMoves(op, event.chatId, 'joined', event.people)
}

/** People left a chat. */
export function noticeLeft(op: Writing, event: InboundPeople): void {
  for (const one of event.people) {
    saveChatMember(op.tx, { chatId: event.chatId, ...one, present: false })
  }
  noticeMoves(op, event.chatId, 'left', event.people)
}

/** Keeps what is worth asking about and offers it to the unit's secretary, in one card a day. */
export function noticeMoves(
  op: Writing,
  chatId: string,
  kind: ChatMove['kind'],
  people: readonly Member[],
): void {
  const unitId = findChat(op.tx, chatId)?.unitId
  if (!unitId) return
  const day = dayOf(op.now)
  const told = openMovesOf(op.tx, unitId).some((move) => move.onDay === day)
  let noticed = 0
  for (const { openId, name } of people) {
    settleMoves(op.tx, { openId, unitId })
    const isListed = personByOpenId(op.tx, openId) !== undefined
    if (isListed === (kind === 'joined')) continue
    insertMove(op.tx, {
      moveId: op.newId(),
      unitId,
      chatId,
      openId,
      name,
      kind,
      onDay: day,
      state: 'open',
    })
    noticed += 1
  }
  const ref = { card: 'chatMoves', key: { unitId, day } }
  if (noticed > 0 && !told) tellSecretary(op, unitId, ref)
  else op.redraw(ref)
  refreshOverviews(op, getUnit(op.tx, unitId).rootId, unitId)
}

/** The unit's secretary or, where that one has no account, the next above who has. */
function tellSecretary(op: Writing, unitId: string, ref: CardRef): void {
  for (const unit of unitWithAncestors(op.tx, unitId)) {
    const secretary = secretaryOf(op.tx, unit.unitId)
    if (!secretary?.openId) continue
    op.send({
      ...ref,
      to: { openId: secretary.openId },
      dedupeKey: `chatMoves:${op.newId()}`,
    })
    return
  }
}

function managedMove(op: Operation, moveId: string): ChatMove {
  const move = findMove(op.tx, moveId)
  if (!move) throw new Refusal('notFound')
  managedUnit(op, move.unitId)
  return move
}

/** 是: the account that entered is this person's. */
export function takeMove(op: Operation, input: { moveId: string; personId: string }): Reply {
  const move = managedMove(op, input.moveId)
  const person = managedPerson(op, input.personId)
  giveAccount(op, person, move.openId, op.actor.personId)
  return { toast: { type: 'success', content: rosterToasts.linked } }
}

/** 不用管 or 仍在册: the register stays as it is. */
export function ignoreMove(op: Operation, input: { moveId: string }): Reply {
  const move = managedMove(op, input.moveId)
  settleMoves(op.tx, { openId: move.openId, unitId: move.unitId })
  refreshOverviews(op, getUnit(op.tx, move.unitId).rootId, move.unitId)
  return { toast: { type: 'success', content: rosterToasts.kept } }
}
