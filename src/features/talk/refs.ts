import type { CardRef } from '../../pipeline/operation.ts'

/** One side's view of a pair: for the person, or who answers for them. */
export function pairRef(pairKey: string, personId: string): CardRef {
  return { card: 'talkPair', key: { pairKey, personId } }
}

export function listRef(personId: string): CardRef {
  return { card: 'talkList', key: { personId, page: '1' } }
}

export function matrixRef(unitId: string): CardRef {
  return { card: 'talkMatrix', key: { unitId, page: '1' } }
}

export function recordRef(talkId: string): CardRef {
  return { card: 'talkRecord', key: { talkId } }
}

export function requestRef(requestId: string): CardRef {
  return { card: 'talkRequest', key: { requestId } }
}

export function requestsRef(secretaryId: string): CardRef {
  return { card: 'talkRequests', key: { personId: secretaryId, page: '1' } }
}
