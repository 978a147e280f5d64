import type { CardRef } from '../../pipeline/operation.ts'

interface OfMeeting {
  meetingId: string
  kind: 'members' | 'team'
}
interface OfVoter {
  roundId: string
  voterId: string
}

export function roundRef({ meetingId, kind }: OfMeeting): CardRef {
  return { card: 'ballotRound', key: { meetingId, kind } }
}

export function groupRef(roundId: string): CardRef {
  return { card: 'ballotGroup', key: { roundId } }
}

export function ownRef({ roundId, voterId }: OfVoter): CardRef {
  return { card: 'ballotOwn', key: { roundId, voterId } }
}

export function pageRef({ roundId, voterId }: OfVoter, page: number): CardRef {
  return { card: 'ballotPage', key: { roundId, voterId, page: String(page) } }
}

export function quickRef({ roundId, voterId }: OfVoter, page: number): CardRef {
  return { card: 'ballotQuick', key: { roundId, voterId, page: String(page) } }
}

export function countRef(roundId: string, tellerId: string, page: number): CardRef {
  return { card: 'ballotCount', key: { roundId, tellerId, page: String(page) } }
}

export function totalsRef(roundId: string): CardRef {
  return { card: 'ballotTotals', key: { roundId, page: '1' } }
}
