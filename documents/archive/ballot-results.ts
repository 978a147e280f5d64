import type { Block, OfficialDocument } from '../kit/blocks.ts'
import type { SheetColumn, Workbook } from '../kit/sheet.ts'
import type { DocumentHead } from './head.ts'
import {
  column,
  day,
  facts,
  field,
  fileName,
  numberColumn,
  numbered,
  section,
  sheet,
  signatures,
  tableOr,
  textOr,
} from './parts.ts'

export interface Papers {
  issued: number
  returned: number
  valid: number
  invalid: number
}

/** How often each step of the scale was ticked in one row. */
export interface CountedRow {
  counts: readonly number[]
  abstentions: number
  invalid: number
  base: number
  /** Of each step, such as `36.4%`. */
  shares: readonly string[]
}

interface BallotResult extends DocumentHead {
  day: string
  papers: Papers
  scale: readonly string[]
  /** False when there were too few papers to show counts. */
  isShown: boolean
  scrutineer: string
  voteCounter: string
}

export interface MemberBallotResultView extends BallotResult {
  rows: readonly (CountedRow & { name: string })[]
}

const memberTitle = '民主评议党员测评结果汇总表'

/** D26 民主测评结果汇总表: papers and, for each member, what was ticked, with its share. */
export function memberBallotResult(view: MemberBallotResultView): OfficialDocument {
  return sheet(view, {
    number: 'D26',
    title: memberTitle,
    landscape: true,
    blocks: [
      ...head(view),
      ...counted(
        view,
        '姓名',
        view.rows.map((row) => ({ ...row, label: row.name })),
      ),
      tellers(view),
    ],
  })
}

export interface TeamAppraisalResultView extends BallotResult {
  rows: readonly (CountedRow & { item: string })[]
}

/** D27 支部班子民主评议汇总: items × scale, and lines for what stood on papers (R93). */
export function teamAppraisalResult(view: TeamAppraisalResultView): OfficialDocument {
  return sheet(view, {
    number: 'D27',
    title: '支部班子民主评议结果汇总表',
    landscape: true,
    blocks: [
      ...head(view),
      ...counted(
        view,
        '评议内容',
        view.rows.map((row) => ({ ...row, label: row.item })),
      ),
      ...section(1, '意见建议（纸票上写有的，计票人照抄）', textOr('', 4)),
      tellers(view),
    ],
  })
}

function head({ organization, day: on, papers }: BallotResult): Block[] {
  const figures = [
    [field('发出票数', String(papers.issued)), field('收回票数', String(papers.returned))],
    [field('有效票数', String(papers.valid)), field('无效票数', String(papers.invalid))],
  ]
  return [facts(['单位', organization], ['投票日期', day(on)]), { kind: 'form', rows: figures }]
}

function counted(
  { scale, isShown }: BallotResult,
  subject: string,
  rows: readonly (CountedRow & { label: string })[],
): Block[] {
  if (!isShown) return [{ kind: 'paragraph', text: '有效票太少，按规定不列各项票数。' }]
  const columns = [
    numberColumn,
    column(subject, 2.5, 'center'),
    ...scale.flatMap((step) => [column(step, 1.2, 'center'), column('%', 1.2, 'center')]),
    ...['弃权', '无效', '合计'].map((title) => column(title, 1.2, 'center')),
  ]
  const cells = rows.map((row) => [
    row.label,
    ...row.counts.flatMap((count, at) => [String(count), row.shares[at] ?? '']),
    ...[row.abstentions, row.invalid, row.base].map(String),
  ])
  return [tableOr(columns, numbered(cells), { small: true })]
}

/** In per cent with one digit, half a tenth rounded up; '' where there is no base. */
export function share(count: number, base: number): string {
  return base === 0 ? '' : `${Math.floor((count * 2000 + base) / (2 * base)) / 10}`
}

function tellers({ scrutineer, voteCounter }: BallotResult): Block {
  return signatures(['监票人', scrutineer], ['计票人', voteCounter])
}

/** D26 as a table; without rows where counts may not be shown. */
export function memberBallotResultWorkbook(view: MemberBallotResultView): Workbook {
  const number = (title: string): SheetColumn => ({ title, type: 'number' })
  return {
    name: fileName(`D26 ${view.year}年度${memberTitle}`),
    sheet: '测评结果',
    columns: [
      number('序号'),
      { title: '姓名', type: 'text' },
      ...view.scale.flatMap((step) => [number(step), number(`${step}%`)]),
      ...['弃权', '无效', '合计'].map(number),
    ],
    rows: view.isShown
      ? view.rows.map((row, at) => [
          at + 1,
          row.name,
          ...row.counts.flatMap((count, at) => [count, percentIn(row.shares[at])]),
          row.abstentions,
          row.invalid,
          row.base,
        ])
      : [],
  }
}

/** `36.4%` as the number of its column. */
function percentIn(share: string | undefined): number | string {
  const number = Number.parseFloat(share ?? '')
  return Number.isNaN(number) ? '' : number
}
