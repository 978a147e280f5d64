/** Headings of the table; the first one tells the file apart when it comes back. */
export const parameterHeadings = ['参数编号', '参数', '现在的值', '来源']
export const parameterSheet = '方案参数'

export interface PlanParametersView {
  rows: readonly { path: string; name: string; value: string; source: string }[]
}

const widths = [34, 34, 60, 34]

/** All parameters of a plan, to be changed in the third column and sent back. */
export async function planParametersXlsx({ rows }: PlanParametersView): Promise<Uint8Array> {
  const { default: writeExcelFile } = await import('write-excel-file/node')
  const heading = parameterHeadings.map((value) => ({ value, fontWeight: 'bold' as const }))
  const cells = rows.map((row) =>
    [row.path, row.name, row.value, row.source].map((value) => ({ value, type: String })),
  )
  const columns = widths.map((width) => ({ width }))
  const file = writeExcelFile([heading, ...cells], { sheet: parameterSheet, columns })
  return await file.toBuffer()
}
