import { eq, lt, sql } from 'drizzle-orm'
import { prepared, type Tx } from '../client.ts'
import { auditEntries, seenArrivals } from '../schema/pipeline.ts'

const insertSeen = prepared((d) =>
  d
    .insert(seenArrivals)
    .values({ onceId: sql.placeholder('onceId'), at: sql.placeholder('at') })
    .onConflictDoNothing()
    .prepare(),
)
const insertAudit = prepared((d) =>
  d
    .insert(auditEntries)
    .values({
      at: sql.placeholder('at'),
      personId: sql.placeholder('personId'),
      what: sql.placeholder('what'),
      subject: sql.placeholder('subject'),
    })
    .prepare(),
)

/** Takes an arrival; false when it was taken before. */
export function takeArrival(tx: Tx, onceId: string, now: Date): boolean {
  return insertSeen(tx).run({ onceId, at: now.getTime() }).changes > 0
}

export function forgetArrivalsBefore(tx: Tx, before: Date): void {
  tx.drizzle.delete(seenArrivals).where(lt(seenArrivals.at, before.getTime())).run()
}

/** Who did what; never what was said. */
export function recordAudit(
  tx: Tx,
  entry: { at: Date; personId: string | null; what: string; subject: string | null },
): void {
  insertAudit(tx).run({ ...entry, at: entry.at.getTime() })
}

export function listAudit(tx: Tx, personId: string): (typeof auditEntries.$inferSelect)[] {
  return tx.drizzle.select().from(auditEntries).where(eq(auditEntries.personId, personId)).all()
}
