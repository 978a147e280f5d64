import { blob, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** One unit's own days, other than the plan's; the highest version counts. */
export const meetingWindows = sqliteTable(
  'meeting_window',
  {
    cycleId: text('cycle_id').notNull(),
    unitId: text('unit_id').notNull(),
    /** The version of the plan it made. */
    version: integer('version').notNull(),
    windowFrom: text('window_from').notNull(),
    windowTo: text('window_to').notNull(),
    /** The first day of the plan's window it stands in for: it lapses when that one moves. */
    insteadOf: text('instead_of').notNull(),
    outsideWindow: integer('outside_window', { mode: 'boolean' }).notNull(),
    reason: text('reason').notNull(),
    /** Which gates were lacking when it was decided. */
    failing: text('failing', { mode: 'json' }).$type<string[]>().notNull(),
    byPersonId: text('by_person_id').notNull(),
    at: integer('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.cycleId, t.unitId, t.version] })],
)

/** A gate the first responsible person marked 不适用, with a reason for the archive. */
export const gateExemptions = sqliteTable(
  'gate_exemption',
  {
    exemptionId: text('exemption_id').primaryKey(),
    cycleId: text('cycle_id').notNull(),
    unitId: text('unit_id').notNull(),
    gate: text('gate').notNull(),
    reason: text('reason').notNull(),
    byPersonId: text('by_person_id').notNull(),
    at: integer('at').notNull(),
    takenBackAt: integer('taken_back_at'),
    takenBackById: text('taken_back_by_id'),
  },
  (t) => [index('gate_exemption_by_unit').on(t.cycleId, t.unitId)],
)

/** Go or postpone, and what stood behind it; never rewritten. */
export const openingDecisions = sqliteTable(
  'opening_decision',
  {
    decisionId: text('decision_id').primaryKey(),
    cycleId: text('cycle_id').notNull(),
    unitId: text('unit_id').notNull(),
    meetingType: text('meeting_type', { enum: ['A', 'B', 'C'] }).notNull(),
    decision: text('decision', { enum: ['go', 'postpone'] }).notNull(),
    failing: text('failing', { mode: 'json' }).$type<string[]>().notNull(),
    exempt: text('exempt', { mode: 'json' }).$type<string[]>().notNull(),
    byPersonId: text('by_person_id').notNull(),
    at: integer('at').notNull(),
  },
  (t) => [index('opening_decision_by_unit').on(t.cycleId, t.unitId)],
)

/** Somebody asks not to come; the reason is sealed. */
export const leaveRequests = sqliteTable(
  'leave_request',
  {
    leaveId: text('leave_id').primaryKey(),
    cycleId: text('cycle_id').notNull(),
    unitId: text('unit_id').notNull(),
    personId: text('person_id').notNull(),
    /** The first day of the meeting's window; other days ask anew. */
    windowFrom: text('window_from').notNull(),
    reasonClass: text('reason_class', {
      enum: ['illness', 'familyEmergency', 'officialDuty', 'awayForWork', 'other'],
    }).notNull(),
    reason: blob('reason', { mode: 'buffer' }).notNull(),
    /** Who decides: the team of the general branch and of branches ask further up (R22). */
    approver: text('approver', {
      enum: ['branchSecretary', 'generalBranchSecretary', 'townCommittee'],
    }).notNull(),
    state: text('state', { enum: ['asked', 'approved', 'refused', 'withdrawn'] }).notNull(),
    /** How it is made up for. */
    makeUp: blob('make_up', { mode: 'buffer' }),
    byPersonId: text('by_person_id').notNull(),
    askedAt: integer('asked_at').notNull(),
    decidedById: text('decided_by_id'),
    decidedAt: integer('decided_at'),
  },
  (t) => [
    index('leave_request_by_person').on(t.personId),
    index('leave_request_by_unit').on(t.cycleId, t.unitId),
  ],
)

/** Whether somebody will come; `rev` is the time of the click, the last one counts. */
export const attendanceReplies = sqliteTable(
  'attendance_reply',
  {
    cycleId: text('cycle_id').notNull(),
    unitId: text('unit_id').notNull(),
    personId: text('person_id').notNull(),
    windowFrom: text('window_from').notNull(),
    answer: text('answer', { enum: ['coming', 'notComing'] }).notNull(),
    byPersonId: text('by_person_id').notNull(),
    rev: integer('rev').notNull(),
  },
  (t) => [primaryKey({ columns: [t.cycleId, t.unitId, t.windowFrom, t.personId] })],
)

/** 上次整改落实情况报告: ready since a day, or there is none and why (X9). */
export const previousReports = sqliteTable(
  'previous_report',
  {
    cycleId: text('cycle_id').notNull(),
    unitId: text('unit_id').notNull(),
    readyOn: text('ready_on'),
    noneReason: text('none_reason'),
    byPersonId: text('by_person_id').notNull(),
    at: integer('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.cycleId, t.unitId] })],
)

/** Who of the superiors was invited to guide a meeting; nobody is allowed (X24). */
export const guideInvitations = sqliteTable(
  'guide_invitation',
  {
    cycleId: text('cycle_id').notNull(),
    unitId: text('unit_id').notNull(),
    invitedOn: text('invited_on'),
    guides: text('guides').notNull(),
    byPersonId: text('by_person_id').notNull(),
    at: integer('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.cycleId, t.unitId] })],
)

/** Where and when a unit meets (R24). */
export const venueBookings = sqliteTable(
  'venue_booking',
  {
    cycleId: text('cycle_id').notNull(),
    unitId: text('unit_id').notNull(),
    place: text('place').notNull(),
    venueType: text('venue_type', {
      enum: ['villagerGroupActivitySite', 'villageHall', 'other'],
    }).notNull(),
    /** Why not the usual kind of place. */
    otherTypeReason: text('other_type_reason'),
    onDay: text('on_day').notNull(),
    startsAt: text('starts_at').notNull(),
    endsAt: text('ends_at').notNull(),
    byPersonId: text('by_person_id').notNull(),
    at: integer('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.cycleId, t.unitId] }),
    index('venue_booking_by_day').on(t.onDay),
  ],
)

/** Papers printed and tellers named. */
export const meetingMaterials = sqliteTable(
  'meeting_material',
  {
    cycleId: text('cycle_id').notNull(),
    unitId: text('unit_id').notNull(),
    printed: text('printed', { mode: 'json' }).$type<string[]>().notNull(),
    scrutineerId: text('scrutineer_id'),
    voteCounterId: text('vote_counter_id'),
    byPersonId: text('by_person_id').notNull(),
    at: integer('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.cycleId, t.unitId] })],
)

/** One row of a frozen register: who belonged to a branch and as what. */
export interface FrozenMember {
  personId: string
  name: string
  kind: string
  groupId: string | null
  flags: Record<string, string>
  posts: { body: string; post: string }[]
}

/** 名册定稿: the register of a branch as the meeting uses it; every freezing is kept. */
export const registerFreezes = sqliteTable(
  'register_freeze',
  {
    freezeId: text('freeze_id').primaryKey(),
    cycleId: text('cycle_id').notNull(),
    unitId: text('unit_id').notNull(),
    windowFrom: text('window_from').notNull(),
    members: text('members', { mode: 'json' }).$type<FrozenMember[]>().notNull(),
    /** Nobody: it froze by itself. */
    byPersonId: text('by_person_id'),
    at: integer('at').notNull(),
  },
  (t) => [index('register_freeze_by_unit').on(t.cycleId, t.unitId, t.at)],
)
