import { goingBy } from '../kit/going.ts'
import { goButton } from './buttons.ts'

export const { go, pager } = goingBy(goButton)
