import { randomBytes } from 'node:crypto'
import { and, asc, count, eq, inArray, lte, sql } from 'drizzle-orm'
import { prepared, type Reader, type Tx } from '../client.ts'
import {
  disclosureEnvelopes,
  disclosureRemarks,
  disclosures,
  disclosureTotals,
} from '../schema/disclosure.ts'

export type DisclosureAnswer = 'satisfied' | 'partly' | 'not'

/** What lies in an envelope; never an author or a time. */
export interface AnswerContent {
  answer: DisclosureAnswer
  words: string
}

/** Five hundred letters of four bytes each and the answer fit; all have this size. */
const contentBytes = 2048
const mixedAtOnce = 10_000
/** Fewer answers than this are told to nobody one by one (`domain.md` 7.2). */
export const answersShownFrom = 5

const insertOne = prepared((d) =>
  d
    .insert(disclosureEnvelopes)
    .values({
      envelopeId: sql.placeholder('envelopeId'),
      disclosureId: sql.placeholder('disclosureId'),
      onDay: sql.placeholder('onDay'),
      sealed: sql.placeholder('sealed'),
    })
    .prepare(),
)
const counted = prepared((d) =>
  d
    .select({ count: count() })
    .from(disclosureEnvelopes)
    .where(eq(disclosureEnvelopes.disclosureId, sql.placeholder('disclosureId')))
    .prepare(),
)
const untilDay = prepared((d) =>
  d
    .select({ disclosureId: disclosureEnvelopes.disclosureId })
    .from(disclosureEnvelopes)
    .where(
      and(
        eq(disclosureEnvelopes.disclosureId, sql.placeholder('disclosureId')),
        lte(disclosureEnvelopes.onDay, sql.placeholder('upToDay')),
      ),
    )
    .limit(1)
    .prepare(),
)
const totals = prepared((d) =>
  d
    .select()
    .from(disclosureTotals)
    .where(eq(disclosureTotals.disclosureId, sql.placeholder('disclosureId')))
    .prepare(),
)
const remarksCounted = prepared((d) =>
  d
    .select({ count: count() })
    .from(disclosureRemarks)
    .where(eq(disclosureRemarks.disclosureId, sql.placeholder('disclosureId')))
    .prepare(),
)

/**
 * Keeps an anonymous answer. Its key is random by itself: ids from elsewhere may tell an order.
 * NOTE: nothing beside this row may be written for the same arrival.
 */
export function dropAnswer(
  tx: Tx,
  to: { disclosureId: string },
  onDay: string,
  content: AnswerContent,
): void {
  const envelopeId = randomKey()
  const text = JSON.stringify(content)
  const padding = contentBytes - Buffer.byteLength(text)
  if (padding < 0) throw new Error('an answer is longer than its envelope')
  const sealed = tx.vault.seal(text + ' '.repeat(padding), `disclosureEnvelope:${envelopeId}`)
  insertOne(tx).run({ envelopeId, disclosureId: to.disclosureId, onDay, sealed })
}

/** Answers not yet opened. */
export function countAnswerEnvelopes(reader: Reader, disclosureId: string): number {
  return counted(reader).get({ disclosureId })?.count ?? 0
}

/** Whether there are envelopes up to a day. */
export function hasAnswerEnvelopes(reader: Reader, disclosureId: string, upToDay: string): boolean {
  return untilDay(reader).get({ disclosureId, upToDay }) !== undefined
}

/**
 * Opens all envelopes up to a day at once: the answers become sums, the texts lie under fresh
 * random keys, and nothing tells which envelope or which answer a text belonged to. Gives how many.
 */
