import type { CardElement } from '../kit/card.ts'
import { button, type ButtonLook } from '../kit/buttons.ts'
import { row } from '../kit/elements.ts'
import { goButton } from './buttons.ts'

/** A button that turns the card into another one. */
export function go(
  label: string,
  card: string,
  key: Record<string, string>,
  look: ButtonLook = {},
): CardElement {
  return button(label, goButton, { card, key }, look)
}

/** 上一页 and 下一页, where there are such pages. */
export function pager(
  card: string,
  key: Record<string, string>,
  page: number,
  pages: number,
): CardElement | false {
  if (pages < 2) return false
  return row(
    page > 1 && go('上一页', card, { ...key, page: String(page - 1) }),
    page < pages && go('下一页', card, { ...key, page: String(page + 1) }),
  )
}
