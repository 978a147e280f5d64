import { and, count, eq, sql, sum } from 'drizzle-orm'
import { prepared, type Reader, type Tx } from '../client.ts'
import {
  criticismEntries,
  criticismRounds,
  criticismSubjects,
  criticismTexts,
  proceduralDefects,
} from '../schema/criticism.ts'
import { openCriticism } from './criticism-texts.ts'

export type CriticismEntry = typeof criticismEntries.$inferSelect

const counters = prepared((d) =>
  d
    .select({
      selfCriticisms: sum(criticismRounds.selfCriticisms).mapWith(Number),
      criticisms: sum(criticismRounds.criticisms).mapWith(Number),
      nothingNew: sum(criticismRounds.nothingNew).mapWith(Number),
      responses: sum(criticismRounds.responses).mapWith(Number),
    })
    .from(criticismRounds)
    .where(
      and(
        eq(criticismRounds.meetingId, sql.placeholder('meetingId')),
        eq(criticismRounds.isCurrent, true),
      ),
    )
    .prepare(),
)
const defects = prepared((d) =>
  d
    .select({ count: count(), madeUp: count(proceduralDefects.madeUpAt) })
    .from(proceduralDefects)
    .innerJoin(criticismRounds, eq(criticismRounds.roundId, proceduralDefects.roundId))
    .where(
      and(
        eq(criticismRounds.meetingId, sql.placeholder('meetingId')),
        eq(criticismRounds.isCurrent, true),
      ),
    )
    .prepare(),
)
const toPerson = prepared((d) =>
  d
    .select({
      meetingId: criticismRounds.meetingId,
      subjectId: criticismEntries.subjectId,
      criticId: criticismEntries.criticId,
      content: criticismTexts.content,
    })
    .from(criticismSubjects)
    .innerJoin(criticismRounds, eq(criticismRounds.roundId, criticismSubjects.roundId))
    .innerJoin(
      criticismEntries,
      and(
        eq(criticismEntries.roundId, criticismSubjects.roundId),
        eq(criticismEntries.subjectId, criticismSubjects.subjectId),
      ),
    )
    .innerJoin(
      criticismTexts,
      and(
        eq(criticismTexts.meetingId, criticismRounds.meetingId),
        eq(criticismTexts.subjectId, criticismEntries.subjectId),
        eq(criticismTexts.criticId, criticismEntries.criticId),
        eq(criticismTexts.state, 'handedIn'),
      ),
    )
    .where(
      and(
        eq(criticismSubjects.subjectId, sql.placeholder('personId')),
        eq(criticismRounds.cycleId, sql.placeholder('cycleId')),
        eq(criticismRounds.isCurrent, true),
        eq(criticismEntries.kind, 'spoken'),
      ),
    )
    .orderBy(criticismRounds.startedAt, criticismEntries.turn)
    .prepare(),
)
const onSubject = prepared((d) =>
  d
    .select()
    .from(criticismEntries)
    .where(
      and(
        eq(criticismEntries.roundId, sql.placeholder('roundId')),
        eq(criticismEntries.subjectId, sql.placeholder('subjectId')),
      ),
    )
    .orderBy(criticismEntries.turn)
    .prepare(),
)
const inTurn = prepared((d) =>
  d
    .select()
    .from(criticismEntries)
    .where(eq(criticismEntries.roundId, sql.placeholder('roundId')))
    .orderBy(criticismEntries.turn)
    .prepare(),
)

/** What a meeting's reports may say of its rounds: numbers alone, of the last attempts (R92). */
export function criticismCountsOf(
  reader: Reader,
  meetingId: string,
): {
  selfCriticisms: number
  criticisms: number
  nothingNew: number
  responses: number
  /** Where the order was broken, without what was made up for. */
  defects: number
  madeUp: number
} {
  const row = counters(reader).get({ meetingId })
  const { count: all, madeUp } = defects(reader).get({ meetingId }) ?? { count: 0, madeUp: 0 }
  return {
    selfCriticisms: row?.selfCriticisms ?? 0,
    criticisms: row?.criticisms ?? 0,
    nothingNew: row?.nothingNew ?? 0,
    responses: row?.responses ?? 0,
    defects: all - madeUp,
    madeUp,
  }
}

/** What was said to a person in the meetings of a cycle, in words. NOTE: theirs alone to read. */
export function criticismsReceived(
  reader: Reader,
  cycleId: string,
  personId: string,
): { criticId: string; meetingId: string; problem: string; suggestion: string }[] {
  return toPerson(reader)
    .all({ cycleId, personId })
    .map(({ content, ...row }) => ({
      criticId: row.criticId,
      meetingId: row.meetingId,
      ...openCriticism(reader, { ...row, state: 'handedIn' }, content),
    }))
}

/** Whose turn it was about a subject, in the order in which it happened. */
export function entriesOn(reader: Reader, roundId: string, subjectId: string): CriticismEntry[] {
  return onSubject(reader).all({ roundId, subjectId })
}

/** All turns of a round about others, in their order. */
export function entriesOfRound(reader: Reader, roundId: string): CriticismEntry[] {
  return inTurn(reader).all({ roundId })
}

/** False when the critic has had this turn already. */
export function insertCriticismEntry(tx: Tx, entry: CriticismEntry): boolean {
  return tx.drizzle.insert(criticismEntries).values(entry).onConflictDoNothing().run().changes > 0
}
