import type { FormField } from './blocks.ts'
import * as measures from './measures.ts'
import type { Place } from './word-blocks.ts'
import { cellXml, gridXml, heightXml, rowXml } from './word-table.ts'

/** All rows stand on one grid of twelve, so that labels of one, two or three fields line up. */
const gridColumns = 12
const labelColumns = 2

interface FormRow {
  /** Label, field, label, field. */
  texts: readonly string[]
  spans: readonly number[]
  widths: readonly number[]
  /** The height it has even when it is empty, in twips. */
  least: number
  isTall: boolean
}

/** The rows of a form as they lie on the grid. */
export function formGrid(rows: readonly (readonly FormField[])[], width: number): FormRow[] {
  const unit = Math.floor(width / gridColumns)
  return rows.map((fields) => {
    const lines = Math.max(1, ...fields.map((field) => field.lines ?? 1))
    const spans = fields.flatMap(() => [labelColumns, gridColumns / fields.length - labelColumns])
    return {
      texts: fields.flatMap(({ label, text }) => [label, text]),
      spans,
      widths: spans.map((span) => span * unit),
      least: lines * measures.handLineTwips + 2 * measures.cellTwips,
      isTall: lines > 1,
    }
  })
}

/** A ruled form as wide as the type area: label, field, label, field. */
export function formXml(rows: readonly (readonly FormField[])[], place: Place): string {
  const drawn = formGrid(rows, place.width).map((row, no) => {
    const keepNext = place.keepNext && no === rows.length - 1
    const cells = row.texts.map((text, at) => {
      const isLabel = at % 2 === 0
      return cellXml(text, isLabel ? 'CellHead' : 'Cell', {
        span: row.spans[at] ?? 1,
        width: row.widths[at] ?? 0,
        isTop: !isLabel && row.isTall,
        keepNext,
      })
    })
    return rowXml(heightXml(row.least), cells)
  })
  const unit = Math.floor(place.width / gridColumns)
  const grid = Array.from({ length: gridColumns }, () => unit)
  return gridXml(grid, drawn, { side: measures.cellSideTwips, keepNext: place.keepNext })
}
