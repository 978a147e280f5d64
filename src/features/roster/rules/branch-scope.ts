import type { BadCell, ReadRegister, ReadRow } from './read-register.ts'

/** The code of the unit whose secretary acts; `GB` may change everything. */
export function mayGive(post: { body: string }, ownCode: string): boolean {
  return ownCode === 'GB' || post.body === ownCode || post.body.startsWith(`${ownCode}G`)
}

/** A branch secretary changes the own branch's people and posts only. */
export function withinScope(file: ReadRegister, ownCode: string): ReadRegister {
  if (ownCode === 'GB') return file
  const bad = file.rows.flatMap((row) => outside(row, ownCode))
  const lines = new Set(bad.map((cell) => cell.line))
  return {
    ...file,
    rows: file.rows.filter((row) => !lines.has(row.line)),
    bad: [...file.bad, ...bad].toSorted((a, b) => a.line - b.line),
    units: file.units.filter((unit) => unit.code === ownCode || unit.parent === ownCode),
  }
}

function outside(row: ReadRow, ownCode: string): BadCell[] {
  const { line } = row
  if (row.branch !== ownCode) return [{ line, column: 'branch', problem: 'notYourBranch' }]
  if (row.posts.some((held) => !mayGive(held, ownCode))) {
    return [{ line, column: 'posts', problem: 'notYourPost' }]
  }
  return []
}
