import type { CardJson } from '../kit/card.ts'
import { button, card, md, text } from '../kit/elements.ts'
import { doneForButton, undoButton } from './buttons.ts'
import { go, taskFacts, type TaskFacts } from './parts.ts'

export interface OwnTaskView extends TaskFacts {
  personId: string
  /** Set when the reader answers for somebody without a phone. */
  onBehalfOf: string | undefined
  done: boolean
  /** The contact person who answered, when it was not the person. */
  answeredBy: string | undefined
  hasReflection: boolean
  shared: number
}

/** A task in a person's own thread: answer, undo, 心得. */
export function ownTaskCard(view: OwnTaskView): CardJson {
  const { taskId, personId } = view
  const key = { taskId, personId }
  return card(
    view.onBehalfOf === undefined ? `学习任务：${view.title}` : `代 ${view.onBehalfOf} 登记`,
    [
      view.onBehalfOf !== undefined &&
        text(md`请把材料念给 **${view.onBehalfOf}** 听，听完后替他登记。任务：${view.title}`),
      ...taskFacts(view),
      ...answer(view),
      view.isOpen && go(view.hasReflection ? '看、改心得' : '写心得', 'studyReflection', key),
      view.shared > 0 &&
        go(`看大家分享的心得（${view.shared}）`, 'studyShared', { ...key, page: '1' }),
      go('我的学习', 'studyList', { personId, page: '1' }, { type: 'text' }),
    ],
    { template: view.isOpen ? 'blue' : 'grey' },
  )
}

function answer(view: OwnTaskView) {
  const { taskId, personId } = view
  const by = view.answeredBy === undefined ? '' : `（${view.answeredBy} 代填）`
  if (view.done) {
    return [
      text(md`**已学完**${by}`),
      view.isOpen && button('点错了，撤销', undoButton, { taskId, personId }),
    ]
  }
  if (!view.isOpen) return [text('没有登记')]
  const label = view.onBehalfOf === undefined ? '我已学完' : '帮他登记：已学完'
  return [button(label, doneForButton, { taskId, personId }, { type: 'primary_filled' })]
}
