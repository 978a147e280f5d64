import { addDays, dayOf, type Day } from '../../../organization/calendar.ts'
import type { Period } from './status.ts'

/** What the secretary is shown about the dating of a talk; it keeps nothing from counting. */
export type TalkFlag =
  /** Entered more than two days after the day it is said to have been held. */
  | 'enteredLate'
  /** Said to have been held while one of the two was on leave. */
  | 'whileOnLeave'
  /** One hand confirmed for both sides. */
  | 'oneHand'

const lateMs = 48 * 3_600_000

/** Whether a day may be given for a talk, by a code the cards have a sentence for. */
export function dayFault(
  heldOn: Day,
  today: Day,
  period: Period,
): 'inFuture' | 'beforeOpinions' | 'afterMeeting' | undefined {
  if (heldOn > today) return 'inFuture'
  if (heldOn < period.from) return 'beforeOpinions'
  return heldOn >= period.before ? 'afterMeeting' : undefined
}

export function datingFlags(entry: { heldOn: Day; enteredAt: Date; onLeave: boolean }): TalkFlag[] {
  const flags: (TalkFlag | false)[] = [
    entry.heldOn < dayOf(new Date(entry.enteredAt.getTime() - lateMs)) && 'enteredLate',
    entry.onLeave && 'whileOnLeave',
  ]
  return flags.filter((flag) => flag !== false)
}

/** More than this many talks of one person on one day is much; a hint, never a refusal. */
export const talksADay = 2

/** The day a request must be answered by. */
export function answerDay(askedOn: Day, days: number): Day {
  return addDays(askedOn, days)
}
