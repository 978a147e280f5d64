import type { CardJson } from '../kit/card.ts'
import { card, line, md, note, text } from '../kit/elements.ts'
import { go, pager, type Paged } from './parts.ts'

export interface SharedReflectionsView {
  taskId: string
  personId: string
  title: string
  list: Paged<{ name: string; body: string }>
}

/** 分享的心得: only what its authors chose to share. */
export function sharedReflectionsCard(view: SharedReflectionsView): CardJson {
  const { taskId, personId } = view
  return card(
    '大家分享的心得',
    [
      note(`学习任务：${view.title}`),
      view.list.items.length === 0 && text('还没有人分享。'),
      ...view.list.items.flatMap((one) => [text(md`**${one.name}**`), text(one.body), line]),
      pager(view.list, 'studyShared', { taskId, personId }),
      go('返回', 'studyTask', { taskId, personId }, { type: 'text' }),
    ],
    { template: 'blue' },
  )
}

export interface ReflectionsView {
  taskId: string
  unitId: string
  title: string
  list: Paged<{ personId: string; name: string; shared: boolean }>
}

/** Who wrote 心得 about a task, for the secretary. */
export function reflectionsCard(view: ReflectionsView): CardJson {
  const { taskId, unitId } = view
  return card(
    '收到的心得',
    [
      note(`学习任务：${view.title}。心得内容请保密。`),
      view.list.items.length === 0 && text('还没有人写心得。'),
      ...view.list.items.map((one) =>
        go(one.shared ? `${one.name}（已分享）` : one.name, 'studyReflection', {
          taskId,
          personId: one.personId,
        }),
      ),
      pager(view.list, 'studyReflections', { taskId, unitId }),
      go('返回', 'studyProgress', { taskId, unitId, page: '1' }, { type: 'text' }),
    ],
    { template: 'blue' },
  )
}
