import { ballotSheet, escaped } from './ballot-sheet-style.ts'

export interface CountSheetRow {
  no: number
  name: string
  counts: readonly number[]
  abstentions: number
  invalid: number
  base: number
  /** Of each step, in per cent. */
  shares: readonly string[]
}

export interface CountSheetView {
  title: string
  unit: string
  /** 2018年3月8日. */
  day: string
  eligible: number
  electronic: number
  electronicInvalid: number
  paper: { issued: number; returned: number; valid: number; invalid: number } | undefined
  papers: number
  notHandedIn: number
  isShort: boolean
  isShown: boolean
  least: number
  /** The grades or steps, best first. */
  scale: readonly string[]
  rows: readonly CountSheetRow[]
  /** What the percentages are reckoned from, in words. */
  percentNote: string
  /** What the first column of names is called. */
  subject: string
  /** Nobody rates themselves on the phone. */
  hidesOwn: boolean
  /** Digest of the closed box, and the beginning of each paper's in it. */
  box: string
  receipts: readonly string[]
  scrutineer: string
  voteCounter: string
}

/** 计票单: papers, totals per row, how they reconcile, and two lines to sign on. */
export function ballotCountSheet(view: CountSheetView): string {
  return ballotSheet(
    view.title,
    `<p class="unit">${escaped(view.unit)}</p>
<h1>${escaped(view.title)}</h1>
<div class="facts">
${facts(view)
  .map((fact) => `<p>${escaped(fact)}</p>`)
  .join('\n')}
</div>
${view.isShown ? tableOf(view) : ''}
<div class="signed">
<p>监票人：${escaped(view.scrutineer)}　计票人：${escaped(view.voteCounter)}</p>
<p><b>监票人签名：</b><span></span><b>计票人签名：</b><span></span></p>
<p><b>日期：</b><span></span><b></b></p>
</div>
<p class="tiny">票箱编号 ${escaped(view.box)}　票箱里的回执：${escaped(view.receipts.join(' '))}</p>`,
  )
}

function facts(view: CountSheetView): string[] {
  const { eligible, electronic, electronicInvalid, paper, papers, notHandedIn } = view
  return [
    `投票日期：${view.day}`,
    `应投 ${eligible} 人＝手机交票 ${electronic}＋收回纸质票 ${paper?.returned ?? 0}＋未交 ${notHandedIn}`,
    ...(paper
      ? [
          `纸质票：发出 ${paper.issued}，收回 ${paper.returned}，有效 ${paper.valid}，无效 ${paper.invalid}`,
        ]
      : []),
    `有效票 ${papers} 张＝手机 ${electronic - electronicInvalid}＋纸质 ${paper?.valid ?? 0}`,
    ...(view.isShort ? ['收回的票不到应投的一半，按规定这次测评不算有效。'] : []),
    ...(view.isShown
      ? [
          `每行各栏相加等于合计${view.hidesOwn ? '；手机上的票不评自己，本人那一行少计自己的一张' : ''}。`,
          view.percentNote,
        ]
      : [`有效票不到 ${view.least} 张，按规定不列各人票数。`]),
  ]
}

function tableOf({ scale, rows, subject }: CountSheetView): string {
  const titles = [...scale, '弃权', '无效', '合计']
  return `<table>
<thead><tr><th class="no">序号</th><th class="name">${escaped(subject)}</th>${titles
    .map((title) => `<th>${escaped(title)}</th>`)
    .join('')}</tr></thead>
<tbody>
${rows.map(rowOf).join('\n')}
</tbody>
</table>`
}

function rowOf(row: CountSheetRow): string {
  const { no, name, counts, shares, abstentions, invalid, base } = row
  const steps = counts.map((count, at) => `${count} <small>${escaped(shares[at] ?? '')}</small>`)
  const numbers = [...steps, abstentions, invalid, base]
  return `<tr><td>${no}</td><td class="name">${escaped(name)}</td>${numbers
    .map((number) => `<td>${number}</td>`)
    .join('')}</tr>`
}
