import { and, asc, count, eq, isNotNull, sql } from 'drizzle-orm'
import { prepared, type Reader, type Tx } from '../client.ts'
import { mutualComments, mutualSubjects } from '../schema/appraisal.ts'

type Row = typeof mutualComments.$inferSelect
type SubjectRow = typeof mutualSubjects.$inferSelect
/** How a subject's turn ended. */
export type MutualEnding = Exclude<SubjectRow['state'], 'open'>
export type MutualCommentKey = Pick<Row, 'meetingId' | 'subjectId' | 'byPersonId'>

const given = (which: ReturnType<typeof eq>) => and(which, isNotNull(mutualComments.body))

const one = prepared((d) =>
  d
    .select()
    .from(mutualComments)
    .where(
      and(
        eq(mutualComments.meetingId, sql.placeholder('meetingId')),
        eq(mutualComments.subjectId, sql.placeholder('subjectId')),
        eq(mutualComments.byPersonId, sql.placeholder('byPersonId')),
      ),
    )
    .prepare(),
)
const pairs = prepared((d) =>
  d
    .select({ subjectId: mutualComments.subjectId, byPersonId: mutualComments.byPersonId })
    .from(mutualComments)
    .where(given(eq(mutualComments.meetingId, sql.placeholder('meetingId'))))
    .orderBy(asc(mutualComments.rev))
    .prepare(),
)
const ofSubject = prepared((d) =>
  d
    .select()
    .from(mutualComments)
    .where(
      and(
        eq(mutualComments.cycleId, sql.placeholder('cycleId')),
        given(eq(mutualComments.subjectId, sql.placeholder('subjectId'))),
      ),
    )
    .orderBy(asc(mutualComments.rev))
    .prepare(),
)
const counted = prepared((d) =>
  d
    .select({ comments: count() })
    .from(mutualComments)
    .where(given(eq(mutualComments.meetingId, sql.placeholder('meetingId'))))
    .prepare(),
)
const ended = prepared((d) =>
  d
    .select({ subjectId: mutualSubjects.subjectId, state: mutualSubjects.state })
    .from(mutualSubjects)
    .where(eq(mutualSubjects.meetingId, sql.placeholder('meetingId')))
    .prepare(),
)

/** The words of one person on another; undefined when there are none, or they were taken back. */
export function findMutualComment(reader: Reader, key: MutualCommentKey): string | undefined {
  const { meetingId, subjectId, byPersonId } = key
  const body = one(reader).get({ meetingId, subjectId, byPersonId })?.body
  return body ? reader.vault.open(body, bodyOf(key)) : undefined
}

/** Who commented on whom in a meeting, without the words. */
export function mutualPairsOf(
  reader: Reader,
  meetingId: string,
): { subjectId: string; byPersonId: string }[] {
  return pairs(reader).all({ meetingId })
}

export function countMutualComments(reader: Reader, meetingId: string): number {
  return counted(reader).get({ meetingId })?.comments ?? 0
}

/** What was said of a person in a cycle, the oldest first. */
export function mutualCommentsOf(
  reader: Reader,
  cycleId: string,
  subjectId: string,
): { byPersonId: string; comment: string }[] {
  return ofSubject(reader)
    .all({ cycleId, subjectId })
    .flatMap((row) =>
      row.body
        ? [{ byPersonId: row.byPersonId, comment: reader.vault.open(row.body, bodyOf(row)) }]
        : [],
    )
}

/** Keeps the latest click's words, null for taken back; false when a later click is there. */
export function saveMutualComment(
  tx: Tx,
  comment: Omit<Row, 'body'> & { comment: string | null },
): boolean {
  const { comment: words, ...row } = comment
  const body = words === null ? null : tx.vault.seal(words, bodyOf(comment))
  const saved = tx.drizzle
    .insert(mutualComments)
    .values({ ...row, body })
    .onConflictDoUpdate({
      target: [mutualComments.meetingId, mutualComments.subjectId, mutualComments.byPersonId],
      set: {
        body: sql`excluded.body`,
        enteredById: sql`excluded.entered_by_id`,
        rev: sql`excluded.rev`,
      },
      setWhere: sql`excluded.rev > ${mutualComments.rev}`,
    })
    .run()
  return saved.changes > 0
}

/** Whose turn is over in a meeting, and how. */
export function endedSubjectsOf(reader: Reader, meetingId: string): Map<string, MutualEnding> {
  const rows = ended(reader).all({ meetingId })
  return new Map(
    rows.flatMap(({ subjectId, state }) => (state === 'open' ? [] : [[subjectId, state]])),
  )
}

/** Ends a subject's turn or opens it again; false when a later click is there already. */
export function setMutualSubject(tx: Tx, subject: SubjectRow): boolean {
  const set = tx.drizzle
    .insert(mutualSubjects)
    .values(subject)
    .onConflictDoUpdate({
      target: [mutualSubjects.meetingId, mutualSubjects.subjectId],
      set: {
        state: sql`excluded.state`,
        byPersonId: sql`excluded.by_person_id`,
        rev: sql`excluded.rev`,
      },
      setWhere: sql`excluded.rev > ${mutualSubjects.rev}`,
    })
    .run()
  return set.changes > 0
}

function bodyOf({ meetingId, subjectId, byPersonId }: MutualCommentKey): string {
  return `mutual_comment:${meetingId}:${subjectId}:${byPersonId}:body`
}
