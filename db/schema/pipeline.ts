import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

/**
 * Arrivals already taken; kept seven days. Every click writes here: by time first, so that those of
 * one group commit lie side by side and not on a page each.
 */
export const seenArrivals = sqliteTable(
  'seen_arrival',
  { at: integer('at').notNull(), onceId: text('once_id').notNull() },
  (t) => [primaryKey({ columns: [t.at, t.onceId] })],
)

/**
 * One card as one chat or person sees it. The row outlives its message: redraws, clicks and
 * re-issues after 14 days all go through it.
 */
export const cardIssues = sqliteTable(
  'card_issue',
  {
    issueId: text('issue_id').primaryKey(),
    /** What every button of this card carries instead of ids. */
    handle: text('handle').notNull().unique(),
    card: text('card').notNull(),
    key: text('key', { mode: 'json' }).$type<Record<string, string>>().notNull(),
    /** `card` + `key`, for finding every issue of a card about one thing. */
    subject: text('subject').notNull(),
    /** Set for a group's card, and for a private one once it was sent. */
    chatId: text('chat_id'),
    /** Set for a private card: the account it goes to … */
    openId: text('open_id'),
    /** … and whose that account is, if they are on a register. */
    personId: text('person_id'),
    messageId: text('message_id').unique(),
    /** Short button id → what it does; grows as the card is redrawn. */
    buttons: text('buttons', { mode: 'json' })
      .$type<Record<string, { action: string; carried: Record<string, unknown> }>>()
      .notNull(),
    sentAt: integer('sent_at'),
    state: text('state', { enum: ['waiting', 'live', 'retired', 'replaced', 'failed'] }).notNull(),
  },
  (t) => [
    index('card_issue_by_subject').on(t.subject, t.state),
    index('card_issue_by_age').on(t.state, t.sentAt),
  ],
)

/** What is to be said or fetched; written in the transaction that decided it. */
export const outbox = sqliteTable(
  'outbox',
  {
    outboxId: integer('outbox_id').primaryKey({ autoIncrement: true }),
    kind: text('kind', { enum: ['card', 'redraw', 'file', 'job'] }).notNull(),
    /**
     * Lane for order and pacing: a chat id, `p:<open id>`, `m:<issue id>` for redraws, or `job:…`.
     */
    lane: text('lane').notNull(),
    issueId: text('issue_id'),
    /** The name of the job or document, and its input. */
    job: text('job'),
    input: text('input', { mode: 'json' }).$type<Record<string, string>>(),
    uuid: text('uuid').notNull().unique(),
    dedupeKey: text('dedupe_key').notNull().unique(),
    state: text('state', {
      enum: ['pending', 'sending', 'sent', 'dead', 'unknown', 'moot'],
    }).notNull(),
    dueAt: integer('due_at').notNull(),
    attempt: integer('attempt').notNull(),
    firstTryAt: integer('first_try_at'),
    createdAt: integer('created_at').notNull(),
    failure: text('failure'),
    toldAt: integer('told_at'),
  },
  (t) => [
    index('outbox_waiting').on(t.state, t.outboxId),
    uniqueIndex('outbox_open_redraw')
      .on(t.issueId)
      .where(sql`kind = 'redraw' and state = 'pending'`),
  ],
)

/** Moments whose reminders were already expanded to rows. */
export const firedOccasions = sqliteTable('fired_occasion', {
  occasion: text('occasion').primaryKey(),
  firedAt: integer('fired_at').notNull(),
})

/** One reminder for one person; delivered inside that person's digest, exactly once. */
export const reminders = sqliteTable(
  'reminder',
  {
    reminderKey: text('reminder_key').primaryKey(),
    personId: text('person_id').notNull(),
    occasion: text('occasion').notNull(),
    kind: text('kind', { enum: ['owes', 'escalated'] }).notNull(),
    duty: text('duty').notNull(),
    /** For `escalated`: whose people are counted. */
    unitId: text('unit_id'),
    personal: integer('personal', { mode: 'boolean' }).notNull(),
    notBefore: integer('not_before').notNull(),
    expiresAt: integer('expires_at').notNull(),
    state: text('state', { enum: ['waiting', 'queued', 'moot', 'expired'] }).notNull(),
    digestId: text('digest_id'),
  },
  (t) => [
    index('reminder_waiting').on(t.state, t.notBefore),
    index('reminder_by_digest').on(t.digestId),
  ],
)

/** At most one digest a person and day. */
export const digests = sqliteTable(
  'digest',
  {
    digestId: text('digest_id').primaryKey(),
    personId: text('person_id').notNull(),
    onDay: text('on_day').notNull(),
    at: integer('at').notNull(),
  },
  (t) => [index('digest_by_person').on(t.personId, t.onDay)],
)

/** Who did what, without what was said. */
export const auditEntries = sqliteTable(
  'audit_entry',
  {
    auditId: integer('audit_id').primaryKey({ autoIncrement: true }),
    at: integer('at').notNull(),
    personId: text('person_id'),
    what: text('what').notNull(),
    subject: text('subject'),
  },
  (t) => [index('audit_entry_by_at').on(t.at)],
)
