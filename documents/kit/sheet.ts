import type { CellObject } from 'write-excel-file/node'
import { lineCount } from './line-count.ts'
import { charsIn } from './measures.ts'
import { linesOf } from './word-text.ts'

/** One column of a workbook: how its values are typed decides how Excel sorts and sums them. */
export interface SheetColumn {
  title: string
  type: 'text' | 'number' | 'day'
}

export interface Workbook {
  /** Without extension. */
  name: string
  sheet: string
  columns: readonly SheetColumn[]
  /** Days as `2018-02-06`; undefined leaves the cell empty. */
  rows: readonly (readonly (string | number | undefined)[])[]
}

const narrowest = 6
const widest = 40
/** Wider ones are printed across. */
const uprightWidth = 95
const acrossWidth = 150
/** Names and days, which are not made narrower. */
const narrowText = 12

/** A workbook of one sheet: header frozen, cells typed, text never read as a formula. */
export async function sheetFile(book: Workbook): Promise<Uint8Array> {
  const { default: writeXlsxFile } = await import('write-excel-file/node')
  const { printedAs } = await import('./sheet-print.ts')
  const titles = book.columns.map(({ title }) => title)
  const texts = [titles, ...book.rows.map((row) => titles.map((_, at) => String(row[at] ?? '')))]
  const wanted = titles.map((_, at) => widthOf(texts.map((row) => row[at] ?? '')))
  const widths = withinPage(wanted)
  const isWide = widths.reduce((sum, one) => sum + one, 0) > uprightWidth
  const cells = [titles.map(headCell), ...book.rows.map((row) => cellsOf(row, book.columns))]
  const sized = cells.map((row, no) => {
    const height = heightOf(texts[no] ?? [], widths)
    return row.map((cell) => ({ ...ruled, ...cell, height }))
  })
  return await writeXlsxFile(
    sized,
    {
      sheet: book.sheet,
      stickyRowsCount: 1,
      columns: widths.map((width) => ({ width })),
      ...(isWide && { orientation: 'landscape' }),
    },
    { fontFamily: '宋体', fontSize: 11, features: [printedAs(book.name, book.sheet)] },
  ).toBuffer()
}

const ruled = { alignVertical: 'center', borderStyle: 'thin', borderColor: '#000000' } as const

function headCell(title: string): CellObject {
  return { value: title, type: String, fontWeight: 'bold', align: 'center', wrap: true }
}

function cellsOf(row: Workbook['rows'][number], columns: readonly SheetColumn[]): CellObject[] {
  return columns.map(({ type }, at) => {
    const value = row[at]
    if (value === undefined || value === '') return {}
    switch (type) {
      case 'number':
        return { value: Number(value), type: Number, align: 'center' }
      case 'day': {
        const day = new Date(`${value}T00:00:00Z`)
        return { value: day, type: Date, format: 'yyyy-mm-dd', align: 'center' }
      }
      case 'text':
        return { value: String(value), type: String, wrap: true }
    }
  })
}

const linePoints = 15

/** High enough for the cell of most lines: not every program looks for itself. */
function heightOf(texts: readonly string[], widths: readonly number[]): number {
  const lines = widths.map((width, at) => lineCount(texts[at] ?? '', (width - 1) / 2))
  return Math.max(1, ...lines) * linePoints + 3
}

/** Long texts give way until what is printed on one page across can be read. */
function withinPage(widths: readonly number[]): number[] {
  const narrow = widths.filter((width) => width <= narrowText)
  const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0)
  const room = acrossWidth - sum(narrow)
  const wanted = sum(widths) - sum(narrow)
  if (wanted <= room) return [...widths]
  return widths.map((width) =>
    width <= narrowText ? width : Math.max(narrowText, Math.floor((width * room) / wanted)),
  )
}

/** Wide enough for the longest line, a Chinese character counting two; long texts are wrapped. */
function widthOf(texts: readonly string[]): number {
  const lines = texts.flatMap(linesOf)
  const longest = Math.max(...lines.map((line) => 2 * charsIn(line)))
  return Math.min(widest, Math.max(narrowest, longest + 2))
}
