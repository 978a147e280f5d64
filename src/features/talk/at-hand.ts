import type { Reader } from '../../../db/client.ts'
import type { Cycle } from '../../../db/queries/cycles.ts'
import { findPerson } from '../../../db/queries/people.ts'
import { findTalkPair, talkPairsOfPerson, type TalkPair } from '../../../db/queries/talk-pairs.ts'
import { talksOfPair, type Talk } from '../../../db/queries/talks.ts'
import { talkingCycle } from './plan.ts'
import { daysOf } from './period.ts'
import {
  isSatisfied,
  mustMeet,
  openSecondTalk,
  pairState,
  stateOfTalk,
  talkAtHand,
  type PairState,
  type Period,
} from './rules/status.ts'

/** A pair with everything one needs to say where it stands. */
export interface AtHand {
  cycle: Cycle
  period: Period
  pair: TalkPair
  talks: readonly Talk[]
  state: PairState
  /** The talk that is planned or being confirmed; undefined before the first. */
  talk: Talk | undefined
  /** The first talk counts and `talk` is the one they agreed to have besides. */
  again: boolean
}

export function pairAtHand(db: Reader, rootId: string, pairKey: string): AtHand | undefined {
  const cycle = talkingCycle(db, rootId)
  const pair = cycle && findTalkPair(db, cycle.cycleId, pairKey)
  return cycle && pair && standing(db, cycle, daysOf(db, cycle).period(pair.unitIds), pair)
}

/** A person's pairs that are wanted, or were talked in before they were dropped. */
export function pairsOf(db: Reader, personId: string): AtHand[] {
  const person = findPerson(db, personId)
  const cycle = person && talkingCycle(db, person.rootId)
  if (!cycle) return []
  const days = daysOf(db, cycle)
  return talkPairsOfPerson(db, cycle.cycleId, personId)
    .map((pair) => standing(db, cycle, days.period(pair.unitIds), pair))
    .filter(({ pair, state }) => pair.droppedAt === null || state === 'done')
}

function standing(db: Reader, cycle: Cycle, period: Period, pair: TalkPair): AtHand {
  const talks = talksOfPair(db, cycle.cycleId, pair.pairKey)
  const second = openSecondTalk(talks, period)
  return {
    cycle,
    period,
    pair,
    talks,
    state: pairState(talks, period),
    talk: second ? (mustMeet(second, period) ? undefined : second) : lastOf(talks, period),
    again: second !== undefined,
  }
}

/** The talk that counts, or the one on the way to it. */
function lastOf(talks: readonly Talk[], period: Period): Talk | undefined {
  return talks.find((talk) => isSatisfied(talk, period)) ?? talkAtHand(talks, period)
}

/** Whether the two still owe each other a talk. */
export function isOpen({ pair, state, again }: AtHand): boolean {
  return pair.droppedAt === null && (state !== 'done' || again)
}

/** Where the talk at hand stands: for a second talk its own state, not that of the pair. */
export function stateAtHand({ state, again, talk }: AtHand): PairState {
  return again ? stateOfTalk(talk) : state
}
