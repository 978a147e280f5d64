import type { OfficialDocument } from '../kit/blocks.ts'
import type { DocumentHead } from './head.ts'
import {
  column,
  day,
  facts,
  figure,
  labelled,
  listed,
  moment,
  numberColumn,
  numbered,
  section,
  sheet,
  signatures,
  tableOr,
  textOr,
} from './parts.ts'
import { studyKindNames, type StudyKind } from './words.ts'

export interface StudyPlanView extends DocumentHead {
  tasks: readonly {
    title: string
    materials: readonly string[]
    topics: readonly string[]
    due: string
  }[]
  sessions: readonly {
    day: string
    from: string
    place: string
    kind: StudyKind
    leader: string
    topics: readonly string[]
  }[]
  day: string
}

/** D06 学习计划: what everybody reads, and when the branch studies together (R28–R31). */
export function studyPlan(view: StudyPlanView): OfficialDocument {
  const taskColumns = [
    numberColumn,
    column('学习任务', 3),
    column('学习材料', 5),
    column('学习重点', 4),
    column('完成时间', 2, 'center'),
  ]
  const sessionColumns = [
    numberColumn,
    column('时间', 3, 'center'),
    column('地点', 3),
    column('方式', 2, 'center'),
    column('主讲（领学）人', 2, 'center'),
    column('学习重点', 4),
  ]
  return sheet(view, {
    number: 'D06',
    title: '组织生活会会前学习计划',
    landscape: true,
    blocks: [
      ...section(
        1,
        '个人学习',
        tableOr(
          taskColumns,
          numbered(
            view.tasks.map((task) => [
              task.title,
              task.materials.join('\n'),
              task.topics.join('\n'),
              day(task.due),
            ]),
          ),
        ),
      ),
      ...section(
        2,
        '集中学习',
        tableOr(
          sessionColumns,
          numbered(
            view.sessions.map((one) => [
              moment(one.day, one.from),
              one.place,
              studyKindNames[one.kind],
              one.leader,
              one.topics.join('\n'),
            ]),
          ),
        ),
      ),
      { kind: 'signOff', agency: view.organization, day: view.day },
    ],
  })
}

export interface StudyRecordView extends DocumentHead {
  day: string
  from: string
  place: string
  kind: StudyKind
  leader: string
  topics: readonly string[]
  present: readonly string[]
  absent: readonly { name: string; caughtUpOn: string; caughtUpWith: string }[]
  summary: string
  recorder: string
}

/** D06 学习记录 of one collective session, with who was absent and how they caught up (补学). */
export function studyRecord(view: StudyRecordView): OfficialDocument {
  const columns = [
    numberColumn,
    column('缺席人员', 2, 'center'),
    column('补学时间', 2, 'center'),
    column('补学内容', 5),
  ]
  const absent = view.absent.map((one) => [one.name, day(one.caughtUpOn), one.caughtUpWith])
  return sheet(view, {
    number: 'D06',
    title: '集中学习记录',
    of: day(view.day),
    blocks: [
      facts(['单位', view.organization]),
      labelled('时间', moment(view.day, view.from)),
      labelled('地点', view.place),
      labelled('主讲（领学）人', view.leader),
      labelled('方式', studyKindNames[view.kind]),
      labelled('学习重点', listed(view.topics)),
      labelled('到会', `${figure(view.present.length, '人')}：${listed(view.present)}`),
      labelled('缺席', figure(view.absent.length, '人')),
      ...(absent.length > 0 ? [tableOr(columns, numbered(absent))] : []),
      { kind: 'heading', level: 1, text: '学习情况' },
      textOr(view.summary, 8),
      signatures(['记录人', view.recorder]),
    ],
  })
}
