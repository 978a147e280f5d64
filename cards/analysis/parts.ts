import { goButton } from './buttons.ts'
import { goingBy } from '../kit/going.ts'

export type { Paged } from '../kit/going.ts'

export const { go, pager } = goingBy(goButton)
