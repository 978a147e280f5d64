import { z } from 'zod'
import { countCard } from '../../../cards/ballot/count.ts'
import { groupCard, reminderCard } from '../../../cards/ballot/group.ts'
import { ownCard } from '../../../cards/ballot/own.ts'
import { pageCard, quickCard } from '../../../cards/ballot/page.ts'
import { roundCard, votersCard, voidCard } from '../../../cards/ballot/round.ts'
import { totalsCard } from '../../../cards/ballot/totals.ts'
import type { Reader } from '../../../db/client.ts'
import { findRound, type BallotKind } from '../../../db/queries/ballot-rounds.ts'
import { cardKind, type CardKind } from '../../pipeline/feature.ts'
import { resultReaders, workersOf } from './guards.ts'
import { countView, totalsView } from './views/count.ts'
import { groupView, reminderView } from './views/group.ts'
import { roundView, sideView, votersView } from './views/round.ts'
import { ownView, pageView, quickView } from './views/voter.ts'

const id = z.string()
const ofRound = z.object({ roundId: id })
const ofVoter = z.object({ roundId: id, voterId: id })
const ofPage = ofVoter.extend({ page: id })
const ofMeeting = z.object({ meetingId: id, kind: z.enum(['members', 'team']) })

/** A paper is its voter's alone; nobody answers for anybody here. */
const theVoter = (_db: Reader, { voterId }: { voterId: string }) => ({ personIds: [voterId] })

const workers = (db: Reader, of: { meetingId: string; kind: BallotKind }) => ({
  personIds: workersOf(db, of),
})
const workersOfRound = (db: Reader, { roundId }: { roundId: string }) => {
  const round = findRound(db, roundId)
  return round ? workers(db, round) : { personIds: [] }
}
/** The secretary and the committee (`domain.md` 3.3.7). */
const readers = (db: Reader, { roundId }: { roundId: string }) => {
  const round = findRound(db, roundId)
  return { personIds: round ? resultReaders(db, round.unitId) : [] }
}
const isOpen = (db: Reader, { roundId }: { roundId: string }) =>
  findRound(db, roundId)?.state === 'open'

const ofVoters: Record<string, CardKind> = {
  ballotGroup: cardKind({
    privacy: 'P1',
    key: ofRound,
    living: isOpen,
    view: groupView,
    card: groupCard,
  }),
  ballotReminder: cardKind({ privacy: 'P1', key: ofRound, view: reminderView, card: reminderCard }),
  ballotOwn: cardKind({
    privacy: 'P4',
    key: ofVoter,
    about: theVoter,
    view: ownView,
    card: ownCard,
  }),
  ballotPage: cardKind({
    privacy: 'P4',
    hasForm: true,
    key: ofPage,
    about: theVoter,
    view: pageView,
    card: pageCard,
  }),
  ballotQuick: cardKind({
    privacy: 'P4',
    hasForm: true,
    key: ofPage,
    about: theVoter,
    view: quickView,
    card: quickCard,
  }),
}

const ofWorkers: Record<string, CardKind> = {
  ballotRound: cardKind({
    privacy: 'P4',
    hasForm: true,
    key: ofMeeting,
    about: workers,
    view: roundView,
    card: roundCard,
  }),
  ballotVoters: cardKind({
    privacy: 'P4',
    hasForm: true,
    key: ofRound,
    about: workersOfRound,
    view: votersView,
    card: votersCard,
  }),
  ballotVoid: cardKind({
    privacy: 'P4',
    hasForm: true,
    key: ofRound,
    about: workersOfRound,
    view: sideView,
    card: voidCard,
  }),
  ballotCount: cardKind({
    privacy: 'P4',
    hasForm: true,
    key: z.object({ roundId: id, tellerId: id, page: id }),
    about: (_db, { tellerId }) => ({ personIds: [tellerId] }),
    view: countView,
    card: countCard,
  }),
  ballotTotals: cardKind({
    privacy: 'P4',
    key: ofRound.extend({ page: id }),
    about: readers,
    view: totalsView,
    card: totalsCard,
  }),
}

export const ballotCards: Readonly<Record<string, CardKind>> = { ...ofVoters, ...ofWorkers }
