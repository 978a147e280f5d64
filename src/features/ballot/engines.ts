import { ballotLacks, openLabel, progressOf } from '../../../cards/ballot/wording.ts'
import { roundOf, type BallotKind } from '../../../db/queries/ballot-rounds.ts'
import { turnoutOf } from '../../../db/queries/ballot-voters.ts'
import type { EngineState, StepEngine } from '../../pipeline/agenda-engine.ts'
import { tellerLacks } from './guards.ts'
import { roundRef } from './refs.ts'

/** C4 and C5: one round each, done when its papers are counted (R91, R93). */
function engineOf(kind: BallotKind): StepEngine {
  return {
    state: (db, meeting): EngineState => {
      const { meetingId } = meeting
      const round = roundOf(db, { meetingId, kind })
      const open = { ...roundRef({ meetingId, kind }), label: openLabel(kind) }
      const startLacks = tellerLacks(db, meeting)
      if (!round || round.state === 'voided' || round.state === 'proposed') {
        return { startLacks, finishLacks: [ballotLacks.notOpened(kind)], open }
      }
      const { handedIn, electronic } = turnoutOf(db, round.roundId)
      const progress = progressOf(handedIn, electronic)
      if (round.state === 'tallied') return { startLacks, finishLacks: [], progress, open }
      const lack = round.state === 'open' ? ballotLacks.running : ballotLacks.notTallied
      return { startLacks, finishLacks: [lack(kind)], progress, open }
    },
  }
}

export const ballotEngines = { ballot: engineOf('members'), teamAppraisal: engineOf('team') }
