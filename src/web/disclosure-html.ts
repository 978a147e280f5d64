import { sayDay } from '../../cards/kit/day.ts'
import {
  answerOptions,
  disclosedClassNames,
  noRetaliation,
  roundName,
  standOf,
} from '../../cards/disclosure/wording.ts'
import type { DisclosedItem } from '../../db/queries/disclosures.ts'
import { longestRemark } from '../features/disclosure/rules/answers.ts'
import { alert, escaped, formHead, keptWords, page, select } from './public-html.ts'

export const disclosurePath = '/g'

export interface DisclosurePageView {
  token: string
  unit: string
  round: number
  fromOn: string
  toOn: string
  asOf: string
  place: string
  contact: string
  items: readonly Omit<DisclosedItem, 'itemId'>[]
}

/** What somebody typed, given back whenever it could not be taken. */
export interface TypedAnswer {
  answer: string
  words: string
}

const nothingTyped: TypedAnswer = { answer: '', words: '' }

export const answerWrongs = {
  unchosen: '请选“满意”“基本满意”或“不满意”。',
  tooLong: `内容太长，最多 ${longestRemark} 字。请删短一些。`,
}

/** What is shown, and the form below it. */
export function disclosureForm(
  view: DisclosurePageView,
  csrf: string,
  typed: TypedAnswer = nothingTyped,
  wrong?: string,
): string {
  const title = roundName(view.round)
  return page(
    disclosurePath,
    title,
    `<p class="unit">${escaped(view.unit)}</p>
<h1>${title}</h1>
<p>公开时间：${sayDay(view.fromOn)} 到 ${sayDay(view.toOn)}。内容截至 ${sayDay(view.asOf)}，共 ${view.items.length} 项。</p>
<ol>
${view.items.map(itemOf).join('\n')}
</ol>
<p>公开地点：${escaped(view.place)}</p>
<p>有意见可以找：${escaped(view.contact)}</p>
<h2>您满意吗</h2>
${alert(wrong)}<p>不用留名字。</p>
<p class="rule">${noRetaliation}</p>
${formHead(`${disclosurePath}/${view.token}`, csrf)}
${select('answer', '对整改情况', [{ value: '', label: '请选择' }, ...answerOptions], typed.answer)}
<label for="words">想说的话（可以不写，最多 ${longestRemark} 字）</label>
<textarea id="words" name="words" rows="5" maxlength="${longestRemark}">
${escaped(typed.words)}</textarea>
<button type="submit">提交</button>
</form>
<p class="small">不保存您的手机号、账号、网络地址和提交时间，只记是哪一天。建议不要在内容里写自己的名字。</p>
<p class="small">公开期结束、收到 5 份以上，才公布各有多少人满意。写的话只有书记看得到，按规定保存，到期销毁。</p>`,
  )
}

function itemOf(item: DisclosurePageView['items'][number]): string {
  const { problem, measures, rectificationClass, dueOn, leadUnit, responsible } = item
  const facts = [
    rectificationClass === null ? '' : disclosedClassNames[rectificationClass],
    dueOn === null ? '' : `期限 ${sayDay(dueOn)}`,
    leadUnit === null ? '' : `牵头：${leadUnit}`,
    responsible === null ? '' : `责任：${responsible}`,
  ].filter((one) => one !== '')
  return `<li>
<p><strong>${lines(problem)}</strong></p>
${measures === '' ? '' : `<p>措施：${lines(measures)}</p>\n`}${
  facts.length === 0 ? '' : `<p class="small">${escaped(facts.join('；'))}</p>\n`
}<p>进展：<strong>${standOf(item)}</strong></p>
</li>`
}

function lines(text: string): string {
  return text.split('\n').map(escaped).join('<br>')
}

/** The same for everybody, whatever was answered. */
export function answerThanks(): string {
  return page(
    disclosurePath,
    '已收到',
    `<h1>已收到，谢谢您</h1>
<p>谢谢您监督整改。</p>
<p class="rule">${noRetaliation}</p>`,
  )
}

export interface EndedView {
  unit: string
  round: number
  phase: 'toCome' | 'over' | 'withdrawn'
  fromOn: string
  answers: { satisfied: number; partly: number; not: number; total: number; isShown: boolean }
}

/** Before its first day and after its last nothing of it is shown any more. */
export function disclosureEnded(view: EndedView, words: string): string {
  return page(
    disclosurePath,
    roundName(view.round),
    `<p class="unit">${escaped(view.unit)}</p>
${endOf(view)}
${keptWords('您写的内容没有提交，可以抄下来交给支部', words)}`,
  )
}

function endOf({ phase, fromOn, answers }: EndedView): string {
  switch (phase) {
    case 'withdrawn':
      return `<h1>这次公开已经撤回</h1>
<p>改好以后会重新公开。</p>`
    case 'toCome':
      return `<h1>还没到公开的日子</h1>
<p>${sayDay(fromOn)} 起公开，请到时候再看。</p>`
    case 'over':
      return `<h1>公开期已经结束</h1>
<p>谢谢您。有意见还可以找支部书记或党小组组长当面说。</p>${countsOf(answers)}`
  }
}

function countsOf({ satisfied, partly, not, total, isShown }: EndedView['answers']): string {
  if (!isShown) return ''
  return `
<p>收到 ${total} 份回答：满意 ${satisfied}，基本满意 ${partly}，不满意 ${not}。</p>`
}
