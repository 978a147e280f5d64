import { goingBy } from '../kit/going.ts'
import { goButton } from './buttons.ts'

export type { Paged } from '../kit/going.ts'

export const { go, pager } = goingBy(goButton)
