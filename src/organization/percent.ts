import type { Policy } from '../../policies/policy.ts'

/** What of a ballot the shares are reckoned from. */
interface Counted {
  /** Who could vote. */
  eligible: number
  electronic: number
  paper: { returned: number } | undefined
  /** Valid papers in all. */
  papers: number
}

/** Papers a row is a share of (3.3.3): its own valid ones, all that came back, or all voters. */
export function percentBase(
  row: { base: number },
  result: Counted,
  of: Policy['ballot']['percentBase'],
): number {
  const returned = result.electronic + (result.paper?.returned ?? 0)
  const whole = {
    validPapers: result.papers,
    returnedPapers: returned,
    expectedVoters: result.eligible,
  }
  // Who is on the list votes not on themself when on the phone: that paper is missing in any base.
  return row.base + whole[of] - result.papers
}

/** 12 of 33 as `36.4%`: reckoned with whole numbers, half a tenth goes up; '' without a base. */
export function percent(count: number, base: number): string {
  if (base <= 0) return ''
  const tenths = Math.floor((count * 2000 + base) / (2 * base))
  const rest = tenths % 10
  return `${Math.floor(tenths / 10)}${rest === 0 ? '' : `.${rest}`}%`
}

/** Each step's share of a row, in the order of the scale. */
export function sharesOf(
  row: { counts: readonly number[]; base: number },
  result: Counted,
  of: Policy['ballot']['percentBase'],
): string[] {
  const base = percentBase(row, result, of)
  return row.counts.map((count) => percent(count, base))
}
