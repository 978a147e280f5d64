import type { OfficialDocument } from '../kit/blocks.ts'
import type { Workbook } from '../kit/sheet.ts'
import {
  flagWords,
  kindWords,
  sexWords,
  wordFor,
  type FlagName,
  type PersonKind,
} from '../../policies/roster-words.ts'
import type { DocumentHead } from './head.ts'
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
} from './parts.ts'

export interface MemberRegisterView extends DocumentHead {
  /** '' for a register that is not frozen. */
  frozenOn: string
  rows: readonly {
    name: string
    sex: 'M' | 'F' | ''
    born: number | undefined
    joined: number | undefined
    kind: PersonKind
    group: string
    posts: readonly string[]
    flags: readonly FlagName[]
    /** Invited to meeting B. */
    attends: boolean
    /** Fills in a ballot. */
    votes: boolean
    remark: string
  }[]
}

const title = '党员花名册暨参会人员名册'

/** D04 党员花名册: who belongs to the branch and as what, as frozen before the meeting. */
export function memberRegister(view: MemberRegisterView): OfficialDocument {
  const columns = [
    numberColumn,
    column('姓名', 2, 'center'),
    column('性别', 1, 'center'),
    column('出生年份', 1.5, 'center'),
    column('入党年份', 1.5, 'center'),
    column('党员类别', 2, 'center'),
    column('党小组', 2.5),
    column('职务', 3),
    column('情况', 3),
    column('参加会议', 1.2, 'center'),
    column('参加测评', 1.2, 'center'),
    column('备注', 2),
  ]
  return sheet(view, {
    number: 'D04',
    title,
    landscape: true,
    blocks: [
      facts(['单位', view.organization], ['定稿日期', day(view.frozenOn)]),
      tableOr(columns, numbered(view.rows.map(cellsOf)), { small: true }),
      signatures(['党支部书记', '']),
    ],
  })
}

function cellsOf(row: MemberRegisterView['rows'][number]): string[] {
  return [
    row.name,
    row.sex === '' ? '' : wordFor(sexWords, row.sex),
    String(row.born ?? ''),
    String(row.joined ?? ''),
    wordFor(kindWords, row.kind),
    row.group,
    row.posts.join('、'),
    row.flags.map((flag) => wordFor(flagWords, flag)).join('、'),
    row.attends ? '是' : '否',
    row.votes ? '是' : '否',
    row.remark,
  ]
}

/** D04 as a table to sort and count. */
export function memberRegisterWorkbook(view: MemberRegisterView): Workbook {
  const text = (name: string) => ({ title: name, type: 'text' as const })
  const number = (name: string) => ({ title: name, type: 'number' as const })
  return {
    name: fileName(`D04 ${view.year}年度${title}`),
    sheet: '党员花名册',
    columns: [
      number('序号'),
      text('姓名'),
      text('性别'),
      number('出生年份'),
      number('入党年份'),
      ...['党员类别', '党小组', '职务', '情况', '参加会议', '参加测评', '备注'].map(text),
    ],
    rows: view.rows.map((row, at) => [at + 1, ...cellsOf(row)]),
  }
}
