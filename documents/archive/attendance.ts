import type { Block, OfficialDocument } from '../kit/blocks.ts'
import type { DocumentHead } from './head.ts'
import {
  column,
  day,
  facts,
  field,
  figure,
  labelled,
  listed,
  moment,
  numberColumn,
  numbered,
  section,
  sheet,
  tableOr,
  ticked,
  wordOf,
} from './parts.ts'
import {
  leaveReasonNames,
  leaveStateNames,
  meetingNames,
  presenceNames,
  type LeaveReason,
  type LeaveState,
  type MeetingType,
  type Presence,
} from './words.ts'

export interface SignInPerson {
  name: string
  /** 职务, or 正式党员, 预备党员. */
  standing: string
  group: string
  role: 'participant' | 'observer'
  /** Counts in 应到; one who was excluded with approval is listed when they came. */
  isExpected: boolean
  /** '' before the meeting: the sheet is then blank, to be signed. */
  presence: Presence | ''
  /** 09:31. */
  signedAt: string
  signedBy: 'button' | 'recorder' | ''
}

export interface SignInSheetView extends DocumentHead {
  meeting: MeetingType
  meetingDay: string
  from: string
  place: string
  theme: string
  people: readonly SignInPerson[]
  guides: readonly string[]
}

/**
 * D20 会议签到表: before the meeting blank, by Party group; afterwards with its blocks 出席, 请假,
 * 缺席 and 列席. The whole branch sees it, so it says nothing about why somebody was on leave.
 */
export function signInSheet(view: SignInSheetView): OfficialDocument {
  const isBlank = view.people.every((one) => one.presence === '')
  return sheet(view, {
    number: 'D20',
    title: `${meetingNames[view.meeting]}签到表`,
    ...(isBlank && { of: '空白表' }),
    blocks: [
      facts(['单位', view.organization]),
      facts(['时间', moment(view.meetingDay, view.from)], ['地点', view.place]),
      labelled('主题', view.theme),
      ...(isBlank ? blankBlocks(view) : signedBlocks(view)),
    ],
  })
}

const signColumns = [
  numberColumn,
  column('姓名', 2, 'center'),
  column('职务、党员类别', 3, 'center'),
]

function blankBlocks({ people, guides }: SignInSheetView): Block[] {
  const columns = [...signColumns, column('签名', 3), column('时间', 2), column('备注', 2)]
  const table = (rows: readonly SignInPerson[]) =>
    tableOr(columns, numbered(rows.map((one) => [one.name, one.standing])), { tall: true })
  const { participants, observers } = byRole(people)
  const groups = [...new Set(participants.map((one) => one.group))]
  const blocks = groups.flatMap((group): Block[] => [
    ...(group === '' ? [] : [{ kind: 'heading', level: 2, text: group } as const]),
    table(participants.filter((one) => one.group === group)),
  ])
  return [
    ...section(1, presenceNames.present, ...(blocks.length > 0 ? blocks : [table([])])),
    ...section(2, '列席', table(observers)),
    ...section(3, '到会指导', labelled('姓名', guides.join('、'))),
  ]
}

function signedBlocks({ people, guides }: SignInSheetView): Block[] {
  const { participants, observers } = byRole(people)
  const expected = participants.filter((one) => one.isExpected)
  const uncounted = participants.filter((one) => !one.isExpected && one.presence === 'present')
  const of = (presence: Presence) => expected.filter((one) => one.presence === presence)
  const present = [...signColumns, column('党小组', 3), column('签到时间', 2), column('签到', 2)]
  const away = [...signColumns, column('党小组', 3)]
  const signed = (rows: readonly SignInPerson[]) =>
    tableOr(present, numbered(rows.map(signedCells)))
  const absent = (rows: readonly SignInPerson[]) =>
    tableOr(away, numbered(rows.map((one) => [one.name, one.standing, one.group])))
  const count = (presence: Presence) => figure(of(presence).length, '人')
  return [
    facts(
      ['应到', figure(expected.length, '人')],
      ['实到', count('present')],
      ['请假', count('onLeave')],
      ['缺席', count('absent')],
    ),
    ...section(1, presenceNames.present, signed(of('present'))),
    ...section(2, presenceNames.onLeave, absent(of('onLeave'))),
    ...section(3, presenceNames.absent, absent(of('absent'))),
    ...section(4, '列席', signed(observers.filter((one) => one.presence === 'present'))),
    ...section(5, '到会指导', { kind: 'paragraph', text: listed(guides) }),
    ...(uncounted.length > 0 ? section(6, '到会但不计入应到', signed(uncounted)) : []),
  ]
}

