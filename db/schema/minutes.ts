import { blob, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** The record of a meeting that was held, while it is written and once it is confirmed (D22). */
export const minutes = sqliteTable('minutes', {
  meetingId: text('meeting_id').primaryKey(),
  /** `recorderConfirmed`: one of the two signatures; what was confirmed lies in `content`. */
  state: text('state', { enum: ['draft', 'recorderConfirmed', 'confirmed'] }).notNull(),
  /** Counts up with every change: nobody confirms what they have not seen. */
  rev: integer('rev').notNull(),
  /** When the draft was first laid before the recorder, or taken up again for a correction. */
  askedAt: integer('asked_at').notNull(),
  content: blob('content', { mode: 'buffer' }),
  recorderConfirmedById: text('recorder_confirmed_by_id'),
  recorderConfirmedAt: integer('recorder_confirmed_at'),
  /** Why a confirmed record is being corrected; null for the first version. */
  reason: blob('reason', { mode: 'buffer' }),
})

/** What somebody typed into one place of the record; `rev` is the time of the click. */
export const minutesParts = sqliteTable(
  'minutes_part',
  {
    meetingId: text('meeting_id').notNull(),
    part: text('part').notNull(),
    body: blob('body', { mode: 'buffer' }).notNull(),
    byPersonId: text('by_person_id').notNull(),
    rev: integer('rev').notNull(),
  },
  (t) => [primaryKey({ columns: [t.meetingId, t.part] })],
)

/** A record both have confirmed, as it was then; never rewritten. */
export const minutesVersions = sqliteTable(
  'minutes_version',
  {
    meetingId: text('meeting_id').notNull(),
    version: integer('version').notNull(),
    content: blob('content', { mode: 'buffer' }).notNull(),
    /** Why it took the place of the version before. */
    reason: blob('reason', { mode: 'buffer' }),
    recorderConfirmedById: text('recorder_confirmed_by_id').notNull(),
    recorderConfirmedAt: integer('recorder_confirmed_at').notNull(),
    confirmedById: text('confirmed_by_id').notNull(),
    confirmedAt: integer('confirmed_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.meetingId, t.version] })],
)
