import { blob, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

export const problemSourceKinds = ['opinion', 'talk', 'note', 'superior', 'self'] as const

/** A problem of a team or of one of its members; its words lie sealed in `texts`. */
export const problems = sqliteTable(
  'problem',
  {
    problemId: text('problem_id').primaryKey(),
    cycleId: text('cycle_id').notNull(),
    subject: text('subject', { enum: ['team', 'individual'] }).notNull(),
    /** The team's unit or the person; `subject` says which. */
    subjectId: text('subject_id').notNull(),
    /** An id of the policy's `teamProblem.domains` or `analysis.aspects`. */
    aspect: text('aspect').notNull(),
    texts: blob('texts', { mode: 'buffer' }).notNull(),
    vitalInterest: integer('vital_interest', { mode: 'boolean' }).notNull(),
    dailyDetail: integer('daily_detail', { mode: 'boolean' }).notNull(),
    state: text('state', { enum: ['listed', 'removed'] }).notNull(),
    createdById: text('created_by_id').notNull(),
    createdAt: integer('created_at').notNull(),
  },
  (t) => [index('problem_by_subject').on(t.cycleId, t.subjectId)],
)

/** Where a problem was seen; `sourceId` names the opinion line, talk or note, '' for none. */
export const problemSources = sqliteTable(
  'problem_source',
  {
    problemId: text('problem_id').notNull(),
    kind: text('kind', { enum: problemSourceKinds }).notNull(),
    sourceId: text('source_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.problemId, t.kind, t.sourceId] }),
    index('problem_source_by_source').on(t.kind, t.sourceId),
  ],
)

/** Which team members take a team's problem on themselves, or were given it (R38). */
export const problemClaims = sqliteTable(
  'problem_claim',
  {
    problemId: text('problem_id').notNull(),
    personId: text('person_id').notNull(),
    how: text('how', { enum: ['claimed', 'assigned'] }).notNull(),
    byPersonId: text('by_person_id').notNull(),
    at: integer('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.problemId, t.personId] }),
    index('problem_claim_by_person').on(t.personId),
  ],
)

/** A list that is complete, and since which day (R59); a change of the list takes it back. */
export const problemLists = sqliteTable(
  'problem_list',
  {
    cycleId: text('cycle_id').notNull(),
    subjectId: text('subject_id').notNull(),
    finishedOn: text('finished_on').notNull(),
    finishedById: text('finished_by_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.cycleId, t.subjectId] })],
)
