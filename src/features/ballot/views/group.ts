import type { GroupView, ReminderView } from '../../../../cards/ballot/group.ts'
import type { Reader } from '../../../../db/client.ts'
import { findRound } from '../../../../db/queries/ballot-rounds.ts'
import { turnoutOf } from '../../../../db/queries/ballot-voters.ts'
import { unitName } from './names.ts'

type OfRound = { roundId: string }

export function groupView(db: Reader, { roundId }: OfRound): GroupView | undefined {
  const round = findRound(db, roundId)
  if (!round || round.state === 'proposed') return undefined
  const { electronic, onPaper, handedIn } = turnoutOf(db, roundId)
  const { state } = round
  return {
    roundId,
    kind: round.kind,
    unit: unitName(db, round),
    state: state === 'open' || state === 'voided' ? state : 'over',
    handedIn,
    of: electronic,
    onPaper,
    box: round.boxDigest ?? undefined,
  }
}

export function reminderView(db: Reader, { roundId }: OfRound): ReminderView | undefined {
  const round = findRound(db, roundId)
  if (!round) return undefined
  const { electronic, handedIn } = turnoutOf(db, roundId)
  return {
    kind: round.kind,
    unit: unitName(db, round),
    missing: Math.max(0, electronic - handedIn),
    isOpen: round.state === 'open',
  }
}
