/** As many people as a card of each kind holds. */
export const perPage = { desk: 6, meeting: 8, feedback: 8, receipts: 8 } as const

export interface Page<Item> {
  items: readonly Item[]
  /** From 1. */
  page: number
  pages: number
}

/** One page of a list; a page that no longer exists becomes the nearest one. */
export function pageOf<Item>(
  items: readonly Item[],
  page: string,
  of: keyof typeof perPage,
): Page<Item> {
  const size = perPage[of]
  const pages = Math.max(1, Math.ceil(items.length / size))
  const wanted = Number.parseInt(page, 10)
  const at = Math.min(pages, Math.max(1, Number.isNaN(wanted) ? 1 : wanted))
  return { items: items.slice((at - 1) * size, at * size), page: at, pages }
}

/** The page on which somebody stands. */
export function pageHolding(
  ids: readonly string[],
  personId: string,
  of: keyof typeof perPage,
): number {
  return Math.floor(Math.max(0, ids.indexOf(personId)) / perPage[of]) + 1
}
