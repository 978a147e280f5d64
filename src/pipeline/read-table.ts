export type TableProblem = 'oldExcel' | 'notATable' | 'tooManyRows' | 'noHeader'
export type ReadTable = { cells: string[][] } | { problem: TableProblem }

const rowsUpTo = 3000
const columnsUpTo = 60

/** The cells of a register file, by what the bytes are, whatever the file is called. */
export async function readTable(bytes: Uint8Array): Promise<ReadTable> {
  try {
    const kind = kindOf(bytes)
    if (kind === 'oldExcel') return { problem: kind }
    const cells = kind === 'xlsx' ? await readXlsx(bytes) : await readCsv(bytes)
    if (cells.length > rowsUpTo) return { problem: 'tooManyRows' }
    return { cells: cells.map((row) => row.slice(0, columnsUpTo)) }
  } catch {
    return { problem: 'notATable' }
  }
}

function kindOf(bytes: Uint8Array): 'xlsx' | 'oldExcel' | 'csv' {
  const start = Buffer.from(bytes.subarray(0, 8)).toString('hex')
  if (start.startsWith('504b0304')) return 'xlsx'
  return start === 'd0cf11e0a1b11ae1' ? 'oldExcel' : 'csv'
}

async function readXlsx(bytes: Uint8Array): Promise<string[][]> {
  const { readSheet } = await import('read-excel-file/node')
  const rows = await readSheet(Buffer.from(bytes))
  return rows.map((row) => row.map(cellText))
}

function cellText(cell: unknown): string {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10)
  return typeof cell === 'string' || typeof cell === 'number' ? String(cell) : ''
}

async function readCsv(bytes: Uint8Array): Promise<string[][]> {
  const { parse } = await import('csv-parse/sync')
  const text = decode(bytes)
  if (text.includes('\0')) throw new Error('not a text file')
  const [firstLine = ''] = text.split('\n', 1)
  const delimiter = firstLine.includes('\t') ? '\t' : ','
  return parse(text, {
    bom: true,
    delimiter,
    relax_column_count: true,
    skip_empty_lines: false,
    max_record_size: 20_000,
  })
}

/** Excel in China saves CSV as GBK, its Unicode text as UTF-16. */
function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030', { fatal: true }).decode(bytes)
  }
}
