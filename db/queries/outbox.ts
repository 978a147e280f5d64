import { and, eq, exists, gt, inArray, isNull, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { prepared, type Reader, type Tx } from '../client.ts'
import { outbox } from '../schema/pipeline.ts'

export type OutboxRow = typeof outbox.$inferSelect

export interface NewOutboxRow {
  kind: OutboxRow['kind']
  lane: string
  issueId: string | null
  job: string | null
  input: Record<string, string> | null
  uuid: string
  dedupeKey: string
  dueAt: number
  createdAt: number
}

/**
 * Written into the statement: over a partial index SQLite compiles a statement anew each time such
 * a value is bound to it.
 */
const pending = sql`'pending'`
const sending = sql`'sending'`
const redraw = sql`'redraw'`

const insertOne = prepared((d) =>
  d
    .insert(outbox)
    .values({
      kind: sql.placeholder('kind'),
      lane: sql.placeholder('lane'),
      issueId: sql.placeholder('issueId'),
      job: sql.placeholder('job'),
      input: sql.placeholder('input'),
      uuid: sql.placeholder('uuid'),
      dedupeKey: sql.placeholder('dedupeKey'),
      state: 'pending',
      dueAt: sql.placeholder('dueAt'),
      attempt: 0,
      createdAt: sql.placeholder('createdAt'),
    })
    .onConflictDoNothing()
    .prepare(),
)
const waitingAfter = prepared((d) =>
  d
    .select({ outboxId: outbox.outboxId, lane: outbox.lane, dueAt: outbox.dueAt })
    .from(outbox)
    .where(and(eq(outbox.state, pending), gt(outbox.outboxId, sql.placeholder('after'))))
    .orderBy(outbox.outboxId)
    .limit(sql.placeholder('limit'))
    .prepare(),
)
const byId = prepared((d) =>
  d
    .select()
    .from(outbox)
    .where(eq(outbox.outboxId, sql.placeholder('outboxId')))
    .prepare(),
)
const claimOne = prepared((d) =>
  d
    .update(outbox)
    .set({
      state: sending,
      attempt: sql`${outbox.attempt} + 1`,
      firstTryAt: sql`coalesce(${outbox.firstTryAt}, ${sql.placeholder('now')})`,
    })
    .where(and(eq(outbox.outboxId, sql.placeholder('outboxId')), eq(outbox.state, pending)))
    .returning()
    .prepare(),
)
const settleOne = prepared((d) =>
  d
    .update(outbox)
    .set({
      state: sql`${sql.placeholder('state')}`,
      failure: sql`${sql.placeholder('failure')}`,
      firstTryAt: sql`${sql.placeholder('firstTryAt')}`,
    })
    .where(
      and(
        eq(outbox.outboxId, sql.placeholder('outboxId')),
        eq(outbox.state, sending),
        eq(outbox.attempt, sql.placeholder('attempt')),
      ),
    )
    .prepare(),
)

const later = alias(outbox, 'later')
const youngerRedraw = prepared((d) =>
  d
    .select({ outboxId: outbox.outboxId })
    .from(outbox)
    .where(
      and(
        eq(outbox.issueId, sql.placeholder('issueId')),
        eq(outbox.kind, redraw),
        eq(outbox.state, pending),
        gt(outbox.outboxId, sql.placeholder('outboxId')),
      ),
    )
    .prepare(),
)

/** Queues a row; false when its key (or an open redraw of its card) is already there. */
export function insertOutbox(tx: Tx, row: NewOutboxRow): boolean {
  return insertOne(tx).run({ ...row }).changes > 0
}

/** Pending rows younger than `after`, oldest first. */
export function listWaiting(
  reader: Reader,
  after: number,
  limit: number,
): { outboxId: number; lane: string; dueAt: number }[] {
  return waitingAfter(reader).all({ after, limit })
}

export function findOutbox(reader: Reader, outboxId: number): OutboxRow | undefined {
  return byId(reader).get({ outboxId })
}

/** Takes a pending row for one attempt; undefined when somebody else did. */
export function claimOutbox(tx: Tx, outboxId: number, now: Date): OutboxRow | undefined {
  return claimOne(tx).get({ outboxId, now: now.getTime() })
}

/**
 * Ends an attempt; false when the row was meanwhile taken by a later attempt (fencing). A redraw
 * goes back only where no younger one of the same card waits: that one will show the truth too.
 */
export function settleOutbox(
  tx: Tx,
  row: Pick<OutboxRow, 'outboxId' | 'attempt' | 'firstTryAt' | 'kind' | 'issueId'>,
  ending: OutboxRow['state'],
  failure: string | null = null,
): boolean {
  const { outboxId, attempt, firstTryAt, kind, issueId } = row
  const isNeedless =
    ending === 'pending' && kind === 'redraw' && youngerRedraw(tx).get({ outboxId, issueId })
  const state = isNeedless ? 'moot' : ending
  return settleOne(tx).run({ outboxId, attempt, firstTryAt, state, failure }).changes > 0
}

/** Parks a row that never came to an attempt. */
export function parkUndrawn(tx: Tx, outboxId: number, failure: string): void {
  tx.drizzle
    .update(outbox)
    .set({ state: 'dead', failure })
    .where(and(eq(outbox.outboxId, outboxId), eq(outbox.state, 'pending')))
    .run()
}

/**
 * After a start: attempts a dead process left behind go back, with the same uuid. Of several
 * redraws of one card the youngest is enough.
 */
export function resetSending(tx: Tx): number {
  const younger = tx.drizzle
    .select({ outboxId: later.outboxId })
    .from(later)
    .where(
      and(
        eq(later.issueId, outbox.issueId),
        eq(later.kind, 'redraw'),
        inArray(later.state, ['pending', 'sending']),
        gt(later.outboxId, outbox.outboxId),
      ),
    )
  tx.drizzle
    .update(outbox)
    .set({ state: 'moot' })
    .where(and(eq(outbox.state, 'sending'), eq(outbox.kind, 'redraw'), exists(younger)))
    .run()
  return tx.drizzle
    .update(outbox)
    .set({ state: 'pending' })
    .where(eq(outbox.state, 'sending'))
    .run().changes
}

/** Dead and unknown rows, for the secretary's board. */
export function listParked(reader: Reader): OutboxRow[] {
  return reader.drizzle
    .select()
    .from(outbox)
    .where(inArray(outbox.state, ['dead', 'unknown']))
    .orderBy(outbox.outboxId)
    .all()
}

/** Parked rows of which nobody was told yet; marks them told. */
export function takeUntoldParked(tx: Tx, now: Date): OutboxRow[] {
  return tx.drizzle
    .update(outbox)
    .set({ toldAt: now.getTime() })
    .where(and(inArray(outbox.state, ['dead', 'unknown']), isNull(outbox.toldAt)))
    .returning()
    .all()
}

/** Lets a parked row try again as a new message; the old row is settled for good. */
export function retryParked(tx: Tx, outboxId: number, uuid: string, now: Date): boolean {
  const row = findOutbox(tx, outboxId)
  if (!row || (row.state !== 'dead' && row.state !== 'unknown')) return false
  tx.drizzle.update(outbox).set({ state: 'moot' }).where(eq(outbox.outboxId, outboxId)).run()
  const { kind, lane, issueId, job, input } = row
  const dedupeKey = `${row.dedupeKey}#${outboxId}`
  const at = now.getTime()
  return insertOutbox(tx, {
    kind,
    lane,
    issueId,
    job,
    input,
    uuid,
    dedupeKey,
    dueAt: at,
    createdAt: at,
  })
}

const byDedupeKey = prepared((d) =>
  d
    .select({ outboxId: outbox.outboxId })
    .from(outbox)
    .where(eq(outbox.dedupeKey, sql.placeholder('dedupeKey')))
    .prepare(),
)

/** Whether something was queued under this key, whatever became of it. */
export function wasSent(reader: Reader, dedupeKey: string): boolean {
  return byDedupeKey(reader).get({ dedupeKey }) !== undefined
}
