export interface PageOption {
  value: string
  label: string
}

/** Wrongs that any form of a villager may meet. */
export const commonWrongs = {
  tooMany: '现在提交的人太多，请过十分钟再按一次“提交”。您写的内容还在下面。',
  tooOld: '这一页放得太久了，请再按一次“提交”。您写的内容还在下面。',
  notKept: '刚才没有存上，请过一会儿再按一次“提交”。您写的内容还在下面。',
}

const place = '\u0000'

/**
 * A page drawn once for many visitors: only the token in its form differs, of letters as in a web
 * address.
 */
export function pageAround(draw: (csrf: string) => string): (csrf: string) => Buffer {
  const [before = Buffer.alloc(0), after = Buffer.alloc(0)] = draw(place)
    .split(place)
    .map((part) => Buffer.from(part))
  return (csrf) => Buffer.concat([before, Buffer.from(csrf, 'latin1'), after])
}

/** `path` is where the page's style lies. */
export function page(path: string, title: string, body: string): string {
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<link rel="stylesheet" href="${path}/page.css">
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`
}

/** The form's head: where it goes, and what tells a villager's post from others'. */
export function formHead(action: string, csrf: string): string {
  return `<form method="post" action="${action}" accept-charset="utf-8">
<input type="hidden" name="_csrf" value="${escaped(csrf)}">
<p class="trap" aria-hidden="true"><input name="website" tabindex="-1" autocomplete="off"></p>`
}

export function alert(wrong: string | undefined): string {
  return wrong === undefined ? '' : `<p class="wrong" role="alert">${escaped(wrong)}</p>\n`
}

export function select(
  name: string,
  label: string,
  options: readonly PageOption[],
  chosen: string,
): string {
  const drawn = options.map((one) => {
    const selected = one.value === chosen ? ' selected' : ''
    return `<option value="${escaped(one.value)}"${selected}>${escaped(one.label)}</option>`
  })
  return `<label for="${name}">${label}</label>
<select id="${name}" name="${name}">
${drawn.join('\n')}
</select>`
}

/** What was written and not taken, to be copied by hand. */
export function keptWords(label: string, words: string): string {
  if (words === '') return ''
  return `<label for="words">${label}</label>
<textarea id="words" rows="8" readonly>
${escaped(words)}</textarea>`
}

export function missingPage(path: string): string {
  return page(
    path,
    '没有这个页面',
    `<h1>没有这个页面</h1>
<p>请再扫一次海报上的二维码，或者看看网址有没有输错。</p>`,
  )
}

export function tooLargePage(path: string): string {
  return page(
    path,
    '内容太长',
    `<h1>内容太长</h1>
<p>请按手机的返回键回到刚才那一页，把内容删短一些，或者分几次提交。</p>`,
  )
}

export function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (letter) => `&#${letter.codePointAt(0)};`)
}
