import { randomBytes } from 'node:crypto'
import { and, asc, count, eq, sql } from 'drizzle-orm'
import { prepared, type Reader, type Tx } from '../client.ts'
import { opinionLines, opinions } from '../schema/opinion.ts'
import { insertOpinionLine, type OpinionLine } from './opinion-lines.ts'

type Row = typeof opinions.$inferSelect
/** One respondent's words, readable. */
export type Opinion = Omit<Row, 'words'> & { words: string }
export type OpinionChannel = Row['channel']
export type RespondentCategory = Row['category']

export type NewOpinion = Pick<Opinion, 'roundId' | 'onDay' | 'channel' | 'category' | 'words'> &
  Pick<OpinionLine, 'unitId' | 'leaderId' | 'aspect'> & {
    opinionId?: string
    authorId?: string
    gatheringId?: string
  }

const insertOne = prepared((d) =>
  d
    .insert(opinions)
    .values({
      opinionId: sql.placeholder('opinionId'),
      roundId: sql.placeholder('roundId'),
      lineId: sql.placeholder('lineId'),
      onDay: sql.placeholder('onDay'),
      channel: sql.placeholder('channel'),
      category: sql.placeholder('category'),
      authorId: sql.placeholder('authorId'),
      gatheringId: sql.placeholder('gatheringId'),
      words: sql.placeholder('words'),
    })
    .prepare(),
)
const ofLine = prepared((d) =>
  d
    .select()
    .from(opinions)
    .where(eq(opinions.lineId, sql.placeholder('lineId')))
    .orderBy(asc(opinions.onDay), asc(opinions.opinionId))
    .prepare(),
)
const coverage = prepared((d) =>
  d
    .select({ channel: opinions.channel, category: opinions.category, count: count() })
    .from(opinions)
    .where(eq(opinions.roundId, sql.placeholder('roundId')))
    .groupBy(opinions.channel, opinions.category)
    .prepare(),
)

/** Keeps an opinion as a line of its own. */
export function insertOpinion(tx: Tx, opinion: NewOpinion): void {
  const opinionId = opinion.opinionId ?? randomKey()
  const lineId = randomKey()
  const { roundId, unitId, leaderId, aspect, onDay, channel, category, words } = opinion
  insertOpinionLine(tx, { lineId, roundId, unitId, leaderId, aspect, summary: words })
  insertOne(tx).run({
    opinionId,
    roundId,
    lineId,
    onDay,
    channel,
    category,
    authorId: opinion.authorId ?? null,
    gatheringId: opinion.gatheringId ?? null,
    words: tx.vault.seal(words, `opinion:${opinionId}`),
  })
}

/** Everything that was said about one matter, by day and not by arrival. */
export function opinionsOfLine(reader: Reader, lineId: string): Opinion[] {
  return ofLine(reader)
    .all({ lineId })
    .map((row) => ({ ...row, words: reader.vault.open(row.words, `opinion:${row.opinionId}`) }))
}

/** What was heard at one place, said to whom, in no order that tells who spoke first. */
export function opinionsHeardAt(
  reader: Reader,
  gatheringId: string,
): { words: string; leaderId: string | null }[] {
  return reader.drizzle
    .select({
      opinionId: opinions.opinionId,
      words: opinions.words,
      leaderId: opinionLines.leaderId,
    })
    .from(opinions)
    .innerJoin(opinionLines, eq(opinionLines.lineId, opinions.lineId))
    .where(eq(opinions.gatheringId, gatheringId))
    .orderBy(asc(opinions.opinionId))
    .all()
    .map(({ opinionId, words, leaderId }) => ({
      words: reader.vault.open(words, `opinion:${opinionId}`),
      leaderId,
    }))
}

/** How many opinions came by each channel from each kind of respondent. */
export function opinionCoverage(
  reader: Reader,
  roundId: string,
): { channel: OpinionChannel; category: RespondentCategory; count: number }[] {
  return coverage(reader).all({ roundId })
}

/** Puts everything said under one line under another. */
export function moveOpinions(tx: Tx, fromLineId: string, toLineId: string): void {
  tx.drizzle.update(opinions).set({ lineId: toLineId }).where(eq(opinions.lineId, fromLineId)).run()
}

/** Gives an opinion a line of its own again; false when it is not one of several. */
export function splitOpinion(tx: Tx, line: OpinionLine, opinionId: string): boolean {
  const all = opinionsOfLine(tx, line.lineId)
  const opinion = all.find((one) => one.opinionId === opinionId)
  if (!opinion || all.length < 2) return false
  const lineId = randomKey()
  const { roundId, unitId, leaderId, aspect } = line
  insertOpinionLine(tx, { lineId, roundId, unitId, leaderId, aspect, summary: opinion.words })
  tx.drizzle
    .update(opinions)
    .set({ lineId })
    .where(and(eq(opinions.opinionId, opinionId), eq(opinions.lineId, line.lineId)))
    .run()
  return true
}

export function countOpinionsOfGathering(reader: Reader, gatheringId: string): number {
  const found = reader.drizzle
    .select({ count: count() })
    .from(opinions)
    .where(eq(opinions.gatheringId, gatheringId))
    .get()
  return found?.count ?? 0
}

function randomKey(): string {
  return randomBytes(16).toString('hex')
}
