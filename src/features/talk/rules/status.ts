import type { Day } from '../../../organization/calendar.ts'

/** Only `faceToFace` satisfies a required pair (R46). */
export type TalkMode = 'faceToFace' | 'phone' | 'video' | 'letter'

/** What the rules look at in one talk; who said what stays out of it. */
export interface TalkFacts {
  round: number
  aId: string
  bId: string
  planDay: string | null
  planAcceptedById: string | null
  heldOn: string | null
  mode: TalkMode | null
  aConfirmedById: string | null
  bConfirmedById: string | null
  records: readonly { authorId: string; isComplete: boolean; acceptedById: string | null }[]
}

/** The days on which a required talk counts: from the first up to, not including, the last. */
export interface Period {
  from: Day
  before: Day
}

export type PairState = 'done' | 'oneSide' | 'planned' | 'open'

/** R47: four parts by both, or by one and confirmed by the other. */
export function isRecorded(talk: Pick<TalkFacts, 'records'>): boolean {
  const complete = talk.records.filter((record) => record.isComplete)
  return complete.length >= 2 || complete.some((record) => record.acceptedById !== null)
}

export function isConfirmed(talk: TalkFacts): boolean {
  return talk.aConfirmedById !== null && talk.bConfirmedById !== null
}

/** A talk that counts: face to face, in time, confirmed by both and recorded (`domain.md` 2.1). */
export function isSatisfied(talk: TalkFacts, period: Period): boolean {
  return (
    talk.heldOn !== null &&
    talk.mode === 'faceToFace' &&
    period.from <= talk.heldOn &&
    talk.heldOn < period.before &&
    isConfirmed(talk) &&
    isRecorded(talk)
  )
}

/** Said to have been held, but in a way that does not count: the pair must meet again. */
export function mustMeet(talk: TalkFacts, period: Period): boolean {
  if (talk.heldOn === null) return false
  return talk.mode !== 'faceToFace' || talk.heldOn < period.from || talk.heldOn >= period.before
}

/** The talk a pair is at: its latest, unless the pair must meet again. */
export function talkAtHand<Talk extends TalkFacts>(
  talks: readonly Talk[],
  period: Period,
): Talk | undefined {
  const latest = talks.toSorted((a, b) => a.round - b.round).at(-1)
  return latest && mustMeet(latest, period) ? undefined : latest
}

/** Where a required pair stands; a second talk asked for later does not undo the first. */
export function pairState(talks: readonly TalkFacts[], period: Period): PairState {
  if (talks.some((talk) => isSatisfied(talk, period))) return 'done'
  return stateOfTalk(talkAtHand(talks, period))
}

/** Where one talk stands that does not count yet. */
export function stateOfTalk(talk: TalkFacts | undefined): PairState {
  if (!talk) return 'open'
  if (talk.heldOn !== null) return 'oneSide'
  return talk.planDay === null ? 'open' : 'planned'
}

/** A second talk both agreed to have and have not had. */
export function openSecondTalk<Talk extends TalkFacts>(
  talks: readonly Talk[],
  period: Period,
): Talk | undefined {
  if (!talks.some((talk) => isSatisfied(talk, period))) return undefined
  const latest = talks.toSorted((a, b) => a.round - b.round).at(-1)
  return latest && !isSatisfied(latest, period) ? latest : undefined
}

/** `a`, `b`, or undefined for somebody who is not one of the two. */
export function sideOf(
  pair: { aId: string; bId: string },
  personId: string,
): 'a' | 'b' | undefined {
  if (pair.aId === personId) return 'a'
  return pair.bId === personId ? 'b' : undefined
}

export function partnerOf(pair: { aId: string; bId: string }, personId: string): string {
  return pair.aId === personId ? pair.bId : pair.aId
}
