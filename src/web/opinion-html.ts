import { aspectNames, categoryNames, noRetaliation } from '../../cards/opinion/wording.ts'
import { sayDay } from '../../cards/kit/day.ts'
import { longestOpinion } from '../features/opinion/rules.ts'
import {
  alert,
  escaped,
  formHead,
  keptWords,
  page,
  select,
  type PageOption,
} from './public-html.ts'

export const opinionPath = '/o'

export interface OpinionFormPage {
  token: string
  unit: string
  closesOn: string
  addressees: readonly PageOption[]
  /** Where a secretary is asked for a talk, when that can be done now. */
  talkUrl: string | undefined
}

/** What somebody typed, given back whenever it could not be taken. */
export interface TypedOpinion {
  to: string
  aspect: string
  category: string
  words: string
}

const nothingTyped: TypedOpinion = { to: '', aspect: '', category: 'masses', words: '' }

export const opinionWrongs = {
  empty: '还没有写内容，请写上您的意见。',
  tooLong: `内容太长，最多 ${longestOpinion} 字。请删短一些，或者分几次提。`,
}

const namesOf = (names: Readonly<Record<string, string>>): PageOption[] =>
  Object.entries(names).map(([value, label]) => ({ value, label }))
const aspectOptions = namesOf(aspectNames)
const categoryOptions = namesOf(categoryNames)

/** The form, to be filled in once more when something was wrong. */
export function opinionForm(
  view: OpinionFormPage,
  csrf: string,
  typed: TypedOpinion = nothingTyped,
  wrong?: string,
): string {
  return page(
    opinionPath,
    '征求意见',
    `<p class="unit">${escaped(view.unit)}</p>
<h1>给村党组织提意见</h1>
${alert(wrong)}<p>不用留名字。对班子、对干部有什么意见和建议，都可以写。</p>
<p class="rule">${noRetaliation}</p>
${formHead(`${opinionPath}/${view.token}`, csrf)}
${select('to', '提给谁', view.addressees, typed.to)}
${select('aspect', '哪方面', aspectOptions, typed.aspect)}
${select('category', '您是', categoryOptions, typed.category)}
<label for="words">意见和建议（最多 ${longestOpinion} 字）</label>
<textarea id="words" name="words" rows="8" maxlength="${longestOpinion}" required>
${escaped(typed.words)}</textarea>
<button type="submit">提交</button>
</form>
<p class="small">截止 ${sayDay(view.closesOn)}。</p>
<p class="small">不保存您的手机号、账号、网络地址和提交时间，只记是哪一天。建议不要在内容里写自己的名字。</p>
<p class="small">意见由党总支书记和组织委员整理，反馈给班子和有关的干部，用来改进工作；按规定保存，到期销毁。</p>
${talkLink(view.talkUrl)}`,
  )
}

/** The same for everybody, whatever was written. */
export function opinionThanks(token: string, talkUrl: string | undefined): string {
  return page(
    opinionPath,
    '已收到',
    `<h1>已收到，谢谢您的意见</h1>
<p>意见会由党总支整理，反馈给班子和有关的干部。</p>
<p class="rule">${noRetaliation}</p>
<p><a class="go" href="${opinionPath}/${token}">再提一条</a></p>
${talkLink(talkUrl)}`,
  )
}

export function opinionsClosed(words: string, talkUrl: string | undefined): string {
  return page(
    opinionPath,
    '已经结束',
    `<h1>征求意见已经结束</h1>
<p>谢谢您。有意见还可以找支部书记或党小组组长当面说，也可以投意见箱。</p>
${keptWords('您写的内容没有提交，可以抄下来交给支部', words)}
${talkLink(talkUrl)}`,
  )
}

function talkLink(url: string | undefined): string {
  return url === undefined
    ? ''
    : `<p class="talk">想当面说？<a class="go" href="${url}">约书记谈一谈</a></p>`
}
