import type { SheetSigned } from '../../../../cards/ballot/sheet.ts'
import type { Reader } from '../../../../db/client.ts'
import type { BallotRound } from '../../../../db/queries/ballot-rounds.ts'
import { getPerson } from '../../../../db/queries/people.ts'
import { isSecretaryOf } from '../../../organization/roles.ts'
import { mayBeNoted, sheetState } from '../sheet-signing.ts'

/** Who has signed the count sheet, and what of it the reader may note. */
export function sheetSigned(db: Reader, round: BallotRound, readerId: string): SheetSigned {
  const { tellers, filedOn } = sheetState(db, round)
  const leads = isSecretaryOf(db, getPerson(db, readerId), round.unitId)
  const isSigned = tellers.every(({ signedOn }) => signedOn !== undefined)
  return {
    tellers: tellers.map(({ step, name, signedOn }) => ({
      step,
      name,
      signedOn,
      mayNote: leads && mayBeNoted(db, round, step),
    })),
    filedOn,
    maySign: tellers.some((one) => one.personId === readerId && one.signedOn === undefined),
    mayFile: leads && isSigned && filedOn === undefined,
  }
}
