import { blob, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** 班子整改措施 as the meeting agreed on them (R75); `rev` is the time of the last click. */
export const teamMeasures = sqliteTable(
  'team_measure',
  {
    measureId: text('measure_id').primaryKey(),
    meetingId: text('meeting_id').notNull(),
    /** From 1, in the order they were entered. */
    place: integer('place').notNull(),
    body: blob('body', { mode: 'buffer' }).notNull(),
    state: text('state', { enum: ['listed', 'removed'] }).notNull(),
    byPersonId: text('by_person_id').notNull(),
    rev: integer('rev').notNull(),
  },
  (t) => [index('team_measure_by_meeting').on(t.meetingId)],
)

/** 整改方向 of one member, or why there is none; one taken back stays as `withdrawn`. */
export const rectificationDirections = sqliteTable(
  'rectification_direction',
  {
    meetingId: text('meeting_id').notNull(),
    personId: text('person_id').notNull(),
    state: text('state', { enum: ['given', 'notGiven', 'withdrawn'] }).notNull(),
    /** The direction, or with `notGiven` the reason. */
    body: blob('body', { mode: 'buffer' }).notNull(),
    byPersonId: text('by_person_id').notNull(),
    rev: integer('rev').notNull(),
  },
  (t) => [primaryKey({ columns: [t.meetingId, t.personId] })],
)

/** What a member suggests for the team's measures. */
export const measureSuggestions = sqliteTable(
  'measure_suggestion',
  {
    suggestionId: text('suggestion_id').primaryKey(),
    meetingId: text('meeting_id').notNull(),
    personId: text('person_id').notNull(),
    body: blob('body', { mode: 'buffer' }).notNull(),
    state: text('state', { enum: ['given', 'withdrawn'] }).notNull(),
    /** Who typed it: the member, who answers for them, or the recorder. */
    byPersonId: text('by_person_id').notNull(),
    at: integer('at').notNull(),
  },
  (t) => [index('measure_suggestion_by_meeting').on(t.meetingId)],
)
