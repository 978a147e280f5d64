import { blob, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** How somebody gave their 个人自评: aloud, in writing, or within their self-criticism (X15). */
export const selfAppraisalWays = ['spoken', 'written', 'selfCriticism'] as const

/** 个人自评 of one person in one cycle; `rev` is the time of the click, the last one counts. */
export const selfAppraisals = sqliteTable(
  'self_appraisal',
  {
    cycleId: text('cycle_id').notNull(),
    personId: text('person_id').notNull(),
    state: text('state', { enum: ['draft', 'handedIn'] }).notNull(),
    /** The aspects and the grade they propose for themselves, sealed; null while only on paper. */
    content: blob('content', { mode: 'buffer' }),
    /** Who wrote it: the person, or who writes for one without a phone. */
    byPersonId: text('by_person_id').notNull(),
    rev: integer('rev').notNull(),
    handedInAt: integer('handed_in_at'),
    /** Who noted that a paper was handed over, and when; null for who handed in none. */
    onPaperById: text('on_paper_by_id'),
    onPaperAt: integer('on_paper_at'),
  },
  (t) => [primaryKey({ columns: [t.cycleId, t.personId] })],
)

/** Who was ticked off in a meeting; a tick taken back stays as a row without `how`. */
export const selfAppraisalTurns = sqliteTable(
  'self_appraisal_turn',
  {
    meetingId: text('meeting_id').notNull(),
    personId: text('person_id').notNull(),
    how: text('how', { enum: selfAppraisalWays }),
    byPersonId: text('by_person_id').notNull(),
    rev: integer('rev').notNull(),
  },
  (t) => [primaryKey({ columns: [t.meetingId, t.personId] })],
)

/** What one member says of another (党员互评); one taken back stays as a row without `body`. */
export const mutualComments = sqliteTable(
  'mutual_comment',
  {
    meetingId: text('meeting_id').notNull(),
    cycleId: text('cycle_id').notNull(),
    subjectId: text('subject_id').notNull(),
    byPersonId: text('by_person_id').notNull(),
    body: blob('body', { mode: 'buffer' }),
    /** Who typed it: the commenter, who answers for them, or the recorder. */
    enteredById: text('entered_by_id').notNull(),
    rev: integer('rev').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.meetingId, t.subjectId, t.byPersonId] }),
    index('mutual_comment_by_subject').on(t.cycleId, t.subjectId),
  ],
)

/** Whose turn in the mutual appraisal is over; `open` again when that was taken back. */
export const mutualSubjects = sqliteTable(
  'mutual_subject',
  {
    meetingId: text('meeting_id').notNull(),
    subjectId: text('subject_id').notNull(),
    state: text('state', { enum: ['open', 'commented', 'noComment'] }).notNull(),
    byPersonId: text('by_person_id').notNull(),
    rev: integer('rev').notNull(),
  },
  (t) => [primaryKey({ columns: [t.meetingId, t.subjectId] })],
)
