import type { GiveView, NoticeView } from '../../../../cards/opinion/give.ts'
import { teamWord } from '../../../../cards/opinion/wording.ts'
import type { Reader } from '../../../../db/client.ts'
import { countEnvelopes } from '../../../../db/queries/opinion-envelopes.ts'
import { findOpinionRound, type OpinionRound } from '../../../../db/queries/opinion-rounds.ts'
import { opinionCoverage } from '../../../../db/queries/opinions.ts'
import { publicAddress } from '../../../../db/queries/public-address.ts'
import { dayOf } from '../../../organization/calendar.ts'
import type { ViewContext } from '../../../pipeline/feature.ts'
import { addresseesOf } from '../leaders.ts'
import { coverageOf, isTaking } from '../rules.ts'

type OfRound = { roundId: string }

export function giveView(
  db: Reader,
  { roundId }: OfRound,
  { now }: ViewContext,
): GiveView | undefined {
  const round = findOpinionRound(db, roundId)
  if (!round) return undefined
  return {
    roundId,
    isOpen: isTaking(round, dayOf(now)),
    closesOn: round.closesOn,
    addressees: addresseesOf(db, round.rootId, teamWord),
    team: `unit:${round.rootId}`,
  }
}

export function noticeView(
  db: Reader,
  { roundId }: OfRound,
  { now }: ViewContext,
): NoticeView | undefined {
  const round = findOpinionRound(db, roundId)
  if (!round) return undefined
  return {
    roundId,
    isOpen: isTaking(round, dayOf(now)),
    closesOn: round.closesOn,
    received: receivedIn(db, roundId),
    url: pageOf(db, round),
  }
}

/** Opinions there are, opened and not yet opened alike. */
export function receivedIn(db: Reader, roundId: string): number {
  return coverageOf(opinionCoverage(db, roundId)).total + countEnvelopes(db, roundId)
}

/** The villagers' page of a round, where it can be reached. */
export function pageOf(db: Reader, { token }: Pick<OpinionRound, 'token'>): string | undefined {
  const address = publicAddress(db)
  return address === undefined ? undefined : `${address}/o/${token}`
}

/** Where villagers ask a secretary for a talk. */
export function talkPageOf(db: Reader, { token }: Pick<OpinionRound, 'token'>): string | undefined {
  const address = publicAddress(db)
  return address === undefined ? undefined : `${address}/t/${token}`
}
