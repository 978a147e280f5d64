import { blob, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

export const disclosureScopes = ['branch', 'village'] as const
export const disclosureWays = ['meeting', 'noticeBoard', 'group'] as const
/** How people stand in what everybody reads: by their post, by their surname, not at all. */
export const disclosureNamings = ['post', 'surname', 'hidden'] as const

/**
 * What a unit shows of its rectification, to whom and how long (R114). What was shown lies in
 * `texts` as it was when the secretary looked at it; later changes of the items do not reach it.
 */
export const disclosures = sqliteTable(
  'disclosure',
  {
    disclosureId: text('disclosure_id').primaryKey(),
    rootId: text('root_id').notNull(),
    cycleId: text('cycle_id').notNull(),
    unitId: text('unit_id').notNull(),
    /** 1 after the list was adopted, 2 at the closing review. */
    round: integer('round').notNull(),
    state: text('state', { enum: ['draft', 'open', 'closed', 'withdrawn'] }).notNull(),
    /** Last part of the public page's address. */
    token: text('token').notNull().unique(),
    fromOn: text('from_on').notNull(),
    /** The last day on which it is shown and answers are taken. */
    toOn: text('to_on').notNull(),
    scope: text('scope', { mode: 'json' }).$type<(typeof disclosureScopes)[number][]>().notNull(),
    way: text('way', { mode: 'json' }).$type<(typeof disclosureWays)[number][]>().notNull(),
    naming: text('naming', { enum: disclosureNamings }).notNull(),
    texts: blob('texts', { mode: 'buffer' }).notNull(),
    savedById: text('saved_by_id').notNull(),
    /** The time of the click that saved it last; no earlier preview can be published. */
    rev: integer('rev').notNull(),
    publishedOn: text('published_on'),
    /** The day it was closed or withdrawn. */
    endedOn: text('ended_on'),
  },
  (t) => [
    index('disclosure_by_unit').on(t.cycleId, t.unitId, t.round),
    index('disclosure_by_state').on(t.state),
  ],
)

/** An anonymous answer as it arrived: one size, readable only with the key. */
export const disclosureEnvelopes = sqliteTable(
  'disclosure_envelope',
  {
    envelopeId: text('envelope_id').primaryKey(),
    disclosureId: text('disclosure_id').notNull(),
    onDay: text('on_day').notNull(),
    sealed: blob('sealed', { mode: 'buffer' }).notNull(),
  },
  (t) => [index('disclosure_envelope_by_disclosure').on(t.disclosureId, t.onDay)],
)

/** How many answered what, once they are mixed. */
export const disclosureTotals = sqliteTable('disclosure_total', {
  disclosureId: text('disclosure_id').primaryKey(),
  satisfied: integer('satisfied').notNull(),
  partly: integer('partly').notNull(),
  notSatisfied: integer('not_satisfied').notNull(),
})

/** What somebody wrote beside an answer; nothing tells which answer, or which day. */
export const disclosureRemarks = sqliteTable(
  'disclosure_remark',
  {
    remarkId: text('remark_id').primaryKey(),
    disclosureId: text('disclosure_id').notNull(),
    words: blob('words', { mode: 'buffer' }).notNull(),
  },
  (t) => [index('disclosure_remark_by_disclosure').on(t.disclosureId)],
)
