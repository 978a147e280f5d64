import type { Paged } from '../../../../cards/kit/going.ts'
import type { Sheet, SheetBlock } from '../../../../cards/minutes/sheet.ts'

/** What one card shows: escaped, a letter takes six bytes at most, so this stays under 30 KB. */
export const sheetLimits = { letters: 2400, blocks: 24 }

/** A sheet as cards show it: places stay whole where they fit, long words go over several pages. */
export function sheetPages(sheet: Sheet, limits = sheetLimits): SheetBlock[][] {
  const pages: SheetBlock[][] = [[]]
  let letters = 0
  for (const block of blocksOf(sheet, limits.letters)) {
    const size = lettersOf(block)
    const page = pages.at(-1) ?? []
    // A heading does not stand last on a page, away from what it heads.
    const most = block.kind === 'title' ? limits.blocks - 1 : limits.blocks
    const isFull = letters + size > limits.letters || page.length >= most
    if (isFull && page.length > 0) {
      pages.push([block])
      letters = size
    } else {
      page.push(block)
      letters += size
    }
  }
  return pages
}

function blocksOf({ facts, sections }: Sheet, most: number): SheetBlock[] {
  return [
    ...linesOf(facts, most),
    ...sections.flatMap(({ part, title, lines }) => [
      { kind: 'title' as const, label: title, text: '', part },
      ...linesOf(lines, most),
    ]),
  ]
}

function linesOf(lines: Sheet['facts'], most: number): SheetBlock[] {
  return lines.flatMap(({ label, text, part }) =>
    piecesOf(text, most - Array.from(label).length).map((piece, at) => ({
      kind: 'line' as const,
      label: at === 0 ? label : '',
      text: piece,
      part: at === 0 ? part : undefined,
    })),
  )
}

function piecesOf(text: string, most: number): string[] {
  const letters = Array.from(text)
  const count = Math.max(1, Math.ceil(letters.length / most))
  return Array.from({ length: count }, (_, at) =>
    letters.slice(at * most, (at + 1) * most).join(''),
  )
}

function lettersOf({ label, text }: SheetBlock): number {
  return Array.from(label).length + Array.from(text).length
}

/** One page of a list; a page that no longer exists becomes the nearest one. */
export function pageOf<Item>(items: readonly Item[], page: string, size: number): Paged<Item> {
  const pages = Math.max(1, Math.ceil(items.length / size))
  const wanted = Number.parseInt(page, 10)
  const at = Math.min(pages, Math.max(1, Number.isNaN(wanted) ? 1 : wanted))
  return { items: items.slice((at - 1) * size, at * size), page: at, pages }
}
