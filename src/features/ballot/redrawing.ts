import type { BallotRound } from '../../../db/queries/ballot-rounds.ts'
import { votersOf } from '../../../db/queries/ballot-voters.ts'
import { redrawMeeting } from '../../organization/meetings.ts'
import type { Writing } from '../../pipeline/operation.ts'
import { groupRef, ownRef, roundRef, totalsRef } from './refs.ts'

/** Everything that shows how far a round is, in numbers. */
export function redrawRound(op: Writing, round: BallotRound): void {
  op.redraw(roundRef(round))
  op.redraw(groupRef(round.roundId))
  redrawMeeting(op, round.meetingId)
}

/** Also every voter's own card: the round has ended. */
export function redrawEnded(op: Writing, round: BallotRound): void {
  redrawRound(op, round)
  op.redraw({ card: 'ballotReminder', key: { roundId: round.roundId } })
  for (const { voterId } of votersOf(op.tx, round.roundId)) {
    op.redraw(ownRef({ roundId: round.roundId, voterId }))
  }
}

/** Everything that shows whether the count sheet is signed; grading waits for it (C8). */
export function redrawSheet(op: Writing, round: BallotRound): void {
  const { cycleId, unitId } = round
  op.redraw(roundRef(round))
  op.redraw(totalsRef(round.roundId))
  op.redraw({ card: 'gradingDesk', key: { cycleId, unitId, page: '1' } })
  redrawMeeting(op, round.meetingId)
}
