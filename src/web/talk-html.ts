import { longestMatter, longestName } from '../features/talk/rules/request.ts'
import {
  alert,
  escaped,
  formHead,
  keptWords,
  page,
  select,
  type PageOption,
} from './public-html.ts'

export const talkPath = '/t'

export interface TalkFormPage {
  token: string
  unit: string
  secretaries: readonly PageOption[]
  /** Within how many days the secretary answers. */
  days: number
}

export interface TypedTalk {
  to: string
  name: string
  matter: string
}

const nothingTyped: TypedTalk = { to: '', name: '', matter: '' }

export const talkWrongs = {
  nobody: '请选一位书记。',
  nameTooLong: `名字太长，最多 ${longestName} 字。`,
  matterTooLong: `内容太长，最多 ${longestMatter} 字。请删短一些，其余的见面再说。`,
}

/** 约谈: whom, and what one likes to say beforehand. */
export function talkForm(
  view: TalkFormPage,
  csrf: string,
  typed: TypedTalk = nothingTyped,
  wrong?: string,
): string {
  return page(
    talkPath,
    '约书记谈心',
    `<p class="unit">${escaped(view.unit)}</p>
<h1>约书记谈一谈</h1>
${alert(wrong)}<p>有话想当面说，请在这里约。书记会在 ${view.days} 天内答复。</p>
<p class="rule">谈心是当面谈，谈了什么不公开。严禁打击报复。</p>
${formHead(`${talkPath}/${view.token}`, csrf)}
${select('to', '想和谁谈', view.secretaries, typed.to)}
<label for="name">您的名字（可以不写）</label>
<input id="name" name="name" type="text" maxlength="${longestName}" autocomplete="off"
 value="${escaped(typed.name)}">
<label for="matter">想谈什么、怎么找到您（可以不写，最多 ${longestMatter} 字）</label>
<textarea id="matter" name="matter" rows="5" maxlength="${longestMatter}">
${escaped(typed.matter)}</textarea>
<button type="submit">提交</button>
</form>
<p class="small">不留名字也可以约。没写怎么找到您的，过几天请到村里问一声。</p>
<p class="small">不保存您的手机号、账号和网络地址。您写的内容加密保存，只有您选的书记看得到。</p>`,
  )
}

/** The same for everybody, whatever was written. */
export function talkThanks(days: number): string {
  return page(
    talkPath,
    '已送到',
    `<h1>已送到书记那里</h1>
<p>书记会在 ${days} 天内答复。没写怎么找到您的，过几天请到村里问一声。</p>
<p class="rule">谈心是当面谈，谈了什么不公开。严禁打击报复。</p>`,
  )
}

export function talksClosed(matter: string): string {
  return page(
    talkPath,
    '不能约了',
    `<h1>现在不能在网上约</h1>
<p>想谈一谈，请直接找支部书记或党小组组长，什么时候都可以。</p>
${keptWords('您写的内容没有提交，可以抄下来', matter)}`,
  )
}
