import type { CardElement } from '../kit/card.ts'
import { button, type ButtonLook } from '../kit/buttons.ts'
import { row, type Option } from '../kit/elements.ts'
import { goButton } from './buttons.ts'

/** An account nobody on the register has yet; names repeat, so it matters where it sits. */
export interface FreeAccount {
  openId: string
  name: string
  /** The branches in whose groups it is. */
  branches: readonly string[]
}

/** 李晓远（在 禾坪三支部 群） */
export function accountLabel({ name, branches }: FreeAccount, root: string): string {
  return branches.length > 0
    ? `${name}（在 ${branches.join('、')} 群）`
    : `${name}（只在 ${root} 群）`
}

export function accountOptions(accounts: readonly FreeAccount[], root: string): Option[] {
  return accounts.map((one) => ({ label: accountLabel(one, root), value: one.openId }))
}

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
