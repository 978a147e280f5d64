import type { CountView } from '../../../../cards/ballot/count.ts'
import type { TotalsView } from '../../../../cards/ballot/totals.ts'
import type { Reader } from '../../../../db/client.ts'
import { countPartsIn } from '../../../../db/queries/ballot-counts.ts'
import { findRound, type BallotRound } from '../../../../db/queries/ballot-rounds.ts'
import { resultOfRound, type BallotResult } from '../../../../db/queries/ballot-totals.ts'
import { turnoutOf } from '../../../../db/queries/ballot-voters.ts'
import { sharesOf } from '../../../organization/percent.ts'
import type { ViewContext } from '../../../pipeline/feature.ts'
import { partsOf, subjectsOfPart } from '../rules/paper.ts'
import { receiptOf } from '../scheme.ts'
import { policyOf } from '../electorate.ts'
import { tellersOf } from '../guards.ts'
import { isEnough } from '../rules/turnout.ts'
import { scaleNames, subjectName, unitName } from './names.ts'
import { sheetSigned } from './sheet.ts'

/** As many as a table shows without turning pages of its own. */
const rowsPerPage = 10

/** One teller's form; undefined when the round is no longer open. */
export function countView(
  db: Reader,
  key: { roundId: string; tellerId: string; page: string },
): CountView | undefined {
  const round = findRound(db, key.roundId)
  const page = Number(key.page)
  if (round?.state !== 'open' || !Number.isInteger(page)) return undefined
  const { roundId, tellerId } = key
  const pages = partsOf(round)
  if (!tellersOf(round).includes(tellerId) || page < 0 || page > pages) return undefined
  const own = countPartsIn(db, roundId).filter((one) => one.tellerId === tellerId)
  const first = (page - 1) * round.rowsPerPart
  return {
    roundId,
    tellerId,
    meetingId: round.meetingId,
    kind: round.kind,
    unit: unitName(db, round),
    page,
    pages,
    isFilled: own.some(({ part }) => part === page),
    onPaper: turnoutOf(db, roundId).onPaper,
    scale: scaleNames(db, round),
    rows:
      page === 0
        ? []
        : subjectsOfPart(round, page).flatMap(({ subjectId, isMarked }, at) =>
            isMarked ? [{ at, no: first + at + 1, name: subjectName(db, round, subjectId) }] : [],
          ),
  }
}

/** The result with everything the count sheet reconciles; undefined before the tally. */
export function sheetOf(db: Reader, roundId: string) {
  const round = findRound(db, roundId)
  const result = round && resultOfRound(db, roundId)
  if (!result) return undefined
  const { eligible, electronic, electronicInvalid, paper, papers, isShown } = result
  const returned = electronic + (paper?.returned ?? 0)
  return {
    round,
    closedAt: result.closedAt,
    view: {
      roundId,
      kind: round.kind,
      unit: unitName(db, round),
      eligible,
      electronic,
      electronicInvalid,
      paper,
      papers,
      notHandedIn: eligible - returned,
      isShort: !isEnough(returned, eligible, policyOf(db, round).ballot.quorumHard),
      isShown,
      least: round.minPapersToShow,
      scale: scaleNames(db, round),
      percentBase: policyOf(db, round).ballot.percentBase,
      box: round.boxDigest ?? '',
      receipts: (round.box ?? []).map(receiptOf),
      rows: rowsOf(db, round, result),
    },
  }
}

function rowsOf(db: Reader, round: BallotRound, result: BallotResult) {
  const { percentBase } = policyOf(db, round).ballot
  const numbers = new Map(round.subjects.map(({ subjectId }, at) => [subjectId, at + 1]))
  return result.rows.map(({ subjectId, ...figures }) => ({
    no: numbers.get(subjectId) ?? 0,
    name: subjectName(db, round, subjectId),
    ...figures,
    shares: sharesOf(figures, result, percentBase),
  }))
}

export function totalsView(
  db: Reader,
  { roundId, page }: { roundId: string; page: string },
  { reader }: ViewContext,
): TotalsView | undefined {
  const found = sheetOf(db, roundId)
  if (!found || reader.kind !== 'person') return undefined
  const { rows, receipts: _receipts, box: _box, ...view } = found.view
  const pages = Math.max(1, Math.ceil(rows.length / rowsPerPage))
  const at = Math.min(pages, Math.max(1, Number.parseInt(page, 10) || 1))
  const items = rows.slice((at - 1) * rowsPerPage, at * rowsPerPage)
  const sheet = sheetSigned(db, found.round, reader.person.personId)
  return { ...view, list: { items, page: at, pages }, sheet }
}
