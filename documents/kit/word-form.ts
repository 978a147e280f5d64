import type { Table, TableCell } from 'docx'
import type { FormField } from './blocks.ts'
import { cellLines } from './word-cell.ts'
import * as measures from './measures.ts'

type Docx = typeof import('docx')

/** All rows stand on one grid of twelve, so that labels of one, two or three fields line up. */
const gridColumns = 12
const labelColumns = 2

/** A ruled form as wide as the type area: label, field, label, field. */
export function drawForm(
  docx: Docx,
  rows: readonly (readonly FormField[])[],
  width: number,
): Table {
  const unit = Math.floor(width / gridColumns)
  return new docx.Table({
    width: { size: width, type: docx.WidthType.DXA },
    columnWidths: Array.from({ length: gridColumns }, () => unit),
    layout: docx.TableLayoutType.FIXED,
    rows: rows.map((fields) => {
      const lines = Math.max(1, ...fields.map((field) => field.lines ?? 1))
      return new docx.TableRow({
        height: { value: lines * measures.handLineTwips + 120, rule: docx.HeightRule.ATLEAST },
        children: fields.flatMap((field) => {
          const rest = gridColumns / fields.length - labelColumns
          return [
            cell(docx, field.label, { span: labelColumns, unit, isHead: true, isTop: false }),
            cell(docx, field.text, { span: rest, unit, isHead: false, isTop: lines > 1 }),
          ]
        }),
      })
    }),
  })
}

function cell(
  docx: Docx,
  text: string,
  of: { span: number; unit: number; isHead: boolean; isTop: boolean },
): TableCell {
  const { span, unit, isHead, isTop } = of
  return new docx.TableCell({
    columnSpan: span,
    width: { size: span * unit, type: docx.WidthType.DXA },
    verticalAlign: isTop ? docx.VerticalAlign.TOP : docx.VerticalAlign.CENTER,
    margins: { top: 60, bottom: 60, left: 80, right: 80 },
    children: cellLines(docx, text, { isHead, isCentred: isHead, size: measures.size.table }),
  })
}
