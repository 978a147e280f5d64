import { blob, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** A meeting as it was held: A of the general branch, B and C of a branch. */
export const meetings = sqliteTable(
  'meeting',
  {
    meetingId: text('meeting_id').primaryKey(),
    cycleId: text('cycle_id').notNull(),
    unitId: text('unit_id').notNull(),
    meetingType: text('meeting_type', { enum: ['A', 'B', 'C'] }).notNull(),
    /** `brokenOff`: opened and given up again, for a later day; its rows stay. */
    state: text('state', { enum: ['open', 'closed', 'brokenOff'] }).notNull(),
    /** The first day of the window it was held for. */
    windowFrom: text('window_from').notNull(),
    openedAt: integer('opened_at').notNull(),
    openedById: text('opened_by_id').notNull(),
    closedAt: integer('closed_at'),
    closedById: text('closed_by_id'),
    chairId: text('chair_id').notNull(),
    recorderId: text('recorder_id').notNull(),
    /** The first in charge: who criticises first (R66, R67). */
    principalId: text('principal_id').notNull(),
    /** The register of the branch it stands on (G14); A has none. */
    freezeId: text('freeze_id'),
    /** Superiors who came to guide, one a line; they are no people of the register (X24). */
    guides: text('guides', { mode: 'json' }).$type<string[]>().notNull(),
  },
  (t) => [index('meeting_by_unit').on(t.cycleId, t.unitId, t.meetingType)],
)

/** Who is invited to a meeting, as frozen at its opening, and whether they came (R16–R23). */
export const meetingPeople = sqliteTable(
  'meeting_person',
  {
    meetingId: text('meeting_id').notNull(),
    personId: text('person_id').notNull(),
    role: text('role', { enum: ['participant', 'observer'] }).notNull(),
    /** From 0: the principal, then the team by post, then the others in register order (5.4). */
    place: integer('place').notNull(),
    /** Belongs to the team whose meeting it is. */
    isTeam: integer('is_team', { mode: 'boolean' }).notNull(),
    groupId: text('group_id'),
    /** Counts in 应到; who was excluded with approval does not. */
    isExpected: integer('is_expected', { mode: 'boolean' }).notNull(),
    /** `absent` until they sign in or leave was approved. */
    presence: text('presence', { enum: ['present', 'onLeave', 'absent'] }).notNull(),
    /** By their own button, or ticked by the recorder; null for who has not come. */
    signedInBy: text('signed_in_by', { enum: ['button', 'recorder'] }),
    signedInAt: integer('signed_in_at'),
  },
  (t) => [
    primaryKey({ columns: [t.meetingId, t.personId] }),
    index('meeting_person_by_person').on(t.personId),
  ],
)

/** A step of the agenda that has begun; a step without a row is still to come. */
export const meetingSteps = sqliteTable(
  'meeting_step',
  {
    meetingId: text('meeting_id').notNull(),
    stepId: text('step_id').notNull(),
    startedAt: integer('started_at').notNull(),
    finishedAt: integer('finished_at'),
    /** An optional step that fell out; `finishedAt` is then the moment it was passed over. */
    isSkipped: integer('is_skipped', { mode: 'boolean' }).notNull(),
    /** Who speaks, where the agenda does not say; a guide has no person. */
    speakerId: text('speaker_id'),
    /** How often the work within the step moved on: a button drawn before that is out of date. */
    moves: integer('moves').notNull().default(0),
    byPersonId: text('by_person_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.meetingId, t.stepId] })],
)

/** What the recorder or the chair noted on a step; `rev` is the time of the click. */
export const meetingNotes = sqliteTable(
  'meeting_note',
  {
    meetingId: text('meeting_id').notNull(),
    stepId: text('step_id').notNull(),
    body: blob('body', { mode: 'buffer' }).notNull(),
    byPersonId: text('by_person_id').notNull(),
    rev: integer('rev').notNull(),
  },
  (t) => [primaryKey({ columns: [t.meetingId, t.stepId] })],
)

/** A Party group that holds a step by itself and reports to the meeting (R15, R96). */
export const meetingGroups = sqliteTable(
  'meeting_group',
  {
    meetingId: text('meeting_id').notNull(),
    stepId: text('step_id').notNull(),
    groupId: text('group_id').notNull(),
    /** Who reports: the group's leader or, when they are away, the recorder. */
    leaderId: text('leader_id').notNull(),
    sentAt: integer('sent_at').notNull(),
    /** How many were there; null until it is reported. */
    presentCount: integer('present_count'),
    reportedById: text('reported_by_id'),
    /** The time of the click that reported it. */
    rev: integer('rev'),
  },
  (t) => [primaryKey({ columns: [t.meetingId, t.stepId, t.groupId] })],
)
