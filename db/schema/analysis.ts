import { blob, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/**
 * One 党性分析 of a person, or one 班子对照检查 of a unit's team, in one cycle. `subjectId` is the
 * person's or the unit's id. What was written lies sealed in the tables below.
 */
export const analyses = sqliteTable(
  'analysis',
  {
    cycleId: text('cycle_id').notNull(),
    subjectId: text('subject_id').notNull(),
    subject: text('subject', { enum: ['person', 'team'] }).notNull(),
    state: text('state', { enum: ['draft', 'handedIn', 'returned'] }).notNull(),
    /** How often it was handed in; the versions are kept. */
    version: integer('version').notNull(),
    handedInAt: integer('handed_in_at'),
    /** Who handed it in: the person, or who writes for one without a phone. */
    handedInById: text('handed_in_by_id'),
    /** The day a paper was handed over instead, and who noted it. */
    onPaperOn: text('on_paper_on'),
    onPaperById: text('on_paper_by_id'),
    exemptById: text('exempt_by_id'),
    exemptReason: blob('exempt_reason', { mode: 'buffer' }),
  },
  (t) => [primaryKey({ columns: [t.cycleId, t.subjectId] })],
)

/** The draft of one page; `rev` is the time of the click, the last one counts. */
export const analysisSections = sqliteTable(
  'analysis_section',
  {
    cycleId: text('cycle_id').notNull(),
    subjectId: text('subject_id').notNull(),
    section: text('section').notNull(),
    content: blob('content', { mode: 'buffer' }).notNull(),
    byPersonId: text('by_person_id').notNull(),
    rev: integer('rev').notNull(),
  },
  (t) => [primaryKey({ columns: [t.cycleId, t.subjectId, t.section] })],
)

/** An analysis as it was handed in; never rewritten but for the remark it came back with. */
export const analysisVersions = sqliteTable(
  'analysis_version',
  {
    cycleId: text('cycle_id').notNull(),
    subjectId: text('subject_id').notNull(),
    version: integer('version').notNull(),
    contents: blob('contents', { mode: 'buffer' }).notNull(),
    byPersonId: text('by_person_id').notNull(),
    at: integer('at').notNull(),
    remark: blob('remark', { mode: 'buffer' }),
    returnedById: text('returned_by_id'),
    returnedAt: integer('returned_at'),
  },
  (t) => [primaryKey({ columns: [t.cycleId, t.subjectId, t.version] })],
)

/** Who of a team agreed to which version of its 班子对照检查. */
export const teamAgreements = sqliteTable(
  'team_agreement',
  {
    cycleId: text('cycle_id').notNull(),
    unitId: text('unit_id').notNull(),
    version: integer('version').notNull(),
    personId: text('person_id').notNull(),
    at: integer('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.cycleId, t.unitId, t.version, t.personId] })],
)
