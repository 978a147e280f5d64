import { and, asc, eq, sql } from 'drizzle-orm'
import { prepared, type Reader, type Tx } from '../client.ts'
import { ballotCounts } from '../schema/ballot.ts'

export type BallotCount = typeof ballotCounts.$inferSelect

const ofRound = prepared((d) =>
  d
    .select()
    .from(ballotCounts)
    .where(eq(ballotCounts.roundId, sql.placeholder('roundId')))
    .orderBy(asc(ballotCounts.tellerId), asc(ballotCounts.part))
    .prepare(),
)

/** The tellers' sheets, sealed. */
export function countsOf(reader: Reader, roundId: string): BallotCount[] {
  return ofRound(reader).all({ roundId })
}

/** Which parts of which teller's sheet are in. */
export function countPartsIn(
  reader: Reader,
  roundId: string,
): Pick<BallotCount, 'tellerId' | 'part'>[] {
  return countsOf(reader, roundId).map(({ tellerId, part }) => ({ tellerId, part }))
}

/** Keeps the part with the latest `rev`. */
export function saveCount(tx: Tx, row: BallotCount): void {
  tx.drizzle
    .insert(ballotCounts)
    .values(row)
    .onConflictDoUpdate({
      target: [ballotCounts.roundId, ballotCounts.tellerId, ballotCounts.part],
      set: { rev: row.rev, sealed: row.sealed },
      setWhere: sql`excluded.rev > ${ballotCounts.rev}`,
    })
    .run()
}

/** Forgets the sheets of a round, or one teller's. */
export function dropCounts(tx: Tx, roundId: string, tellerId?: string): void {
  const ofTeller = tellerId === undefined ? undefined : eq(ballotCounts.tellerId, tellerId)
  tx.drizzle
    .delete(ballotCounts)
    .where(and(eq(ballotCounts.roundId, roundId), ofTeller))
    .run()
}
