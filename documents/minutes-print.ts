import { escaped, printedSheet, type PrintedSheetView } from './printed-sheet.ts'

export interface MinutesPrintView {
  sheet: Pick<PrintedSheetView, 'title' | 'facts' | 'sections'>
  version: string
  confirmations: readonly string[]
  checklistName: string
  checklist: readonly { verdict: string; item: string; remark: string }[]
  /** Who signs by hand. */
  signatures: readonly string[]
  dateSigns: string
}

/** The record of a meeting on A4, to be printed from any browser and signed (D22). */
export function minutesPrint(view: MinutesPrintView): string {
  return printedSheet({ ...view, ...view.sheet, under: view.version }, checklist(view))
}

function checklist({ checklist: lines, checklistName, sheet }: MinutesPrintView): string {
  const rows = lines.map(
    ({ verdict, item, remark }) =>
      `<tr><td>${escaped(verdict)}</td><td>${escaped(item)}</td><td>${escaped(remark)}</td></tr>`,
  )
  return `<main class="checklist">
<h1>${escaped(checklistName)}</h1>
<p class="small">${escaped(sheet.title)}</p>
<table>
<thead><tr><th>结论</th><th>项目</th><th>说明</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>
</main>`
}
