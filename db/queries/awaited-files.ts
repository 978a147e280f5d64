import { eq } from 'drizzle-orm'
import type { Reader, Tx } from '../client.ts'
import { awaitedFiles } from '../schema/rectification.ts'

type Row = typeof awaitedFiles.$inferSelect
export interface AwaitedFile extends Omit<Row, 'label'> {
  label: string
}

/** What the next file of this person is for, while it is still waited for. */
export function awaitedFileOf(
  reader: Reader,
  personId: string,
  now: Date,
): AwaitedFile | undefined {
  const row = reader.drizzle
    .select()
    .from(awaitedFiles)
    .where(eq(awaitedFiles.personId, personId))
    .get()
  if (!row || row.until < now.getTime()) return undefined
  return { ...row, label: reader.vault.open(row.label, labelOf(personId)) }
}

/** The latest wish counts: a person sends one file at a time. */
export function awaitFile(tx: Tx, awaited: AwaitedFile): void {
  const row = { ...awaited, label: tx.vault.seal(awaited.label, labelOf(awaited.personId)) }
  tx.drizzle
    .insert(awaitedFiles)
    .values(row)
    .onConflictDoUpdate({ target: awaitedFiles.personId, set: row })
    .run()
}

export function stopAwaiting(tx: Tx, personId: string): void {
  tx.drizzle.delete(awaitedFiles).where(eq(awaitedFiles.personId, personId)).run()
}

function labelOf(personId: string): string {
  return `awaited_file:${personId}:label`
}
