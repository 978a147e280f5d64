export interface PrintedLine {
  label: string
  text: string
}

export interface PrintedSheetView {
  title: string
  /** A small line below the title. */
  under: string
  facts: readonly PrintedLine[]
  sections: readonly { title: string; lines: readonly PrintedLine[] }[]
  /** Who signs by hand. */
  signatures: readonly string[]
  dateSigns: string
  confirmations: readonly string[]
}

/** A sheet of A4 to be printed from any browser and signed; `behind` is HTML for more pages. */
export function printedSheet(view: PrintedSheetView, behind = ''): string {
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<title>${escaped(view.title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${escaped(view.title)}</h1>
<p class="small">${escaped(view.under)}</p>
<table class="facts"><tbody>
${view.facts.map(factRow).join('\n')}
</tbody></table>
${view.sections.map(section).join('\n')}
<div class="signing">
${view.signatures.map((who) => signature(who, view.dateSigns)).join('\n')}
${view.confirmations.map((line) => `<p class="small">${escaped(line)}</p>`).join('\n')}
</div>
</main>
${behind}
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

function section({ title, lines }: PrintedSheetView['sections'][number]): string {
  const said = lines.map(({ label, text }) => `<p><b>${escaped(label)}</b>　${escaped(text)}</p>`)
  return `<section>\n<h2>${escaped(title)}</h2>\n${said.join('\n')}\n</section>`
}

function signature(who: string, date: string): string {
  return `<p class="line">${escaped(who)}<span></span>${escaped(date)}<span></span></p>`
}

export function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (letter) => `&#${letter.codePointAt(0)};`)
}
