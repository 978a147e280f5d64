import { and, eq, lte, sql } from 'drizzle-orm'
import { prepared, type Reader, type Tx } from '../client.ts'
import { digests, firedOccasions, reminders } from '../schema/pipeline.ts'

export type Reminder = typeof reminders.$inferSelect
export type Digest = typeof digests.$inferSelect

const firedOne = prepared((d) =>
  d
    .select({ occasion: firedOccasions.occasion })
    .from(firedOccasions)
    .where(eq(firedOccasions.occasion, sql.placeholder('occasion')))
    .prepare(),
)
const insertOne = prepared((d) =>
  d
    .insert(reminders)
    .values({
      reminderKey: sql.placeholder('reminderKey'),
      personId: sql.placeholder('personId'),
      occasion: sql.placeholder('occasion'),
      kind: sql.placeholder('kind'),
      duty: sql.placeholder('duty'),
      unitId: sql.placeholder('unitId'),
      personal: sql.placeholder('personal'),
      notBefore: sql.placeholder('notBefore'),
      expiresAt: sql.placeholder('expiresAt'),
      state: 'waiting',
    })
    .onConflictDoNothing()
    .prepare(),
)
const waiting = prepared((d) =>
  d
    .select()
    .from(reminders)
    .where(and(eq(reminders.state, 'waiting'), lte(reminders.notBefore, sql.placeholder('now'))))
    .orderBy(reminders.notBefore)
    .limit(sql.placeholder('limit'))
    .prepare(),
)
const settleOne = prepared((d) =>
  d
    .update(reminders)
    .set({
      state: sql`${sql.placeholder('state')}`,
      digestId: sql`${sql.placeholder('digestId')}`,
      notBefore: sql`${sql.placeholder('notBefore')}`,
    })
    .where(eq(reminders.reminderKey, sql.placeholder('reminderKey')))
    .prepare(),
)
const digestOfDay = prepared((d) =>
  d
    .select()
    .from(digests)
    .where(
      and(
        eq(digests.personId, sql.placeholder('personId')),
        eq(digests.onDay, sql.placeholder('onDay')),
      ),
    )
    .prepare(),
)
const insertDigestRow = prepared((d) =>
  d
    .insert(digests)
    .values({
      digestId: sql.placeholder('digestId'),
      personId: sql.placeholder('personId'),
      onDay: sql.placeholder('onDay'),
      at: sql.placeholder('at'),
    })
    .prepare(),
)
const digestById = prepared((d) =>
  d
    .select()
    .from(digests)
    .where(eq(digests.digestId, sql.placeholder('digestId')))
    .prepare(),
)
const ofDigest = prepared((d) =>
  d
    .select()
    .from(reminders)
    .where(eq(reminders.digestId, sql.placeholder('digestId')))
    .prepare(),
)

export function hasFired(reader: Reader, occasion: string): boolean {
  return firedOne(reader).get({ occasion }) !== undefined
}

export function markFired(tx: Tx, occasion: string, now: Date): void {
  tx.drizzle
    .insert(firedOccasions)
    .values({ occasion, firedAt: now.getTime() })
    .onConflictDoNothing()
    .run()
}

/** Queues one reminder; asking again for the same person and occasion changes nothing. */
export function insertReminder(tx: Tx, reminder: Omit<Reminder, 'state' | 'digestId'>): boolean {
  return insertOne(tx).run({ ...reminder }).changes > 0
}

/** Reminders whose moment has come, oldest first. */
export function listDueReminders(reader: Reader, now: Date, limit: number): Reminder[] {
  return waiting(reader).all({ now: now.getTime(), limit })
}

export function settleReminder(
  tx: Tx,
  reminder: Reminder,
  change: Partial<Pick<Reminder, 'state' | 'digestId' | 'notBefore'>>,
): void {
  const { reminderKey, state, digestId, notBefore } = { ...reminder, ...change }
  settleOne(tx).run({ reminderKey, state, digestId, notBefore })
}

export function digestOn(reader: Reader, personId: string, onDay: string): Digest | undefined {
  return digestOfDay(reader).get({ personId, onDay })
}

export function findDigest(reader: Reader, digestId: string): Digest | undefined {
  return digestById(reader).get({ digestId })
}

export function insertDigest(tx: Tx, digest: Digest): void {
  insertDigestRow(tx).run({ ...digest })
}

export function remindersOfDigest(reader: Reader, digestId: string): Reminder[] {
  return ofDigest(reader).all({ digestId })
}
