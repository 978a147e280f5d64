import type { Reader } from '../../../db/client.ts'
import { findRound, roundsUnderWay } from '../../../db/queries/ballot-rounds.ts'
import { findMeeting } from '../../../db/queries/meetings.ts'
import type { Writing } from '../../pipeline/operation.ts'
import { voidRound } from './keys.ts'
import { redrawEnded } from './redrawing.ts'

/** Rounds whose meeting was broken off or closed over them: void, and their key goes. */
export function strandedRounds(db: Reader): ((op: Writing) => void)[] {
  const isStranded = (meetingId: string) => findMeeting(db, meetingId)?.state !== 'open'
  return roundsUnderWay(db)
    .filter(({ meetingId }) => isStranded(meetingId))
    .map(({ roundId }) => (op) => {
      const round = findRound(op.tx, roundId)
      if (round?.state !== 'proposed' && round?.state !== 'open') return
      voidRound(op, round, { because: 'decided' })
      redrawEnded(op, round)
    })
}
