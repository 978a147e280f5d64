import type { Block, OfficialDocument } from '../kit/blocks.ts'
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
  sheet,
  signatures,
  tableOr,
  wordOf,
} from './parts.ts'
import { meetingNames, responseNames, type CriticismResponse, type MeetingType } from './words.ts'

export interface MeetingAgendaView extends DocumentHead {
  meeting: MeetingType
  theme: string
  meetingDay: string
  from: string
  place: string
  chair: string
  recorder: string
  steps: readonly {
    name: string
    who: string
    minutes: number | undefined
    /** Done on another day. */
    afterMeeting: boolean
  }[]
}

/** D21 会议议程: the steps in their order, with who speaks and how long it may take. */
export function meetingAgenda(view: MeetingAgendaView): OfficialDocument {
  const columns = [
    numberColumn,
    column('议程', 6),
    column('主讲人', 3, 'center'),
    column('预计用时（分钟）', 2, 'center'),
  ]
  const rows = view.steps.map(({ name, who, minutes, afterMeeting }) => [
    afterMeeting ? `${name}（会后）` : name,
    who,
    String(minutes ?? ''),
  ])
  return sheet(view, {
    number: 'D21',
    title: `${meetingNames[view.meeting]}议程`,
    blocks: [
      labelled('单位', view.organization),
      labelled('主题', view.theme),
      labelled('时间', moment(view.meetingDay, view.from)),
      labelled('地点', view.place),
      labelled('主持', view.chair),
      labelled('记录', view.recorder),
      tableOr(columns, numbered(rows)),
    ],
  })
}

export interface MeetingMinutesView extends DocumentHead {
  meeting: MeetingType
  day: string
  from: string
  to: string
  place: string
  chair: string
  recorder: string
  expected: number | undefined
  present: readonly string[]
  /** With the kind of reason where it may be printed; '' for everybody else. */
  onLeave: readonly { name: string; reason: string }[]
  absent: readonly string[]
  observers: readonly string[]
  guides: readonly string[]
  topic: string
  /** The sections of the confirmed record, with their lines as they stand in it. */
  sections: readonly { title: string; lines: readonly { label: string; text: string }[] }[]
  /** Who confirmed it and when, as ready lines. */
  confirmed: readonly string[]
}

/**
 * D22 会议记录 with exactly the fields of a record form: 时间, 地点, 主持, 记录, 应到/实到/请假/缺席,
 * 列席, 到会指导, 议题, 内容. All words of the content are those of the confirmed record.
 */
export function meetingMinutes(view: MeetingMinutesView): OfficialDocument {
  const onLeave = view.onLeave.map(({ name, reason }) => (reason ? `${name}（${reason}）` : name))
  const people: readonly [label: string, count: number | undefined, names: readonly string[]][] = [
    ['应到', view.expected, []],
    ['实到', view.present.length, view.present],
    ['请假', view.onLeave.length, onLeave],
    ['缺席', view.absent.length, view.absent],
  ]
  return sheet(view, {
    number: 'D22',
    title: `${meetingNames[view.meeting]}会议记录`,
    of: day(view.day),
    blocks: [
      facts(['单位', view.organization]),
      labelled('时间', moment(view.day, view.from, view.to)),
      labelled('地点', view.place),
      labelled('主持', view.chair),
      labelled('记录', view.recorder),
      ...people.map(([label, count, names]) => labelled(label, counted(count, names))),
      labelled('列席', listed(view.observers)),
      labelled('到会指导', listed(view.guides)),
      labelled('议题', view.topic),
      { kind: 'heading', level: 1, text: '内容' },
      ...view.sections.flatMap(sectionOf),
      signatures(['主持人', view.chair], ['记录人', view.recorder]),
      ...view.confirmed.map((text): Block => ({ kind: 'note', text })),
    ],
  })
}

function counted(count: number | undefined, names: readonly string[]): string {
  const many = figure(count, '人')
  return names.length > 0 ? `${many}：${names.join('、')}` : many
}

function sectionOf({ title, lines }: MeetingMinutesView['sections'][number]): Block[] {
  return [
    { kind: 'heading', level: 2, text: title },
    ...lines.map(({ label, text }): Block => {
      return { kind: 'paragraph', text: label === '' ? text : `${label}：${text}` }
    }),
  ]
}

export interface CriticismSummaryView extends DocumentHead {
  meeting: MeetingType
  meetingDay: string
  rows: readonly {
    to: string
    from: string
    problem: string
    suggestion: string
    response: CriticismResponse | ''
    /** What the person said to it. */
    words: string
  }[]
}

/** D23 批评意见汇总表: to whom, by whom, the problem, the suggestion, the answer (R80–R83). */
export function criticismSummary(view: CriticismSummaryView): OfficialDocument {
  const columns = [
    numberColumn,
    column('被批评人', 2, 'center'),
    column('批评人', 2, 'center'),
    column('具体问题', 6),
    column('改进建议', 6),
    column('表态', 4),
  ]
  const rows = view.rows.map((row) => [
    row.to,
    row.from,
    row.problem,
    row.suggestion,
    [wordOf(responseNames, row.response), row.words].filter((text) => text !== '').join('\n'),
  ])
  return sheet(view, {
    number: 'D23',
    title: `${meetingNames[view.meeting]}批评意见汇总表`,
    landscape: true,
    blocks: [
      facts(['单位', view.organization], ['会议日期', day(view.meetingDay)]),
      tableOr(columns, numbered(rows)),
      signatures(['记录人', '']),
    ],
  })
}
