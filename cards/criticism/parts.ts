import { goingBy } from '../kit/going.ts'
import { goButton } from './buttons.ts'

export type { Paged } from '../kit/going.ts'
export const { go, pager } = goingBy(goButton)

export interface Named {
  personId: string
  name: string
}
export interface Words {
  problem: string
  suggestion: string
}

export function asOption({ personId, name }: Named) {
  return { label: name, value: personId }
}
