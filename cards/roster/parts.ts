import { type Option } from '../kit/elements.ts'
import { goButton } from './buttons.ts'
import { goingBy } from '../kit/going.ts'

export const { go, pager } = goingBy(goButton)

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
