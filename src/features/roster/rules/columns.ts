import { columnWords, meaningOf, type RegisterColumn } from '../../../../policies/roster-words.ts'
import { tidy } from './cells.ts'

export interface Header {
  /** Line of the header, the first being 1. */
  line: number
  columns: ReadonlyMap<RegisterColumn, number>
  /** Numbers of columns nobody knows, the first being 1. */
  unknown: number[]
}

/** Titles and empty lines may stand above the header. */
const searchedLines = 6

/** The header is the first line that has a name column; undefined when there is none. */
export function findHeader(table: readonly (readonly string[])[]): Header | undefined {
  for (const [at, cells] of table.slice(0, searchedLines).entries()) {
    const columns = new Map<RegisterColumn, number>()
    const unknown: number[] = []
    for (const [column, cell] of cells.entries()) {
      const title = tidy(cell).replaceAll(' ', '')
      const meaning = meaningOf(columnWords, title)
      if (meaning && !columns.has(meaning)) columns.set(meaning, column)
      else if (title !== '') unknown.push(column + 1)
    }
    if (columns.has('name') && columns.size > 1) return { line: at + 1, columns, unknown }
  }
  return undefined
}
