import type { CardJson } from '../kit/card.ts'
import { button, card, line, md, note, row, text, type Elements } from '../kit/elements.ts'
import { closeTaskButton } from './buttons.ts'
import { go, pager, taskFacts, type Paged, type TaskFacts } from './parts.ts'

export interface ProgressView extends TaskFacts {
  unitId: string
  unit: string
  done: number
  of: number
  branches: readonly { unitId: string; name: string; done: number; of: number }[]
  missing: Paged<string>
  reflections: number
  /** Who published it may also change it. */
  mayChange: boolean
}

/** How far a task is, with the names of who is missing: for the secretary only. */
export function progressCard(view: ProgressView): CardJson {
  const { taskId, unitId } = view
  return card(
    `进度：${view.title}`,
    [
      ...taskFacts(view),
      text(md`已学　**${view.done}/${view.of}** 人`),
      ...view.branches.map((branch) =>
        go(`${branch.name}　${branch.done}/${branch.of}`, 'studyProgress', {
          taskId,
          unitId: branch.unitId,
          page: '1',
        }),
      ),
      ...missing(view),
      go(`收到的心得（${view.reflections}）`, 'studyReflections', { taskId, unitId, page: '1' }),
      view.isOpen &&
        view.mayChange &&
        row(
          go('改截止日', 'studyDueForm', { taskId, unitId }),
          button(
            '结束任务',
            closeTaskButton,
            { taskId },
            {
              confirm: { title: '结束这项任务？', text: '结束后大家不能再登记，也不再提醒。' },
            },
          ),
        ),
      go('返回', 'studyManage', { unitId, page: '1' }, { type: 'text' }),
    ],
    { template: view.isOpen ? 'blue' : 'grey', subtitle: view.unit },
  )
}

function missing(view: ProgressView): Elements {
  const { taskId, unitId, missing: names } = view
  if (names.items.length === 0) return [text(view.of > 0 ? '全部学完了。' : '没有需要学的人。')]
  return [
    line,
    text(md`**还没登记**`),
    text(names.items.join('、')),
    pager(names, 'studyProgress', { taskId, unitId }),
    note('名单不要发到群里。'),
  ]
}
