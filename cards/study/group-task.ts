import type { CardJson } from '../kit/card.ts'
import { button, card, md, note, text } from '../kit/elements.ts'
import { doneButton, reflectButton } from './buttons.ts'
import { taskFacts, type TaskFacts } from './parts.ts'

export interface GroupTaskView extends TaskFacts {
  done: number
  of: number
}

/** The task in a group: what, by when, how many; no names. */
export function groupTaskCard(view: GroupTaskView): CardJson {
  const { taskId } = view
  return card(
    `学习任务：${view.title}`,
    [
      ...taskFacts(view),
      text(md`已学　**${view.done}/${view.of}** 人`),
      view.isOpen && button('我已学完', doneButton, { taskId }, { type: 'primary_filled' }),
      view.isOpen && button('写心得', reflectButton, { taskId }),
      view.isOpen && note('没有手机的党员，由联系人帮忙登记。心得只有您和书记能看。'),
    ],
    { template: view.isOpen ? 'blue' : 'grey' },
  )
}
