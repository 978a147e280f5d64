import { openButton } from './buttons.ts'
import { goingBy } from '../kit/going.ts'

export const { go, pager } = goingBy(openButton)
