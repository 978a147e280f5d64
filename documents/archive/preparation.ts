import type { Block, OfficialDocument } from '../kit/blocks.ts'
import type { DocumentHead } from './head.ts'
import {
  chinese,
  column,
  day,
  figure,
  items,
  labelled,
  line,
  listed,
  moment,
  numberColumn,
  numbered,
  section,
  sheet,
  subheading,
  tableOr,
  textOr,
  wordsOf,
} from './parts.ts'
import {
  classNames,
  disclosureScopeNames,
  disclosureWayNames,
  meetingNames,
  meetingScopes,
  type DisclosureScope,
  type DisclosureWay,
  type MeetingType,
} from './words.ts'

export interface PlanView extends DocumentHead {
  theme: string
  /** The notices it rests on (R2). */
  basis: readonly { issuer: string; title: string; number: string; day: string }[]
  references: readonly string[]
  parts: { keyProblems: string; methods: string; requirements: string }
  window: { from: string; to: string }
  /** '' as scope prints what R12–R14 say. */
  meetings: readonly { unit: string; meeting: MeetingType; scope: string; place: string }[]
  preparation: readonly { task: string; owner: string; due: string }[]
  agendas: readonly { meeting: MeetingType; unit: string; steps: readonly string[] }[]
  guarantors: readonly { branch: string; guarantor: string; post: string }[]
  /** Days after the list's; undefined where each item names its own. */
  dueDays: {
    immediate: number | undefined
    phased: number | undefined
    coordinated: number | undefined
  }
  disclosure: { scope: readonly DisclosureScope[]; way: readonly DisclosureWay[] }
  day: string
}

/** D02 实施方案 (R25): its parts in the order of a plan, signed with the full name. */
export function plan(view: PlanView): OfficialDocument {
  return sheet(view, {
    number: 'D02',
    title: '组织生活会及民主评议党员实施方案',
    blocks: [
      ...section(1, '总体要求', ...general(view)),
      ...section(2, '重点解决的问题', textOr(view.parts.keyProblems)),
      ...section(3, '参加范围、时间和地点', ...scope(view)),
      ...section(4, '方法步骤', textOr(view.parts.methods)),
      ...section(5, '会前准备', preparationTable(view.preparation)),
      ...section(6, '会议程序', ...view.agendas.flatMap(agenda)),
      ...section(7, '整改落实', ...rectification(view)),
      ...section(8, '组织领导', guarantorBlock(view.guarantors)),
      ...section(9, '有关要求', textOr(view.parts.requirements)),
      { kind: 'signOff', agency: view.organization, day: view.day },
    ],
  })
}

function general({ theme, basis, references }: PlanView): Block[] {
  const notices = basis.map((notice) => {
    const remarks = [notice.number, day(notice.day)].filter((text) => text !== '')
    return `${notice.issuer}《${notice.title}》${remarks.length > 0 ? `（${remarks.join('，')}）` : ''}`
  })
  return [
    line('主题', theme),
    line('依据', notices.length > 0 ? notices.join('\n') : listed([])),
    line('党内规章', listed(references.map((one) => `《${one}》`))),
  ]
}

function scope({ window, meetings }: PlanView): Block[] {
  const columns = [
    column('单位', 3),
    column('会议', 2, 'center'),
    column('参加范围', 5),
    column('地点', 2),
  ]
  const rows = meetings.map((one) => [
    one.unit,
    meetingNames[one.meeting],
    one.scope || meetingScopes[one.meeting],
    one.place,
  ])
  const days = `${moment(window.from, '')}至${moment(window.to, '')}`
  return [line('时间', days), tableOr(columns, rows)]
}

function preparationTable(tasks: PlanView['preparation']): Block {
  const columns = [
    numberColumn,
    column('任务', 5),
    column('负责人', 2, 'center'),
    column('完成时间', 3, 'center'),
  ]
  return tableOr(columns, numbered(tasks.map((task) => [task.task, task.owner, day(task.due)])))
}

function agenda({ meeting, unit, steps }: PlanView['agendas'][number], at: number): Block[] {
  return [subheading(at + 1, `${unit}${meetingNames[meeting]}`), items(steps)]
}

function rectification({ dueDays, disclosure }: PlanView): Block[] {
  const limits = (['immediate', 'phased', 'coordinated'] as const).map((name) => {
    const days = dueDays[name]
    return [classNames[name], days === undefined ? '逐项写明' : figure(days, '天')]
  })
  return [
    tableOr([column('类别', 1, 'center'), column('整改期限', 1, 'center')], limits),
    line('公开范围', wordsOf(disclosureScopeNames, disclosure.scope) || listed([])),
    line('公开方式', wordsOf(disclosureWayNames, disclosure.way) || listed([])),
  ]
}

function guarantorBlock(rows: PlanView['guarantors'], withPhone = false): Block {
  const columns = [
    numberColumn,
    column('党支部', 3),
    column('包保责任人', 2, 'center'),
    column('职务', 3),
    ...(withPhone ? [column('联系电话', 3)] : []),
  ]
  return tableOr(columns, numbered(rows.map((row) => [row.branch, row.guarantor, row.post])))
}

export interface GuarantorTableView extends DocumentHead {
  rows: readonly { branch: string; guarantor: string; post: string }[]
  day: string
}

/** D03 包保责任分工表 (R120); telephone numbers are written on the paper only. */
export function guarantorTable(view: GuarantorTableView): OfficialDocument {
  return sheet(view, {
    number: 'D03',
    title: '组织生活会包保责任分工表',
    blocks: [
      guarantorBlock(view.rows, true),
      { kind: 'signOff', agency: view.organization, day: view.day },
    ],
  })
}

export interface MeetingNoticeView extends DocumentHead {
  meeting: MeetingType
  /** Whom it is for: 各党支部、全体党员. */
  addressee: string
  theme: string
  meetingDay: string
  from: string
  to: string
  place: string
  expected: number | undefined
  agenda: readonly string[]
  bring: readonly string[]
  /** Who decides on leave. */
  leaveTo: string
  day: string
}

/** D05 会议通知: which meeting, when, where, what is on the agenda, what to bring, how to ask leave. */
export function meetingNotice(view: MeetingNoticeView): OfficialDocument {
  const lines: readonly [label: string, text: string][] = [
    ['主题', view.theme],
    ['时间', moment(view.meetingDay, view.from, view.to)],
    ['地点', view.place],
    ['应到人数', figure(view.expected, '人')],
    ['议程', view.agenda.map((step, at) => `${at + 1}.${step}`).join('\n') || listed([])],
    ['携带材料', listed(view.bring)],
    ['请假', view.leaveTo],
  ]
  const name = meetingNames[view.meeting]
  return sheet(view, {
    number: 'D05',
    title: `${name}通知`,
    of: view.addressee,
    blocks: [
      { kind: 'addressee', text: view.addressee },
      ...lines.map(([label, text], at): Block => {
        return labelled(`${chinese(at + 1)}、${label}`, text)
      }),
      { kind: 'signOff', agency: view.organization, day: view.day },
    ],
  })
}
