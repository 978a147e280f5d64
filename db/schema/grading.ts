import { blob, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

const grades = ['excellent', 'qualified', 'basicallyQualified', 'unqualified'] as const

/** A branch that has begun with the preliminary opinions (R98). */
export const gradings = sqliteTable(
  'grading',
  {
    cycleId: text('cycle_id').notNull(),
    unitId: text('unit_id').notNull(),
    startedAt: integer('started_at').notNull(),
    startedById: text('started_by_id').notNull(),
    /** Why it begins without the count of a ballot; sealed. */
    noBallotReason: blob('no_ballot_reason', { mode: 'buffer' }),
  },
  (t) => [primaryKey({ columns: [t.cycleId, t.unitId] })],
)

/** What the secretary proposes for one member; a probationary member gets no grade. */
export const preliminaryOpinions = sqliteTable(
  'preliminary_opinion',
  {
    cycleId: text('cycle_id').notNull(),
    unitId: text('unit_id').notNull(),
    personId: text('person_id').notNull(),
    grade: text('grade', { enum: grades }),
    reasons: blob('reasons', { mode: 'buffer' }),
    byPersonId: text('by_person_id').notNull(),
    /** The time of the click: the last one counts. */
    rev: integer('rev').notNull(),
  },
  (t) => [primaryKey({ columns: [t.cycleId, t.unitId, t.personId] })],
)

/** The meeting that decides the grades of a branch: its committee, or all its members (X27). */
export const gradingMeetings = sqliteTable(
  'grading_meeting',
  {
    cycleId: text('cycle_id').notNull(),
    unitId: text('unit_id').notNull(),
    body: text('body', { enum: ['committee', 'members'] }).notNull(),
    state: text('state', { enum: ['open', 'awaitingConfirmation', 'decided'] }).notNull(),
    heldOn: text('held_on').notNull(),
    /** Hour and minute, where and who wrote it down: as far as somebody said. */
    heldFrom: text('held_from'),
    place: text('place'),
    recorderId: text('recorder_id'),
    /** 应到: the committee, or the members with the right to vote. */
    expectedIds: text('expected_ids', { mode: 'json' }).$type<string[]>().notNull(),
    presentIds: text('present_ids', { mode: 'json' }).$type<string[]>().notNull(),
    openedAt: integer('opened_at').notNull(),
    openedById: text('opened_by_id').notNull(),
    /** Why more are excellent than the guide says; sealed. */
    ratioReason: blob('ratio_reason', { mode: 'buffer' }),
    /** How the ratio stood when it was decided. */
    quotaState: text('quota_state', {
      enum: ['withinGuide', 'belowGuide', 'aboveGuide', 'aboveHardCap'],
    }),
    excellentCount: integer('excellent_count'),
    gradedCount: integer('graded_count'),
    decidedAt: integer('decided_at'),
    decidedById: text('decided_by_id'),
    /** The secretary of the general branch, where a second confirmation was needed. */
    confirmedAt: integer('confirmed_at'),
    confirmedById: text('confirmed_by_id'),
  },
  (t) => [primaryKey({ columns: [t.cycleId, t.unitId] })],
)

/** What that meeting concluded about one member. */
export const gradeConclusions = sqliteTable(
  'grade_conclusion',
  {
    cycleId: text('cycle_id').notNull(),
    unitId: text('unit_id').notNull(),
    personId: text('person_id').notNull(),
    grade: text('grade', { enum: grades }),
    opinion: blob('opinion', { mode: 'buffer' }),
    agreedCount: integer('agreed_count').notNull(),
    /** Who decided: those present without the person concerned. */
    deciderCount: integer('decider_count').notNull(),
    /** 回避: the person belongs to who decides, and left for this item. */
    hasWithdrawn: integer('has_withdrawn', { mode: 'boolean' }).notNull(),
    byPersonId: text('by_person_id').notNull(),
    rev: integer('rev').notNull(),
  },
  (t) => [primaryKey({ columns: [t.cycleId, t.unitId, t.personId] })],
)

/** What a member was told (R101), and what they answered. */
export const gradeFeedbacks = sqliteTable(
  'grade_feedback',
  {
    cycleId: text('cycle_id').notNull(),
    personId: text('person_id').notNull(),
    unitId: text('unit_id').notNull(),
    /** Strengths, gaps and hopes; sealed, none for a case that is handled on paper. */
    texts: blob('texts', { mode: 'buffer' }),
    channel: text('channel', { enum: ['faceToFace', 'private'] }).notNull(),
    toldOn: text('told_on').notNull(),
    byPersonId: text('by_person_id').notNull(),
    at: integer('at').notNull(),
    answer: text('answer', { enum: ['received', 'different'] }),
    answeredAt: integer('answered_at'),
    answeredById: text('answered_by_id'),
  },
  (t) => [
    primaryKey({ columns: [t.cycleId, t.personId] }),
    index('grade_feedback_by_unit').on(t.cycleId, t.unitId),
  ],
)

/** A different opinion and the one re-study it leads to. */
export const gradeRestudies = sqliteTable(
  'grade_restudy',
  {
    cycleId: text('cycle_id').notNull(),
    personId: text('person_id').notNull(),
    unitId: text('unit_id').notNull(),
    statement: blob('statement', { mode: 'buffer' }).notNull(),
    askedAt: integer('asked_at').notNull(),
    askedById: text('asked_by_id').notNull(),
    dueOn: text('due_on').notNull(),
    /** The rest once it was studied again; what came out is final. */
    heldOn: text('held_on'),
    presentIds: text('present_ids', { mode: 'json' }).$type<string[]>(),
    grade: text('grade', { enum: grades }),
    note: blob('note', { mode: 'buffer' }),
    settledAt: integer('settled_at'),
    settledById: text('settled_by_id'),
  },
  (t) => [
    primaryKey({ columns: [t.cycleId, t.personId] }),
    index('grade_restudy_by_unit').on(t.cycleId, t.unitId),
  ],
)

/** What follows from a grade (R102–R105). A case holds its day and nothing else. */
export const gradeFollowUps = sqliteTable(
  'grade_follow_up',
  {
    cycleId: text('cycle_id').notNull(),
    personId: text('person_id').notNull(),
    unitId: text('unit_id').notNull(),
    kind: text('kind', {
      enum: ['commendation', 'encouragement', 'assignedTalk', 'organizationalHandlingCase'],
    }).notNull(),
    openedOn: text('opened_on').notNull(),
    talkerId: text('talker_id'),
    dueOn: text('due_on'),
    doneOn: text('done_on'),
    record: blob('record', { mode: 'buffer' }),
    byPersonId: text('by_person_id').notNull(),
    at: integer('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.cycleId, t.personId] }),
    index('grade_follow_up_by_talker').on(t.talkerId),
    index('grade_follow_up_by_unit').on(t.cycleId, t.unitId),
  ],
)

/** 回执 of a mobile member's destination (R18). */
export const gradeReceipts = sqliteTable(
  'grade_receipt',
  {
    cycleId: text('cycle_id').notNull(),
    personId: text('person_id').notNull(),
    unitId: text('unit_id').notNull(),
    receivedOn: text('received_on').notNull(),
    grade: text('grade', { enum: grades }),
    /** The organization that appraised, and the day of its meeting, as the receipt says. */
    destination: blob('destination', { mode: 'buffer' }),
    meetingOn: text('meeting_on'),
    note: blob('note', { mode: 'buffer' }),
    byPersonId: text('by_person_id').notNull(),
    rev: integer('rev').notNull(),
    /** Which grade counts, when the home branch gave one as well. */
    chosen: text('chosen', { enum: ['home', 'destination'] }),
    chosenReason: blob('chosen_reason', { mode: 'buffer' }),
    chosenById: text('chosen_by_id'),
  },
  (t) => [
    primaryKey({ columns: [t.cycleId, t.personId] }),
    index('grade_receipt_by_unit').on(t.cycleId, t.unitId),
  ],
)
