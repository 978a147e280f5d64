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
@page { size: A4; margin: 15mm }
html { -webkit-print-color-adjust: exact; print-color-adjust: exact }
body { margin: 0 auto; max-width: 180mm; text-align: center; color: #1a1a1a;
  font-family: "Noto Sans CJK SC", "Noto Sans SC", "Microsoft YaHei", "PingFang SC", sans-serif }
p, h1 { margin: 0 }
main { box-sizing: border-box; height: 264mm; padding: 9mm 8mm; border: 1.5mm solid #b3261e;
  display: flex; flex-direction: column; justify-content: space-between; align-items: center }
.unit { font-size: 24pt; font-weight: 700; color: #b3261e }
h1 { font-size: 68pt; line-height: 1.15; letter-spacing: .15em; margin-right: -.15em }
.code svg { display: block; width: 112mm; height: 112mm }
.invite { font-size: 23pt; font-weight: 700; line-height: 1.4 }
.more { font-size: 18pt; line-height: 1.5 }
.rule { font-weight: 700; color: #b3261e }
.url { font-size: 14pt; word-break: break-all; line-height: 1.4 }
.talk { width: 100%; border-top: .5mm solid #999; padding-top: 4mm }
</style>
</head>
<body>
<main>
<div>
<p class="unit">${escaped(view.unit)}</p>
<h1>${escaped(view.title)}</h1>
</div>
<div class="code">${view.code}</div>
<div>
<p class="invite">${escaped(view.invite)}</p>
<p class="url">${escaped(view.url)}</p>
</div>
<div>
<p class="more">${escaped(view.unsigned)}<span class="rule">${escaped(view.noRetaliation)}</span></p>
<p class="more">截止 ${year}年${month}月${day}日</p>
</div>
${view.talk === undefined ? '' : talkPart(view.talk)}
</main>
</body>
</html>
`
}

function talkPart({ invite, url }: { invite: string; url: string }): string {
  return `<div class="talk">
<p class="more">${escaped(invite)}</p>
<p class="url">${escaped(url)}</p>
</div>`
}

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (letter) => `&#${letter.codePointAt(0)};`)
}
