import { findTalk, type Talk } from '../../../db/queries/talks.ts'
import { Refusal } from '../../errors.ts'
import { mayAnswerFor } from '../../organization/roles.ts'
import type { Operation, Writing } from '../../pipeline/operation.ts'
import { isOpen, pairAtHand, type AtHand } from './at-hand.ts'
import { matrixRef, listRef, pairRef, recordRef } from './refs.ts'
import { partnerOf, sideOf } from './rules/status.ts'

export interface Side {
  hand: AtHand
  /** The one of the two this press is about. */
  personId: string
  partnerId: string
}

/** A pair from the side the actor may speak for; refuses everybody else, and what is over. */
export function sideAtHand(
  op: Operation,
  { pairKey, personId }: { pairKey: string; personId: string },
): Side {
  if (!mayAnswerFor(op.tx, op.actor, personId)) throw new Refusal('notYours')
  const hand = pairAtHand(op.tx, op.actor.rootId, pairKey)
  if (!hand || !sideOf(hand.pair, personId)) throw new Refusal('notFound')
  if (!isOpen(hand)) throw new Refusal('closed')
  return { hand, personId, partnerId: partnerOf(hand.pair, personId) }
}

/** The same for one talk, which must be the one at hand: an older card is out of date. */
export function talkSide(
  op: Operation,
  { talkId, personId }: { talkId: string; personId: string },
): Side & { talk: Talk } {
  const { pairKey } = getTalk(op, talkId)
  const side = sideAtHand(op, { pairKey, personId })
  const { talk } = side.hand
  if (talk?.talkId !== talkId) throw new Refusal('stale')
  return { ...side, talk }
}

export function getTalk(op: Writing, talkId: string): Talk {
  const talk = findTalk(op.tx, talkId)
  if (!talk) throw new Refusal('notFound')
  return talk
}

/** Brings every card up to date that shows where a pair stands. */
export function refreshPair(op: Writing, { pair, talk }: AtHand): void {
  for (const personId of [pair.aId, pair.bId]) {
    op.redraw(pairRef(pair.pairKey, personId))
    op.redraw(listRef(personId))
  }
  if (talk) op.redraw(recordRef(talk.talkId))
  for (const unitId of pair.unitIds) op.redraw(matrixRef(unitId))
}

/** Shows the other of the two where their talk stands, once for each thing that happened. */
export function showPartner(op: Writing, { hand, partnerId }: Side, what: string): void {
  const ref = pairRef(hand.pair.pairKey, partnerId)
  const dedupeKey = `talk:pair:${hand.pair.pairKey}:${partnerId}:${what}`
  op.send({ ...ref, to: { personId: partnerId }, dedupeKey })
}