function signedCells(one: SignInPerson): string[] {
  const ways = { button: '本人签到', recorder: '记录人登记' }
  return [one.name, one.standing, one.group, one.signedAt, wordOf(ways, one.signedBy)]
}

function byRole(people: readonly SignInPerson[]) {
  return {
    participants: people.filter((one) => one.role === 'participant'),
    observers: people.filter((one) => one.role === 'observer'),
  }
}

export interface Attended {
  unit: string
  day: string
  presence: Presence | ''
}

export interface DoubleAttendanceView extends DocumentHead {
  rows: readonly { leader: string; post: string; meetingA: Attended; meetingB: Attended }[]
}

/**
 * D41 双重组织生活情况表 (R17): leaders in meeting A, and as ordinary members in their branch. That
 * leave was approved is said, not why.
 */
export function doubleAttendance(view: DoubleAttendanceView): OfficialDocument {
  const columns = [
    numberColumn,
    column('姓名', 2, 'center'),
    column('职务', 3),
    column('党总支会议时间', 2.5, 'center'),
    column('到会情况', 1.5, 'center'),
    column('所在支部', 3),
    column('支部会议时间', 2.5, 'center'),
    column('身份', 2, 'center'),
    column('到会情况', 1.5, 'center'),
    column('未到会原因', 3),
  ]
  const rows = view.rows.map(({ leader, post, meetingA, meetingB }) => [
    leader,
    post,
    day(meetingA.day),
    wordOf(presenceNames, meetingA.presence),
    meetingB.unit,
    day(meetingB.day),
    '普通党员',
    wordOf(presenceNames, meetingB.presence),
    [meetingA, meetingB].some((one) => one.presence === 'onLeave') ? '请假已经批准' : '',
  ])
  return sheet(view, {
    number: 'D41',
    title: '党员领导干部双重组织生活情况表',
    landscape: true,
    blocks: [facts(['单位', view.organization]), tableOr(columns, numbered(rows))],
  })
}

/** All '' for the blank form. */
export interface LeaveApprovalView extends DocumentHead {
  name: string
  post: string
  meeting: MeetingType
  meetingDay: string
  reasonClass: LeaveReason | ''
  reason: string
  askedOn: string
  approver: string
  state: LeaveState | ''
  decidedOn: string
  makeUp: string
}

/** D43 请假审批表 (R22, R23). */
export function leaveApproval(view: LeaveApprovalView): OfficialDocument {
  return sheet(view, {
    number: 'D43',
    title: `${meetingNames[view.meeting]}请假审批表`,
    of: view.name || '空白表',
    blocks: [
      facts(['单位', view.organization]),
      {
        kind: 'form',
        rows: [
          [field('姓名', view.name), field('职务', view.post)],
          [field('会议时间', day(view.meetingDay)), field('申请日期', day(view.askedOn))],
          [field('请假类别', ticked(leaveReasonNames, view.reasonClass), 2)],
          [field('请假原因', view.reason, 4)],
          [field('审批意见', wordOf(leaveStateNames, view.state), 2)],
          [field('审批人', view.approver), field('审批日期', day(view.decidedOn))],
          [field('补课安排', view.makeUp, 3)],
        ],
      },
    ],
  })
}
