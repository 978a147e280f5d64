import type { CardJson } from '../kit/card.ts'
import {
  button,
  card,
  form,
  input,
  md,
  note,
  submit,
  text,
  type Elements,
} from '../kit/elements.ts'
import { continueButton, explainButton, makeUpButton, repeatButton } from './buttons.ts'
import { go, type Named } from './parts.ts'
import { criticismTitle } from './wording.ts'

/** What a round lacked, and what may still be done about it. */
export interface Repair {
  /** Where the order was broken, in sentences, without what was made up for. */
  defects: readonly string[]
  madeUp: number
  /** How many are there who have not criticised themselves in a round that is over. */
  left: number
  /** About whom something is missing that may still be said. */
  mayMakeUp: readonly Named[]
  mayRepeat: boolean
  mayExplain: boolean
  /** Why it is not held again. */
  explanation: string | undefined
}

type At = { meetingId: string; step: string }

/** At most so many are said; the rest is a number. */
const mostDefects = 10
const mostMadeUp = 5

export function repairing(view: Repair & At): Elements {
  const { meetingId, step, defects, left } = view
  const of = { meetingId, step }
  return [
    view.madeUp > 0 && note(`原来缺的，有 ${view.madeUp} 处已在会上补上`),
    ...(defects.length > 0 ? wrong(defects) : []),
    view.explanation !== undefined && text(md`**已写明原因**　${view.explanation}`),
    left > 0 && note(`还有 ${left} 位到会的同志没有轮到`),
    left > 0 && button('接着进行', continueButton, of, { type: 'primary_filled' }),
    ...view.mayMakeUp
      .slice(0, mostMadeUp)
      .map(({ personId, name }) =>
        button(`补上 ${name} 缺的`, makeUpButton, { ...of, subjectId: personId }),
      ),
    ...(defects.length > 0 ? deciding(view, of) : []),
  ]
}

function wrong(defects: readonly string[]): Elements {
  const rest = defects.length - mostDefects
  return [
    text(md`**程序有 ${defects.length} 处不合规定**`),
    ...defects.slice(0, mostDefects).map((sentence) => text(sentence, 'notation')),
    rest > 0 && note(`另有 ${rest} 处`),
  ]
}

const makeUpAdvice = '缺的可以补上'
const repeatAdvice = '先后不对的，建议按规定的顺序重新进行一轮'

function deciding(view: Repair, of: At): Elements {
  const { mayRepeat, mayExplain, explanation } = view
  return [
    mayRepeat &&
      note(view.mayMakeUp.length > 0 ? `${makeUpAdvice}；${repeatAdvice}` : repeatAdvice),
    mayRepeat &&
      button('重新进行一轮', repeatButton, of, {
        confirm: {
          title: '重新进行一轮？',
          text: '原来的记录和不合规定的地方都留着，新的一轮从头开始。',
        },
      }),
    mayExplain &&
      go(
        explanation === undefined ? '不重新进行，写明原因' : '改原因',
        'criticismExplain',
        { ...of },
        { type: 'text' },
      ),
  ]
}

export interface ExplainView extends At {
  words: string
}

/** Why the round stays as it was; printed with the checklist of the meeting. */
export function explainCard({ meetingId, step, words }: ExplainView): CardJson {
  return card(
    '写明原因',
    [
      note('不合规定的地方仍然留着。原因会印在程序核对表上，班子看得到，请不要写批评的内容。'),
      form('explain', [
        input('words', {
          label: '为什么不重新进行（最多 500 字）',
          rows: 4,
          maxLength: 500,
          required: true,
          value: words,
        }),
        submit('写好了', explainButton, { meetingId, step }),
      ]),
      go('返回', 'criticismRound', { meetingId, step }, { type: 'text' }),
    ],
    { template: 'blue', subtitle: criticismTitle },
  )
}
