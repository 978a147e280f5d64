import { eq } from 'drizzle-orm'
import type { Reader, Tx } from '../client.ts'
import { rectificationSources } from '../schema/rectification.ts'
import type { RectificationSource } from './rectification-items.ts'

/** False when this source ended in an item of the cycle before. */
export function insertSource(
  tx: Tx,
  source: RectificationSource & { cycleId: string; itemId: string },
): boolean {
  const inserted = tx.drizzle.insert(rectificationSources).values(source).onConflictDoNothing()
  return inserted.run().changes > 0
}

/** In which item each source of a cycle ended. */
export function settledSources(reader: Reader, cycleId: string): Map<string, string> {
  const rows = reader.drizzle
    .select()
    .from(rectificationSources)
    .where(eq(rectificationSources.cycleId, cycleId))
    .all()
  return new Map(rows.map(({ kind, sourceId, itemId }) => [`${kind}:${sourceId}`, itemId]))
}
