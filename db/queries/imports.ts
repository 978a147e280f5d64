import { and, eq, inArray, lt, sql } from 'drizzle-orm'
import { prepared, type Reader, type Tx } from '../client.ts'
import { missingFromImport, rosterImports } from '../schema/roster.ts'

export type RosterImport = typeof rosterImports.$inferSelect

const byId = prepared((d) =>
  d
    .select()
    .from(rosterImports)
    .where(eq(rosterImports.importId, sql.placeholder('importId')))
    .prepare(),
)
const missingOf = prepared((d) =>
  d
    .select()
    .from(missingFromImport)
    .where(eq(missingFromImport.rootId, sql.placeholder('rootId')))
    .prepare(),
)

export function findImport(reader: Reader, importId: string): RosterImport | undefined {
  return byId(reader).get({ importId })
}

export function insertImport(tx: Tx, row: Omit<RosterImport, 'state' | 'problem' | 'cells'>): void {
  tx.drizzle
    .insert(rosterImports)
    .values({ ...row, state: 'reading' })
    .run()
}

export function updateImport(
  tx: Tx,
  importId: string,
  changes: Partial<Pick<RosterImport, 'state' | 'problem' | 'cells'>>,
): void {
  tx.drizzle.update(rosterImports).set(changes).where(eq(rosterImports.importId, importId)).run()
}

/** Drops what was read of files nobody confirmed in time. */
export function forgetImportsBefore(tx: Tx, before: Date): void {
  tx.drizzle.delete(rosterImports).where(lt(rosterImports.createdAt, before.getTime())).run()
}

/** Ids of people the last import no longer named and nobody has spoken about yet. */
export function missingPeople(reader: Reader, rootId: string): string[] {
  return missingOf(reader)
    .all({ rootId })
    .map((row) => row.personId)
}

export function markMissing(tx: Tx, rootId: string, personIds: readonly string[]): void {
  for (const personId of personIds) {
    tx.drizzle.insert(missingFromImport).values({ personId, rootId }).onConflictDoNothing().run()
  }
}

export function settleMissing(tx: Tx, rootId: string, personIds: readonly string[]): void {
  tx.drizzle
    .delete(missingFromImport)
    .where(
      and(
        eq(missingFromImport.rootId, rootId),
        inArray(missingFromImport.personId, [...personIds]),
      ),
    )
    .run()
}
