import { and, eq, sql } from 'drizzle-orm'
import { prepared, type Reader, type Tx } from '../client.ts'
import { criticismTexts } from '../schema/criticism.ts'

type Row = typeof criticismTexts.$inferSelect
/** The two mandatory parts of a criticism (R81). */
export interface CriticismWords {
  problem: string
  suggestion: string
}
/** Whose text about whom; a critic has at most one draft and one handed in about a subject. */
export type CriticismTextOf = Pick<Row, 'meetingId' | 'subjectId' | 'criticId'>
type Key = CriticismTextOf & Pick<Row, 'state'>

const one = prepared((d) =>
  d
    .select()
    .from(criticismTexts)
    .where(
      and(
        eq(criticismTexts.meetingId, sql.placeholder('meetingId')),
        eq(criticismTexts.subjectId, sql.placeholder('subjectId')),
        eq(criticismTexts.criticId, sql.placeholder('criticId')),
        eq(criticismTexts.state, sql.placeholder('state')),
      ),
    )
    .prepare(),
)
const byCritic = prepared((d) =>
  d
    .select({ subjectId: criticismTexts.subjectId, state: criticismTexts.state })
    .from(criticismTexts)
    .where(
      and(
        eq(criticismTexts.meetingId, sql.placeholder('meetingId')),
        eq(criticismTexts.criticId, sql.placeholder('criticId')),
      ),
    )
    .prepare(),
)
export type CriticismText = CriticismWords & {
  byPersonId: string
  rev: number
  /** A draft the chair sent back (R8). */
  isReturned: boolean
}

/** A text in words, and who typed it. NOTE: a draft only for its critic. */
export function findCriticismText(reader: Reader, of: Key): CriticismText | undefined {
  const row = findRow(reader, of)
  if (!row) return undefined
  const { byPersonId, rev, returnedAt } = row
  const words = openCriticism(reader, of, row.content)
  return { ...words, byPersonId, rev, isReturned: returnedAt !== null }
}

function findRow(reader: Reader, { meetingId, subjectId, criticId, state }: Key) {
  return one(reader).get({ meetingId, subjectId, criticId, state })
}

/** Whether the chair sent a criticism back, and it was not handed in again; opens no words. */
export function isCriticismReturned(reader: Reader, of: CriticismTextOf): boolean {
  return (findRow(reader, { ...of, state: 'draft' })?.returnedAt ?? null) !== null
}

/** About whom a critic has written in a meeting, and how far it is. */
export function textsByCritic(
  reader: Reader,
  meetingId: string,
  criticId: string,
): { drafts: Set<string>; handedIn: Set<string> } {
  const rows = byCritic(reader).all({ meetingId, criticId })
  const about = (state: Row['state']) =>
    new Set(rows.filter((row) => row.state === state).map((row) => row.subjectId))
  return { drafts: about('draft'), handedIn: about('handedIn') }
}

/** Keeps the words with the latest `rev`; false when later ones are there already. */
export function saveCriticismText(
  tx: Tx,
  text: Key & { words: CriticismWords; byPersonId: string; rev: number },
): boolean {
  const { words, ...row } = text
  const content = tx.vault.seal(JSON.stringify(words), placeOf(row))
  const saved = tx.drizzle
    .insert(criticismTexts)
    .values({ ...row, content })
    .onConflictDoUpdate({
      target: [
        criticismTexts.meetingId,
        criticismTexts.subjectId,
        criticismTexts.criticId,
        criticismTexts.state,
      ],
      set: {
        content: sql`excluded.content`,
        byPersonId: sql`excluded.by_person_id`,
        rev: sql`excluded.rev`,
      },
      setWhere: sql`excluded.rev >= ${criticismTexts.rev}`,
    })
    .run()
  return saved.changes > 0
}

/**
 * Takes a text back to its critic: it becomes their draft, or, with nothing written, an empty one.
 * A draft of their own is kept before what somebody else typed for them.
 */
export function returnCriticism(tx: Tx, of: CriticismTextOf, at: Date, rev: number): void {
  const handedIn = findCriticismText(tx, { ...of, state: 'handedIn' })
  const draft = findCriticismText(tx, { ...of, state: 'draft' })
  const isOwn = handedIn?.byPersonId === of.criticId
  const { problem, suggestion } = (isOwn ? handedIn : (draft ?? handedIn)) ?? blank
  if (handedIn) deleteText(tx, { ...of, state: 'handedIn' })
  deleteText(tx, { ...of, state: 'draft' })
  const row = { ...of, state: 'draft' as const, words: { problem, suggestion } }
  saveCriticismText(tx, { ...row, byPersonId: of.criticId, rev })
  mark(tx, of, at.getTime())
}

const blank: CriticismWords = { problem: '', suggestion: '' }

/** Its words are others by now. */
export function forgetReturn(tx: Tx, of: CriticismTextOf): void {
  mark(tx, of, null)
}

function mark(tx: Tx, of: CriticismTextOf, returnedAt: number | null): void {
  tx.drizzle
    .update(criticismTexts)
    .set({ returnedAt })
    .where(isText({ ...of, state: 'draft' }))
    .run()
}

/** A draft whose words were handed in is no longer needed. */
export function deleteCriticismDraft(tx: Tx, of: CriticismTextOf): void {
  deleteText(tx, { ...of, state: 'draft' })
}

function deleteText(tx: Tx, of: Key): void {
  tx.drizzle.delete(criticismTexts).where(isText(of)).run()
}

function isText({ meetingId, subjectId, criticId, state }: Key) {
  return and(
    eq(criticismTexts.meetingId, meetingId),
    eq(criticismTexts.subjectId, subjectId),
    eq(criticismTexts.criticId, criticId),
    eq(criticismTexts.state, state),
  )
}

/** The words of a row that another query read. */
export function openCriticism(reader: Reader, of: Key, content: Buffer): CriticismWords {
  return JSON.parse(reader.vault.open(content, placeOf(of))) as CriticismWords
}

function placeOf({ meetingId, subjectId, criticId, state }: Key): string {
  return `criticism_text:${meetingId}:${subjectId}:${criticId}:${state}:content`
}
