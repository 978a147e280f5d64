import type {
  SelfAppraisalContent,
  SelfAppraisalMark,
} from '../../../../db/queries/self-appraisals.ts'
import type { Named } from '../../../../policies/policy.ts'

export type SelfStanding = 'none' | 'draft' | 'handedIn' | 'paper'

/** How a self-appraisal stands; what was handed in here counts before a paper. */
export function standingOf(
  mark: Pick<SelfAppraisalMark, 'state' | 'onPaperById' | 'rev'> | undefined,
): SelfStanding {
  if (!mark) return 'none'
  if (mark.state === 'handedIn') return 'handedIn'
  if (mark.onPaperById !== null) return 'paper'
  return mark.rev === 0 ? 'none' : 'draft'
}

/** Nothing more is owed. */
export function isSettled(standing: SelfStanding): boolean {
  return standing === 'handedIn' || standing === 'paper'
}

/** Which aspects still say nothing, and whether the grade is missing (R87, R88). */
export function missingIn(
  content: SelfAppraisalContent,
  asked: { aspects: readonly Named[]; grade: boolean },
): { aspects: Named[]; grade: boolean } {
  return {
    aspects: asked.aspects.filter(({ id }) => (content.aspects[id] ?? '').trim() === ''),
    grade: asked.grade && content.proposedGrade === undefined,
  }
}
