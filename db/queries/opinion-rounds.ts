import { and, eq, sql } from 'drizzle-orm'
import { prepared, type Reader, type Tx } from '../client.ts'
import { opinionFeedback, opinionRounds } from '../schema/opinion.ts'
import { newPublicToken } from './public-token.ts'

export type OpinionRound = typeof opinionRounds.$inferSelect
export type OpinionFeedback = typeof opinionFeedback.$inferSelect

const byId = prepared((d) =>
  d
    .select()
    .from(opinionRounds)
    .where(eq(opinionRounds.roundId, sql.placeholder('roundId')))
    .prepare(),
)
const byToken = prepared((d) =>
  d
    .select()
    .from(opinionRounds)
    .where(eq(opinionRounds.token, sql.placeholder('token')))
    .prepare(),
)
const byCycle = prepared((d) =>
  d
    .select()
    .from(opinionRounds)
    .where(eq(opinionRounds.cycleId, sql.placeholder('cycleId')))
    .prepare(),
)
const feedbackByRound = prepared((d) =>
  d
    .select()
    .from(opinionFeedback)
    .where(eq(opinionFeedback.roundId, sql.placeholder('roundId')))
    .prepare(),
)

export function findOpinionRound(reader: Reader, roundId: string): OpinionRound | undefined {
  return byId(reader).get({ roundId })
}

export function opinionRoundByToken(reader: Reader, token: string): OpinionRound | undefined {
  return byToken(reader).get({ token })
}

export function opinionRoundOf(reader: Reader, cycleId: string): OpinionRound | undefined {
  return byCycle(reader).get({ cycleId })
}

export function insertOpinionRound(
  tx: Tx,
  round: Pick<OpinionRound, 'roundId' | 'cycleId' | 'rootId' | 'openedOn' | 'closesOn'>,
): void {
  tx.drizzle
    .insert(opinionRounds)
    .values({ ...round, token: newPublicToken(), state: 'open' })
    .run()
}

export function updateOpinionRound(
  tx: Tx,
  roundId: string,
  changes: Partial<Pick<OpinionRound, 'state' | 'closesOn' | 'summary' | 'reopenedBecause'>>,
): void {
  tx.drizzle.update(opinionRounds).set(changes).where(eq(opinionRounds.roundId, roundId)).run()
}

/** Every sheet handed over in a round. */
export function listOpinionFeedback(reader: Reader, roundId: string): OpinionFeedback[] {
  return feedbackByRound(reader).all({ roundId })
}

export function findOpinionFeedback(
  reader: Reader,
  roundId: string,
  recipientId: string,
): OpinionFeedback | undefined {
  return listOpinionFeedback(reader, roundId).find((sheet) => sheet.recipientId === recipientId)
}

/** Hands a sheet over; when there is more on it, once more, to be acknowledged anew. */
export function handOpinionFeedback(
  tx: Tx,
  sheet: Pick<OpinionFeedback, 'roundId' | 'recipientId' | 'handedOn' | 'lineCount'>,
): void {
  const anew = { ...sheet, acknowledgedOn: null, acknowledgedById: null }
  tx.drizzle
    .insert(opinionFeedback)
    .values(anew)
    .onConflictDoUpdate({
      target: [opinionFeedback.roundId, opinionFeedback.recipientId],
      set: anew,
    })
    .run()
}

export function acknowledgeOpinionFeedback(
  tx: Tx,
  of: Pick<OpinionFeedback, 'roundId' | 'recipientId'>,
  by: { acknowledgedOn: string; acknowledgedById: string },
): void {
  tx.drizzle
    .update(opinionFeedback)
    .set(by)
    .where(
      and(eq(opinionFeedback.roundId, of.roundId), eq(opinionFeedback.recipientId, of.recipientId)),
    )
    .run()
}
