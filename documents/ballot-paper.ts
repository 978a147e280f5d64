import { ballotSheet, escaped } from './ballot-sheet-style.ts'

export interface BallotPaperView {
  title: string
  unit: string
  /** 2018年3月8日. */
  day: string
  scale: readonly string[]
  subject: string
  rows: readonly { no: number; name: string; isMarked: boolean }[]
  notGraded: string
}

/** A blank ballot to be printed, filled in by hand and put into the box. */
export function ballotPaper(view: BallotPaperView): string {
  return ballotSheet(
    view.title,
    `<p class="unit">${escaped(view.unit)}</p>
<h1>${escaped(view.title)}</h1>
<p class="facts">不记名，不要写名字，不要做记号。每行只在一栏里画“√”；画了两栏的，这一行无效；不画的算弃权。</p>
<table class="roomy">
<thead><tr><th class="no">序号</th><th class="name">${escaped(view.subject)}</th>${view.scale
      .map((step) => `<th>${escaped(step)}</th>`)
      .join('')}</tr></thead>
<tbody>
${view.rows.map((row) => rowOf(row, view)).join('\n')}
</tbody>
</table>
<p class="facts small">${escaped(view.day)}</p>`,
  )
}

function rowOf(row: BallotPaperView['rows'][number], { scale, notGraded }: BallotPaperView) {
  const cells = row.isMarked
    ? scale.map(() => '<td></td>').join('')
    : `<td colspan="${scale.length}" class="small">${escaped(notGraded)}</td>`
  return `<tr><td>${row.no}</td><td class="name">${escaped(row.name)}</td>${cells}</tr>`
}
