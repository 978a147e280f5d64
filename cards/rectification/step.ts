import type { CardElement, CardJson } from '../kit/card.ts'
import { card, form, md, note, select, submit, text, type Elements } from '../kit/elements.ts'
import {
  answerButton,
  checkButton,
  escalateButton,
  keepUpButton,
  mergeItemButton,
  noteButton,
  rejectItemButton,
  reopenButton,
} from './buttons.ts'
import type { StepName } from './item.ts'
import { asOption, dayField, go, longField, type Choice } from './parts.ts'

export interface StepView {
  itemId: string
  step: StepName
  problem: string
  measures: string
  /** Items a draft may go into. */
  targets: readonly Choice[]
}

const titles: Record<StepName, string> = {
  check: '核查整改',
  keepUp: '复查',
  note: '记进展',
  reopen: '重新整改',
  escalate: '报请镇党委协调',
  answer: '镇党委的答复',
  settle: '并入或不列入',
}

/** One step of one item: what is asked for it, and nothing else. */
export function stepCard(view: StepView): CardJson {
  const { itemId, step } = view
  return card(
    titles[step],
    [
      text(md`**${view.problem}**`),
      view.measures !== '' && note(md`措施：${view.measures}`),
      ...asked[step](view),
      go('返回', 'rectificationItem', { itemId }, { type: 'text' }),
    ],
    { template: 'blue' },
  )
}

function worded(button: CardElement, label: string, more: Elements = []): Elements {
  return [form('step', [longField('body', label), ...more, button])]
}

const judgementOptions = [
  { label: '改好了，销号', value: 'settled' },
  { label: '还没改好，继续整改', value: 'notYet' },
]

const asked: Record<StepName, (view: StepView) => Elements> = {
  check: ({ itemId }) => [
    form('step', [
      select('judgement', judgementOptions, { placeholder: '改好了吗', required: true }),
      longField('body', '核查看到的情况'),
      submit('提交', checkButton, { itemId }),
    ]),
  ],
  keepUp: ({ itemId }) =>
    worded(submit('坚持得好，继续坚持', keepUpButton, { itemId }), '复查看到的情况'),
  note: ({ itemId }) => worded(submit('记下', noteButton, { itemId }), '做了什么，到哪一步'),
  reopen: ({ itemId }) =>
    worded(
      submit('重新整改', reopenButton, { itemId }),
      '为什么重新整改',
      dayField('dueOn', '新的期限', null),
    ),
  escalate: ({ itemId }) =>
    worded(
      submit('记下已报', escalateButton, { itemId }),
      '请镇党委协调什么',
      dayField('answerOn', '希望什么时候答复', null),
    ),
  answer: ({ itemId }) => worded(submit('记下', answerButton, { itemId }), '怎么答复的'),
  settle: ({ itemId, targets }) => [
    targets.length > 0 &&
      form('merge', [
        select('into', targets.map(asOption), { placeholder: '并入哪一项', required: true }),
        submit('并入', mergeItemButton, { itemId }, { type: 'default' }),
      ]),
    form('reject', [
      longField('body', '不列入的原因'),
      submit('不列入', rejectItemButton, { itemId }, { type: 'default' }),
    ]),
  ],
}
