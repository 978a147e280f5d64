import { randomBytes } from 'node:crypto'
import { and, count, eq, inArray, lte, sql } from 'drizzle-orm'
import { prepared, type Reader, type Tx } from '../client.ts'
import { opinionEnvelopes } from '../schema/opinion.ts'
import { insertOpinion, type NewOpinion } from './opinions.ts'

/** What lies in an envelope; never an author, a gathering or a time. */
export type EnvelopeContent = Pick<
  NewOpinion,
  'unitId' | 'leaderId' | 'aspect' | 'channel' | 'category' | 'words'
>

/** A thousand letters of four bytes each and the rest of the sheet fit; all have this size. */
const contentBytes = 4604
const mixedAtOnce = 10_000

const insertOne = prepared((d) =>
  d
    .insert(opinionEnvelopes)
    .values({
      envelopeId: sql.placeholder('envelopeId'),
      roundId: sql.placeholder('roundId'),
      onDay: sql.placeholder('onDay'),
      sealed: sql.placeholder('sealed'),
    })
    .prepare(),
)
const counted = prepared((d) =>
  d
    .select({ count: count() })
    .from(opinionEnvelopes)
    .where(eq(opinionEnvelopes.roundId, sql.placeholder('roundId')))
    .prepare(),
)
const untilDay = prepared((d) =>
  d
    .select({ roundId: opinionEnvelopes.roundId })
    .from(opinionEnvelopes)
    .where(
      and(
        eq(opinionEnvelopes.roundId, sql.placeholder('roundId')),
        lte(opinionEnvelopes.onDay, sql.placeholder('upToDay')),
      ),
    )
    .limit(1)
    .prepare(),
)

/**
 * Keeps an anonymous opinion. Its key is random by itself: ids from elsewhere may tell an order.
 * NOTE: nothing beside this row may be written for the same arrival.
 */
export function dropEnvelope(
  tx: Tx,
  round: { roundId: string },
  onDay: string,
  content: EnvelopeContent,
): void {
  const envelopeId = randomKey()
  const text = JSON.stringify(content)
  const padding = contentBytes - Buffer.byteLength(text)
  if (padding < 0) throw new Error('an opinion is longer than its envelope')
  const sealed = tx.vault.seal(text + ' '.repeat(padding), `opinionEnvelope:${envelopeId}`)
  insertOne(tx).run({ envelopeId, roundId: round.roundId, onDay, sealed })
}

/** Envelopes not yet opened. */
export function countEnvelopes(reader: Reader, roundId: string): number {
  return counted(reader).get({ roundId })?.count ?? 0
}

/** Whether there are envelopes up to a day. */
export function hasEnvelopes(reader: Reader, roundId: string, upToDay: string): boolean {
  return untilDay(reader).get({ roundId, upToDay }) !== undefined
}

/**
 * Opens all envelopes up to a day at once and writes what they say under fresh random keys, so that
 * nobody can tell which envelope became which opinion. Gives how many there were.
 */
export function mixEnvelopes(tx: Tx, roundId: string, upToDay: string): number {
  const due = and(eq(opinionEnvelopes.roundId, roundId), lte(opinionEnvelopes.onDay, upToDay))
  const envelopes = tx.drizzle.select().from(opinionEnvelopes).where(due).limit(mixedAtOnce).all()
  const mixed = envelopes
    .map(({ envelopeId, onDay, sealed }) => {
      const text = tx.vault.open(sealed, `opinionEnvelope:${envelopeId}`)
      return { ...(JSON.parse(text) as EnvelopeContent), onDay, opinionId: randomKey() }
    })
    .toSorted((a, b) => (a.opinionId < b.opinionId ? -1 : 1))
  for (const opinion of mixed) insertOpinion(tx, { ...opinion, roundId })
  for (let at = 0; at < envelopes.length; at += 500) {
    const ids = envelopes.slice(at, at + 500).map((one) => one.envelopeId)
    tx.drizzle.delete(opinionEnvelopes).where(inArray(opinionEnvelopes.envelopeId, ids)).run()
  }
  return mixed.length
}

function randomKey(): string {
  return randomBytes(16).toString('hex')
}
