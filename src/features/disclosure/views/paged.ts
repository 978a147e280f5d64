import type { Paged } from '../../../../cards/disclosure/parts.ts'

/** Which page is shown; one that no longer exists becomes the nearest one. */
export function pageAt(page: string, count: number, size: number): { page: number; pages: number } {
  const pages = Math.max(1, Math.ceil(count / size))
  const wanted = Number.parseInt(page, 10)
  return { page: Math.min(pages, Math.max(1, Number.isNaN(wanted) ? 1 : wanted)), pages }
}

export function pageOf<Item>(items: readonly Item[], page: string, size: number): Paged<Item> {
  const at = pageAt(page, items.length, size)
  return { items: items.slice((at.page - 1) * size, at.page * size), ...at }
}

/** The beginning of a text that is too long for its place. */
export function excerpt(text: string, letters: number): string {
  const all = Array.from(text)
  return all.length > letters ? `${all.slice(0, letters).join('')}…` : text
}
