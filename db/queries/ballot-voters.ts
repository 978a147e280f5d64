import { and, eq, sql } from 'drizzle-orm'
import { prepared, type Reader, type Tx } from '../client.ts'
import { ballotEnvelopes, ballotVoters } from '../schema/ballot.ts'
import { dropFilling } from './ballot-envelopes.ts'

export type BallotVoter = typeof ballotVoters.$inferSelect
export type VoterKey = Pick<BallotVoter, 'roundId' | 'voterId'>

/** Who may take part and who has, in numbers: all that leaves the service before the close. */
export interface Turnout {
  /** Without those struck off. */
  eligible: number
  electronic: number
  onPaper: number
  /** Electronic papers in the box. */
  handedIn: number
}

const one = prepared((d) =>
  d
    .select()
    .from(ballotVoters)
    .where(
      and(
        eq(ballotVoters.roundId, sql.placeholder('roundId')),
        eq(ballotVoters.voterId, sql.placeholder('voterId')),
      ),
    )
    .prepare(),
)
const ofRound = prepared((d) =>
  d
    .select()
    .from(ballotVoters)
    .where(eq(ballotVoters.roundId, sql.placeholder('roundId')))
    .prepare(),
)
const counted = prepared((d) =>
  d
    .select({
      electronic: sql<number>`coalesce(sum(${ballotVoters.way} = 'electronic'), 0)`,
      onPaper: sql<number>`coalesce(sum(${ballotVoters.way} = 'paper'), 0)`,
      handedIn: sql<number>`coalesce(sum(${ballotVoters.handedInRev} > 0), 0)`,
    })
    .from(ballotVoters)
    .where(
      and(
        eq(ballotVoters.roundId, sql.placeholder('roundId')),
        eq(ballotVoters.isStruckOff, false),
      ),
    )
    .prepare(),
)
const noteHandIn = prepared((d) =>
  d
    .update(ballotVoters)
    .set({ handedInRev: sql`${sql.placeholder('rev')}` })
    .where(
      and(
        eq(ballotVoters.roundId, sql.placeholder('roundId')),
        eq(ballotVoters.voterId, sql.placeholder('voterId')),
      ),
    )
    .prepare(),
)

export function findVoter(
  reader: Reader,
  roundId: string,
  voterId: string,
): BallotVoter | undefined {
  return one(reader).get({ roundId, voterId })
}

/** Everybody the round was opened for or who came later, those struck off included. */
export function votersOf(reader: Reader, roundId: string): BallotVoter[] {
  return ofRound(reader).all({ roundId })
}

export function turnoutOf(reader: Reader, roundId: string): Turnout {
  const found = counted(reader).get({ roundId }) ?? { electronic: 0, onPaper: 0, handedIn: 0 }
  return { ...found, eligible: found.electronic + found.onPaper }
}

export function insertVoters(
  tx: Tx,
  roundId: string,
  voters: readonly Pick<BallotVoter, 'voterId' | 'way'>[],
): void {
  if (voters.length === 0) return
  const rows = voters.map((voter) => ({ ...voter, roundId, isStruckOff: false, handedInRev: 0 }))
  tx.drizzle.insert(ballotVoters).values(rows).run()
}

/** Changes how somebody votes; what they were filling in is dropped. */
export function setVoterWay(tx: Tx, key: VoterKey, way: BallotVoter['way']): void {
  tx.drizzle.update(ballotVoters).set({ way }).where(isVoter(key)).run()
  dropFilling(tx, key)
}

/** Takes somebody off the list, and their paper out of the box. */
export function strikeOff(tx: Tx, key: VoterKey): void {
  const changes = { isStruckOff: true, handedInRev: 0 }
  tx.drizzle.update(ballotVoters).set(changes).where(isVoter(key)).run()
  tx.drizzle
    .delete(ballotEnvelopes)
    .where(and(eq(ballotEnvelopes.roundId, key.roundId), eq(ballotEnvelopes.voterId, key.voterId)))
    .run()
}

/** Puts somebody back on the list, without a paper. */
export function restore(tx: Tx, key: VoterKey): void {
  tx.drizzle.update(ballotVoters).set({ isStruckOff: false }).where(isVoter(key)).run()
}

/** Puts somebody back on the list who had put a paper ballot into the box before they left. */
export function countLeftPaper(tx: Tx, key: VoterKey): void {
  const changes = { isStruckOff: false, hasLeftPaper: true }
  tx.drizzle.update(ballotVoters).set(changes).where(isVoter(key)).run()
}

/** Notes that a paper of theirs lies in the box since `rev`. */
export function markHandedIn(tx: Tx, { roundId, voterId }: VoterKey, rev: number): void {
  noteHandIn(tx).run({ roundId, voterId, rev })
}

/** Keeps what each paper in the box looked like from outside. */
export function savePaperHashes(
  tx: Tx,
  roundId: string,
  hashes: ReadonlyMap<string, string>,
): void {
  for (const [voterId, paperHash] of hashes) {
    tx.drizzle.update(ballotVoters).set({ paperHash }).where(isVoter({ roundId, voterId })).run()
  }
}

/** After the count it no longer matters when somebody handed in. */
export function forgetHandInTimes(tx: Tx, roundId: string): void {
  tx.drizzle
    .update(ballotVoters)
    .set({ handedInRev: sql`min(${ballotVoters.handedInRev}, 1)` })
    .where(eq(ballotVoters.roundId, roundId))
    .run()
}

function isVoter({ roundId, voterId }: VoterKey) {
  return and(eq(ballotVoters.roundId, roundId), eq(ballotVoters.voterId, voterId))
}
