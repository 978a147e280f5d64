import type { Reader } from '../../../db/client.ts'
import {
  findVoter,
  insertVoters,
  restore,
  strikeOff,
  votersOf,
  type BallotVoter,
} from '../../../db/queries/ballot-voters.ts'
import { countPartsIn } from '../../../db/queries/ballot-counts.ts'
import type { BallotRound } from '../../../db/queries/ballot-rounds.ts'
import type { MeetingRow } from '../../../db/queries/meetings.ts'
import { findPerson } from '../../../db/queries/people.ts'
import type { Writing } from '../../pipeline/operation.ts'
import { electorateOf, isStillThere, mayVoteNow } from './electorate.ts'

/** How somebody votes unless they are asked: without a phone of one's own only on paper. */
export function usualWay(db: Reader, personId: string): BallotVoter['way'] {
  return findPerson(db, personId)?.openId == null ? 'paper' : 'electronic'
}

/** Strikes off who went and puts back who came again, before papers are counted. */
export function keepListTrue(op: Pick<Writing, 'tx'>, round: BallotRound): void {
  for (const voter of votersOf(op.tx, round.roundId)) keepVoterTrue(op, round, voter)
}

/** At the opening also everybody who came since the chair asked. */
export function completeList(
  op: Pick<Writing, 'tx'>,
  round: BallotRound,
  meeting: MeetingRow,
): void {
  keepListTrue(op, round)
  const known = new Set(votersOf(op.tx, round.roundId).map(({ voterId }) => voterId))
  const late = electorateOf(op.tx, meeting).filter((personId) => !known.has(personId))
  insertVoters(
    op.tx,
    round.roundId,
    late.map((voterId) => ({ voterId, way: usualWay(op.tx, voterId) })),
  )
}

/**
 * A paper in the box cannot be taken out again (3.6): who is known to have put one in stays on the
 * list, and from the first counted sheet on everybody who votes on paper does.
 */
function keepVoterTrue(op: Pick<Writing, 'tx'>, round: BallotRound, voter: BallotVoter): void {
  const isCounted = voter.way === 'paper' && countPartsIn(op.tx, round.roundId).length > 0
  if (!voter.isStruckOff && (voter.hasLeftPaper || isCounted)) return
  const isThere = isStillThere(op.tx, round.meetingId, voter.voterId)
  if (isThere && voter.isStruckOff) restore(op.tx, voter)
  if (!isThere && !voter.isStruckOff) strikeOff(op.tx, voter)
}

/** The voter as the list stands now; who came late is added, who may not vote is nobody. */
export function voterNow(
  op: Pick<Writing, 'tx'>,
  round: BallotRound,
  meeting: MeetingRow,
  personId: string,
): BallotVoter | undefined {
  const voter = findVoter(op.tx, round.roundId, personId)
  if (voter) keepVoterTrue(op, round, voter)
  else if (mayVoteNow(op.tx, meeting, personId)) {
    insertVoters(op.tx, round.roundId, [{ voterId: personId, way: usualWay(op.tx, personId) }])
  }
  return findVoter(op.tx, round.roundId, personId)
}
