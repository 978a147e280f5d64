import type { OfficialDocument } from '../kit/blocks.ts'
import type { SheetColumn, Workbook } from '../kit/sheet.ts'
import type { DatedText, DocumentHead } from './head.ts'
import {
  column,
  day,
  facts,
  fileName,
  numberColumn,
  numbered,
  sheet,
  signatures,
  tableOr,
  wordOf,
  wordsOf,
} from './parts.ts'
import {
  classNames,
  rectificationSourceNames,
  rectificationStateNames,
  type RectificationClass,
  type RectificationSourceKind,
  type RectificationState,
} from './words.ts'

export interface RectificationRow {
  problem: string
  sources: readonly RectificationSourceKind[]
  /** The label of the list it was imported from (R107). */
  importedFrom: string
  rectificationClass: RectificationClass | ''
  goal: string
  measures: string
  leadUnit: string
  responsible: string
  due: string
  /** Of a long-term item: how often it is looked at again. */
  reviewMonths: number | undefined
  progress: readonly DatedText[]
  evidence: readonly DatedText[]
  status: RectificationState
  closedOn: string
  checker: string
  escalatedOn: string
}

export interface TeamRectificationView extends DocumentHead {
  publishedOn: string
  rows: readonly RectificationRow[]
}

const teamTitle = '班子整改清单（台账）'

/** Title and share of the width, in the order of the catalogue. */
const teamColumns: readonly (readonly [title: string, width: number, isDay?: true])[] = [
  ['问题', 4.5],
  ['来源', 3],
  ['类别', 1.5],
  ['目标', 2.2],
  ['整改措施', 5],
  ['牵头单位', 2],
  ['责任人', 2.2],
  ['完成期限', 2.8, true],
  ['进展情况', 4.2],
  ['佐证', 2.5],
  ['状态', 2.2],
  ['销号日期', 2.8, true],
  ['核查人', 2.2],
]

/** D34 班子整改清单、台账 (R108–R113): one row an item, with its progress and 销号. */
export function teamRectification(view: TeamRectificationView): OfficialDocument {
  return sheet(view, {
    number: 'D34',
    title: teamTitle,
    landscape: true,
    blocks: [
      facts(['单位', view.organization], ['公布日期', day(view.publishedOn)]),
      tableOr(
        [numberColumn, ...teamColumns.map(([title, width]) => column(title, width))],
        numbered(
          view.rows.map((row) =>
            teamCells(row).map((cell, at) => (teamColumns[at]?.[2] ? dueCell(row, cell) : cell)),
          ),
        ),
        { small: true },
      ),
      signatures(['书记', '']),
      { kind: 'signOff', agency: view.organization, day: view.publishedOn },
    ],
  })
}

function dueCell(row: RectificationRow, on: string): string {
  const review = on === row.due && row.reviewMonths !== undefined
  const months = review ? `每 ${row.reviewMonths} 个月复查` : ''
  return [day(on), months].filter((text) => text !== '').join('\n')
}

/** The cells of an item, days still as they are stored. */
function teamCells(row: RectificationRow): string[] {
  const from = row.importedFrom === '' ? '' : `（${row.importedFrom}）`
  const escalated = row.escalatedOn === '' ? [] : [`${day(row.escalatedOn)}　已报上级`]
  return [
    row.problem,
    `${wordsOf(rectificationSourceNames, row.sources)}${from}`,
    wordOf(classNames, row.rectificationClass),
    row.goal,
    row.measures,
    row.leadUnit,
    row.responsible,
    row.due,
    [...row.progress.map(dated), ...escalated].join('\n'),
    row.evidence.map(dated).join('\n'),
    rectificationStateNames[row.status],
    row.closedOn,
    row.checker,
  ]
}

function dated(entry: DatedText): string {
  return `${day(entry.day)}　${entry.text}`
}

/** D34 as a table; days are days, to be sorted. */
export function teamRectificationWorkbook(view: TeamRectificationView): Workbook {
  const columns = teamColumns.map(([title, , isDay]): SheetColumn => {
    return { title, type: isDay ? 'day' : 'text' }
  })
  return {
    name: fileName(`D34 ${view.year}年度${teamTitle}`),
    sheet: '整改台账',
    columns: [
      { title: '序号', type: 'number' },
      ...columns,
      { title: '复查间隔（月）', type: 'number' },
    ],
    rows: view.rows.map((row, at) => [at + 1, ...teamCells(row), row.reviewMonths]),
  }
}

export interface PersonalRectificationView extends DocumentHead {
  name: string
  post: string
  publishedOn: string
  rows: readonly Pick<
    RectificationRow,
    | 'problem'
    | 'rectificationClass'
    | 'measures'
    | 'due'
    | 'progress'
    | 'status'
    | 'closedOn'
    | 'checker'
  >[]
}

/** D35 领导干部个人整改清单 (R108): like the team's, shorter. */
export function personalRectification(view: PersonalRectificationView): OfficialDocument {
  const columns = [
    numberColumn,
    column('问题', 5),
    column('类别', 1.8, 'center'),
    column('整改措施', 5),
    column('完成期限', 2.4, 'center'),
    column('进展情况', 5),
    column('状态', 1.6, 'center'),
    column('销号日期', 2.4, 'center'),
    column('核查人', 1.8, 'center'),
  ]
  const rows = view.rows.map((row) => [
    row.problem,
    wordOf(classNames, row.rectificationClass),
    row.measures,
    day(row.due),
    row.progress.map(dated).join('\n'),
    rectificationStateNames[row.status],
    day(row.closedOn),
    row.checker,
  ])
  return sheet(view, {
    number: 'D35',
    title: '领导干部个人整改清单',
    of: view.name,
    landscape: true,
    blocks: [
      facts(['姓名', view.name], ['职务', view.post], ['公布日期', day(view.publishedOn)]),
      facts(['单位', view.organization]),
      tableOr(columns, numbered(rows), { small: true }),
      signatures(['本人', ''], ['党总支书记', '']),
    ],
  })
}

export interface MemberDirectionsView extends DocumentHead {
  meetingDay: string
  rows: readonly { name: string; direction: string; notGivenBecause: string }[]
}

/** D36 党员整改方向汇总 (R75, X19): ordinary members have a direction, no list. */
export function memberDirections(view: MemberDirectionsView): OfficialDocument {
  const columns = [
    numberColumn,
    column('姓名', 2, 'center'),
    column('整改方向', 8),
    column('没有提出的原因', 3),
  ]
  return sheet(view, {
    number: 'D36',
    title: '党员个人整改方向汇总表',
    blocks: [
      facts(['单位', view.organization], ['会议日期', day(view.meetingDay)]),
      tableOr(
        columns,
        numbered(view.rows.map((row) => [row.name, row.direction, row.notGivenBecause])),
      ),
    ],
  })
}
