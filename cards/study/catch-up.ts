import type { CardJson } from '../kit/card.ts'
import { card, form, input, md, note, submit, text, type Elements } from '../kit/elements.ts'
import { sayDay } from '../kit/day.ts'
import { caughtUpButton } from './buttons.ts'
import { go } from './parts.ts'
import { sessionNames, type SessionKind } from './wording.ts'

export interface CatchUpView {
  sessionId: string
  personId: string
  onBehalfOf: string | undefined
  heldOn: string
  kind: SessionKind
  leader: string
  topics: readonly string[]
  dueOn: string | undefined
  /** What was read instead, once it was. */
  caughtUpWith: string | undefined
  done: boolean
}

/** 补学 for one who was absent from a session. */
export function catchUpCard(view: CatchUpView): CardJson {
  const { personId } = view
  return card(
    view.onBehalfOf === undefined ? '补学' : `代 ${view.onBehalfOf} 登记补学`,
    [
      text(md`${sayDay(view.heldOn)}的集中学习（${sessionNames[view.kind]}，${view.leader}主讲）`),
      view.topics.length > 0 && text(`学习重点：${view.topics.join('、')}`),
      ...(view.done ? finished(view) : asked(view)),
      go('我的学习', 'studyList', { personId, page: '1' }, { type: 'text' }),
    ],
    { template: view.done ? 'grey' : 'blue' },
  )
}

function asked({ sessionId, personId, dueOn }: CatchUpView): Elements {
  return [
    dueOn !== undefined && text(md`请在 **${sayDay(dueOn)}** 前自己学完，再登记。`),
    form('catchUp', [
      input('what', { label: '补学了什么', rows: 2, maxLength: 200, required: true }),
      submit('我已补学', caughtUpButton, { sessionId, personId }),
    ]),
  ]
}

function finished(view: CatchUpView): Elements {
  return [
    text(md`**已补学**`),
    view.caughtUpWith !== undefined && note(`补学内容：${view.caughtUpWith}`),
  ]
}
