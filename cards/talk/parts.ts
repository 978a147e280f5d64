import type { CardElement } from '../kit/card.ts'
import { md, text } from '../kit/elements.ts'
import { sayDay } from '../kit/day.ts'
import { goButton } from './buttons.ts'
import { stateNames, type PairState } from './wording.ts'
import { goingBy } from '../kit/going.ts'

export type { Paged } from '../kit/going.ts'

export const { go, pager } = goingBy(goButton)

/** A time and place somebody offers. */
export interface PlanFacts {
  day: string
  time: string
  place: string
  /** Names this offer, so that an older card cannot agree to a newer one. */
  stamp: string
}

export function planText({ day, time, place }: PlanFacts): CardElement {
  return text(md`时间　**${sayDay(day)} ${time}**\n地点　**${place}**`)
}

export function stateMark(state: PairState) {
  const colour = { done: 'green', oneSide: 'orange', planned: 'blue', open: 'grey' }[state]
  return { markup: `<font color='${colour}'>${stateNames[state]}</font>` }
}
