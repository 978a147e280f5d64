import { aspectNames, categoryNames, noRetaliation } from '../../cards/opinion/wording.ts'
import { sayDay } from '../../cards/kit/day.ts'
import { longestOpinion } from '../features/opinion/rules.ts'

export interface PageOption {
  value: string
  label: string
}

export interface OpinionFormPage {
  token: string
  unit: string
  closesOn: string
  addressees: readonly PageOption[]
}

/** What somebody typed, given back whenever it could not be taken. */
export interface Typed {
  to: string
  aspect: string
  category: string
  words: string
}

export const nothingTyped: Typed = { to: '', aspect: '', category: 'masses', words: '' }

export const wrongs = {
  empty: '还没有写内容，请写上您的意见。',
  tooLong: `内容太长，最多 ${longestOpinion} 字。请删短一些，或者分几次提。`,
  tooMany: '现在提意见的人太多，请过十分钟再按一次“提交”。您写的内容还在下面。',
  tooOld: '这一页放得太久了，请再按一次“提交”。您写的内容还在下面。',
  notKept: '刚才没有存上，请过一会儿再按一次“提交”。您写的内容还在下面。',
}

const namesOf = (names: Readonly<Record<string, string>>): PageOption[] =>
  Object.entries(names).map(([value, label]) => ({ value, label }))
const aspectOptions = namesOf(aspectNames)
const categoryOptions = namesOf(categoryNames)

const place = '\u0000'

/** The empty form, drawn once for many visitors: only the token in it differs. */
export function emptyForm(page: OpinionFormPage): (csrf: string) => string {
  const [before = '', after = ''] = formPage(page, place).split(place)
  return (csrf) => before + escaped(csrf) + after
}

/** The form, to be filled in once more when something was wrong. */
export function formPage(
  page: OpinionFormPage,
  csrf: string,
  typed: Typed = nothingTyped,
  wrong?: string,
): string {
  return document(
    '征求意见',
    `<p class="unit">${escaped(page.unit)}</p>
<h1>给村党组织提意见</h1>
${wrong === undefined ? '' : `<p class="wrong" role="alert">${escaped(wrong)}</p>`}
<p>不用留名字。对班子、对干部有什么意见和建议，都可以写。</p>
<p class="rule">${noRetaliation}</p>
<form method="post" action="/o/${page.token}" accept-charset="utf-8">
<input type="hidden" name="_csrf" value="${escaped(csrf)}">
<p class="trap" aria-hidden="true"><input name="website" tabindex="-1" autocomplete="off"></p>
${select('to', '提给谁', page.addressees, typed.to)}
${select('aspect', '哪方面', aspectOptions, typed.aspect)}
${select('category', '您是', categoryOptions, typed.category)}
<label for="words">意见和建议（最多 ${longestOpinion} 字）</label>
<textarea id="words" name="words" rows="8" maxlength="${longestOpinion}" required>
${escaped(typed.words)}</textarea>
<button type="submit">提交</button>
</form>
<p class="small">截止 ${sayDay(page.closesOn)}。</p>
<p class="small">不保存您的手机号、账号、网络地址和提交时间，只记是哪一天。建议不要在内容里写自己的名字。
意见由党总支书记和组织委员整理，反馈给班子和有关的干部，用来改进工作；按规定保存，到期销毁。</p>`,
  )
}

function select(
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

/** The same for everybody, whatever was written. */
export function thanksPage(token: string): string {
  return document(
    '已收到',
    `<h1>已收到，谢谢您的意见</h1>
<p>意见会由党总支整理，反馈给班子和有关的干部。</p>
<p class="rule">${noRetaliation}</p>
<p><a href="/o/${token}">再提一条</a></p>`,
  )
}

export function closedPage(words: string): string {
  const kept =
    words === ''
      ? ''
      : `<label for="words">您写的内容没有提交，可以抄下来交给支部</label>
<textarea id="words" rows="8" readonly>
${escaped(words)}</textarea>`
  return document(
    '已经结束',
    `<h1>征求意见已经结束</h1>
<p>谢谢您。有意见还可以找支部书记或党小组组长当面说，也可以投意见箱。</p>
${kept}`,
  )
}

export function missingPage(): string {
  return document(
    '没有这个页面',
    `<h1>没有这个页面</h1>
<p>请再扫一次海报上的二维码，或者看看网址有没有输错。</p>`,
  )
}

export function tooLargePage(): string {
  return document(
    '内容太长',
    `<h1>内容太长</h1>
<p>最多 ${longestOpinion} 字。请按手机的返回键回到刚才那一页，把内容分成几次提。</p>`,
  )
}

function document(title: string, body: string): string {
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="/o/page.css">
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`
}

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (letter) => `&#${letter.codePointAt(0)};`)
}
