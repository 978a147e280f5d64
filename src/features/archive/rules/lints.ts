import type { Finding, LintId } from '../../../../cards/archive/finding.ts'
import { ballotsAddUp, gradesAddUp } from './appraisal-lints.ts'
import { itemsDefined, nothingLost } from './list-lints.ts'
import {
  criticismsComplete,
  numbersAgree,
  observersApart,
  speakersPresent,
} from './meeting-lints.ts'
import type { Picture } from './picture.ts'
import { chronology, signaturesPresent, talksComplete } from './process-lints.ts'
import { namesAgree, packsClean, phrasesFixed, textsOwn } from './word-lints.ts'

/** The spot-check lints in the order of `domain.md` 4.2. */
export const lints: Readonly<Record<LintId, (picture: Picture) => Finding[]>> = {
  L1: chronology,
  L2: numbersAgree,
  L3: speakersPresent,
  L4: ballotsAddUp,
  L5: gradesAddUp,
  L6: talksComplete,
  L7: textsOwn,
  L8: criticismsComplete,
  L9: nothingLost,
  L10: itemsDefined,
  L11: namesAgree,
  L12: signaturesPresent,
  L13: observersApart,
  L14: phrasesFixed,
  L15: packsClean,
}

/** Everything an inspector would find in one unit's papers, by lint. */
export function findingsIn(picture: Picture): Finding[] {
  return Object.values(lints).flatMap((lint) => lint(picture))
}
