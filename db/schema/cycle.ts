import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type { PlanParts } from '../../policies/phrase-pack.ts'
import type { Policy } from '../../policies/policy.ts'

/** One year's plan, from its first draft to the closed archive; covers both activities (R1). */
export const cycles = sqliteTable(
  'cycle',
  {
    cycleId: text('cycle_id').primaryKey(),
    rootId: text('root_id').notNull(),
    /** The year that is appraised; the meetings may lie in the next one. */
    assessmentYear: integer('assessment_year').notNull(),
    preset: text('preset').notNull(),
    /** All parameters as they hold now, copied from the preset and edited. */
    parameters: text('parameters', { mode: 'json' }).$type<Policy>().notNull(),
    /** Where each edited parameter comes from: path → source (R3). */
    sources: text('sources', { mode: 'json' }).$type<Record<string, string>>().notNull(),
    /** Key problems, method and steps, requirements (R25). */
    parts: text('parts', { mode: 'json' }).$type<PlanParts>().notNull(),
    windowFrom: text('window_from').notNull(),
    windowTo: text('window_to').notNull(),
    /** Why the window is not the suggested one (R19). */
    windowReason: text('window_reason'),
    version: integer('version').notNull(),
    state: text('state', { enum: ['draft', 'adopted', 'published', 'closed'] }).notNull(),
    adoptedOn: text('adopted_on'),
    /** Who was at the team meeting that adopted the plan (R26). */
    presentIds: text('present_ids', { mode: 'json' }).$type<string[]>().notNull(),
    signatoryId: text('signatory_id'),
    publishedAt: integer('published_at'),
    /** The version the groups were told; 0 before the first. */
    publishedVersion: integer('published_version').notNull(),
    createdAt: integer('created_at').notNull(),
  },
  (t) => [
    uniqueIndex('cycle_by_year').on(t.rootId, t.assessmentYear),
    index('cycle_by_state').on(t.state),
  ],
)

/** A plan as it stood when the groups were told of it; never rewritten (R3). */
export const cycleVersions = sqliteTable(
  'cycle_version',
  {
    cycleId: text('cycle_id').notNull(),
    version: integer('version').notNull(),
    windowFrom: text('window_from').notNull(),
    windowTo: text('window_to').notNull(),
    parameters: text('parameters', { mode: 'json' }).$type<Policy>().notNull(),
    parts: text('parts', { mode: 'json' }).$type<PlanParts>().notNull(),
    cause: text('cause', { enum: ['published', 'window'] }).notNull(),
    reason: text('reason'),
    byPersonId: text('by_person_id').notNull(),
    at: integer('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.cycleId, t.version] })],
)

/** Every change of a parameter with its source; never rewritten (R3). */
export const parameterChanges = sqliteTable(
  'parameter_change',
  {
    parameterChangeId: text('parameter_change_id').primaryKey(),
    cycleId: text('cycle_id').notNull(),
    version: integer('version').notNull(),
    path: text('path').notNull(),
    before: text('before', { mode: 'json' }).$type<unknown>().notNull(),
    after: text('after', { mode: 'json' }).$type<unknown>().notNull(),
    source: text('source').notNull(),
    byPersonId: text('by_person_id').notNull(),
    at: integer('at').notNull(),
  },
  (t) => [index('parameter_change_by_cycle').on(t.cycleId, t.at)],
)

/** What must be arranged before the meetings, by whom and by when (R27). */
export const preparationTasks = sqliteTable(
  'preparation_task',
  {
    taskId: text('task_id').primaryKey(),
    cycleId: text('cycle_id').notNull(),
    title: text('title').notNull(),
    ownerId: text('owner_id'),
    /** Its last day counted from T, so that it moves with the window. */
    dueOffset: integer('due_offset').notNull(),
    position: integer('position').notNull(),
    doneAt: integer('done_at'),
  },
  (t) => [
    index('preparation_task_by_cycle').on(t.cycleId, t.position),
    index('preparation_task_by_owner').on(t.ownerId),
  ],
)

/** Who of the general branch's team answers for a branch (R120). */
export const guarantors = sqliteTable(
  'guarantor',
  {
    cycleId: text('cycle_id').notNull(),
    unitId: text('unit_id').notNull(),
    personId: text('person_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.cycleId, t.unitId] })],
)
