// Papers that say which version they are: the marks are its digits to the base of four.

export const pointsOfDeath = [
  'beforeBegin',
  'inTransaction',
  'beforeCommit',
  'afterCommit',
  'beforeAnswer',
] as const

export interface Death {
  at: (typeof pointsOfDeath)[number]
  /** Dies when it comes by for the so manieth time. */
  passes: number
}

const rowsPerPart = 10

export const paper = {
  voters: ['v1', 'v2', 'v3', 'v4', 'v5', 'v6'],
  /** Nobody votes on themselves: every row says a digit. */
  subjects: Array.from({ length: 2 * rowsPerPart }, (_, at) => `s${at}`),
  rowsPerPart,
  parts: [1, 2],
}

/** Each part says the version in full. */
export function marksOf(version: number, part: number): Map<string, number> {
  const rows = paper.subjects.slice((part - 1) * rowsPerPart, part * rowsPerPart)
  return new Map(rows.map((id, at) => [id, Math.floor(version / 4 ** at) % 4]))
}

/** The version a part says, from its bytes. */
export function versionIn(part: Uint8Array): number {
  return part.subarray(0, rowsPerPart).reduce((sum, byte, at) => sum + (byte - 1) * 4 ** at, 0)
}
