import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/**
 * Who asked for which papers, and what became of it. The papers themselves are kept nowhere: they
 * are made anew whenever somebody asks.
 */
export const exportLog = sqliteTable(
  'export_log',
  {
    exportId: text('export_id').primaryKey(),
    cycleId: text('cycle_id').notNull(),
    unitId: text('unit_id').notNull(),
    byPersonId: text('by_person_id').notNull(),
    pack: text('pack', {
      enum: ['document', 'stage', 'whole', 'spotCheck', 'opinions', 'forms'],
    }).notNull(),
    /** The number of the document or the name of the stage; '' for the other packs. */
    part: text('part').notNull(),
    state: text('state', { enum: ['asked', 'building', 'sent', 'nothing', 'failed'] }).notNull(),
    /** Papers made so far, and in all. */
    done: integer('done').notNull(),
    total: integer('total').notNull(),
    bytes: integer('bytes').notNull(),
    at: integer('at').notNull(),
    finishedAt: integer('finished_at'),
  },
  (t) => [
    index('export_log_by_cycle').on(t.cycleId, t.at),
    index('export_log_by_unit').on(t.unitId, t.at),
  ],
)
