import { columnWidths } from './column-widths.ts'
import type { Block, OfficialDocument } from './blocks.ts'
import { lineCount, rowHeight } from './line-count.ts'
import * as measures from './measures.ts'
import { isSigning, signingRows } from './signing.ts'
import { titleLines } from './title-lines.ts'
import { formGrid } from './word-form.ts'
import { fullLinesOf } from './word-text.ts'

/** What is not parted by the end of a page: a line, a row, or a name with its seal. */
interface Piece {
  height: number
  keepNext?: boolean
  newPage?: boolean
  /** Begun where there is room, and gone on with on the next page. */
  breaks?: boolean
  /** The head of a table, repeated above a row that begins a page. */
  head?: number
}

const { lineTwips, charTwips, size } = measures

/**
 * How many pages a document is printed on: reckoned from its measures, since only the program
 * that prints it knows (docs/decisions/059-pages-are-reckoned.md).
 */
export function pageCount(document: OfficialDocument): number {
  const { blocks, landscape = false } = document
  const width = measures.typeWidth(landscape)
  const pieces = blocks.flatMap((block, at) => {
    const own = piecesOf(block, width)
    const last = own.at(-1)
    if (last && isSigning(blocks[at + 1])) last.keepNext = true
    return own
  })
  return pagesFor(pieces, measures.typeHeight(landscape))
}

/** Pieces that keep together go to the next page together, unless a page is too small for them. */
function pagesFor(pieces: readonly Piece[], height: number): number {
  let pages = 1
  let used = 0
  for (const [at, piece] of pieces.entries()) {
    const together = pieces[at - 1]?.keepNext ? 0 : heightFrom(pieces, at)
    const whole = Math.max(piece.breaks ? 0 : piece.height, together > height ? 0 : together)
    const isFull = used + whole > height
    if (used > 0 && (piece.newPage || isFull)) {
      pages += 1
      used = piece.head ?? 0
    }
    used += piece.height
    pages += Math.max(0, Math.ceil(used / height) - 1)
    used = used > height ? used % height : used
  }
  return pages
}

function heightFrom(pieces: readonly Piece[], at: number): number {
  let height = 0
  for (let next = at; ; next += 1) {
    const piece = pieces[next]
    height += piece?.breaks ? 0 : (piece?.height ?? 0)
    if (!piece?.keepNext) return height
  }
}

type Measure<Kind extends Block['kind']> = (
  block: Extract<Block, { kind: Kind }>,
  width: number,
) => Piece[]

function piecesOf(block: Block, width: number): Piece[] {
  const measure = kinds[block.kind] as Measure<Block['kind']>
  return measure(block, width)
}

const line: Piece = { height: lineTwips }
const afterTable: Piece = { height: measures.afterTableTwips }
const lines = (count: number): Piece[] => Array.from({ length: count }, () => ({ ...line }))
const title = (text: string, width: number): Piece => {
  const most = Math.floor(width / (size.title * 10)) - 1
  const count = titleLines(text, most).length
  return {
    height: count * measures.titleLineTwips + measures.afterTitleTwips,
    keepNext: true,
  }
}

const kinds: { [Kind in Block['kind']]: Measure<Kind> } = {
  title: ({ text }, width) => [title(text, width)],
  addressee: () => [{ ...line }],
  heading: ({ text }, width) => [{ height: lineTwips * said(text, width), keepNext: true }],
  paragraph: ({ text }, width) => fullLinesOf(text).flatMap((one) => lines(said(one, width))),
  labelled: ({ label, text }, width) => {
    const room = width - (label.length + 1) * charTwips
    return lines(Math.max(1, lineCount(fullLinesOf(text).join('\n'), room / charTwips)))
  },
  table: (table, width) => tablePieces(table, width),
  form: ({ rows }, width) => [
    ...formGrid(rows, width).map(({ texts, widths, least }): Piece => {
      const height = rowHeight(texts, widths, { size: size.table, isSmall: false })
      return { height: Math.max(least, height) }
    }),
    { ...afterTable },
  ],
  attachments: ({ names }) => lines(names.length),
  signOff: () => [{ height: 5 * lineTwips }],
  signatures: ({ names }, width) => [
    { height: (1 + signingRows(names, width).rows.length) * lineTwips },
  ],
  ruled: ({ lines: count }) => lines(count),
  appendix: ({ title: text }, width) => [
    { height: 2 * lineTwips, keepNext: true, newPage: true },
    title(text, width),
  ],
  pageBreak: () => [{ ...line, newPage: true }],
  note: ({ text }, width) =>
    fullLinesOf(text).map((one) => ({
      height: measures.noteLineTwips * lineCount(one, width / (size.table * 10)),
    })),
}

/** Lines of the body, the first with its indent of two characters. */
function said(text: string, width: number): number {
  return lineCount(`　　${text}`, width / charTwips)
}

function tablePieces(table: Extract<Block, { kind: 'table' }>, width: number): Piece[] {
  const widths = columnWidths(table, width)
  const letters = {
    size: table.small ? size.smallTable : size.table,
    isSmall: table.small ?? false,
  }
  const titles = table.columns.map((column) => column.title)
  const head = rowHeight(titles, widths, letters)
  const least = table.tall ? measures.tallRowTwips : 0
  const rows = table.rows.map((row): Piece => {
    const height = Math.max(least, rowHeight(row, widths, letters))
    return { height, head, breaks: height > measures.longRowTwips }
  })
  return [{ height: head, keepNext: true }, ...rows, { ...afterTable }]
}
