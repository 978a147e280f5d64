import type { Block } from './blocks.ts'
import * as measures from './measures.ts'
import { columnWidths } from './column-widths.ts'
import { rowHeight } from './line-count.ts'
import type { Place } from './word-blocks.ts'
import type { StyleId } from './word-styles.ts'
import { linesOf, paragraph } from './word-text.ts'

type TableBlock = Extract<Block, { kind: 'table' }>

/** A ruled table as wide as the type area; its head is repeated on every page. */
export function tableXml(table: TableBlock, { width, keepNext }: Place): string {
  const { columns, rows, tall, small } = table
  const widths = columnWidths(table, width)
  const size = small ? 'Small' : ''
  const letters = {
    size: small ? measures.size.smallTable : measures.size.table,
    isSmall: small ?? false,
  }
  const styles = columns.map((column): StyleId => {
    return column.align === 'center' ? `${size}CellCentred` : `${size}Cell`
  })
  const isLong = (row: readonly string[]) => rowHeight(row, widths, letters) > measures.longRowTwips
  const [first] = rows
  // With a long first row it would take the whole table to the next page.
  const headKeeps = first !== undefined && !isLong(first)
  const head = rowXml(
    '<w:cantSplit/><w:tblHeader/>',
    widths.map((cell, at) => {
      const text = columns[at]?.title ?? ''
      return cellXml(text, `${size}CellHead`, { width: cell, keepNext: headKeeps })
    }),
  )
  const height = tall ? heightXml(measures.tallRowTwips) : ''
  const body = rows.map((row, no) => {
    const look = { keepNext: keepNext && no === rows.length - 1 }
    const cells = widths.map((cell, at) =>
      cellXml(row[at] ?? '', styles[at] ?? 'Cell', { width: cell, ...look }),
    )
    // NOTE: a row higher than a page must break, or Word cuts off what does not fit.
    return rowXml(`${isLong(row) ? '' : '<w:cantSplit/>'}${height}`, cells)
  })
  const side = small ? measures.smallCellSideTwips : measures.cellSideTwips
  return gridXml(widths, [head, ...body], { side, keepNext })
}

/** A ruled grid of rows that are ready, and the little paragraph Word wants after it. */
export function gridXml(
  widths: readonly number[],
  rows: readonly string[],
  { side, keepNext }: { side: number; keepNext: boolean },
): string {
  const width = widths.reduce((sum, one) => sum + one, 0)
  const margins = [
    ['top', measures.cellTwips],
    ['left', side],
    ['bottom', measures.cellTwips],
    ['right', side],
  ].map(([of, twips]) => `<w:${of} w:w="${twips}" w:type="dxa"/>`)
  return [
    `<w:tbl><w:tblPr><w:tblW w:w="${width}" w:type="dxa"/>${borders}`,
    `<w:tblLayout w:type="fixed"/><w:tblCellMar>${margins.join('')}</w:tblCellMar></w:tblPr>`,
    `<w:tblGrid>${widths.map((one) => `<w:gridCol w:w="${one}"/>`).join('')}</w:tblGrid>`,
    ...rows,
    `</w:tbl>${paragraph('AfterTable', '', { keepNext })}`,
  ].join('')
}

const borders = `<w:tblBorders>${['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
  .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`)
  .join('')}</w:tblBorders>`

export function rowXml(look: string, cells: readonly string[]): string {
  return `<w:tr>${look === '' ? '' : `<w:trPr>${look}</w:trPr>`}${cells.join('')}</w:tr>`
}

export function heightXml(twips: number): string {
  return `<w:trHeight w:val="${twips}" w:hRule="atLeast"/>`
}

interface CellLook {
  width: number
  keepNext: boolean
  span?: number
  isTop?: boolean
}

/** A cell with a paragraph for each line of its text. */
export function cellXml(
  text: string,
  style: StyleId,
  { width, span = 1, isTop = false, keepNext }: CellLook,
): string {
  const spans = span > 1 ? `<w:gridSpan w:val="${span}"/>` : ''
  const look = `<w:tcW w:w="${width}" w:type="dxa"/>${spans}`
  const lines = linesOf(text).map((line) => paragraph(style, line, { keepNext }))
  const place = `<w:vAlign w:val="${isTop ? 'top' : 'center'}"/>`
  return `<w:tc><w:tcPr>${look}${place}</w:tcPr>${lines.join('')}</w:tc>`
}
