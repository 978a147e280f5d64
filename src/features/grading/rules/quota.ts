import type { Fraction, Policy } from '../../../../policies/policy.ts'

export type Ratio = Pick<Policy['excellentRatio'], 'min' | 'max' | 'mode'>

export type QuotaState = 'withinGuide' | 'belowGuide' | 'aboveGuide' | 'aboveHardCap'

/** A count against a share of a whole, without ever dividing: negative, zero or positive. */
function against(count: number, share: Fraction, of: number): bigint {
  return BigInt(count) * BigInt(share.den) - BigInt(share.num) * BigInt(of)
}

/**
 * How a number of excellent grades stands to the ratio (R100, `domain.md` 3.5). `belowGuide` is
 * information only; `aboveGuide` needs a reason; only `aboveHardCap` is blocked.
 */
export function quotaStateOf(ratio: Ratio, graded: number, excellent: number): QuotaState {
  if (ratio.mode === 'none') return 'withinGuide'
  if (ratio.max && against(excellent, ratio.max, graded) > 0n) {
    return ratio.mode === 'hardCap' ? 'aboveHardCap' : 'aboveGuide'
  }
  if (ratio.min && against(excellent, ratio.min, graded) < 0n) return 'belowGuide'
  return 'withinGuide'
}

/** The recommended maximum, floor(max · N); undefined where there is none. */
export function recommendedMaximum(ratio: Ratio, graded: number): number | undefined {
  if (ratio.mode === 'none' || !ratio.max) return undefined
  return Number((BigInt(ratio.max.num) * BigInt(graded)) / BigInt(ratio.max.den))
}

/** The least number within the guide, ceil(min · N); it is never demanded. */
export function guideMinimum(ratio: Ratio, graded: number): number | undefined {
  if (ratio.mode === 'none' || !ratio.min) return undefined
  const [num, den] = [BigInt(ratio.min.num) * BigInt(graded), BigInt(ratio.min.den)]
  return Number((num + den - 1n) / den)
}

/** A branch's part in the ratio. */
export interface BranchCount {
  unitId: string
  graded: number
  excellent: number
}

/** What the ratio is judged by: the branch alone, or all branches together (`quotaScope`). */
export function countFor(
  scope: Policy['excellentRatio']['scope'],
  unitId: string,
  branches: readonly BranchCount[],
): { graded: number; excellent: number } {
  const counted = scope === 'branch' ? branches.filter((one) => one.unitId === unitId) : branches
  return totalOf(counted)
}

export function totalOf(branches: readonly BranchCount[]): { graded: number; excellent: number } {
  return {
    graded: branches.reduce((sum, one) => sum + one.graded, 0),
    excellent: branches.reduce((sum, one) => sum + one.excellent, 0),
  }
}
