import type { OfficialDocument } from '../kit/blocks.ts'
import type { DocumentHead } from './head.ts'
import {
  column,
  day,
  facts,
  field,
  figure,
  numberColumn,
  numbered,
  sheet,
  tableOr,
} from './parts.ts'

export interface FileContentsView extends DocumentHead {
  /** Which box or volume. */
  box: string
  rows: readonly {
    /** D34, or a number of the organization's own. */
    documentNumber: string
    responsible: string
    title: string
    day: string
    /** Counted from the print; undefined leaves the cell to be written in. */
    pages: number | undefined
  }[]
  /** For the 备考表: what is missing, where it lies instead. */
  remark: string
  checkedBy: string
  day: string
}

/** D45 卷内目录, and the 备考表 on a page of its own. */
export function fileContents(view: FileContentsView): OfficialDocument {
  const columns = [
    numberColumn,
    column('文号', 2, 'center'),
    column('责任者', 4),
    column('题名', 6),
    column('日期', 2.5, 'center'),
    column('页数', 1.2, 'center'),
    column('备注', 1.5),
  ]
  const rows = view.rows.map((row) => [
    row.documentNumber,
    row.responsible,
    row.title,
    day(row.day),
    String(row.pages ?? ''),
  ])
  const known = view.rows.map((row) => row.pages)
  const pages = known.includes(undefined)
    ? undefined
    : known.reduce<number>((sum, count) => sum + (count ?? 0), 0)
  return sheet(view, {
    number: 'D45',
    title: '组织生活会和民主评议党员卷内目录',
    of: view.box,
    blocks: [
      facts(['单位', view.organization], ['卷盒', view.box]),
      tableOr(columns, numbered(rows)),
      { kind: 'appendix', label: '附', title: '备考表' },
      {
        kind: 'form',
        rows: [
          [
            field('本卷件数', figure(view.rows.length, '件')),
            field('本卷页数', figure(pages, '页')),
          ],
          [field('情况说明', view.remark, 8)],
          [field('整理人', ''), field('检查人', view.checkedBy)],
          [field('日期', day(view.day))],
        ],
      },
    ],
  })
}
