import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { prepared, type Reader, type Tx } from '../client.ts'
import { rectificationEntries } from '../schema/rectification.ts'

type Row = typeof rectificationEntries.$inferSelect
export type RectificationEntryKind = Row['kind']

/** Where the platform keeps what was sent: only this lies here, never the file itself. */
export interface KeptFile {
  type: 'file' | 'image'
  messageId: string
  fileKey: string
  fileName: string
}

export interface RectificationEntry {
  entryId: string
  kind: RectificationEntryKind
  on: string
  by: string
  body: string
  isEvidence: boolean
  file?: KeptFile
}

interface Words {
  body: string
  file?: KeptFile
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
    .map(({ entryId, kind, onDay, byPersonId, body }) => {
      const isEvidence = kind === 'evidence'
      const words = wordsOf(reader, entryId, body)
      return { entryId, kind, on: onDay, by: byPersonId, isEvidence, ...words }
    })
}

function wordsOf(reader: Reader, entryId: string, body: Buffer): Words {
  return JSON.parse(reader.vault.open(body, bodyOf(entryId))) as Words
}

export function insertEntry(tx: Tx, entry: Omit<Row, 'body' | 'takenBackAt'> & Words): void {
  const { body, file, ...row } = entry
  const words: Words = { body, ...(file && { file }) }
  const sealed = tx.vault.seal(JSON.stringify(words), bodyOf(entry.entryId))
  tx.drizzle
    .insert(rectificationEntries)
    .values({ ...row, body: sealed })
    .run()
}

/** Who wrote an entry that stands, to what item, and what came with it. */
export function findEntry(
  reader: Reader,
  entryId: string,
): (Pick<Row, 'itemId' | 'kind' | 'byPersonId'> & Words) | undefined {
  const row = reader.drizzle
    .select()
    .from(rectificationEntries)
    .where(eq(rectificationEntries.entryId, entryId))
    .get()
  if (!row || row.takenBackAt !== null) return undefined
  const { itemId, kind, byPersonId, body } = row
  return { itemId, kind, byPersonId, ...wordsOf(reader, entryId, body) }
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
