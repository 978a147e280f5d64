import type { Reader } from '../../../db/client.ts'
import type { BallotRound } from '../../../db/queries/ballot-rounds.ts'
import { countSheetStepsOf, type CountSheetStep } from '../../../db/queries/count-sheet-steps.ts'
import { findPerson } from '../../../db/queries/people.ts'
import { dayOf } from '../../organization/calendar.ts'

export type Signature = Exclude<CountSheetStep, 'filed'>
export const signatures: readonly Signature[] = ['scrutineerSigned', 'voteCounterSigned']

type Tellers = Pick<BallotRound, 'scrutineerId' | 'voteCounterId'>

export function tellerOf({ scrutineerId, voteCounterId }: Tellers, step: Signature): string {
  return step === 'scrutineerSigned' ? scrutineerId : voteCounterId
}

/** Whose signature the secretary may note: a teller's who cannot press a button any more. */
export function mayBeNoted(db: Reader, round: Tellers, step: Signature): boolean {
  const teller = findPerson(db, tellerOf(round, step))
  return teller?.openId == null || teller.state !== 'active'
}

/** Who has signed the count sheet of a round and when, and when it was put away. */
export function sheetState(db: Reader, round: BallotRound) {
  const steps = countSheetStepsOf(db, round.roundId)
  const dayOfStep = (step: CountSheetStep) => {
    const at = steps.get(step)?.at
    return at === undefined ? undefined : dayOf(new Date(at))
  }
  return {
    tellers: signatures.map((step) => {
      const personId = tellerOf(round, step)
      const name = findPerson(db, personId)?.name ?? ''
      return { step, personId, name, signedOn: dayOfStep(step) }
    }),
    filedOn: dayOfStep('filed'),
  }
}
