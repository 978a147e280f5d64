import { and, desc, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import { prepared, rememberedIn, type Reader, type Tx } from '../client.ts'
import { ballotRounds } from '../schema/ballot.ts'

type Row = typeof ballotRounds.$inferSelect
export type BallotRound = Omit<Row, 'voidReason'>
export type BallotKind = BallotRound['kind']
/** What is fixed when the chair proposes it. */
export type NewRound = Pick<
  BallotRound,
  | 'roundId'
  | 'meetingId'
  | 'cycleId'
  | 'unitId'
  | 'kind'
  | 'subjects'
  | 'scale'
  | 'rowsPerPart'
  | 'minPapersToShow'
  | 'scrutineerId'
  | 'voteCounterId'
  | 'proposedById'
  | 'proposedAt'
>

const byId = prepared((d) =>
  d
    .select()
    .from(ballotRounds)
    .where(eq(ballotRounds.roundId, sql.placeholder('roundId')))
    .prepare(),
)
const ofMeeting = prepared((d) =>
  d
    .select()
    .from(ballotRounds)
    .where(
      and(
        eq(ballotRounds.meetingId, sql.placeholder('meetingId')),
        eq(ballotRounds.kind, sql.placeholder('kind')),
      ),
    )
    .orderBy(desc(ballotRounds.proposedAt), desc(ballotRounds.roundId))
    .limit(1)
    .prepare(),
)
const unfinished = prepared((d) =>
  d
    .select()
    .from(ballotRounds)
    .where(
      or(
        eq(ballotRounds.state, 'closed'),
        and(
          inArray(ballotRounds.state, ['tallied', 'voided']),
          isNull(ballotRounds.keyDestroyedAt),
        ),
      ),
    )
    .prepare(),
)

const underWay = prepared((d) =>
  d
    .select()
    .from(ballotRounds)
    .where(inArray(ballotRounds.state, ['proposed', 'open']))
    .prepare(),
)

/** A round; remembered inside a transaction, since a whole room asks for it at once. */
export function findRound(reader: Reader, roundId: string): BallotRound | undefined {
  return rememberedIn(reader, `ballotRound:${roundId}`, () => byId(reader).get({ roundId }))
}

/** The newest round of a meeting, whatever became of it. */
export function roundOf(
  reader: Reader,
  of: { meetingId: string; kind: BallotKind },
): BallotRound | undefined {
  const { meetingId, kind } = of
  return ofMeeting(reader).get({ meetingId, kind })
}

/** Rounds that are closed and not tallied, or done and not yet noted as without a key. */
export function unfinishedRounds(reader: Reader): BallotRound[] {
  return unfinished(reader).all()
}

/** Rounds somebody proposed or opened and nobody has ended. */
export function roundsUnderWay(reader: Reader): BallotRound[] {
  return underWay(reader).all()
}

/** Keeps a proposed round. */
export function insertRound(tx: Tx, round: NewRound): void {
  tx.drizzle
    .insert(ballotRounds)
    .values({ ...round, state: 'proposed' })
    .run()
}

export function updateRound(
  tx: Tx,
  roundId: string,
  changes: Partial<Omit<BallotRound, 'roundId'>>,
): void {
  tx.drizzle.update(ballotRounds).set(changes).where(eq(ballotRounds.roundId, roundId)).run()
  tx.forgetRows('ballotRound:')
}

/** Keeps why a round does not count, in the words of whoever decided it. */
export function saveVoidReason(tx: Tx, roundId: string, reason: string): void {
  const voidReason = tx.vault.seal(reason, `ballot_round:${roundId}:void_reason`)
  tx.drizzle.update(ballotRounds).set({ voidReason }).where(eq(ballotRounds.roundId, roundId)).run()
}

/** Why a round does not count, if somebody said it in words. */
export function voidReasonOf(reader: Reader, roundId: string): string | undefined {
  const sealed = byId(reader).get({ roundId })?.voidReason
  return sealed ? reader.vault.open(sealed, `ballot_round:${roundId}:void_reason`) : undefined
}
