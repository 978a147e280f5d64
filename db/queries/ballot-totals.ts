import { and, eq, sql } from 'drizzle-orm'
import { prepared, type Reader, type Tx } from '../client.ts'
import { ballotRounds, ballotTotals } from '../schema/ballot.ts'
import { findRound, type BallotKind, type BallotRound } from './ballot-rounds.ts'

export interface BallotTotal {
  /** A person; in the team appraisal the unit. */
  subjectId: string
  /** Per step of the scale, best first. */
  counts: number[]
  abstentions: number
  /** Rows marked twice; only on paper. */
  invalid: number
  /** What the row sums to: valid papers without the subject's own. */
  base: number
}

export interface BallotResult {
  roundId: string
  eligible: number
  /** Electronic papers in the box … */
  electronic: number
  /** … of which so many could not be read as papers. */
  electronicInvalid: number
  paper: { issued: number; returned: number; valid: number; invalid: number } | undefined
  /** Valid papers in all. */
  papers: number
  /** False under the minimum: then there are no rows, and never will be. */
  isShown: boolean
  /** In the order of the paper; rows that are not marked are left out. */
  rows: BallotTotal[]
  closedAt: number
}

type Figures = Omit<BallotTotal, 'subjectId'>

const ofRound = prepared((d) =>
  d
    .select()
    .from(ballotTotals)
    .where(eq(ballotTotals.roundId, sql.placeholder('roundId')))
    .prepare(),
)
const tallied = prepared((d) =>
  d
    .select({ roundId: ballotRounds.roundId })
    .from(ballotRounds)
    .where(
      and(
        eq(ballotRounds.cycleId, sql.placeholder('cycleId')),
        eq(ballotRounds.unitId, sql.placeholder('unitId')),
        eq(ballotRounds.kind, sql.placeholder('kind')),
        eq(ballotRounds.state, 'tallied'),
      ),
    )
    .orderBy(sql`${ballotRounds.closedAt} desc`)
    .limit(1)
    .prepare(),
)

/** What came of a unit's ballot in a cycle; undefined before the tally. */
export function ballotResultOf(
  reader: Reader,
  of: { cycleId: string; unitId: string; kind: BallotKind },
): BallotResult | undefined {
  const { cycleId, unitId, kind } = of
  const found = tallied(reader).get({ cycleId, unitId, kind })
  return found && resultOfRound(reader, found.roundId)
}

/** What came of one round; undefined before the tally and for one that was voided. */
export function resultOfRound(reader: Reader, roundId: string): BallotResult | undefined {
  const round = findRound(reader, roundId)
  if (round?.state !== 'tallied') return undefined
  const { electronic, electronicInvalid, paper, papers } = papersOf(round)
  const rows = rowsOf(reader, round)
  return {
    roundId,
    eligible: round.eligible ?? 0,
    electronic,
    electronicInvalid,
    paper,
    papers,
    isShown: rows.length > 0,
    rows,
    closedAt: round.closedAt ?? 0,
  }
}

/** Writes what is left of the papers. */
export function insertTotals(tx: Tx, roundId: string, totals: readonly BallotTotal[]): void {
  for (const { subjectId, ...figures } of totals) {
    const sealed = tx.vault.seal(JSON.stringify(figures), placeOf(roundId, subjectId))
    tx.drizzle.insert(ballotTotals).values({ roundId, subjectId, figures: sealed }).run()
  }
}

function papersOf(round: BallotRound) {
  const electronic = round.electronic ?? 0
  const electronicInvalid = round.electronicInvalid ?? 0
  const paper =
    round.paperIssued === null
      ? undefined
      : {
          issued: round.paperIssued,
          returned: round.paperReturned ?? 0,
          valid: round.paperValid ?? 0,
          invalid: round.paperInvalid ?? 0,
        }
  const papers = electronic - electronicInvalid + (paper?.valid ?? 0)
  return { electronic, electronicInvalid, paper, papers }
}

function rowsOf(reader: Reader, { roundId, subjects }: BallotRound): BallotTotal[] {
  const sealed = new Map(
    ofRound(reader)
      .all({ roundId })
      .map((row) => [row.subjectId, row.figures]),
  )
  return subjects.flatMap(({ subjectId }) => {
    const figures = sealed.get(subjectId)
    if (!figures) return []
    const text = reader.vault.open(figures, placeOf(roundId, subjectId))
    return [{ subjectId, ...(JSON.parse(text) as Figures) }]
  })
}

function placeOf(roundId: string, subjectId: string): string {
  return `ballot_total:${roundId}:${subjectId}`
}
