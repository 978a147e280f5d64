import type { Database, Tx } from '../../db/client.ts'
import { findRound, insertRound, type BallotRound } from '../../db/queries/ballot-rounds.ts'
import { insertVoters } from '../../db/queries/ballot-voters.ts'
import type { BallotSubject } from '../../db/schema/ballot.ts'
import { gradeIds } from '../../policies/keys.ts'
import { fillPart, handIn, type CastObstacle } from '../../src/features/ballot/casting.ts'
import { fillHead, fillRows } from '../../src/features/ballot/counting.ts'
import { openRound } from '../../src/features/ballot/keys.ts'
import { partsOf, subjectsOfPart } from '../../src/features/ballot/rules/paper.ts'
import type { CountSheet } from '../../src/features/ballot/rules/sheet.ts'
import { ballotTally, closeRound } from '../../src/features/ballot/tally.ts'
import { buildRegistry } from '../../src/pipeline/registry.ts'
import { writingOver } from '../../src/pipeline/writing.ts'
import type { Writing } from '../../src/pipeline/operation.ts'

// The ballot without its cards: rounds, papers and counts over a bare database.

export interface BoxPlan {
  /** Who votes electronically. */
  voters: readonly string[]
  onPaper?: readonly string[]
  /** Without: the voters themselves, all of them marked. */
  subjects?: readonly BallotSubject[]
  scale?: readonly string[]
  rowsPerPart?: number
  minPapersToShow?: number
  roundId?: string
}

/** Steps by subject id, counted from 0; a subject that is not there is not marked. */
export type Marks = Readonly<Record<string, number>>

export const scrutineer = 'teller_1'
export const voteCounter = 'teller_2'

const registry = buildRegistry([])
let ids = 0

/** What operations write with, over one transaction. */
export function writing(tx: Tx, now = new Date(1000)): Writing {
  return writingOver({ registry, tx, now, newId: () => `new${(ids += 1)}`, personId: undefined })
}

/** Proposes a round and opens it; gives it as it is then. */
export function openBox(database: Database, plan: BoxPlan): BallotRound {
  const { voters, onPaper = [], roundId = 'round' } = plan
  const everybody = [...voters, ...onPaper]
  return database.inTransaction((tx) => {
    insertRound(tx, {
      roundId,
      meetingId: 'meeting',
      cycleId: 'cycle',
      unitId: 'unit',
      kind: 'members',
      subjects: [...(plan.subjects ?? everybody.map((id) => ({ subjectId: id, isMarked: true })))],
      scale: [...(plan.scale ?? gradeIds)],
      rowsPerPart: plan.rowsPerPart ?? 15,
      minPapersToShow: plan.minPapersToShow ?? 5,
      scrutineerId: scrutineer,
      voteCounterId: voteCounter,
      proposedById: 'chair',
      proposedAt: 1,
    })
    const rows = voters.map((voterId) => ({ voterId, way: 'electronic' as const }))
    insertVoters(tx, roundId, [
      ...rows,
      ...onPaper.map((voterId) => ({ voterId, way: 'paper' as const })),
    ])
    openRound(writing(tx), roundIn(tx, roundId), scrutineer)
    return roundIn(tx, roundId)
  })
}

export function roundIn(tx: Pick<Tx, 'drizzle' | 'vault' | 'ballotKeys'>, roundId = 'round') {
  const round = findRound(tx, roundId)
  if (!round) throw new Error('the test has no such round')
  return round
}

/** Fills in every part of a paper and hands it in. */
export function cast(database: Database, voterId: string, marks: Marks, at = 1000): Cast {
  return database.inTransaction((tx) => {
    const op = { tx, happenedAt: new Date(at) }
    const round = roundIn(tx)
    for (const part of allParts(round)) fillOne(op, round, voterId, part, marks)
    return handIn(op, round, voterId)
  })
}

export type Cast = 'handedIn' | 'partsMissing' | CastObstacle

/** Fills in the parts named and does not hand in. */
export function fill(
  database: Database,
  voterId: string,
  marks: Marks,
  at = 1000,
  parts: readonly number[] = allParts(roundIn(database)),
): void {
  database.inTransaction((tx) => {
    const op = { tx, happenedAt: new Date(at) }
    for (const part of parts) fillOne(op, roundIn(tx), voterId, part, marks)
  })
}

function allParts(round: BallotRound): number[] {
  return Array.from({ length: partsOf(round) }, (_, at) => at + 1)
}

function fillOne(
  op: { tx: Tx; happenedAt: Date },
  round: BallotRound,
  voterId: string,
  part: number,
  marks: Marks,
): void {
  const own = subjectsOfPart(round, part).flatMap(({ subjectId }) => {
    const step = marks[subjectId]
    return step === undefined ? [] : [[subjectId, step] as const]
  })
  fillPart(op, round, voterId, part, new Map(own))
}

/** Has a teller enter a whole count sheet. */
export function enterSheet(
  database: Database,
  tellerId: string,
  { head, rows }: CountSheet,
  at = 1000,
): void {
  database.inTransaction((tx) => {
    const round = roundIn(tx)
    const op = { tx, happenedAt: new Date(at) }
    fillHead(op, round, tellerId, head)
    for (let part = 1; part <= partsOf(round); part += 1) {
      const ids = new Set(subjectsOfPart(round, part).map((one) => one.subjectId))
      fillRows(
        op,
        round,
        tellerId,
        part,
        rows.filter((row) => ids.has(row.subjectId)),
      )
    }
  })
}

/** Closes the round; the count is another step. */
export function close(database: Database): void {
  database.inTransaction((tx) => closeRound(writing(tx), roundIn(tx), scrutineer))
}

/** Does the job that counts and destroys the key. */
export async function count(database: Database): Promise<void> {
  const commit = <T>(work: (op: Writing) => T) =>
    database.commit<T>((tx) => work(writing(tx)) as never)
  const job = ballotTally(() => undefined)
  await job(
    { platform: undefined as never, now: new Date(2000), read: database, commit },
    {
      roundId: 'round',
    },
  )
}
