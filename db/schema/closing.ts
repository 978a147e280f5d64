import { sql } from 'drizzle-orm'
import { blob, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

/** A year that was ended, and what was still open that day; gone again when it was reopened. */
export const yearClosings = sqliteTable(
  'year_closing',
  {
    cycleId: text('cycle_id').primaryKey(),
    rootId: text('root_id').notNull(),
    closedOn: text('closed_on').notNull(),
    closedById: text('closed_by_id').notNull(),
    closedAt: integer('closed_at').notNull(),
    /** What the cycle was before. */
    stateBefore: text('state_before', { enum: ['draft', 'adopted', 'published'] }).notNull(),
    /** Why it was ended before the first progress check; sealed. */
    reason: blob('reason', { mode: 'buffer' }),
    /** How many of each kind were open. */
    open: text('open', { mode: 'json' }).$type<Record<string, number>>().notNull(),
  },
  (t) => [index('year_closing_by_root').on(t.rootId, t.closedOn)],
)

/**
 * Records of one class that two persons agreed to destroy. The row stays for good: it says what,
 * how many, by whom and when, and nothing of what was in them.
 */
export const destructions = sqliteTable(
  'destruction',
  {
    destructionId: text('destruction_id').primaryKey(),
    rootId: text('root_id').notNull(),
    /** Empty for what belongs to no year. */
    cycleId: text('cycle_id').notNull(),
    retentionClass: text('retention_class').notNull(),
    /** `agreed`: both have said yes, the rows are still being taken out of the file. */
    state: text('state', { enum: ['proposed', 'agreed', 'done', 'withdrawn'] }).notNull(),
    /** The day since which it might be destroyed. */
    dueSince: text('due_since').notNull(),
    proposedById: text('proposed_by_id').notNull(),
    proposedAt: integer('proposed_at').notNull(),
    /** Who was asked to be the second. */
    witnessId: text('witness_id').notNull(),
    agreedById: text('agreed_by_id'),
    agreedAt: integer('agreed_at'),
    /** How many rows of each table went. */
    counts: text('counts', { mode: 'json' }).$type<Record<string, number>>().notNull(),
    doneAt: integer('done_at'),
  },
  (t) => [
    index('destruction_by_root').on(t.rootId, t.state),
    index('destruction_by_witness').on(t.witnessId, t.state),
    uniqueIndex('destruction_open')
      .on(t.rootId, t.cycleId, t.retentionClass)
      .where(sql`state in ('proposed', 'agreed')`),
  ],
)
