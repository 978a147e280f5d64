import { and, asc, eq, inArray, isNull, ne, sql } from 'drizzle-orm'
import { prepared, type Reader, type Tx } from '../client.ts'
import { criticismRounds, proceduralDefects } from '../schema/criticism.ts'
import { meetings } from '../schema/meeting.ts'

export type CriticismRound = typeof criticismRounds.$inferSelect
export type ProceduralDefect = typeof proceduralDefects.$inferSelect

const current = prepared((d) =>
  d
    .select()
    .from(criticismRounds)
    .where(
      and(
        eq(criticismRounds.meetingId, sql.placeholder('meetingId')),
        eq(criticismRounds.stepId, sql.placeholder('stepId')),
        eq(criticismRounds.isCurrent, true),
      ),
    )
    .prepare(),
)
const byId = prepared((d) =>
  d
    .select()
    .from(criticismRounds)
    .where(eq(criticismRounds.roundId, sql.placeholder('roundId')))
    .prepare(),
)
/** Rounds that are to be typed in and are not, with who owes it. */
const untyped = and(
  eq(criticismRounds.entry, 'afterwards'),
  eq(criticismRounds.isCurrent, true),
  ne(criticismRounds.phase, 'done'),
  ne(meetings.state, 'brokenOff'),
)
const untypedColumns = {
  roundId: criticismRounds.roundId,
  meetingId: criticismRounds.meetingId,
  stepId: criticismRounds.stepId,
  unitId: meetings.unitId,
  recorderId: meetings.recorderId,
}
const untypedBy = prepared((d) =>
  d
    .select(untypedColumns)
    .from(meetings)
    .innerJoin(criticismRounds, eq(criticismRounds.meetingId, meetings.meetingId))
    .where(and(untyped, eq(meetings.recorderId, sql.placeholder('recorderId'))))
    .prepare(),
)
const defects = prepared((d) =>
  d
    .select()
    .from(proceduralDefects)
    .where(eq(proceduralDefects.roundId, sql.placeholder('roundId')))
    .orderBy(asc(proceduralDefects.no))
    .prepare(),
)
const madeUp = prepared((d) =>
  d
    .update(proceduralDefects)
    .set({ madeUpAt: sql`${sql.placeholder('at')}` })
    .where(
      and(
        eq(proceduralDefects.roundId, sql.placeholder('roundId')),
        eq(proceduralDefects.invariant, sql.placeholder('invariant')),
        eq(proceduralDefects.subjectId, sql.placeholder('subjectId')),
        eq(sql`coalesce(${proceduralDefects.personId}, '')`, sql.placeholder('personId')),
        isNull(proceduralDefects.madeUpAt),
      ),
    )
    .prepare(),
)

/** The round of a step: its last attempt. */
export function findCriticismRound(
  reader: Reader,
  of: { meetingId: string; stepId: string },
): CriticismRound | undefined {
  return current(reader).get({ meetingId: of.meetingId, stepId: of.stepId })
}

export function criticismRoundById(reader: Reader, roundId: string): CriticismRound | undefined {
  return byId(reader).get({ roundId })
}

export type UntypedRound = ReturnType<typeof untypedRoundsOf>[number]

/** Rounds a recorder still has to type in. */
export function untypedRoundsOf(reader: Reader, recorderId: string) {
  return untypedBy(reader).all({ recorderId })
}

/** The same for the meetings of some units. */
export function untypedRoundsIn(reader: Reader, unitIds: readonly string[]): UntypedRound[] {
  return reader.drizzle
    .select(untypedColumns)
    .from(meetings)
    .innerJoin(criticismRounds, eq(criticismRounds.meetingId, meetings.meetingId))
    .where(and(untyped, inArray(meetings.unitId, [...unitIds])))
    .all()
}

/** The first attempt, or a new one that takes the place of the last. */
export function insertCriticismRound(tx: Tx, round: typeof criticismRounds.$inferInsert): void {
  tx.drizzle
    .update(criticismRounds)
    .set({ isCurrent: false })
    .where(
      and(
        eq(criticismRounds.meetingId, round.meetingId),
        eq(criticismRounds.stepId, round.stepId),
        eq(criticismRounds.isCurrent, true),
      ),
    )
    .run()
  tx.drizzle.insert(criticismRounds).values(round).run()
}

export function updateCriticismRound(
  tx: Tx,
  roundId: string,
  changes: Partial<Omit<CriticismRound, 'roundId'>>,
): void {
  tx.drizzle.update(criticismRounds).set(changes).where(eq(criticismRounds.roundId, roundId)).run()
}

/** Which rules a round broke, in the order in which it did. */
export function defectsOfRound(reader: Reader, roundId: string): ProceduralDefect[] {
  return defects(reader).all({ roundId })
}

export function insertDefects(tx: Tx, rows: readonly ProceduralDefect[]): void {
  if (rows.length > 0) {
    tx.drizzle
      .insert(proceduralDefects)
      .values([...rows])
      .run()
  }
}

/** What was missing was made up for in the meeting: the defect stays, and says so. */
export function markMadeUp(
  tx: Tx,
  of: Pick<ProceduralDefect, 'roundId' | 'invariant'> & { subjectId: string; personId?: string },
  at: Date,
): void {
  const { roundId, invariant, subjectId, personId = '' } = of
  madeUp(tx).run({ roundId, invariant, subjectId, personId, at: at.getTime() })
}

/** Why a round with defects is not held again, in words; undefined while nobody said. */
export function explanationOf(reader: Reader, round: CriticismRound): string | undefined {
  const { explanation } = round
  return explanation ? reader.vault.open(explanation, placeOf(round.roundId)) : undefined
}

export function explainRound(
  tx: Tx,
  roundId: string,
  { words, byPersonId, at }: { words: string; byPersonId: string; at: Date },
): void {
  updateCriticismRound(tx, roundId, {
    explanation: tx.vault.seal(words, placeOf(roundId)),
    explainedById: byPersonId,
    explainedAt: at.getTime(),
  })
}

function placeOf(roundId: string): string {
  return `criticism_round:${roundId}:explanation`
}
