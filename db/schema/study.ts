import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

export const materialKinds = [
  'report',
  'constitution',
  'code',
  'regulation',
  'speech',
  'other',
] as const

export const sessionKinds = ['guidedReading', 'partyLecture', 'groupDiscussion', 'other'] as const

export interface StudyMaterial {
  kind: (typeof materialKinds)[number]
  title: string
}

/** One of the policy's `study.topics`, as it was named when the task or session was made. */
export interface StudyTopic {
  id: string
  name: string
}

/** Something every member of a unit is to read (R28, R29). */
export const studyTasks = sqliteTable(
  'study_task',
  {
    taskId: text('task_id').primaryKey(),
    cycleId: text('cycle_id').notNull(),
    unitId: text('unit_id').notNull(),
    title: text('title').notNull(),
    materials: text('materials', { mode: 'json' }).$type<StudyMaterial[]>().notNull(),
    topics: text('topics', { mode: 'json' }).$type<StudyTopic[]>().notNull(),
    whereToRead: text('where_to_read'),
    dueOn: text('due_on').notNull(),
    state: text('state', { enum: ['open', 'closed'] }).notNull(),
    createdById: text('created_by_id').notNull(),
    createdAt: integer('created_at').notNull(),
  },
  (t) => [index('study_task_by_unit').on(t.unitId, t.state)],
)

/** One person's answer to one task; `rev` is the time of the click, the last one counts. */
export const studyCompletions = sqliteTable(
  'study_completion',
  {
    taskId: text('task_id').notNull(),
    personId: text('person_id').notNull(),
    state: text('state', { enum: ['done', 'undone'] }).notNull(),
    /** Who answered: the person, or the contact person for one without a phone. */
    byPersonId: text('by_person_id').notNull(),
    rev: integer('rev').notNull(),
  },
  (t) => [primaryKey({ columns: [t.taskId, t.personId] })],
)

/** 心得: the person's own words about a task; the secretary reads them, others only when shared. */
export const studyReflections = sqliteTable(
  'study_reflection',
  {
    taskId: text('task_id').notNull(),
    personId: text('person_id').notNull(),
    body: text('body').notNull(),
    shared: integer('shared', { mode: 'boolean' }).notNull(),
    byPersonId: text('by_person_id').notNull(),
    rev: integer('rev').notNull(),
  },
  (t) => [primaryKey({ columns: [t.taskId, t.personId] })],
)

/** 集中学习: a collective session (R30, R31). */
export const studySessions = sqliteTable(
  'study_session',
  {
    sessionId: text('session_id').primaryKey(),
    cycleId: text('cycle_id').notNull(),
    unitId: text('unit_id').notNull(),
    kind: text('kind', { enum: sessionKinds }).notNull(),
    heldOn: text('held_on').notNull(),
    startsAt: text('starts_at').notNull(),
    place: text('place').notNull(),
    leader: text('leader').notNull(),
    topics: text('topics', { mode: 'json' }).$type<StudyTopic[]>().notNull(),
    summary: text('summary'),
    /** The day by which those who were absent catch up. */
    catchUpDueOn: text('catch_up_due_on'),
    state: text('state', { enum: ['planned', 'held', 'cancelled'] }).notNull(),
    createdById: text('created_by_id').notNull(),
    createdAt: integer('created_at').notNull(),
  },
  (t) => [index('study_session_by_unit').on(t.unitId, t.state)],
)

/** Who was at a session and, for those who were not, their 补学. */
export const studyAttendances = sqliteTable(
  'study_attendance',
  {
    sessionId: text('session_id').notNull(),
    personId: text('person_id').notNull(),
    presence: text('presence', { enum: ['present', 'absent'] }).notNull(),
    caughtUpAt: integer('caught_up_at'),
    /** What was read instead. */
    caughtUpWith: text('caught_up_with'),
    caughtUpById: text('caught_up_by_id'),
  },
  (t) => [
    primaryKey({ columns: [t.sessionId, t.personId] }),
    index('study_attendance_by_person').on(t.personId, t.presence),
  ],
)

/** A problem a member found while studying (R33); seeds that person's analysis. */
export const problemNotes = sqliteTable(
  'problem_note',
  {
    noteId: text('note_id').primaryKey(),
    cycleId: text('cycle_id').notNull(),
    personId: text('person_id').notNull(),
    /** An id of the policy's `studyNote.dimensions`. */
    dimension: text('dimension').notNull(),
    body: text('body').notNull(),
    byPersonId: text('by_person_id').notNull(),
    createdAt: integer('created_at').notNull(),
  },
  (t) => [index('problem_note_by_person').on(t.personId, t.cycleId)],
)
