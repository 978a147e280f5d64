import type { Paged } from '../../../../cards/appraisal/parts.ts'

/** One page of a list; a page that no longer exists becomes the nearest one. */
export function pageOf<Item>(items: readonly Item[], page: string, size: number): Paged<Item> {
  const pages = Math.max(1, Math.ceil(items.length / size))
  const wanted = Number.parseInt(page, 10)
  const at = Math.min(pages, Math.max(1, Number.isNaN(wanted) ? 1 : wanted))
  return { items: items.slice((at - 1) * size, at * size), page: at, pages }
}
