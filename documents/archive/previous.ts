import type { OfficialDocument } from '../kit/blocks.ts'
import type { DocumentHead } from './head.ts'
import {
  column,
  day,
  labelled,
  numberColumn,
  numbered,
  sheet,
  signatures,
  tableOr,
} from './parts.ts'

export interface PreviousRectificationView extends DocumentHead {
  /** Of which year's list it reports, where that is known. */
  previousYear: number | undefined
  rows: readonly {
    item: string
    measure: string
    owner: string
    due: string
    isDone: boolean
    evidence: string
    remaining: string
  }[]
  /** Why there is nothing to report (X9); '' where there is. */
  noneReason: string
  day: string
}

/** D19 上次整改措施落实情况报告 (R63, R72): each item, done or what remains. */
export function previousRectification(view: PreviousRectificationView): OfficialDocument {
  const columns = [
    numberColumn,
    column('整改事项', 5),
    column('整改措施', 5),
    column('责任人', 2, 'center'),
    column('完成期限', 2, 'center'),
    column('是否完成', 1.5, 'center'),
    column('佐证材料', 3),
    column('未完成的内容', 3),
  ]
  const rows = view.rows.map((row) => [
    row.item,
    row.measure,
    row.owner,
    day(row.due),
    row.isDone ? '是' : '否',
    row.evidence,
    row.remaining,
  ])
  const year = view.previousYear === undefined ? [] : [`${view.previousYear}年度`]
  return sheet(view, {
    number: 'D19',
    title: '组织生活会上次整改措施落实情况报告',
    landscape: true,
    blocks: [
      ...year.map((text) => labelled('上次', text)),
      tableOr(columns, numbered(rows)),
      ...(view.noneReason === '' ? [] : [labelled('没有上次整改措施的原因', view.noneReason)]),
      signatures(['书记', '']),
      { kind: 'signOff', agency: view.organization, day: view.day },
    ],
  })
}
