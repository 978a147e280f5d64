import { stringify } from 'csv-stringify/sync'

/** The register as a file holds it; the first row is the header. */
export interface RegisterDocumentView {
  /** 禾坪村党总支党员名册 */
  title: string
  day: string
  header: readonly string[]
  rows: readonly (readonly string[])[]
}

interface MadeFile {
  name: string
  bytes: Uint8Array
}

/** CSV that Excel opens as text: with BOM, and no cell can act as a formula. */
export function registerCsv(view: RegisterDocumentView): MadeFile {
  const text = stringify([[...view.header], ...view.rows.map((row) => [...row])], {
    bom: true,
    escape_formulas: true,
    record_delimiter: 'windows',
  })
  return { name: `${fileName(view)}.csv`, bytes: Buffer.from(text) }
}

/** A workbook of one sheet; every cell is text, so none can act as a formula. */
export async function registerXlsx(view: RegisterDocumentView): Promise<MadeFile> {
  const { default: writeXlsxFile } = await import('write-excel-file/node')
  const header = view.header.map((value) => ({ value, type: String, fontWeight: 'bold' as const }))
  const rows = view.rows.map((row) => row.map((value) => ({ value, type: String })))
  const columns = view.header.map((title) => ({ width: wide.includes(title) ? 28 : 12 }))
  const bytes = await writeXlsxFile([header, ...rows], {
    sheet: '党员名册',
    stickyRowsCount: 1,
    columns,
  }).toBuffer()
  return { name: `${fileName(view)}.xlsx`, bytes }
}

const wide: readonly string[] = ['支部', '小组', '职务', '情况']

function fileName(view: RegisterDocumentView): string {
  return `${view.title}${view.day}`.replaceAll(/[\\/:*?"<>|\s]/g, '')
}
