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
/** A text in words, and who typed it. NOTE: a draft only for its critic. */
export function findCriticismText(
  reader: Reader,
  of: Key,
): (CriticismWords & { byPersonId: string }) | undefined {
  const { meetingId, subjectId, criticId, state } = of
  const row = one(reader).get({ meetingId, subjectId, criticId, state })
  return row && { ...openCriticism(reader, of, row.content), byPersonId: row.byPersonId }
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

/** A draft whose words were handed in is no longer needed. */
export function deleteCriticismDraft(tx: Tx, of: CriticismTextOf): void {
  tx.drizzle
    .delete(criticismTexts)
    .where(
      and(
        eq(criticismTexts.meetingId, of.meetingId),
        eq(criticismTexts.subjectId, of.subjectId),
        eq(criticismTexts.criticId, of.criticId),
        eq(criticismTexts.state, 'draft'),
      ),
    )
    .run()
}

/** The words of a row that another query read. */
export function openCriticism(reader: Reader, of: Key, content: Buffer): CriticismWords {
  return JSON.parse(reader.vault.open(content, placeOf(of))) as CriticismWords
}

function placeOf({ meetingId, subjectId, criticId, state }: Key): string {
  return `criticism_text:${meetingId}:${subjectId}:${criticId}:${state}:content`
}