export function mixAnswers(tx: Tx, disclosureId: string, upToDay: string): number {
  const due = and(
    eq(disclosureEnvelopes.disclosureId, disclosureId),
    lte(disclosureEnvelopes.onDay, upToDay),
  )
  const envelopes = tx.drizzle
    .select()
    .from(disclosureEnvelopes)
    .where(due)
    .limit(mixedAtOnce)
    .all()
  const contents = envelopes.map(({ envelopeId, sealed }) => {
    const text = tx.vault.open(sealed, `disclosureEnvelope:${envelopeId}`)
    return JSON.parse(text) as AnswerContent
  })
  addToTotals(tx, disclosureId, contents)
  const remarks = contents
    .filter(({ words }) => words !== '')
    .map(({ words }) => ({ remarkId: randomKey(), words }))
    .toSorted((a, b) => (a.remarkId < b.remarkId ? -1 : 1))
  for (const { remarkId, words } of remarks) {
    const sealed = tx.vault.seal(words, remarkAbout(remarkId))
    tx.drizzle.insert(disclosureRemarks).values({ remarkId, disclosureId, words: sealed }).run()
  }
  for (let at = 0; at < envelopes.length; at += 500) {
    const ids = envelopes.slice(at, at + 500).map((one) => one.envelopeId)
    tx.drizzle.delete(disclosureEnvelopes).where(inArray(disclosureEnvelopes.envelopeId, ids)).run()
  }
  return envelopes.length
}

/** Opens every envelope there is: nothing comes after the end. */
export function mixAllAnswers(tx: Tx, disclosureId: string, upToDay: string): void {
  while (mixAnswers(tx, disclosureId, upToDay) > 0);
}

function addToTotals(tx: Tx, disclosureId: string, contents: readonly AnswerContent[]): void {
  const add = (answer: DisclosureAnswer) => contents.filter((one) => one.answer === answer).length
  const before = totals(tx).get({ disclosureId })
  const sums = {
    satisfied: (before?.satisfied ?? 0) + add('satisfied'),
    partly: (before?.partly ?? 0) + add('partly'),
    notSatisfied: (before?.notSatisfied ?? 0) + add('not'),
  }
  tx.drizzle
    .insert(disclosureTotals)
    .values({ disclosureId, ...sums })
    .onConflictDoUpdate({ target: disclosureTotals.disclosureId, set: sums })
    .run()
}

export interface DisclosureAnswers {
  /** Each 0 unless `isShown`. */
  satisfied: number
  partly: number
  not: number
  /** How many wrote something. */
  texts: number
  /** How many answered, opened or not. */
  total: number
  /** Only once it is over, from five answers up: day by day the sums would tell who said what. */
  isShown: boolean
}

/** What came back to a disclosure, as numbers that name nobody. */
export function disclosureAnswersOf(reader: Reader, disclosureId: string): DisclosureAnswers {
  const sums = totals(reader).get({ disclosureId })
  const opened = sums ? sums.satisfied + sums.partly + sums.notSatisfied : 0
  const waiting = countAnswerEnvelopes(reader, disclosureId)
  const isShown = isOver(reader, disclosureId) && waiting === 0 && opened >= answersShownFrom
  return {
    satisfied: isShown ? (sums?.satisfied ?? 0) : 0,
    partly: isShown ? (sums?.partly ?? 0) : 0,
    not: isShown ? (sums?.notSatisfied ?? 0) : 0,
    texts: remarksCounted(reader).get({ disclosureId })?.count ?? 0,
    total: opened + waiting,
    isShown,
  }
}

function isOver(reader: Reader, disclosureId: string): boolean {
  const row = reader.drizzle
    .select({ state: disclosures.state })
    .from(disclosures)
    .where(eq(disclosures.disclosureId, disclosureId))
    .get()
  return row?.state === 'closed' || row?.state === 'withdrawn'
}

/** One page of what residents wrote, in an order that tells nothing. */
export function disclosureRemarksOf(
  reader: Reader,
  disclosureId: string,
  page: { limit: number; offset: number },
): string[] {
  return reader.drizzle
    .select()
    .from(disclosureRemarks)
    .where(eq(disclosureRemarks.disclosureId, disclosureId))
    .orderBy(asc(disclosureRemarks.remarkId))
    .limit(page.limit)
    .offset(page.offset)
    .all()
    .map(({ remarkId, words }) => reader.vault.open(words, remarkAbout(remarkId)))
}

function remarkAbout(remarkId: string): string {
  return `disclosureRemark:${remarkId}`
}

function randomKey(): string {
  return randomBytes(16).toString('hex')
}
