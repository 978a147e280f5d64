import type { CardElement } from '../kit/card.ts'
import { button, row } from '../kit/elements.ts'
import { goButton } from './buttons.ts'

export interface Paged<Item> {
  items: readonly Item[]
  /** From 1. */
  page: number
  pages: number
}

/** A button that leads to another card of this feature. */
export function go(
  label: string,
  card: string,
  key: Record<string, string>,
  look: { type?: 'primary_filled' | 'default' | 'text' } = {},
): CardElement {
  return button(label, goButton, { card, key }, look)
}

/** 上一页 / 下一页, only where there is one. */
export function pager(
  { page, pages }: { page: number; pages: number },
  card: string,
  key: Record<string, string>,
): CardElement | undefined {
  if (pages <= 1) return undefined
  return row(
    page > 1 && go('上一页', card, { ...key, page: String(page - 1) }),
    page < pages && go('下一页', card, { ...key, page: String(page + 1) }),
  )
}
