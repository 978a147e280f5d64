import { z } from 'zod'
import type { Action } from './action.ts'
import { button, type ButtonLook } from './buttons.ts'
import type { CardElement } from './card.ts'
import { row } from './layout.ts'

/** What a button to another card of the same feature carries. */
export const destination = z.object({
  card: z.string(),
  key: z.record(z.string(), z.string()),
})

type Key = Readonly<Record<string, string>>

/** A list shown page by page. */
export interface Paged<Item> {
  items: readonly Item[]
  /** From 1. */
  page: number
  pages: number
}

/** The ways between the cards of one feature, whose button leads there. */
export function goingBy(goButton: Action<typeof destination, never>) {
  const go = (label: string, card: string, key: Key, look: ButtonLook = {}): CardElement =>
    button(label, goButton, { card, key: { ...key } }, look)

  /** 上一页 / 下一页, only where there is one. */
  const pager = (
    { page, pages }: { page: number; pages: number },
    card: string,
    key: Key,
  ): CardElement | undefined => {
    if (pages <= 1) return undefined
    return row(
      page > 1 && go('上一页', card, { ...key, page: String(page - 1) }),
      page < pages && go('下一页', card, { ...key, page: String(page + 1) }),
    )
  }
  return { go, pager }
}
