import { opinionRefusals, opinionToasts } from '../../../../cards/opinion/wording.ts'
import { currentCycle } from '../../../../db/queries/cycles.ts'
import { mixEnvelopes } from '../../../../db/queries/opinion-envelopes.ts'
import {
  insertOpinionRound,
  opinionRoundOf,
  updateOpinionRound,
} from '../../../../db/queries/opinion-rounds.ts'
import { publicAddress } from '../../../../db/queries/public-address.ts'
import { findUnit } from '../../../../db/queries/units.ts'
import { Refusal } from '../../../errors.ts'
import { dayOf } from '../../../organization/calendar.ts'
import { actingUnit } from '../../../organization/roles.ts'
import type { CardKey, Operation, Reply } from '../../../pipeline/operation.ts'
import { deskRef, formRef, noticeRef } from '../refs.ts'
import { assertLeads, currentRound, ledRound, toldChats } from '../round-of.ts'
import { isTaking } from '../rules.ts'

/** 征求意见: the desk for a team, the form for everybody else. */
export function openOpinions(op: Operation): Reply {
  const { tx, actor } = op
  const round = currentRound(tx, actor.rootId)
  const acting = actingUnit(tx, actor, op.place.chatId, 'team')
  if (acting.allowed) {
    const unit = findUnit(tx, acting.unitId)
    const isGroup = unit?.kind === 'partyGroup'
    if (!isGroup) return { show: deskRef(acting.unitId) }
  }
  if (!round) refuse(opinionRefusals.notStarted)
  return {
    show: isTaking(round, dayOf(op.now)) ? formRef(round.roundId) : noticeRef(round.roundId),
  }
}

/** What a button leads to was the server's choice; who may see it is judged when it is drawn. */
export function goTo(_op: Operation, to: { card: string; key: CardKey }): Reply {
  return { become: { card: to.card, key: to.key } }
}

/** 开始: the form goes to every group, and the villagers' page opens. */
export function openRound(op: Operation, input: { rootId: string; closesOn: string }): Reply {
  const { rootId, closesOn } = input
  assertLeads(op, rootId)
  const cycle = currentCycle(op.tx, rootId)
  if (!cycle) throw new Refusal('notReady')
  if (opinionRoundOf(op.tx, cycle.cycleId)) refuse(opinionRefusals.alreadyOpen)
  const today = dayOf(op.now)
  if (closesOn < today) refuse(opinionRefusals.closeInPast)
  const roundId = op.newId()
  const { cycleId } = cycle
  insertOpinionRound(op.tx, { roundId, cycleId, rootId, openedOn: today, closesOn })
  op.audit('opinion.open', roundId)
  const chats = toldChats(op.tx, rootId)
  for (const chatId of chats) {
    op.send({ ...formRef(roundId), to: { chatId }, dedupeKey: `opinion:form:${roundId}:${chatId}` })
  }
  return { toast: opinionToasts.opened(chats.length), become: deskRef(rootId) }
}

export function moveClose(op: Operation, input: { roundId: string; closesOn: string }): Reply {
  const round = ledRound(op, input.roundId)
  if (round.state === 'closed') throw new Refusal('closed')
  if (input.closesOn < dayOf(op.now)) refuse(opinionRefusals.closeInPast)
  updateOpinionRound(op.tx, round.roundId, { closesOn: input.closesOn })
  op.audit('opinion.moveClose', round.roundId)
  redrawAll(op, round)
  return { toast: opinionToasts.closeDayMoved, become: deskRef(round.rootId) }
}

/** 提醒各群: a neutral card with the number and the last day. */
export function announce(op: Operation, { roundId }: { roundId: string }): Reply {
  const round = ledRound(op, roundId)
  const today = dayOf(op.now)
  if (!isTaking(round, today)) throw new Refusal('closed')
  const chats = toldChats(op.tx, round.rootId)
  for (const chatId of chats) {
    const dedupeKey = `opinion:notice:${roundId}:${today}:${chatId}`
    op.send({ ...noticeRef(roundId), to: { chatId }, dedupeKey })
  }
  op.audit('opinion.announce', roundId)
  return { toast: opinionToasts.announced(chats.length) }
}

/** 海报和二维码, into the secretary's own thread. */
export function sendPoster(op: Operation, { roundId }: { roundId: string }): Reply {
  ledRound(op, roundId)
  if (publicAddress(op.tx) === undefined) refuse(opinionRefusals.noAddress)
  const to = { personId: op.actor.personId }
  for (const document of ['opinionPoster', 'opinionCode']) {
    op.sendDocument({ document, key: { roundId }, to, dedupeKey: `${document}:${op.newId()}` })
  }
  return { toast: opinionToasts.posterSent }
}

/** 结束: the last envelopes are opened with all others of the day. */
export function closeRound(op: Operation, { roundId }: { roundId: string }): Reply {
  const round = ledRound(op, roundId)
  if (round.state === 'closed') throw new Refusal('closed')
  updateOpinionRound(op.tx, roundId, { state: 'closed' })
  mixEnvelopes(op.tx, roundId, dayOf(op.now))
  op.audit('opinion.close', roundId)
  op.retire(formRef(roundId))
  redrawAll(op, round)
  return { toast: opinionToasts.closed, become: deskRef(round.rootId) }
}

export function reopenRound(
  op: Operation,
  input: { roundId: string; reason: string; closesOn: string },
): Reply {
  const { roundId, reason, closesOn } = input
  const round = ledRound(op, roundId)
  if (round.state === 'open') refuse(opinionRefusals.alreadyOpen)
  if (closesOn < dayOf(op.now)) refuse(opinionRefusals.closeInPast)
  updateOpinionRound(op.tx, roundId, { state: 'open', closesOn, reopenedBecause: reason })
  op.audit('opinion.reopen', roundId)
  const chats = toldChats(op.tx, round.rootId)
  for (const chatId of chats) {
    const dedupeKey = `opinion:reopened:${roundId}:${closesOn}:${chatId}`
    op.send({ ...noticeRef(roundId), to: { chatId }, dedupeKey })
  }
  redrawAll(op, round)
  return { toast: opinionToasts.reopened, become: deskRef(round.rootId) }
}

function redrawAll(op: Operation, round: { roundId: string; rootId: string }): void {
  op.redraw(noticeRef(round.roundId))
  op.redraw(deskRef(round.rootId))
}

function refuse(sentence: string): never {
  throw new Refusal('badForm', { sentence })
}
