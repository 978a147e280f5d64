interface PrintedLine {
  label: string
  text: string
}

export interface MinutesPrintView {
  sheet: {
    title: string
    facts: readonly PrintedLine[]
    sections: readonly { title: string; lines: readonly PrintedLine[] }[]
  }
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
  const { sheet } = view
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<title>${escaped(sheet.title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${escaped(sheet.title)}</h1>
<p class="small">${escaped(view.version)}</p>
<table class="facts"><tbody>
${sheet.facts.map(factRow).join('\n')}
</tbody></table>
${sheet.sections.map(section).join('\n')}
<div class="signing">
${view.signatures.map((who) => signature(who, view.dateSigns)).join('\n')}
${view.confirmations.map((line) => `<p class="small">${escaped(line)}</p>`).join('\n')}
</div>
</main>
${checklist(view)}
</body>
</html>
`
}

const style = `
@page { size: A4; margin: 37mm 26mm 35mm 28mm }
body { margin: 0 auto; max-width: 156mm; color: #000; font-size: 12pt; line-height: 1.7;
  font-family: "FangSong", "仿宋_GB2312", "Noto Serif CJK SC", "Noto Sans SC", serif }
@media screen { body { padding: 4mm } }
h1 { font-size: 20pt; font-weight: 700; text-align: center; line-height: 1.4; margin: 0 0 4mm }
h2 { font-size: 12pt; margin: 5mm 0 1mm; break-after: avoid }
p { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere }
.small { font-size: 10.5pt; text-align: center; color: #333 }
table { width: 100%; border-collapse: collapse }
thead { display: table-header-group }
tr { break-inside: avoid }
th, td { border: .3mm solid #000; padding: 1mm 2mm; text-align: left; vertical-align: top;
  white-space: pre-wrap; overflow-wrap: anywhere }
th { font-weight: 700 }
.facts th { width: 30mm }
.signing { margin-top: 12mm; break-inside: avoid }
.signing .line { display: flex; gap: 4mm; margin-bottom: 8mm; text-align: left }
.line span { flex: 1; border-bottom: .3mm solid #000 }
.checklist { break-before: page }
.checklist td:first-child, .checklist th:first-child { width: 18mm }
`

function factRow({ label, text }: PrintedLine): string {
  return `<tr><th scope="row">${escaped(label)}</th><td>${escaped(text)}</td></tr>`
}

function section({ title, lines }: MinutesPrintView['sheet']['sections'][number]): string {
  const said = lines.map(({ label, text }) => `<p><b>${escaped(label)}</b>　${escaped(text)}</p>`)
  return `<section>\n<h2>${escaped(title)}</h2>\n${said.join('\n')}\n</section>`
}

function signature(who: string, date: string): string {
  return `<p class="line">${escaped(who)}<span></span>${escaped(date)}<span></span></p>`
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

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (letter) => `&#${letter.codePointAt(0)};`)
}
