import type { Reader, Tx } from '../../../db/client.ts'
import { moveIntoBox, partMarks, saveFilling } from '../../../db/queries/ballot-envelopes.ts'
import type { BallotRound } from '../../../db/queries/ballot-rounds.ts'
import { findVoter, markHandedIn, type BallotVoter } from '../../../db/queries/ballot-voters.ts'
import { messagesOf } from './keys.ts'
import { encodePart, partsOf } from './rules/paper.ts'
import { prepareSealing, receiptOf, sealFor } from './scheme.ts'

/** Why somebody cannot fill in a paper. */
export type CastObstacle = 'notOpen' | 'notAVoter' | 'struckOff' | 'votesOnPaper'

interface Casting {
  tx: Tx
  /** The time of the click: the last one wins. */
  happenedAt: Date
}

/** What keeps a person from filling in an electronic paper of this round. */
export function castObstacle(
  db: Reader,
  round: BallotRound,
  voterId: string,
): CastObstacle | undefined {
  if (round.state !== 'open') return 'notOpen'
  const voter = findVoter(db, round.roundId, voterId)
  if (!voter) return 'notAVoter'
  if (voter.isStruckOff) return 'struckOff'
  return voter.way === 'paper' ? 'votesOnPaper' : undefined
}

/**
 * Seals one part of a paper and keeps it; it counts once the paper is handed in. Subjects without a
 * mark are abstentions. A click older than what is there already changes nothing.
 */
export function fillPart(
  { tx, happenedAt }: Casting,
  round: BallotRound,
  voterId: string,
  part: number,
  marks: ReadonlyMap<string, number>,
): 'kept' | CastObstacle {
  const obstacle = castObstacle(tx, round, voterId)
  if (obstacle) return obstacle
  if (part < 1 || part > partsOf(round)) throw new RangeError('no such part')
  const { roundId } = round
  prepareSealing(round, () => messagesOf(tx, round))
  const bytes = encodePart(round, voterId, part, marks)
  const sealed = sealFor(round, { kind: 'paper', personId: voterId, part }, bytes)
  bytes.fill(0)
  const rev = happenedAt.getTime()
  const isOlder = partMarks(tx, { roundId, voterId }).some((mark) => {
    return mark.part === part && mark.rev > rev
  })
  if (!isOlder) saveFilling(tx, { roundId, voterId, part, rev, sealed })
  return 'kept'
}

/**
 * Hands the paper in (交票): what was filled in before this click replaces what lay in the box, part
 * by part. Until then the paper handed in earlier stays as it is.
 */
export function handIn(
  { tx, happenedAt }: Casting,
  round: BallotRound,
  voterId: string,
): 'handedIn' | 'partsMissing' | CastObstacle {
  const obstacle = castObstacle(tx, round, voterId)
  if (obstacle) return obstacle
  const paper = { roundId: round.roundId, voterId }
  const rev = happenedAt.getTime()
  const marks = partMarks(tx, paper).filter((mark) => mark.rev <= rev || mark.stage === 'handedIn')
  if (new Set(marks.map((mark) => mark.part)).size < partsOf(round)) return 'partsMissing'
  const filled = marks.filter((mark) => mark.stage === 'filling').map((mark) => mark.part)
  if (filled.length === 0) return 'handedIn'
  moveIntoBox(tx, paper, filled)
  markHandedIn(tx, paper, rev)
  return 'handedIn'
}

/** Parts of a paper that are neither being filled in nor in the box. */
export function missingParts(db: Reader, round: BallotRound, voterId: string): number[] {
  const there = new Set(partMarks(db, { roundId: round.roundId, voterId }).map((one) => one.part))
  return Array.from({ length: partsOf(round) }, (_, at) => at + 1).filter(
    (part) => !there.has(part),
  )
}

/** What a voter can look up in the published list of the box; undefined before the close. */
export function receiptFor(voter: Pick<BallotVoter, 'paperHash'>): string | undefined {
  return voter.paperHash === null ? undefined : receiptOf(voter.paperHash)
}
