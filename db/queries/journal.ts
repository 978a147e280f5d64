import { eq, lt, sql } from 'drizzle-orm'
import { prepared, type Reader, type Tx } from '../client.ts'
import { auditEntries, seenArrivals } from '../schema/pipeline.ts'

const insertSeen = prepared((d) =>
  d
    .insert(seenArrivals)
    .select(
      sql`select value ->> 0, value ->> 1 from json_each(${sql.placeholder('arrivals')}) order by 1, 2`,
    )
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

/** The one process that writes knows every arrival of the table, so nothing need be looked up. */
const taken = new WeakMap<object, Set<string>>()

function takenIn({ drizzle }: Reader): Set<string> {
  const known = taken.get(drizzle)
  if (known) return known
  const rows = drizzle.select({ onceId: seenArrivals.onceId }).from(seenArrivals).all()
  const read = new Set(rows.map((row) => row.onceId))
  taken.set(drizzle, read)
  return read
}

/** Takes an arrival; false when it was taken before. */
export function takeArrival(tx: Tx, onceId: string, now: Date): boolean {
  const known = takenIn(tx)
  if (known.has(onceId)) return false
  known.add(onceId)
  tx.onUndo(() => known.delete(onceId))
  tx.gather('arrivals', [now.getTime(), onceId] as const, insertArrivals)
  return true
}

function insertArrivals(
  tx: Tx,
  arrivals: readonly (readonly [at: number, onceId: string])[],
): void {
  insertSeen(tx).run({ arrivals: JSON.stringify(arrivals) })
}

export function forgetArrivalsBefore(tx: Tx, before: Date): void {
  const known = takenIn(tx)
  const forgotten = tx.drizzle
    .delete(seenArrivals)
    .where(lt(seenArrivals.at, before.getTime()))
    .returning({ onceId: seenArrivals.onceId })
    .all()
  for (const { onceId } of forgotten) known.delete(onceId)
  tx.onUndo(() => forgotten.forEach(({ onceId }) => known.add(onceId)))
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
