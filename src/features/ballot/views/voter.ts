import type { OwnView } from '../../../../cards/ballot/own.ts'
import type { PageView, QuickView } from '../../../../cards/ballot/page.ts'
import type { Reader } from '../../../../db/client.ts'
import { partsIn } from '../../../../db/queries/ballot-envelopes.ts'
import { findRound, type BallotRound } from '../../../../db/queries/ballot-rounds.ts'
import { findVoter, type BallotVoter } from '../../../../db/queries/ballot-voters.ts'
import { countPartsIn } from '../../../../db/queries/ballot-counts.ts'
import { receiptFor } from '../casting.ts'
import { isStillThere } from '../electorate.ts'
import { quickUpTo } from '../rules/marks.ts'
import { isOwnRow, partsOf, subjectsOfPart } from '../rules/paper.ts'
import { nameOf, scaleNames, subjectName, unitName } from './names.ts'

export type OfVoter = { roundId: string; voterId: string }
export type OfPage = OfVoter & { page: string }

/** Where one voter stands; undefined for who is on no list. */
export function ownView(db: Reader, key: OfVoter): OwnView | undefined {
  const round = findRound(db, key.roundId)
  const voter = round && findVoter(db, key.roundId, key.voterId)
  if (!voter || round.state === 'proposed') return undefined
  const { roundId, voterId } = key
  return {
    roundId,
    voterId,
    kind: round.kind,
    unit: unitName(db, round),
    ...stageOf(db, round, voter),
  }
}

function stageOf(db: Reader, round: BallotRound, voter: BallotVoter) {
  if (round.state === 'voided') return { stage: 'voided' as const }
  const hasHandedIn = voter.handedInRev > 0
  if (round.state === 'closed' || round.state === 'tallied') {
    return { stage: 'over' as const, hasHandedIn, receipt: receiptFor(voter) }
  }
  if (voter.isStruckOff || !isStillThere(db, round.meetingId, voter.voterId)) {
    return { stage: 'struckOff' as const }
  }
  if (voter.way === 'paper') return { stage: 'paper' as const }
  const { filling, handedIn } = partsIn(db, voter)
  if (filling.length > 0) {
    const pages = pagesOf(round).map((page) => filling.includes(page) || handedIn.includes(page))
    return { stage: 'filling' as const, pages, hasHandedIn }
  }
  if (hasHandedIn) return { stage: 'handedIn' as const }
  const mayTakePaper = countPartsIn(db, round.roundId).length === 0
  return { stage: 'promise' as const, mayTakePaper }
}

function pagesOf(round: BallotRound): number[] {
  return Array.from({ length: partsOf(round) }, (_, at) => at + 1)
}

/** One page of the paper; undefined once nothing can be filled in, so that nothing is redrawn. */
export function pageView(db: Reader, key: OfPage): PageView | undefined {
  const found = fillable(db, key)
  if (!found) return undefined
  const { round, page } = found
  const { roundId, voterId } = key
  const pages = partsOf(round)
  const first = (page - 1) * round.rowsPerPart
  const rows = subjectsOfPart(round, page).flatMap((subject, at) =>
    isOwnRow(voterId, subject)
      ? []
      : [
          {
            at,
            no: first + at + 1,
            name: subjectName(db, round, subject.subjectId),
            isGraded: subject.isMarked,
          },
        ],
  )
  const parts = partsIn(db, key)
  return {
    roundId,
    voterId,
    kind: round.kind,
    unit: unitName(db, round),
    page,
    pages,
    isFilled: [...parts.filling, ...parts.handedIn].includes(page),
    scale: scaleNames(db, round),
    rows,
    quickPage: pages > 1 ? page : undefined,
  }
}

/** The form of names for this page and as many as fit on it. */
export function quickView(db: Reader, key: OfPage): QuickView | undefined {
  const found = fillable(db, key)
  if (!found || found.round.kind !== 'members') return undefined
  const { round, page } = found
  const { roundId, voterId } = key
  const upTo = quickUpTo(round, page)
  const subjects = round.subjects
    .map((subject, at) => ({ ...subject, no: at + 1 }))
    .slice((page - 1) * round.rowsPerPart, upTo * round.rowsPerPart)
    .filter((subject) => !isOwnRow(voterId, subject))
  const named = subjects.map(({ subjectId, no, isMarked }) => {
    return { no, name: nameOf(db, subjectId), isMarked }
  })
  return {
    roundId,
    voterId,
    unit: unitName(db, round),
    page,
    upTo,
    pages: partsOf(round),
    rows: named.filter(({ isMarked }) => isMarked),
    notGraded: named.filter(({ isMarked }) => !isMarked).map(({ name }) => name),
  }
}

function fillable(db: Reader, key: OfPage): { round: BallotRound; page: number } | undefined {
  const round = findRound(db, key.roundId)
  const page = Number(key.page)
  if (round?.state !== 'open' || !Number.isInteger(page)) return undefined
  if (page < 1 || page > partsOf(round)) return undefined
  const voter = findVoter(db, key.roundId, key.voterId)
  return voter?.way === 'electronic' && !voter.isStruckOff ? { round, page } : undefined
}
