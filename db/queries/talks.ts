import { and, eq, sql } from 'drizzle-orm'
import { prepared, type Reader, type Tx } from '../client.ts'
import { talkRecords, talks } from '../schema/talk.ts'

/** Who wrote a record and whether it is complete; the text stays sealed. */
export interface TalkRecordMark {
  talkId: string
  authorId: string
  isComplete: boolean
  acceptedById: string | null
  rev: number
}
type Row = typeof talks.$inferSelect
export type Talk = Row & { records: readonly TalkRecordMark[] }

/** What a side writes about a talk (R47, R48); all of it is confidential to the two. */
export interface TalkText {
  work: string
  thinking: string
  ownGaps: string
  reminder: string
  agreed: string
  result: 'agreed' | 'partly' | 'needsSecondTalk'
}
export interface TalkRecord extends TalkRecordMark {
  text: TalkText
}

const marks = {
  talkId: talkRecords.talkId,
  authorId: talkRecords.authorId,
  isComplete: talkRecords.isComplete,
  acceptedById: talkRecords.acceptedById,
  rev: talkRecords.rev,
}
const byId = prepared((d) =>
  d
    .select()
    .from(talks)
    .where(eq(talks.talkId, sql.placeholder('talkId')))
    .prepare(),
)
const ofPair = prepared((d) =>
  d
    .select()
    .from(talks)
    .where(
      and(
        eq(talks.cycleId, sql.placeholder('cycleId')),
        eq(talks.pairKey, sql.placeholder('pairKey')),
      ),
    )
    .orderBy(talks.round)
    .prepare(),
)
const ofCycle = prepared((d) =>
  d
    .select()
    .from(talks)
    .where(eq(talks.cycleId, sql.placeholder('cycleId')))
    .orderBy(talks.pairKey, talks.round)
    .prepare(),
)
const marksOfTalk = prepared((d) =>
  d
    .select(marks)
    .from(talkRecords)
    .where(eq(talkRecords.talkId, sql.placeholder('talkId')))
    .prepare(),
)
const marksOfCycle = prepared((d) =>
  d
    .select(marks)
    .from(talkRecords)
    .innerJoin(talks, eq(talks.talkId, talkRecords.talkId))
    .where(eq(talks.cycleId, sql.placeholder('cycleId')))
    .prepare(),
)
const recordsOfTalk = prepared((d) =>
  d
    .select()
    .from(talkRecords)
    .where(eq(talkRecords.talkId, sql.placeholder('talkId')))
    .orderBy(talkRecords.rev)
    .prepare(),
)

export function findTalk(reader: Reader, talkId: string): Talk | undefined {
  const row = byId(reader).get({ talkId })
  return row && withMarks(reader, row)
}

/** A pair's talks, first to last. */
export function talksOfPair(reader: Reader, cycleId: string, pairKey: string): Talk[] {
  return ofPair(reader)
    .all({ cycleId, pairKey })
    .map((row) => withMarks(reader, row))
}

function withMarks(reader: Reader, row: Row): Talk {
  return { ...row, records: marksOfTalk(reader).all({ talkId: row.talkId }) }
}

/** All talks of a cycle by pair, in two statements however many there are. */
export function talksByPair(reader: Reader, cycleId: string): Map<string, Talk[]> {
  const records = Map.groupBy(marksOfCycle(reader).all({ cycleId }), (mark) => mark.talkId)
  const all = ofCycle(reader)
    .all({ cycleId })
    .map((row) => ({ ...row, records: records.get(row.talkId) ?? [] }))
  return Map.groupBy(all, (talk) => talk.pairKey)
}

export function insertTalk(tx: Tx, talk: Row): void {
  tx.drizzle.insert(talks).values(talk).run()
}

export function updateTalk(
  tx: Tx,
  talkId: string,
  changes: Partial<Omit<Row, 'talkId' | 'cycleId' | 'pairKey' | 'round'>>,
): void {
  tx.drizzle.update(talks).set(changes).where(eq(talks.talkId, talkId)).run()
}

/** What the two wrote. NOTE: only for a reader who is one of them. */
export function openTalkRecords(reader: Reader, talkId: string): TalkRecord[] {
  return recordsOfTalk(reader)
    .all({ talkId })
    .map(({ sealed, ...mark }) => {
      const text = reader.vault.open(sealed, aboutRecord(mark))
      return { ...mark, text: JSON.parse(text) as TalkText }
    })
}

/** Keeps the record with the latest `rev`; a changed text must be confirmed anew. */
export function saveTalkRecord(
  tx: Tx,
  record: { talkId: string; authorId: string; text: TalkText; isComplete: boolean; rev: number },
): void {
  const { text, ...row } = record
  const sealed = tx.vault.seal(JSON.stringify(text), aboutRecord(record))
  tx.drizzle
    .insert(talkRecords)
    .values({ ...row, sealed, acceptedById: null })
    .onConflictDoUpdate({
      target: [talkRecords.talkId, talkRecords.authorId],
      set: {
        sealed: sql`excluded.sealed`,
        isComplete: sql`excluded.is_complete`,
        acceptedById: null,
        rev: sql`excluded.rev`,
      },
      setWhere: sql`excluded.rev > ${talkRecords.rev}`,
    })
    .run()
}

export function acceptTalkRecord(
  tx: Tx,
  of: { talkId: string; authorId: string },
  acceptedById: string,
): void {
  tx.drizzle
    .update(talkRecords)
    .set({ acceptedById })
    .where(and(eq(talkRecords.talkId, of.talkId), eq(talkRecords.authorId, of.authorId)))
    .run()
}

/** A talk that did not take place after all takes its records with it. */
export function deleteTalkRecords(tx: Tx, talkId: string): void {
  tx.drizzle.delete(talkRecords).where(eq(talkRecords.talkId, talkId)).run()
}

function aboutRecord({ talkId, authorId }: { talkId: string; authorId: string }): string {
  return `talk:${talkId}:${authorId}`
}
