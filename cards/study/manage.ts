import type { CardJson } from '../kit/card.ts'
import {
  beside,
  card,
  green,
  grey,
  joined,
  line,
  md,
  note,
  row,
  text,
  type Elements,
} from '../kit/elements.ts'
import { sayDay } from '../kit/day.ts'
import { go, pager, type Paged } from './parts.ts'
import { noCycleYet, sessionNames, type SessionKind } from './wording.ts'

export type ManagedItem =
  | {
      kind: 'task'
      taskId: string
      title: string
      dueOn: string
      isOpen: boolean
      done: number
      of: number
    }
  | {
      kind: 'session'
      sessionId: string
      branch: string
      heldOn: string
      startsAt: string
      sessionKind: SessionKind
      state: 'planned' | 'held'
      /** Its day has come and attendance is not noted yet. */
      toRecord: boolean
      /** It is the reader's to note. */
      mayOpen: boolean
    }

export interface ManageView {
  unitId: string
  unit: string
  personId: string
  hasCycle: boolean
  /** Each topic and in how many of the branches it was studied together. */
  topics: readonly { name: string; covered: number; of: number }[]
  branchesWithout: readonly string[]
  list: Paged<ManagedItem>
  toCatchUp: number
  problemNotes: { notes: number; people: number }
}

/** The secretary's desk for study: coverage, tasks, sessions. */
export function manageCard(view: ManageView): CardJson {
  const { unitId, personId } = view
  const toRecord = view.list.items.find((item) => item.kind === 'session' && item.toRecord)
  const publish = toRecord ? 'default' : 'primary_filled'
  if (!view.hasCycle) return card('学习管理', [text(noCycleYet)], { template: 'blue' })
  return card(
    '学习管理',
    [
      view.topics.length > 0 && text(md`**学习重点**\n${joined(view.topics.map(topicLine), '\n')}`),
      view.branchesWithout.length > 0 &&
        note(`还没有集中学习：${view.branchesWithout.join('、')}。没有集中学习不能开会。`),
      row(
        go('发布学习任务', 'studyTaskForm', { unitId }, { type: publish }),
        go('安排集中学习', 'studySessionForm', { unitId }),
      ),
      go(`补学名单（${view.toCatchUp} 人次）`, 'studyCatchUps', { unitId, page: '1' }),
      line,
      view.list.items.length === 0 && text('还没有学习任务，也没有安排集中学习。'),
      ...view.list.items.flatMap((item) => itemRows(item, unitId, item === toRecord)),
      pager(view.list, 'studyManage', { unitId }),
      note(
        `党员记下的问题：${view.problemNotes.people} 人、${view.problemNotes.notes} 条` +
          '（内容只有本人能看）',
      ),
      go('我的学习', 'studyList', { personId, page: '1' }, { type: 'text' }),
    ],
    { template: 'blue', subtitle: view.unit },
  )
}

function topicLine(topic: ManageView['topics'][number]) {
  const isCovered = topic.covered === topic.of
  const some = topic.of > 1 ? `学了 ${topic.covered}/${topic.of} 个支部` : '还没学'
  return md`· ${topic.name}　${isCovered ? green('学过了') : grey(some)}`
}

function itemRows(item: ManagedItem, unitId: string, isNext: boolean): Elements {
  if (item.kind === 'task') {
    const due = item.isOpen ? `截止 ${sayDay(item.dueOn)}` : '已结束'
    return [
      beside(
        [text(md`**${item.title}**\n${grey(md`已学 ${item.done}/${item.of}　${due}`)}`)],
        go('看进度', 'studyProgress', { taskId: item.taskId, unitId, page: '1' }),
      ),
    ]
  }
  const kind = `${sessionNames[item.sessionKind]}${item.state === 'held' ? '，已开' : ''}`
  const when = `${sayDay(item.heldOn)} ${item.startsAt}　${kind}`
  const what = text(md`**集中学习 · ${item.branch}**\n${grey(when)}`)
  const label = { held: '看登记', planned: item.toRecord ? '登记到会' : '看安排' }[item.state]
  if (!item.mayOpen) return [what]
  const type = isNext ? 'primary_filled' : 'default'
  return [beside([what], go(label, 'studyAttendance', { sessionId: item.sessionId }, { type }))]
}
