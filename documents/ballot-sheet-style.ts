/** Frame and look of what is printed for a ballot: A4, black on white, easy to read. */
export function ballotSheet(title: string, body: string): string {
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<title>${escaped(title)}</title>
<style>
@page { size: A4; margin: 12mm 14mm }
html { -webkit-print-color-adjust: exact; print-color-adjust: exact }
body { margin: 0 auto; max-width: 182mm; color: #000; font-size: 10.5pt; line-height: 1.35;
  font-family: "Noto Sans CJK SC", "Noto Sans SC", "Microsoft YaHei", "PingFang SC", sans-serif }
@media screen { body { padding: 4mm } }
p, h1 { margin: 0 }
h1 { font-size: 18pt; text-align: center; letter-spacing: .05em }
.unit { text-align: center; font-size: 13pt; overflow-wrap: anywhere }
.facts { margin: 3mm 0 }
table { width: 100%; border-collapse: collapse; table-layout: fixed }
thead { display: table-header-group }
tr { break-inside: avoid }
th, td { border: .3mm solid #000; padding: .6mm 1mm; text-align: center; overflow-wrap: anywhere }
th { font-weight: 700; background: #eee }
.no { width: 11mm }
.name { width: 34mm; text-align: left; padding-left: 2mm }
.roomy td { padding: 1.8mm 1mm }
.signed { margin-top: 4mm; break-inside: avoid }
.signed p { display: flex; gap: 4mm; margin-top: 5mm }
.signed span { flex: 1; border-bottom: .3mm solid #000 }
.signed b { font-weight: 400; white-space: nowrap }
.small { font-size: 10pt }
small { display: inline-block; font-size: 8pt }
.tiny { font-size: 6.5pt; line-height: 1.3; margin-top: 2mm; overflow-wrap: anywhere }
</style>
</head>
<body>
${body}
</body>
</html>
`
}

/** A text as HTML shows it, whatever is in it. */
export function escaped(text: string | number): string {
  return String(text).replaceAll(/[&<>"']/g, (letter) => `&#${letter.codePointAt(0)};`)
}
