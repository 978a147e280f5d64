import { goingBy } from '../kit/going.ts'
import { goButton } from './buttons.ts'

export const { go, pager } = goingBy(goButton)

/** Back to the console of the meeting. */
export function toConsole(meetingId: string) {
  return go('返回', 'meetingConsole', { meetingId }, { type: 'text' })
}
