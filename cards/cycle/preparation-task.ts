import type { CardJson } from '../kit/card.ts'
import { sayDay } from '../kit/day.ts'
import { button, card, md, text } from '../kit/elements.ts'
import { finishTaskButton, reopenTaskButton } from './buttons.ts'

export interface PreparationTaskView {
  taskId: string
  title: string
  owner: string | undefined
  dueOn: string
  done: boolean
  /** The reader may say that it is done. */
  isOwn: boolean
}

/** One thing somebody arranges before the meetings. */
export function preparationTaskCard(view: PreparationTaskView): CardJson {
  const { taskId } = view
  return card(
    `筹备工作：${view.title}`,
    [
      text(md`负责人　**${view.owner ?? '还没定'}**`),
      text(md`**${sayDay(view.dueOn)}** 前办好`),
      view.isOwn &&
        !view.done &&
        button('已办好', finishTaskButton, { taskId }, { type: 'primary_filled' }),
      view.done && text('已办好。'),
      view.isOwn && view.done && button('还没办好', reopenTaskButton, { taskId }),
    ],
    { template: view.done ? 'grey' : 'blue' },
  )
}
