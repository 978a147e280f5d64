import type { RoundView, VotersView } from '../../../../cards/ballot/round.ts'
import type { Running } from '../../../../cards/ballot/running.ts'
import { closeLacks as lackWords } from '../../../../cards/ballot/wording.ts'
import type { Reader } from '../../../../db/client.ts'
import { countPartsIn } from '../../../../db/queries/ballot-counts.ts'
import {
  findRound,
  roundOf,
  type BallotKind,
  type BallotRound,
} from '../../../../db/queries/ballot-rounds.ts'
import { resultOfRound } from '../../../../db/queries/ballot-totals.ts'
import { turnoutOf, votersOf, type BallotVoter } from '../../../../db/queries/ballot-voters.ts'
import { findMeeting, type MeetingRow } from '../../../../db/queries/meetings.ts'
import type { ViewContext } from '../../../pipeline/feature.ts'
import { sheetsDiffer } from '../counting.ts'
import { electorateOf, isStillThere, policyOf, subjectsFor } from '../electorate.ts'
import { usualWay } from '../electoral-list.ts'
import { namedTellers, resultReaders, tellerLacks, tellersOf } from '../guards.ts'
import { sheetSigned } from './sheet.ts'
import { partsOf } from '../rules/paper.ts'
import { areFew, isEnough } from '../rules/turnout.ts'
import { closeLacks, tallyObstacle } from '../tally.ts'
import { nameOf, unitName } from './names.ts'

interface Looking {
  db: Reader
  meeting: MeetingRow
  readerId: string
}

/** The working card of chair, recorder and tellers, from the list of voters to the result. */
export function roundView(
  db: Reader,
  { meetingId, kind }: { meetingId: string; kind: BallotKind },
  { reader }: ViewContext,
): RoundView | undefined {
  const meeting = findMeeting(db, meetingId)
  if (!meeting || reader.kind !== 'person') return undefined
  const round = roundOf(db, { meetingId, kind })
  const looking = { db, meeting, readerId: reader.person.personId }
  const { scrutineerId, voteCounterId } =
    round && round.state !== 'voided' ? round : namedTellers(db, meeting)
  return {
    meetingId,
    kind,
    unit: unitName(db, meeting),
    scrutineer: nameOf(db, scrutineerId),
    voteCounter: nameOf(db, voteCounterId),
    stage: stageOf(looking, kind, round),
  }
}

function stageOf(looking: Looking, kind: BallotKind, round: BallotRound | undefined) {
  switch (round?.state) {
    case 'proposed':
      return asked(looking, round)
    case 'open':
      return running(looking, round)
    case 'closed':
      return closed(looking, round)
    case 'tallied':
      return tallied(looking, round)
    default:
      return preparing(looking, kind, round)
  }
}

function preparing(looking: Looking, kind: BallotKind, before: BallotRound | undefined) {
  const { db, meeting, readerId } = looking
  const voters = electorateOf(db, meeting)
  const lacks = tellerLacks(db, meeting)
  return {
    at: 'preparing' as const,
    lacks,
    wasVoided: before !== undefined && before.openedAt !== null,
    mayAsk: meeting.chairId === readerId && lacks.length === 0 && voters.length > 0,
    rows: subjectsFor(db, meeting, kind).length,
    voters: voters.map((value) => ({ value, label: nameOf(db, value) })),
    onPaper: voters.filter((personId) => usualWay(db, personId) === 'paper'),
    isFew: areFew(voters.length),
  }
}

function asked({ db, meeting, readerId }: Looking, round: BallotRound) {
  const voters = votersOf(db, round.roundId)
  return {
    at: 'asked' as const,
    roundId: round.roundId,
    voters: voters.length,
    onPaperNames: paperNames(db, round),
    isFew: areFew(voters.length),
    mayConfirm: round.scrutineerId === readerId,
    mayTakeBack: meeting.chairId === readerId,
  }
}

function paperNames(db: Reader, { roundId }: BallotRound): string[] {
  return paperVoters(db, roundId).map(({ label }) => label)
}

function paperVoters(db: Reader, roundId: string) {
  return votersOf(db, roundId)
    .filter(({ way, isStruckOff }) => way === 'paper' && !isStruckOff)
    .map(({ voterId }) => ({ value: voterId, label: nameOf(db, voterId) }))
}

