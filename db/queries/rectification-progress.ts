import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { prepared, type Reader, type Tx } from '../client.ts'
import { rectificationEntries } from '../schema/rectification.ts'

type Row = typeof rectificationEntries.$inferSelect
export type RectificationEntryKind = Row['kind']

export interface RectificationEntry {
  entryId: string
  kind: RectificationEntryKind
  on: string
  by: string
  body: string
  isEvidence: boolean
  fileKey?: string
  fileName?: string
}

interface Words {
  body: string
  fileName?: string
}

const ofItem = prepared((d) =>
  d
    .select()
    .from(rectificationEntries)
    .where(
      and(
        eq(rectificationEntries.itemId, sql.placeholder('itemId')),
        isNull(rectificationEntries.takenBackAt),
      ),
    )
    .orderBy(asc(rectificationEntries.at), asc(rectificationEntries.entryId))
    .prepare(),
)

/** What happened to an item, in order, without what was taken back (R110). */
export function progressOf(reader: Reader, itemId: string): RectificationEntry[] {
  return ofItem(reader)
    .all({ itemId })
    .map(({ entryId, kind, onDay, byPersonId, body, fileKey }) => {
      const words = JSON.parse(reader.vault.open(body, bodyOf(entryId))) as Words
      return {
        entryId,
        kind,
        on: onDay,
        by: byPersonId,
        body: words.body,
        isEvidence: kind === 'evidence',
        ...(fileKey !== null && { fileKey }),
        ...(words.fileName !== undefined && { fileName: words.fileName }),
      }
    })
}

export function insertEntry(
  tx: Tx,
  entry: Omit<Row, 'body' | 'fileKey' | 'takenBackAt'> & {
    body: string
    file?: { fileKey: string; fileName: string }
  },
): void {
  const { body, file, ...row } = entry
  const words: Words = { body, ...(file && { fileName: file.fileName }) }
  const sealed = tx.vault.seal(JSON.stringify(words), bodyOf(entry.entryId))
  tx.drizzle
    .insert(rectificationEntries)
    .values({ ...row, body: sealed, fileKey: file?.fileKey ?? null })
    .run()
}

/** Who wrote an entry that stands, and to what item. */
export function findEntry(
  reader: Reader,
  entryId: string,
): Pick<Row, 'itemId' | 'kind' | 'byPersonId'> | undefined {
  const row = reader.drizzle
    .select()
    .from(rectificationEntries)
    .where(eq(rectificationEntries.entryId, entryId))
    .get()
  if (!row || row.takenBackAt !== null) return undefined
  return { itemId: row.itemId, kind: row.kind, byPersonId: row.byPersonId }
}

export function takeBackEntry(tx: Tx, entryId: string, at: Date): void {
  tx.drizzle
    .update(rectificationEntries)
    .set({ takenBackAt: at.getTime() })
    .where(eq(rectificationEntries.entryId, entryId))
    .run()
}

function bodyOf(entryId: string): string {
  return `rectification_entry:${entryId}:body`
}
