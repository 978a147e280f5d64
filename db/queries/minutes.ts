import { and, asc, eq, getTableColumns, isNull, ne, sql } from 'drizzle-orm'
import { prepared, type Reader, type Tx } from '../client.ts'
import { meetings } from '../schema/meeting.ts'
import { minutes, minutesParts, minutesVersions } from '../schema/minutes.ts'
import type { MeetingRow } from './meetings.ts'

type Row = typeof minutes.$inferSelect
/** How a record stands; its texts stay sealed. */
export type MinutesMark = Omit<Row, 'content' | 'reason'>
export type Minutes = MinutesMark & { content: string | undefined; reason: string | undefined }
type VersionRow = typeof minutesVersions.$inferSelect
export type MinutesVersion = Omit<VersionRow, 'content' | 'reason'> & {
  content: string
  reason: string | undefined
}

const { content: _content, reason: _reason, ...marks } = getTableColumns(minutes)
const meetingId = sql.placeholder('meetingId')
const byMeeting = prepared((d) =>
  d.select().from(minutes).where(eq(minutes.meetingId, meetingId)).prepare(),
)
const withoutMinutes = prepared((d) =>
  d
    .select(getTableColumns(meetings))
    .from(meetings)
    .leftJoin(minutes, eq(minutes.meetingId, meetings.meetingId))
    .where(and(eq(meetings.state, 'closed'), isNull(minutes.meetingId)))
    .prepare(),
)
const unconfirmed = prepared((d) =>
  d
    .select({ minutes: marks, meeting: getTableColumns(meetings) })
    .from(minutes)
    .innerJoin(meetings, eq(meetings.meetingId, minutes.meetingId))
    .where(ne(minutes.state, 'confirmed'))
    .orderBy(asc(minutes.askedAt), asc(minutes.meetingId))
    .prepare(),
)
const parts = prepared((d) =>
  d.select().from(minutesParts).where(eq(minutesParts.meetingId, meetingId)).prepare(),
)
const versions = prepared((d) =>
  d
    .select()
    .from(minutesVersions)
    .where(eq(minutesVersions.meetingId, meetingId))
    .orderBy(asc(minutesVersions.version))
    .prepare(),
)

/** Meetings that are over and have no record yet. */
export function meetingsWithoutMinutes(reader: Reader): MeetingRow[] {
  return withoutMinutes(reader).all()
}

/** Records that still wait for a confirmation, the oldest first, each with its meeting. */
export function unconfirmedMinutes(
  reader: Reader,
): { minutes: MinutesMark; meeting: MeetingRow }[] {
  return unconfirmed(reader).all()
}

export function findMinutes(reader: Reader, id: string): Minutes | undefined {
  const row = byMeeting(reader).get({ meetingId: id })
  if (!row) return undefined
  return {
    ...row,
    content: opened(reader, row.content, contentOf(id)),
    reason: opened(reader, row.reason, reasonOf(id)),
  }
}

export function insertMinutes(tx: Tx, of: { meetingId: string; askedAt: number }): void {
  tx.drizzle
    .insert(minutes)
    .values({ ...of, state: 'draft', rev: 0 })
    .run()
}

/** Changes how a record stands; every change counts its `rev` up. */
export function updateMinutes(
  tx: Tx,
  id: string,
  changes: Partial<Omit<Minutes, 'meetingId' | 'rev'>>,
): void {
  const { content, reason, ...rest } = changes
  tx.drizzle
    .update(minutes)
    .set({
      ...rest,
      rev: sql`${minutes.rev} + 1`,
      ...('content' in changes && { content: sealed(tx, content, contentOf(id)) }),
      ...('reason' in changes && { reason: sealed(tx, reason, reasonOf(id)) }),
    })
    .where(eq(minutes.meetingId, id))
    .run()
}

/** What was typed into the record, by the name of the place. */
export function minutesPartsOf(reader: Reader, id: string): Map<string, string> {
  return new Map(
    parts(reader)
      .all({ meetingId: id })
      .map((row) => [row.part, reader.vault.open(row.body, partOf(id, row.part))]),
  )
}

interface NewPart {
  meetingId: string
  part: string
  body: string
  byPersonId: string
  rev: number
}

/** Keeps the text with the latest `rev`; false when a later one is there already. */
export function saveMinutesPart(tx: Tx, { meetingId: id, part, ...text }: NewPart): boolean {
  const body = tx.vault.seal(text.body, partOf(id, part))
  const saved = tx.drizzle
    .insert(minutesParts)
    .values({ meetingId: id, part, body, byPersonId: text.byPersonId, rev: text.rev })
    .onConflictDoUpdate({
      target: [minutesParts.meetingId, minutesParts.part],
      set: {
        body: sql`excluded.body`,
        byPersonId: sql`excluded.by_person_id`,
        rev: sql`excluded.rev`,
      },
      setWhere: sql`excluded.rev >= ${minutesParts.rev}`,
    })
    .run()
  return saved.changes > 0
}

/** Takes away whatever was typed since, and puts these texts in its place. */
export function replaceMinutesParts(
  tx: Tx,
  of: { meetingId: string; byPersonId: string; rev: number },
  texts: Readonly<Record<string, string>>,
): void {
  tx.drizzle.delete(minutesParts).where(eq(minutesParts.meetingId, of.meetingId)).run()
  for (const [part, body] of Object.entries(texts)) saveMinutesPart(tx, { ...of, part, body })
}

/** Every confirmed version with its texts, the first one first. */
export function minutesVersionsOf(reader: Reader, id: string): MinutesVersion[] {
  return versions(reader)
    .all({ meetingId: id })
    .map((row) => ({
      ...row,
      content: reader.vault.open(row.content, versionOf(row, 'content')),
      reason: opened(reader, row.reason, versionOf(row, 'reason')),
    }))
}

export function insertMinutesVersion(tx: Tx, version: MinutesVersion): void {
  tx.drizzle
    .insert(minutesVersions)
    .values({
      ...version,
      content: tx.vault.seal(version.content, versionOf(version, 'content')),
      reason: sealed(tx, version.reason, versionOf(version, 'reason')),
    })
    .run()
}

function opened(reader: Reader, value: Buffer | null, place: string): string | undefined {
  return value === null ? undefined : reader.vault.open(value, place)
}

function sealed(tx: Tx, value: string | undefined, place: string): Buffer | null {
  return value === undefined ? null : tx.vault.seal(value, place)
}

const contentOf = (id: string) => `minutes:${id}:content`
const reasonOf = (id: string) => `minutes:${id}:reason`
const partOf = (id: string, part: string) => `minutes_part:${id}:${part}:body`
const versionOf = (of: Pick<VersionRow, 'meetingId' | 'version'>, column: string) =>
  `minutes_version:${of.meetingId}:${of.version}:${column}`
