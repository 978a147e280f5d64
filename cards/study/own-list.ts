import type { CardJson } from '../kit/card.ts'
import { beside, card, grey, line, md, note, text, type Elements } from '../kit/elements.ts'
import { sayDay } from '../kit/day.ts'
import { go, pager, type Paged } from './parts.ts'

export type OwnStudyItem =
  | { kind: 'task'; taskId: string; title: string; dueOn: string; done: boolean }
  | { kind: 'catchUp'; sessionId: string; heldOn: string; dueOn: string; done: boolean }

export interface OwnListView {
  personId: string
  onBehalfOf: string | undefined
  list: Paged<OwnStudyItem>
  /** People without a phone the reader answers for. */
  answersFor: readonly { personId: string; name: string; open: number }[]
  nextSession: { heldOn: string; startsAt: string; place: string } | undefined
  /** Notes written so far; undefined while there is no plan to write them for. */
  notes: number | undefined
  /** The unit the reader is secretary of. */
  manages: string | undefined
}

/** What a person still has to study. */
export function ownListCard(view: OwnListView): CardJson {
  const { personId } = view
  const next = view.list.items.find((item) => !item.done)
  return card(
    view.onBehalfOf === undefined ? '我的学习' : `${view.onBehalfOf} 的学习`,
    [
      view.list.items.length === 0 && text('现在没有学习任务。'),
      ...view.list.items.flatMap((item) => itemRows(item, personId, item === next)),
      pager(view.list, 'studyList', { personId }),
      view.nextSession &&
        note(
          `下次集中学习：${sayDay(view.nextSession.heldOn)} ${view.nextSession.startsAt}，` +
            view.nextSession.place,
        ),
      ...answersFor(view),
      line,
      view.notes !== undefined &&
        go(`记下查找到的问题（${view.notes}）`, 'studyNotes', { personId, page: '1' }),
      view.manages !== undefined &&
        go('管理学习（书记）', 'studyManage', { unitId: view.manages, page: '1' }),
    ],
    { template: 'blue' },
  )
}

function itemRows(item: OwnStudyItem, personId: string, isNext: boolean): Elements {
  const state = item.done ? '已完成' : `截止 ${sayDay(item.dueOn)}`
  const type = isNext ? 'primary_filled' : 'default'
  if (item.kind === 'task') {
    const key = { taskId: item.taskId, personId }
    return [
      beside(
        [text(md`**${item.title}**\n${grey(state)}`)],
        go(item.done ? '查看' : '打开', 'studyTask', key, { type }),
      ),
    ]
  }
  const key = { sessionId: item.sessionId, personId }
  return [
    beside(
      [text(md`**补学：${sayDay(item.heldOn)}的集中学习**\n${grey(state)}`)],
      go(item.done ? '查看' : '去补学', 'studyCatchUp', key, { type }),
    ),
  ]
}

function answersFor(view: OwnListView): Elements {
  return view.answersFor.map((other) =>
    go(`帮 ${other.name} 登记（${other.open} 项）`, 'studyList', {
      personId: other.personId,
      page: '1',
    }),
  )
}
