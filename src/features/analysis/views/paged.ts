import type { Paged } from '../../../../cards/analysis/parts.ts'

/** One page of a list; a page that no longer exists becomes the nearest one. */
export function pageOf<Item>(items: readonly Item[], page: string, size: number): Paged<Item> {
  const pages = Math.max(1, Math.ceil(items.length / size))
  const wanted = Number.parseInt(page, 10)
  const at = Math.min(pages, Math.max(1, Number.isNaN(wanted) ? 1 : wanted))
  return { items: items.slice((at - 1) * size, at * size), page: at, pages }
}

/** Packs texts into pages of at most `most` letters, one item at least: a card has a size. */
export function packed<Item>(
  items: readonly Item[],
  sizeOf: (item: Item) => number,
  most: number,
): Item[][] {
  const pages: Item[][] = []
  let room = 0
  for (const item of items) {
    const size = sizeOf(item)
    const last = pages.at(-1)
    if (last && size <= room) last.push(item)
    else {
      pages.push([item])
      room = most
    }
    room -= size
  }
  return pages
}
