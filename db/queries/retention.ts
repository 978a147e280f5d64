import { and, eq, getTableName, isNull, sql } from 'drizzle-orm'
import type { RetentionId } from '../../policies/retention.ts'
import { prepared, type Reader, type Tx } from '../client.ts'
import { ballotRounds } from '../schema/ballot.ts'
import { gradeConclusions, gradeFeedbacks, gradeRestudies } from '../schema/grading.ts'
import { opinionRounds } from '../schema/opinion.ts'
import { rectificationItems } from '../schema/rectification.ts'
import { retentionParts, type RetentionPart, type RetentionScope } from './retention-parts.ts'

export type { RetentionScope }

/** What decides when a year's records may go. */
export interface RetentionFacts {
  /** The last day of the collection of opinions. */
  collectedOn: string | undefined
  /** When the last ballot was counted. */
  talliedAt: number | undefined
  /** The day the last item was put right; undefined while one is open or none was listed. */
  rectifiedOn: string | undefined
  /** Nobody waits to be told a grade or for a re-study. */
  isSettled: boolean
}

const collected = prepared((d) =>
  d
    .select({ closesOn: opinionRounds.closesOn })
    .from(opinionRounds)
    .where(eq(opinionRounds.cycleId, sql.placeholder('cycleId')))
    .prepare(),
)
const tallied = prepared((d) =>
  d
    .select({
      at: sql<number | null>`max(coalesce(${ballotRounds.talliedAt}, ${ballotRounds.closedAt}))`,
      open: sql<number>`sum(${ballotRounds.state} in ('proposed', 'open', 'closed'))`,
    })
    .from(ballotRounds)
    .where(eq(ballotRounds.cycleId, sql.placeholder('cycleId')))
    .prepare(),
)
const items = prepared((d) =>
  d
    .select({
      open: sql<number>`sum(${rectificationItems.state} in ('draft', 'published'))`,
      lastOn: sql<string | null>`max(${rectificationItems.closedOn})`,
    })
    .from(rectificationItems)
    .where(eq(rectificationItems.cycleId, sql.placeholder('cycleId')))
    .prepare(),
)
const untold = prepared((d) =>
  d
    .select({ count: sql<number>`count(*)` })
    .from(gradeConclusions)
    .leftJoin(
      gradeFeedbacks,
      and(
        eq(gradeFeedbacks.cycleId, gradeConclusions.cycleId),
        eq(gradeFeedbacks.personId, gradeConclusions.personId),
      ),
    )
    .where(
      and(
        eq(gradeConclusions.cycleId, sql.placeholder('cycleId')),
        isNull(gradeFeedbacks.personId),
      ),
    )
    .prepare(),
)
const restudies = prepared((d) =>
  d
    .select({ count: sql<number>`count(*)` })
    .from(gradeRestudies)
    .where(
      and(eq(gradeRestudies.cycleId, sql.placeholder('cycleId')), isNull(gradeRestudies.settledAt)),
    )
    .prepare(),
)

export function retentionFacts(reader: Reader, cycleId: string): RetentionFacts {
  const ballot = tallied(reader).get({ cycleId })
  const rectified = items(reader).get({ cycleId })
  return {
    collectedOn: collected(reader).get({ cycleId })?.closesOn,
    talliedAt: ballot?.open === 0 ? (ballot.at ?? undefined) : undefined,
    rectifiedOn: rectified?.open === 0 ? (rectified.lastOn ?? undefined) : undefined,
    isSettled: countUntold(reader, cycleId) === 0 && countOpenRestudies(reader, cycleId) === 0,
  }
}

/** Members whose grade was decided and who have not been told. */
export function countUntold(reader: Reader, cycleId: string): number {
  return untold(reader).get({ cycleId })?.count ?? 0
}

export function countOpenRestudies(reader: Reader, cycleId: string): number {
  return restudies(reader).get({ cycleId })?.count ?? 0
}

/** Rows a class holds, by table; tables with none are left out. */
export function countRetained(
  reader: Reader,
  id: RetentionId,
  scope: RetentionScope,
): Record<string, number> {
  return counted(retentionParts[id](scope), ({ table, where }) => {
    const [row] = reader.drizzle
      .select({ count: sql<number>`count(*)` })
      .from(table)
      .where(where)
      .all()
    return row?.count ?? 0
  })
}

/**
 * Takes a class out of its tables; gives how many rows went, by table. NOTE: the bytes stay in the
 * file until `scrubFile`.
 */
export function destroyRetained(
  tx: Tx,
  id: RetentionId,
  scope: RetentionScope,
): Record<string, number> {
  tx.forgetRows()
  return counted(retentionParts[id](scope), ({ table, where, set }) => {
    const change = set === undefined ? tx.drizzle.delete(table) : tx.drizzle.update(table).set(set)
    return change.where(where).run().changes
  })
}

function counted(
  parts: readonly RetentionPart[],
  count: (part: RetentionPart) => number,
): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const part of parts) {
    const name = getTableName(part.table)
    const found = count(part)
    if (found > 0) counts[name] = (counts[name] ?? 0) + found
  }
  return counts
}
