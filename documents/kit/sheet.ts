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
const widest = 48

/** A workbook of one sheet: header frozen, cells typed, text never read as a formula. */
export async function sheetFile(book: Workbook): Promise<Uint8Array> {
  const { default: writeXlsxFile } = await import('write-excel-file/node')
  const header = book.columns.map(({ title }) => ({
    value: title,
    type: String,
    fontWeight: 'bold' as const,
  }))
  const rows = book.rows.map((row) => row.map((value, at) => cellOf(value, book.columns[at])))
  const columns = book.columns.map(({ title }, at) => ({
    width: widthOf([title, ...book.rows.map((row) => String(row[at] ?? ''))]),
  }))
  return await writeXlsxFile([header, ...rows], {
    sheet: book.sheet,
    stickyRowsCount: 1,
    columns,
  }).toBuffer()
}

function cellOf(value: string | number | undefined, column: SheetColumn | undefined) {
  if (value === undefined || value === '') return null
  switch (column?.type) {
    case 'number':
      return { value: Number(value), type: Number }
    case 'day':
      return { value: new Date(`${value}T00:00:00Z`), type: Date, format: 'yyyy-mm-dd' }
    default:
      return { value: String(value), type: String, wrap: true }
  }
}

/** Wide enough for the longest line, a Chinese character counting two; long texts are wrapped. */
function widthOf(texts: readonly string[]): number {
  const longest = Math.max(
    ...texts.map((text) =>
      Array.from(text).reduce((sum, char) => sum + (char.charCodeAt(0) < 0x2e80 ? 1 : 2), 0),
    ),
  )
  return Math.min(widest, Math.max(narrowest, longest + 2))
}
