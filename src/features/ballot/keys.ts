import type { Reader } from '../../../db/client.ts'
import { dropCounts } from '../../../db/queries/ballot-counts.ts'
import { dropEnvelopes } from '../../../db/queries/ballot-envelopes.ts'
import { ballotKeyOf, hasRoomOnDisk, makeBallotKey } from '../../../db/queries/ballot-keys.ts'
import { saveVoidReason, updateRound, type BallotRound } from '../../../db/queries/ballot-rounds.ts'
import { turnoutOf } from '../../../db/queries/ballot-voters.ts'
import { Refusal } from '../../errors.ts'
import type { Writing } from '../../pipeline/operation.ts'
import { partsOf } from './rules/paper.ts'
import { prepareSealing } from './scheme.ts'

/** Opens a proposed round: makes its key, lets papers be handed in. `noRoom`: the disk is full. */
export function openRound(
  op: Writing,
  round: BallotRound,
  byPersonId: string,
): 'opened' | 'noRoom' {
  if (round.state !== 'proposed') throw new Refusal('alreadyDone')
  if (!hasRoomOnDisk(op.tx)) return 'noRoom'
  const { roundId } = round
  const publicKey = makeBallotKey(op.tx, roundId)
  const opening = { openedById: byPersonId, openedAt: op.now.getTime() }
  updateRound(op.tx, roundId, { state: 'open', ...opening, publicKey })
  prepareSealing({ roundId, publicKey }, () => messagesOf(op.tx, round))
  op.audit('ballot opened', roundId)
  return 'opened'
}

/** How many parts of papers are to be expected. */
export function messagesOf(db: Reader, round: BallotRound): number {
  return turnoutOf(db, round.roundId).electronic * partsOf(round)
}

/** Whether the papers of a round can no longer be opened: then it can only be voided. */
export function isKeyLost(db: Reader, { roundId, state }: BallotRound): boolean {
  if (state !== 'open' && state !== 'closed') return false
  const key = ballotKeyOf(db, roundId)
  key?.fill(0)
  return key === undefined
}

export interface Voiding {
  because: NonNullable<BallotRound['voidedBecause']>
  byPersonId?: string
  /** In the words of whoever decided it. */
  reason?: string
}

/** Declares that a round does not count; its papers are dropped at once, its key soon after. */
export function voidRound(op: Writing, round: BallotRound, voiding: Voiding): void {
  if (round.state === 'tallied' || round.state === 'voided') throw new Refusal('alreadyDone')
  const { roundId } = round
  updateRound(op.tx, roundId, {
    state: 'voided',
    voidedBecause: voiding.because,
    voidedById: voiding.byPersonId ?? null,
  })
  if (voiding.reason !== undefined) saveVoidReason(op.tx, roundId, voiding.reason)
  dropEnvelopes(op.tx, roundId)
  dropCounts(op.tx, roundId)
  op.doLater('ballotTally', { roundId }, `ballotTally:${roundId}:voided`)
  op.audit('ballot voided', roundId)
}
