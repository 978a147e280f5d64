import { charsIn, lineOf, cellSideTwips, cellTwips, smallCellSideTwips } from './measures.ts'
import { linesOf } from './word-text.ts'

/** How many lines a text takes where a line has room for so many characters. */
export function lineCount(text: string, charsPerLine: number): number {
  const room = Math.max(1, Math.floor(charsPerLine))
  return linesOf(text).reduce((sum, line) => sum + Math.max(1, Math.ceil(charsIn(line) / room)), 0)
}

export interface CellLetters {
  /** In half points. */
  size: number
  isSmall: boolean
}

/** The height of a row in twips, from its texts and the widths of their cells. */
export function rowHeight(
  texts: readonly string[],
  widths: readonly number[],
  { size, isSmall }: CellLetters,
): number {
  const sides = 2 * (isSmall ? smallCellSideTwips : cellSideTwips)
  const lines = widths.map((width, at) => lineCount(texts[at] ?? '', (width - sides) / (size * 10)))
  return Math.max(1, ...lines) * lineOf(size) + 2 * cellTwips
}
