import type { CardElement } from './card.ts'
import { visible } from './escape.ts'

export type TableCell = string | number | readonly { text: string; color: string }[]

export interface TableColumn {
  name: string
  title: string
  kind?: 'text' | 'number' | 'options'
  /** In pixels, where a phone would break the words. */
  width?: number
}

/** A table (root only, at most 5 a card). Text cells are plain; tags are `options` cells. */
export function table(
  columns: readonly TableColumn[],
  rows: readonly Record<string, TableCell>[],
  pageSize = 10,
): CardElement {
  return {
    tag: 'table',
    page_size: Math.min(10, Math.max(1, pageSize)),
    row_height: 'low',
    header_style: { background_style: 'grey', bold: true },
    columns: columns.map((column) => ({
      name: column.name,
      display_name: visible(column.title),
      data_type: column.kind ?? 'text',
      width: column.width === undefined ? 'auto' : `${column.width}px`,
    })),
    rows: rows.map((cells) => drawRow(columns, cells)),
  }
}

function drawRow(
  columns: readonly TableColumn[],
  cells: Record<string, TableCell>,
): Record<string, unknown> {
  const isNumber = new Set(columns.filter((c) => c.kind === 'number').map((c) => c.name))
  const drawn = Object.entries(cells).map(([name, cell]): [string, unknown] => {
    if (typeof cell === 'string') return [name, visible(cell)]
    if (typeof cell === 'number') return [name, isNumber.has(name) ? cell : String(cell)]
    return [name, cell.map((option) => ({ text: visible(option.text), color: option.color }))]
  })
  return Object.fromEntries(drawn)
}

/** A VChart specification, without functions; not inside a form. */
export function chart(
  spec: Record<string, unknown>,
  ratio: '1:1' | '2:1' | '4:3' | '16:9' = '2:1',
): CardElement {
  return { tag: 'chart', chart_spec: spec, aspect_ratio: ratio }
}
