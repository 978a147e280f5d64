import type { PaperRow } from './sheet.ts'

/** `3 2 0 0 1 0` as a teller types it; undefined when it is not so many whole numbers. */
export function readFigures(text: string, count: number): number[] | undefined {
  const words = text
    .normalize('NFKC')
    .trim()
    .split(/[\s,、;/]+/)
  if (words.length !== count || !words.every((word) => /^\d{1,3}$/.test(word))) return undefined
  return words.map(Number)
}

/** Steps in their order, then abstentions, then invalid rows. */
export function rowOf(subjectId: string, figures: readonly number[], steps: number): PaperRow {
  const [abstentions = 0, invalid = 0] = figures.slice(steps)
  return { subjectId, counts: figures.slice(0, steps), abstentions, invalid }
}

/** Every row sums to the valid papers, and so to what every other row sums to. */
export function sumAlike(rows: readonly (readonly number[])[]): boolean {
  return new Set(rows.map((row) => row.reduce((sum, number) => sum + number, 0))).size <= 1
}
