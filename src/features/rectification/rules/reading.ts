const mostLines = 300
const mostLetters = 500
/** A heading may stand below a title or two. */
const headWithin = 5

/** The problems in a table: under their heading, or the column in which most is written (R107). */
export function readProblems(
  cells: readonly (readonly string[])[],
  headings: readonly string[],
): { lines: string[] } | { problem: 'empty' | 'tooManyLines' } {
  const tidy = cells.map((row) => row.map((cell) => cell.normalize('NFKC').trim()))
  const head = tidy.slice(0, headWithin).findIndex((row) => columnIn(row, headings) >= 0)
  const column = head < 0 ? longest(tidy) : columnIn(tidy[head] ?? [], headings)
  const lines = tidy
    .slice(head + 1)
    .map((row) =>
      Array.from(row[column] ?? '')
        .slice(0, mostLetters)
        .join(''),
    )
    .filter((line) => line !== '')
  if (lines.length === 0) return { problem: 'empty' }
  return lines.length > mostLines ? { problem: 'tooManyLines' } : { lines }
}

function columnIn(row: readonly string[], headings: readonly string[]): number {
  return row.findIndex((cell) => headings.includes(cell.replaceAll(/\s/g, '')))
}

function longest(cells: readonly (readonly string[])[]): number {
  const letters = new Map<number, number>()
  for (const row of cells) {
    for (const [at, cell] of row.entries()) letters.set(at, (letters.get(at) ?? 0) + cell.length)
  }
  return [...letters].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? 0
}
