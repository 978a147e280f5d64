import type { DirectionState } from '../../../db/queries/rectification-directions.ts'

/** What a list begins with when it was typed as one: `1.`, `2、`, `（3）`, `-`. */
const numbering = /^(?:[（(]?\d{1,2}(?:[)）．、]|\.(?!\d))\s*|[-•·]\s*)/

/** Measures typed one a line: without numbers, empty lines and repetitions. */
export function linesOf(text: string): string[] {
  const lines = text
    .split('\n')
    .map((line) => line.trim().replace(numbering, '').trim())
    .filter((line) => line !== '')
  return [...new Set(lines)]
}

/** Letters as a person counts them. */
export function lettersOf(text: string): number {
  return Array.from(text).length
}

type Shown = Exclude<DirectionState, 'withdrawn'>

/** Who is there and has neither named a direction nor been noted as naming none (R75). */
export function stillOwing(
  present: readonly string[],
  directions: ReadonlyMap<string, Shown>,
): string[] {
  return present.filter((personId) => !directions.has(personId))
}
