import type { Reader } from '../client.ts'
import { countMutualComments, mutualCommentsOf } from './mutual-comments.ts'
import { findSelfAppraisal, selfAppraisalTurnsOf } from './self-appraisals.ts'

/** How many were ticked off, and how many comments on others were given, in a meeting. */
export function appraisalCountsOf(
  reader: Reader,
  meetingId: string,
): { selfAppraisals: number; mutualComments: number } {
  return {
    selfAppraisals: selfAppraisalTurnsOf(reader, meetingId).size,
    mutualComments: countMutualComments(reader, meetingId),
  }
}

/** What others said of a person (R90): for the secretary, and for the person with the feedback. */
export function mutualCommentsOn(
  reader: Reader,
  cycleId: string,
  personId: string,
): { byPersonId: string; comment: string }[] {
  return mutualCommentsOf(reader, cycleId, personId)
}

/** A person's self-appraisal once it was handed in, on paper or here; a draft is theirs alone. */
export function selfAppraisalOf(
  reader: Reader,
  cycleId: string,
  personId: string,
):
  | { proposedGrade: string | undefined; onPaper: boolean; aspects: Record<string, string> }
  | undefined {
  const found = findSelfAppraisal(reader, { cycleId, personId })
  if (!found) return undefined
  const handedIn = found.state === 'handedIn' ? found.content : undefined
  const onPaper = found.onPaperById !== null
  if (!handedIn && !onPaper) return undefined
  return { proposedGrade: handedIn?.proposedGrade, onPaper, aspects: handedIn?.aspects ?? {} }
}
