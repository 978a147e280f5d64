import { inArray, sql } from 'drizzle-orm'
import type { Reader, Tx } from '../client.ts'
import { ballotRounds } from '../schema/ballot.ts'

export { hasRoomOnDisk } from '../free-space.ts'

/** Makes the key of a round and gives its public half; it is gone again when this is undone. */
export function makeBallotKey(tx: Tx, roundId: string): Buffer {
  tx.onUndo(() => tx.ballotKeys.destroy(roundId))
  return tx.ballotKeys.make(roundId)
}

/** The private half; undefined when it was destroyed or lost. The caller wipes it after use. */
export function ballotKeyOf(reader: Reader, roundId: string): Buffer | undefined {
  return reader.ballotKeys.read(roundId)
}

/**
 * Makes the truth of the file final, then destroys the key of a round: first what the write-ahead
 * log still shows of the deleted envelopes goes, then what could open a copy of them. Not inside a
 * transaction. False while somebody else reads the log: then trying again helps.
 */
export function destroyBallotKey(reader: Reader, roundId: string): boolean {
  const [log] = reader.drizzle.all<{ busy: number }>(sql`PRAGMA wal_checkpoint(TRUNCATE)`)
  if (log?.busy === 1) return false
  reader.ballotKeys.destroy(roundId)
  return true
}

/** What a crash between the totals and the end of the key left behind. */
export function destroyDoneBallotKeys(reader: Reader): void {
  const done = reader.drizzle
    .select({ roundId: ballotRounds.roundId })
    .from(ballotRounds)
    .where(inArray(ballotRounds.state, ['tallied', 'voided']))
    .all()
  for (const { roundId } of done) {
    if (reader.ballotKeys.has(roundId)) destroyBallotKey(reader, roundId)
  }
}
