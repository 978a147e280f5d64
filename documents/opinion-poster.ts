export interface OpinionPosterView {
  unit: string
  title: string
  invite: string
  unsigned: string
  noRetaliation: string
  /** `2018-02-23`. */
  closesOn: string
  url: string
  /** How to ask a secretary for a talk; left out when that cannot be done. */
  talk: { invite: string; url: string } | undefined
  /** The QR code as SVG. */
  code: string
}

/** One A4 sheet to be printed from any browser and hung up. */
export function opinionPoster(view: OpinionPosterView): string {
  const [year, month, day] = view.closesOn.split('-').map(Number)
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<title>${escaped(view.title)}</title>
<style>
@page { size: A4; margin: 18mm }
body { margin: 0; font-family: "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; text-align: center }
.unit { font-size: 22pt; color: #b3261e; margin: 6mm 0 0 }
h1 { font-size: 60pt; letter-spacing: .15em; margin: 4mm 0 8mm }
.code svg { width: 110mm; height: 110mm }
.invite { font-size: 24pt; font-weight: 700; margin: 6mm 0 2mm }
.more { font-size: 18pt; margin: 2mm 0 }
.url { font-size: 14pt; word-break: break-all }
</style>
</head>
<body>
<p class="unit">${escaped(view.unit)}</p>
<h1>${escaped(view.title)}</h1>
<div class="code">${view.code}</div>
<p class="invite">${escaped(view.invite)}</p>
<p class="more">${escaped(view.unsigned)}${escaped(view.noRetaliation)}</p>
<p class="more">截止 ${year}年${month}月${day}日</p>
<p class="url">${escaped(view.url)}</p>
</body>
</html>
`
}

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (letter) => `&#${letter.codePointAt(0)};`)
}
