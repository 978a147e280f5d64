import type { Table, TableCell } from 'docx'
import type { Block, Column } from './blocks.ts'
import { cellLines } from './word-cell.ts'
import * as measures from './measures.ts'

type Docx = typeof import('docx')
type TableBlock = Extract<Block, { kind: 'table' }>

/** A ruled table as wide as the type area; its head is repeated on every page. */
export function drawTable(docx: Docx, block: TableBlock, width: number): Table {
  const { columns, rows } = block
  const shares = columns.reduce((sum, column) => sum + column.width, 0)
  const widths = columns.map((column) => Math.floor((width * column.width) / shares))
  const cellsOf = (texts: readonly string[], isHead: boolean) =>
    columns.map((column, at) =>
      cell(docx, texts[at] ?? '', { column, isHead, width: widths[at] ?? 0, block }),
    )
  const height = { value: measures.tallRowTwips, rule: docx.HeightRule.ATLEAST }
  return new docx.Table({
    width: { size: width, type: docx.WidthType.DXA },
    columnWidths: widths,
    layout: docx.TableLayoutType.FIXED,
    rows: [
      new docx.TableRow({
        tableHeader: true,
        cantSplit: true,
        children: cellsOf(
          columns.map((column) => column.title),
          true,
        ),
      }),
      ...rows.map(
        (row) =>
          new docx.TableRow({
            // NOTE: a row higher than a page must break, or Word cuts off what does not fit.
            cantSplit: !isLong(row),
            ...(block.tall && { height }),
            children: cellsOf(row, false),
          }),
      ),
    ],
  })
}

const longText = 400

function isLong(row: readonly string[]): boolean {
  return row.some((text) => text.length > longText)
}

function cell(
  docx: Docx,
  text: string,
  of: { column: Column; isHead: boolean; width: number; block: TableBlock },
): TableCell {
  const { column, isHead, width, block } = of
  const side = block.small ? 50 : 80
  return new docx.TableCell({
    width: { size: width, type: docx.WidthType.DXA },
    verticalAlign: docx.VerticalAlign.CENTER,
    margins: { top: 60, bottom: 60, left: side, right: side },
    children: cellLines(docx, text, {
      isHead,
      isCentred: isHead || column.align === 'center',
      size: block.small ? measures.size.smallTable : measures.size.table,
    }),
  })
}
