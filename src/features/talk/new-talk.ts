import { insertTalk, type Talk } from '../../../db/queries/talks.ts'
import type { Writing } from '../../pipeline/operation.ts'

const blank = {
  planDay: null,
  planTime: null,
  place: null,
  planById: null,
  planAcceptedById: null,
  heldOn: null,
  mode: null,
  enteredAt: null,
  aConfirmedById: null,
  bConfirmedById: null,
  flags: [],
}

/** One more talk of a pair, with nothing planned yet. */
export function newTalk(
  op: Writing,
  of: Pick<Talk, 'cycleId' | 'pairKey' | 'aId' | 'bId' | 'round'>,
): Talk {
  const { cycleId, pairKey, aId, bId, round } = of
  const pair = { cycleId, pairKey, aId, bId, round }
  const talk = { ...blank, ...pair, talkId: op.newId(), createdAt: op.now.getTime() }
  insertTalk(op.tx, talk)
  return { ...talk, records: [] }
}
