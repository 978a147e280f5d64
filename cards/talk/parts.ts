import type { CardElement } from '../kit/card.ts'
import { button, md, row, text, type ButtonLook } from '../kit/elements.ts'
import { sayDay } from '../kit/day.ts'
import { goButton } from './buttons.ts'
import { stateNames, type PairState } from './wording.ts'

export interface Paged<Item> {
  items: readonly Item[]
  /** From 1. */
  page: number
  pages: number
}

/** A time and place somebody offers. */
export interface PlanFacts {
  day: string
  time: string
  place: string
  /** Names this offer, so that an older card cannot agree to a newer one. */
  stamp: string
}

/** A button that leads to another card of this feature. */
export function go(
  label: string,
  card: string,
  key: Record<string, string>,
  look: ButtonLook = {},
): CardElement {
  return button(label, goButton, { card, key }, look)
}

/** 上一页 / 下一页, only where there is one. */
export function pager(
  page: { page: number; pages: number },
  card: string,
  key: Record<string, string>,
): CardElement | undefined {
  const { page: at, pages } = page
  if (pages <= 1) return undefined
  return row(
    at > 1 && go('上一页', card, { ...key, page: String(at - 1) }),
    at < pages && go('下一页', card, { ...key, page: String(at + 1) }),
  )
}

export function planText({ day, time, place }: PlanFacts): CardElement {
  return text(md`时间　**${sayDay(day)} ${time}**\n地点　**${place}**`)
}

export function stateMark(state: PairState) {
  const colour = { done: 'green', oneSide: 'orange', planned: 'blue', open: 'grey' }[state]
  return { markup: `<font color='${colour}'>${stateNames[state]}</font>` }
}
