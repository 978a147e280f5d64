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
    /** Undefined leaves the cell to be written in. */
    pages: number | undefined
    /** A table to work with on a computer, which is no page of the box. */
    isFile: boolean
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
    column('文号', 1.4, 'center'),
    column('责任者', 3),
    column('题名', 7),
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
    row.isFile ? '电子表格' : '',
  ])
  const papers = view.rows.filter((row) => !row.isFile)
  const known = papers.map((row) => row.pages)
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
      { kind: 'pageBreak' },
      { kind: 'title', text: '备考表' },
      {
        kind: 'form',
        rows: [
          [field('本卷件数', figure(papers.length, '件')), field('本卷页数', figure(pages, '页'))],
          [field('情况说明', view.remark, 8)],
          [field('整理人', ''), field('检查人', view.checkedBy)],
          [field('日期', day(view.day))],
        ],
      },
    ],
  })
}
