import { and, asc, eq, sql } from 'drizzle-orm'
import { prepared, type Reader, type Tx } from '../client.ts'
import { criticismRounds, criticismSubjects } from '../schema/criticism.ts'

type Row = typeof criticismSubjects.$inferSelect
/** How far a subject is; the words of the answer stay sealed. */
export type CriticismSubject = Omit<Row, 'words'>

const columns = {
  roundId: criticismSubjects.roundId,
  subjectId: criticismSubjects.subjectId,
  no: criticismSubjects.no,
  selfAt: criticismSubjects.selfAt,
  readById: criticismSubjects.readById,
  criticisms: criticismSubjects.criticisms,
  nothingNew: criticismSubjects.nothingNew,
  response: criticismSubjects.response,
  respondedAt: criticismSubjects.respondedAt,
  respondedById: criticismSubjects.respondedById,
}
const ofRound = prepared((d) =>
  d
    .select(columns)
    .from(criticismSubjects)
    .where(eq(criticismSubjects.roundId, sql.placeholder('roundId')))
    .orderBy(asc(criticismSubjects.no))
    .prepare(),
)
const one = prepared((d) =>
  d
    .select()
    .from(criticismSubjects)
    .where(
      and(
        eq(criticismSubjects.roundId, sql.placeholder('roundId')),
        eq(criticismSubjects.subjectId, sql.placeholder('subjectId')),
      ),
    )
    .prepare(),
)

const ofPerson = prepared((d) =>
  d
    .select(columns)
    .from(criticismSubjects)
    .innerJoin(criticismRounds, eq(criticismRounds.roundId, criticismSubjects.roundId))
    .where(
      and(
        eq(criticismSubjects.subjectId, sql.placeholder('personId')),
        eq(criticismRounds.meetingId, sql.placeholder('meetingId')),
        eq(criticismRounds.isCurrent, true),
      ),
    )
    .prepare(),
)

/** A person as subject of a meeting: nobody is one in two of its rounds. */
export function criticismSubjectIn(
  reader: Reader,
  meetingId: string,
  personId: string,
): CriticismSubject | undefined {
  return ofPerson(reader).get({ meetingId, personId })
}

/** Who has criticised themselves, in the order in which it happened. */
export function criticismSubjectsOf(reader: Reader, roundId: string): CriticismSubject[] {
  return ofRound(reader).all({ roundId })
}

export function findCriticismSubject(
  reader: Reader,
  roundId: string,
  subjectId: string,
): CriticismSubject | undefined {
  const row = one(reader).get({ roundId, subjectId })
  if (!row) return undefined
  const { words: _words, ...rest } = row
  return rest
}

/** What the subject answered in words, where something was written down (R83). */
export function responseWordsOf(
  reader: Reader,
  roundId: string,
  subjectId: string,
): string | undefined {
  const words = one(reader).get({ roundId, subjectId })?.words
  return words ? reader.vault.open(words, placeOf(roundId, subjectId)) : undefined
}

export function insertCriticismSubject(tx: Tx, subject: CriticismSubject): void {
  tx.drizzle.insert(criticismSubjects).values(subject).run()
}

/** Counts one more turn about a subject. */
export function countAboutSubject(
  tx: Tx,
  of: { roundId: string; subjectId: string },
  isReal: boolean,
): void {
  const { criticisms, nothingNew } = criticismSubjects
  tx.drizzle
    .update(criticismSubjects)
    .set(isReal ? { criticisms: sql`${criticisms} + 1` } : { nothingNew: sql`${nothingNew} + 1` })
    .where(
      and(eq(criticismSubjects.roundId, of.roundId), eq(criticismSubjects.subjectId, of.subjectId)),
    )
    .run()
}

export function saveResponse(
  tx: Tx,
  of: { roundId: string; subjectId: string },
  answer: {
    response: NonNullable<Row['response']>
    words: string | undefined
    byPersonId: string
    at: Date
  },
): void {
  const words =
    answer.words === undefined
      ? null
      : tx.vault.seal(answer.words, placeOf(of.roundId, of.subjectId))
  tx.drizzle
    .update(criticismSubjects)
    .set({
      response: answer.response,
      words,
      respondedAt: answer.at.getTime(),
      respondedById: answer.byPersonId,
    })
    .where(
      and(eq(criticismSubjects.roundId, of.roundId), eq(criticismSubjects.subjectId, of.subjectId)),
    )
    .run()
}

function placeOf(roundId: string, subjectId: string): string {
  return `criticism_subject:${roundId}:${subjectId}:words`
}