function running({ db, meeting, readerId }: Looking, round: BallotRound): Running {
  const { roundId } = round
  const { electronic, onPaper, handedIn, eligible } = turnoutOf(db, roundId)
  const hasPaper = onPaper > 0 || countPartsIn(db, roundId).length > 0
  const isTeller = tellersOf(round).includes(readerId)
  const soft = policyOf(db, round).ballot.quorumSoft
  const isShort = !isEnough(handedIn + onPaper, eligible, soft)
  return {
    at: round.closingById === null ? 'open' : 'closing',
    roundId,
    handedIn,
    of: electronic,
    onPaperNames: paperNames(db, round),
    tellers: hasPaper ? sheetsIn(db, round) : [],
    differing: hasPaper ? differingRows(db, round) : [],
    lacks: closeLacks(db, round).map((lack) => lackWords[lack]),
    sheet: hasPaper && isTeller ? { tellerId: readerId } : undefined,
    mayLead: meeting.chairId === readerId,
    mayConfirm: round.scrutineerId === readerId && round.closingById !== null,
    mayChangeVoters: countPartsIn(db, roundId).length === 0,
    isShortOf: isShort ? Math.round((soft.num * 100) / soft.den) : undefined,
  }
}

/** Whose count sheet is whole, never what is on it. */
function sheetsIn(db: Reader, round: BallotRound) {
  const parts = countPartsIn(db, round.roundId)
  return tellersOf(round).map((tellerId) => ({
    name: nameOf(db, tellerId),
    isDone: parts.filter((one) => one.tellerId === tellerId).length === partsOf(round) + 1,
  }))
}

/** Numbers of rows in which the two sheets differ, 0 for the numbers of papers. */
function differingRows(db: Reader, round: BallotRound): number[] {
  const difference = sheetsDiffer(db, round)
  if (!difference) return []
  const differing = new Set(difference.subjectIds)
  const rows = round.subjects.flatMap(({ subjectId }, at) =>
    differing.has(subjectId) ? [at + 1] : [],
  )
  return difference.head ? [0, ...rows] : rows
}

function closed({ db, meeting, readerId }: Looking, round: BallotRound) {
  const { electronic, handedIn } = turnoutOf(db, round.roundId)
  const obstacle = tallyObstacle(db, round)
  return {
    at: 'closed' as const,
    roundId: round.roundId,
    handedIn,
    of: electronic,
    box: round.boxDigest ?? '',
    obstacle,
    mayVoid: meeting.chairId === readerId && obstacle !== undefined,
  }
}

function tallied({ db, meeting, readerId }: Looking, round: BallotRound) {
  return {
    at: 'tallied' as const,
    roundId: round.roundId,
    papers: resultOfRound(db, round.roundId)?.papers ?? 0,
    mayRead: resultReaders(db, meeting.unitId).includes(readerId),
    sheet: sheetSigned(db, round, readerId),
  }
}

type OfRound = { roundId: string }

/** Who may still be moved between phone and paper, and who came late. */
export function votersView(db: Reader, { roundId }: OfRound): VotersView | undefined {
  const side = sideView(db, { roundId })
  const meeting = side && findMeeting(db, side.meetingId)
  if (!meeting) return undefined
  const voters = votersOf(db, roundId)
  const known = new Set(voters.map(({ voterId }) => voterId))
  const gone = voters.filter((one) => one.way === 'paper' && isGone(db, side.meetingId, one))
  const late = electorateOf(db, meeting).filter((personId) => !known.has(personId))
  return {
    ...side,
    onPaper: paperVoters(db, roundId).filter(({ value }) => usualWay(db, value) === 'electronic'),
    late: late.map((value) => ({ value, label: nameOf(db, value) })),
    gone: gone.map(({ voterId: value }) => ({ value, label: nameOf(db, value) })),
  }
}

/** Left, and nobody has said yet that their paper was in the box. */
function isGone(db: Reader, meetingId: string, voter: BallotVoter): boolean {
  return !voter.hasLeftPaper && !isStillThere(db, meetingId, voter.voterId)
}

export function sideView(db: Reader, { roundId }: OfRound) {
  const round = findRound(db, roundId)
  if (!round) return undefined
  const { meetingId, kind } = round
  return { roundId, meetingId, kind, unit: unitName(db, round) }
}
