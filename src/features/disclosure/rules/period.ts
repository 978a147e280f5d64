import { addDays, daysBetween, type Day } from '../../../organization/calendar.ts'

/** As many days at least is something shown (`domain.md` 6, T+12), the first and last included. */
export const shortestDays = 5
/** What is offered before anybody chooses. */
const usualDays = 7
/** A page that nobody takes down is no disclosure any more. */
export const longestDays = 90
/** The second round can be prepared this many days before the closing review. */
export const secondAheadDays = 14

export interface Period {
  fromOn: Day
  toOn: Day
}

export type PeriodFault = 'tooShort' | 'tooLong' | 'startsInPast'

/** What is wrong with a period somebody chose; undefined when nothing is. */
export function periodFault({ fromOn, toOn }: Period, today: Day): PeriodFault | undefined {
  if (fromOn < today) return 'startsInPast'
  const days = daysBetween(fromOn, toOn) + 1
  if (days < shortestDays) return 'tooShort'
  return days > longestDays ? 'tooLong' : undefined
}

/** From the day the calendar names, or from today when that is past. */
export function usualPeriod(startsOn: Day, today: Day): Period {
  const fromOn = startsOn < today ? today : startsOn
  return { fromOn, toOn: addDays(fromOn, usualDays - 1) }
}

export type Phase = 'draft' | 'toCome' | 'shown' | 'over' | 'withdrawn'

/** Where a disclosure stands on a day; the last day is one on which it is shown. */
export function phaseOf(
  disclosure: Period & { state: 'draft' | 'open' | 'closed' | 'withdrawn' },
  today: Day,
): Phase {
  const { state, fromOn, toOn } = disclosure
  if (state === 'draft' || state === 'withdrawn') return state
  if (state === 'closed' || today > toOn) return 'over'
  return today < fromOn ? 'toCome' : 'shown'
}

export interface RoundState {
  round: number
  state: 'draft' | 'open' | 'closed' | 'withdrawn'
}

/**
 * The round that can be prepared now: the first until it was shown, the second once the closing
 * review is near. Undefined between the two and when both were.
 */
export function roundToPrepare(
  rounds: readonly RoundState[],
  closingOn: Day,
  today: Day,
): 1 | 2 | undefined {
  const wasShown = (round: number) =>
    rounds.some((one) => one.round === round && (one.state === 'open' || one.state === 'closed'))
  if (wasShown(2)) return undefined
  const isLate = today >= addDays(closingOn, -secondAheadDays)
  if (isLate) return 2
  return wasShown(1) ? undefined : 1
}
