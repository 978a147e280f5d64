import type { BallotTotal } from '../../../../db/queries/ballot-totals.ts'
import { notApplicable, type PaperForm } from './paper.ts'
import { isSound, type CountSheet, type PaperHead } from './sheet.ts'

/** One electronic paper as it came out of the box; without rows it is invalid. */
export interface OpenedPaper {
  voterId: string
  rows: readonly number[] | undefined
}

/** Adds up papers and the count sheet, row by row, in the order of the paper. */
export function totalsOf(
  form: PaperForm,
  papers: Iterable<OpenedPaper>,
  sheet: CountSheet | undefined,
): BallotTotal[] {
  const skipped = notApplicable(form)
  const totals = form.subjects.map(({ subjectId }) => emptyTotal(subjectId, form.scale.length))
  for (const { rows = [] } of papers) {
    for (const [at, byte] of rows.entries()) {
      const total = totals[at]
      if (!total || byte === skipped) continue
      if (byte === 0) total.abstentions += 1
      else total.counts[byte - 1] = (total.counts[byte - 1] ?? 0) + 1
      total.base += 1
    }
  }
  const byId = new Map(totals.map((total) => [total.subjectId, total]))
  for (const row of sheet?.rows ?? []) {
    const total = byId.get(row.subjectId)
    if (!total) continue
    total.counts = total.counts.map((count, at) => count + (row.counts[at] ?? 0))
    total.abstentions += row.abstentions
    total.invalid += row.invalid
    total.base += sheet?.head.valid ?? 0
  }
  const marked = new Set(form.subjects.filter((one) => one.isMarked).map((one) => one.subjectId))
  return totals.filter((total) => marked.has(total.subjectId))
}

function emptyTotal(subjectId: string, steps: number): BallotTotal {
  return {
    subjectId,
    counts: Array.from({ length: steps }, () => 0),
    abstentions: 0,
    invalid: 0,
    base: 0,
  }
}

/** Why a round cannot be counted as it stands; nothing of what is on the papers is in it. */
export type CloseLack =
  | 'sheetsMissing'
  | 'sheetsDiffer'
  | 'sheetUnsound'
  | 'morePapersThanVoters'
  | 'keyLost'

/** What the papers' numbers allow (3.3, `ballot.md` 0). */
export interface PaperNumbers {
  /** Who votes on paper, not struck off. */
  onPaper: number
  eligible: number
  /** Electronic papers in the box. */
  handedIn: number
}

/** Faults of the agreed sheet against the list of voters. */
export function sheetLacks(sheet: CountSheet, numbers: PaperNumbers): CloseLack[] {
  if (voidsRound(sheet.head)) return []
  if (!isSound(sheet)) return ['sheetUnsound']
  const { returned } = sheet.head
  const tooMany = returned > numbers.onPaper || returned + numbers.handedIn > numbers.eligible
  return tooMany ? ['morePapersThanVoters'] : []
}

/** More papers came back than were given out: the round does not count and is held again. */
export function voidsRound({ issued, returned }: PaperHead): boolean {
  return returned > issued
}
