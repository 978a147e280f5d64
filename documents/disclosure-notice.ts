/** The fixed words of the sheet. */
export interface DisclosureNoticeWords {
  asOf: string
  period: string
  place: string
  contact: string
  number: string
  problem: string
  measures: string
  due: string
  responsible: string
  state: string
  invite: string
  seal: string
}

export interface DisclosureNoticeView {
  words: DisclosureNoticeWords
  title: string
  unit: string
  asOf: string
  fromOn: string
  toOn: string
  place: string
  contact: string
  publishedOn: string
  items: readonly {
    problem: string
    measures: string
    kind: string | undefined
    dueOn: string | null
    responsible: readonly string[]
    state: string
  }[]
  /** The page everybody can open and its QR code as SVG; left out where there is none. */
  page: { url: string; code: string } | undefined
}

const style = `
@page { size: A4; margin: 18mm 16mm }
html { -webkit-print-color-adjust: exact; print-color-adjust: exact }
body { margin: 0 auto; max-width: 178mm; color: #1a1a1a; font-size: 12pt; line-height: 1.5;
  font-family: "Noto Sans CJK SC", "Noto Sans SC", "Microsoft YaHei", "PingFang SC", sans-serif }
p, h1 { margin: 0 }
h1 { font-size: 26pt; text-align: center; letter-spacing: .1em; margin: 2mm 0 4mm }
.unit { font-size: 17pt; font-weight: 700; text-align: center; color: #b3261e }
table { width: 100%; border-collapse: collapse; margin: 4mm 0; table-layout: fixed }
thead { display: table-header-group }
tr { break-inside: avoid }
th, td { border: .3mm solid #333; padding: 1.5mm 2mm; vertical-align: top; text-align: left;
  overflow-wrap: anywhere; white-space: pre-line }
th { background: #f3e9e8; font-weight: 700 }
.no { width: 10mm }
.due { width: 31mm }
.who { width: 25mm }
.state { width: 27mm }
.foot { display: flex; gap: 8mm; align-items: flex-start; break-inside: avoid }
.foot > div { flex: 1 }
.code svg { display: block; width: 34mm; height: 34mm }
.code { flex: none; width: 60mm; font-size: 9.5pt; overflow-wrap: anywhere; line-height: 1.35 }
.sign { text-align: right; margin-top: 10mm }
`

/** 整改情况公开单 (D37): as many A4 pages as it takes, printed from any browser and hung up. */
export function disclosureNotice(view: DisclosureNoticeView): string {
  const { words, unit, title, page } = view
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<title>${escaped(title)}</title>
<style>${style}</style>
</head>
<body>
<p class="unit">${escaped(unit)}</p>
<h1>${escaped(title)}</h1>
<p>${words.period}：${sayDay(view.fromOn)}至${sayDay(view.toOn)}　（${words.asOf}${sayDay(view.asOf)}）</p>
${tableOf(view)}
<div class="foot">
<div>
<p>${words.place}：${escaped(view.place)}</p>
<p>${words.contact}：${escaped(view.contact)}</p>
<div class="sign">
<p>${escaped(unit)}</p>
<p>${words.seal}</p>
<p>${sayDay(view.publishedOn)}</p>
</div>
</div>
${page === undefined ? '' : codePart(words.invite, page)}</div>
</body>
</html>
`
}

function tableOf({ words, items }: DisclosureNoticeView): string {
  const rows = items.map(
    (item, at) => `<tr>
<td>${at + 1}</td>
<td>${escaped(item.problem)}</td>
<td>${escaped(item.measures)}</td>
<td>${escaped(dueOf(item))}</td>
<td>${escaped(item.responsible.join('\n'))}</td>
<td>${escaped(item.state)}</td>
</tr>`,
  )
  return `<table>
<thead>
<tr><th class="no">${words.number}</th><th>${words.problem}</th><th>${words.measures}</th>
<th class="due">${words.due}</th><th class="who">${words.responsible}</th>
<th class="state">${words.state}</th></tr>
</thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>`
}

function dueOf({ kind, dueOn }: DisclosureNoticeView['items'][number]): string {
  return [kind, dueOn === null ? undefined : sayDay(dueOn)]
    .filter((one) => one !== undefined)
    .join('\n')
}

function codePart(invite: string, { url, code }: { url: string; code: string }): string {
  return `<div class="code">${code}
<p>${escaped(invite)}</p>
<p>${escaped(url)}</p>
</div>
`
}

function sayDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (letter) => `&#${letter.codePointAt(0)};`)
}
