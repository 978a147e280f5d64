import type { Block } from './blocks.ts'
import { cellSideTwips, charsIn, size, smallCellSideTwips } from './measures.ts'
import { linesOf } from './word-text.ts'

type TableBlock = Extract<Block, { kind: 'table' }>

/**
 * The widths of a table's columns in twips: their shares, but none so narrow that it breaks a day,
 * a name or half of its title, as long as the others have room to give.
 */
export function columnWidths(table: TableBlock, width: number): number[] {
  const { columns, rows, small } = table
  const charTwips = (small ? size.smallTable : size.table) * 10
  const sides = 2 * (small ? smallCellSideTwips : cellSideTwips) + 20
  const least = columns.map((column, at) => {
    const cells = rows.map((row) => longestWhole(row[at] ?? ''))
    const chars = Math.max(Math.ceil(column.title.length / 2), 2, ...cells)
    return Math.ceil(chars * charTwips) + sides
  })
  return shared(
    columns.map((column) => column.width),
    least,
    width,
  )
}

/** What stays in one line: a day, and a line as short as a name; of long lines four characters. */
function longestWhole(text: string): number {
  const wholes = linesOf(text.replaceAll(/(年\d+月\d+日) /g, '$1\n')).map((line) => {
    const chars = charsIn(line)
    return /^\d+年\d+月\d+日$/.test(line) ? chars + dayGaps : Math.min(chars, shortLine)
  })
  return Math.max(...wholes)
}

const shortLine = 4
/** Some programs put gaps between figures and characters, whatever the file says. */
const dayGaps = 1.3

/** By shares; who would get less than the least gets the least, from the others. */
function shared(shares: readonly number[], least: readonly number[], width: number): number[] {
  const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0)
  if (sum(least) >= width) return shares.map((one) => Math.floor((one * width) / sum(shares)))
  const fixed = new Set<number>()
  for (;;) {
    const free = shares.map((share, at) => (fixed.has(at) ? 0 : share))
    const room = width - sum(least.filter((_, at) => fixed.has(at)))
    const widths = shares.map((share, at) =>
      fixed.has(at) ? (least[at] ?? 0) : Math.floor((room * share) / sum(free)),
    )
    const narrow = widths.findIndex((one, at) => one < (least[at] ?? 0))
    if (narrow < 0) return widths
    fixed.add(narrow)
  }
}
