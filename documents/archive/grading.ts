import type { Block, OfficialDocument } from '../kit/blocks.ts'
import type { Workbook } from '../kit/sheet.ts'
import { kindWords, wordFor, type PersonKind } from '../../policies/roster-words.ts'
import { share } from './ballot-results.ts'
import type { DocumentHead } from './head.ts'
import {
  column,
  day,
  facts,
  figure,
  fileName,
  labelled,
  line,
  listed,
  moment,
  numberColumn,
  numbered,
  section,
  sheet,
  signatures,
  tableOr,
  textOr,
  wordOf,
} from './parts.ts'
import {
  bodyNames,
  followUpNames,
  gradeNames,
  notGradedNames,
  quotaNames,
  ungraded,
  type FollowUp,
  type Grade,
  type GradingBody,
  type NotGraded,
  type QuotaState,
} from './words.ts'

export interface GradingMinutesView extends DocumentHead {
  body: GradingBody
  heldOn: string
  from: string
  place: string
  chair: string
  recorder: string
  expected: number
  present: readonly string[]
  absent: readonly string[]
  rows: readonly {
    name: string
    proposed: Grade | ''
    grade: Grade | ''
    /** The conclusion in words, with its reasons. */
    opinion: string
    agreed: number
    /** Who decided: those present without the person concerned. */
    deciders: number
    hasWithdrawn: boolean
  }[]
  excellent: number
  graded: number
  /** The guide's bounds as they are said: 15%, 20%; '' for none. */
  guide: { min: string; max: string }
  quota: QuotaState | ''
  /** Why it is outside the guide. */
  ratioReason: string
  confirmedBy: string
  confirmedOn: string
  /** All who sign: the members of the committee who were there. */
  signers: readonly string[]
}

/** D28 组织评定会议记录: who decided, each conclusion with its reasons, the ratio (R97–R100). */
export function gradingMinutes(view: GradingMinutesView): OfficialDocument {
  const columns = [
    numberColumn,
    column('姓名', 2, 'center'),
    column('初评等次', 2, 'center'),
    column('评定意见', 6),
    column('评定等次', 2, 'center'),
    column('同意人数', 1.5, 'center'),
    column('表决人数', 1.5, 'center'),
    column('本人回避', 1.5, 'center'),
  ]
  const rows = view.rows.map((row) => [
    row.name,
    wordOf(gradeNames, row.proposed) || ungraded,
    row.opinion,
    wordOf(gradeNames, row.grade) || ungraded,
    String(row.agreed),
    String(row.deciders),
    row.hasWithdrawn ? '是' : '否',
  ])
  return sheet(view, {
    number: 'D28',
    title: '民主评议党员组织评定会议记录',
    landscape: true,
    blocks: [
      facts(['单位', view.organization]),
      labelled('评定机构', bodyNames[view.body]),
      labelled('时间', moment(view.heldOn, view.from)),
      labelled('地点', view.place),
      labelled('主持', view.chair),
      labelled('记录', view.recorder),
      labelled('应到', figure(view.expected, '人')),
      labelled('实到', `${figure(view.present.length, '人')}：${listed(view.present)}`),
      labelled('缺席', listed(view.absent)),
      ...section(1, '逐人评定', tableOr(columns, numbered(rows), { small: true })),
      ...section(2, '优秀等次比例', ...ratio(view)),
      signatures(...view.signers.map((name) => ['参加人', name] as const)),
    ],
  })
}

function ratio(view: GradingMinutesView): Block[] {
  const { excellent, graded, guide, quota, ratioReason, confirmedBy } = view
  const bounds = [guide.min, guide.max].filter((bound) => bound !== '').join('—')
  return [
    facts(
      ['评定人数', figure(graded, '人')],
      ['优秀', figure(excellent, '人')],
      ['占比', `${share(excellent, graded)}%`],
    ),
    line('一般比例', bounds || listed([])),
    line('结论', wordOf(quotaNames, quota)),
    ...(ratioReason === '' ? [] : [line('理由', ratioReason)]),
    ...(confirmedBy === ''
      ? []
      : [line('党总支书记确认', `${confirmedBy}　${day(view.confirmedOn)}`)]),
  ]
}

export interface GradeSummaryView extends DocumentHead {
  day: string
  rows: readonly {
    name: string
    kind: PersonKind
    grade: Grade | ''
    /** Why there is no grade; '' for who has one. */
    notGradedBecause: NotGraded | ''
    followUp: FollowUp | ''
  }[]
}

const summaryTitle = '民主评议党员等次汇总表'

/** D30 等次汇总表: each member's grade and what follows, and the totals (R97–R105). */
export function gradeSummary(view: GradeSummaryView): OfficialDocument {
  const columns = [
    numberColumn,
    column('姓名', 2, 'center'),
    column('党员类别', 2, 'center'),
    column('等次', 2, 'center'),
    column('后续工作', 4),
    column('备注', 3),
  ]
  return sheet(view, {
    number: 'D30',
    title: summaryTitle,
    blocks: [
      facts(['单位', view.organization], ['日期', day(view.day)]),
      tableOr(columns, numbered(view.rows.map(gradeCells))),
      ...section(1, '合计', ...totals(view)),
      signatures(['党支部书记', '']),
      { kind: 'signOff', agency: view.organization, day: view.day },
    ],
  })
}

function gradeCells(row: GradeSummaryView['rows'][number]): string[] {
  return [
    row.name,
    wordFor(kindWords, row.kind),
    wordOf(gradeNames, row.grade) || ungraded,
    wordOf(followUpNames, row.followUp),
    wordOf(notGradedNames, row.notGradedBecause),
  ]
}

function totals({ rows }: GradeSummaryView): Block[] {
  const graded = rows.filter((row) => row.grade !== '')
  const columns = [
    column('项目', 2, 'center'),
    column('人数', 1, 'center'),
    column('占参评人数（%）', 1.5, 'center'),
  ]
  const ids = Object.keys(gradeNames) as Grade[]
  return [
    tableOr(columns, [
      ['参评人数', String(graded.length), ''],
      ...ids.map((grade) => {
        const count = graded.filter((row) => row.grade === grade).length
        return [gradeNames[grade], String(count), share(count, graded.length)]
      }),
      [ungraded, String(rows.length - graded.length), ''],
    ]),
  ]
}

/** D30 as a table. */
export function gradeSummaryWorkbook(view: GradeSummaryView): Workbook {
  return {
    name: fileName(`D30 ${view.year}年度${summaryTitle}`),
    sheet: '等次汇总',
    columns: [
      { title: '序号', type: 'number' },
      ...['姓名', '党员类别', '等次', '后续工作', '备注'].map((title) => ({
        title,
        type: 'text' as const,
      })),
    ],
    rows: view.rows.map((row, at) => [at + 1, ...gradeCells(row)]),
  }
}

export interface CommendationView extends DocumentHead {
  names: readonly string[]
  day: string
}

/**
 * D33 优秀党员表扬决定 (R102): names, and room for the reasons the branch gives everybody; what a
 * member was told in private is not among them.
 */
export function commendation(view: CommendationView): OfficialDocument {
  return sheet(view, {
    number: 'D33',
    title: '民主评议优秀党员表扬决定',
    blocks: [
      labelled('表扬对象', listed(view.names)),
      ...view.names.flatMap((name, at): Block[] => [...section(at + 1, name, textOr('', 2))]),
      { kind: 'signOff', agency: view.organization, day: view.day },
    ],
  })
}
