import { and, asc, eq, sql } from 'drizzle-orm'
import { prepared, type Reader, type Tx } from '../client.ts'
import { ballotEnvelopes } from '../schema/ballot.ts'

export type Envelope = typeof ballotEnvelopes.$inferSelect
type Paper = Pick<Envelope, 'roundId' | 'voterId'>

const isPaper = and(
  eq(ballotEnvelopes.roundId, sql.placeholder('roundId')),
  eq(ballotEnvelopes.voterId, sql.placeholder('voterId')),
)
const ofVoter = prepared((d) =>
  d
    .select({
      stage: ballotEnvelopes.stage,
      part: ballotEnvelopes.part,
      rev: ballotEnvelopes.rev,
    })
    .from(ballotEnvelopes)
    .where(isPaper)
    .prepare(),
)
const inBox = prepared((d) =>
  d
    .select()
    .from(ballotEnvelopes)
    .where(
      and(
        eq(ballotEnvelopes.roundId, sql.placeholder('roundId')),
        eq(ballotEnvelopes.stage, 'handedIn'),
      ),
    )
    .orderBy(asc(ballotEnvelopes.voterId), asc(ballotEnvelopes.part))
    .prepare(),
)
const save = prepared((d) =>
  d
    .insert(ballotEnvelopes)
    .values({
      roundId: sql.placeholder('roundId'),
      voterId: sql.placeholder('voterId'),
      stage: 'filling',
      part: sql.placeholder('part'),
      rev: sql.placeholder('rev'),
      sealed: sql.placeholder('sealed'),
    })
    .onConflictDoUpdate({
      target: [
        ballotEnvelopes.roundId,
        ballotEnvelopes.voterId,
        ballotEnvelopes.stage,
        ballotEnvelopes.part,
      ],
      set: { rev: sql`excluded.rev`, sealed: sql`excluded.sealed` },
    })
    .prepare(),
)
const drop = prepared((d) =>
  d
    .delete(ballotEnvelopes)
    .where(
      and(
        isPaper,
        eq(ballotEnvelopes.stage, sql.placeholder('stage')),
        eq(ballotEnvelopes.part, sql.placeholder('part')),
      ),
    )
    .prepare(),
)
const move = prepared((d) =>
  d
    .update(ballotEnvelopes)
    .set({ stage: 'handedIn' })
    .where(
      and(
        isPaper,
        eq(ballotEnvelopes.stage, 'filling'),
        eq(ballotEnvelopes.part, sql.placeholder('part')),
      ),
    )
    .prepare(),
)

/** Which parts of a paper are there, and since when; never what is in them. */
export function partMarks(
  reader: Reader,
  { roundId, voterId }: Paper,
): Pick<Envelope, 'stage' | 'part' | 'rev'>[] {
  return ofVoter(reader).all({ roundId, voterId })
}

/** Numbers of the parts somebody is filling in, and of those that lie in the box. */
export function partsIn(reader: Reader, paper: Paper): { filling: number[]; handedIn: number[] } {
  const marks = partMarks(reader, paper)
  const numbers = (stage: Envelope['stage']) =>
    marks.filter((mark) => mark.stage === stage).map((mark) => mark.part)
  return { filling: numbers('filling'), handedIn: numbers('handedIn') }
}

/** Keeps a part that is not handed in yet; the caller saw to it that none there is newer. */
export function saveFilling(tx: Tx, envelope: Omit<Envelope, 'stage'>): void {
  save(tx).run({ ...envelope })
}

/** Puts parts into the box, each in the place of the one that lay there. */
export function moveIntoBox(tx: Tx, paper: Paper, parts: readonly number[]): void {
  for (const part of parts) {
    drop(tx).run({ ...paper, stage: 'handedIn', part })
    move(tx).run({ ...paper, part })
  }
}

/** Forgets what somebody was filling in. */
export function dropFilling(tx: Tx, { roundId, voterId }: Paper): void {
  tx.drizzle
    .delete(ballotEnvelopes)
    .where(
      and(
        eq(ballotEnvelopes.roundId, roundId),
        eq(ballotEnvelopes.voterId, voterId),
        eq(ballotEnvelopes.stage, 'filling'),
      ),
    )
    .run()
}

/** All that lies in the box, paper by paper. */
export function envelopesInBox(reader: Reader, roundId: string): Envelope[] {
  return inBox(reader).all({ roundId })
}

/** Empties the box, half-filled papers included. */
export function dropEnvelopes(tx: Tx, roundId: string): void {
  tx.drizzle.delete(ballotEnvelopes).where(eq(ballotEnvelopes.roundId, roundId)).run()
}

/** Forgets all papers that were begun and not handed in. */
export function dropAllFilling(tx: Tx, roundId: string): void {
  tx.drizzle
    .delete(ballotEnvelopes)
    .where(and(eq(ballotEnvelopes.roundId, roundId), eq(ballotEnvelopes.stage, 'filling')))
    .run()
}
