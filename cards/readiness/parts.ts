import type { CardElement } from '../kit/card.ts'
import type { ButtonLook } from '../kit/buttons.ts'
import { button, row } from '../kit/elements.ts'
import { openButton } from './buttons.ts'

/** A button that leads to another card. */
export function go(
  label: string,
  card: string,
  key: Readonly<Record<string, string>>,
  look: ButtonLook = {},
): CardElement {
  return button(label, openButton, { card, key: { ...key } }, look)
}

/** 上一页 / 下一页, only where there is one. */
export function pager(
  page: { page: number; pages: number },
  card: string,
  key: Readonly<Record<string, string>>,
): CardElement | undefined {
  const { page: at, pages } = page
  if (pages <= 1) return undefined
  return row(
    at > 1 && go('上一页', card, { ...key, page: String(at - 1) }),
    at < pages && go('下一页', card, { ...key, page: String(at + 1) }),
  )
}
