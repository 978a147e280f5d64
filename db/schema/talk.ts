import { blob, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** The register and parameters a cycle's talk pairs were last computed from. */
export const talkPlans = sqliteTable('talk_plan', {
  cycleId: text('cycle_id').primaryKey(),
  basis: text('basis').notNull(),
  computedAt: integer('computed_at').notNull(),
  /** Team members for whom too few representatives were found. */
  withoutRepresentative: text('without_representative', { mode: 'json' })
    .$type<{ unitId: string; personId: string; missing: number }[]>()
    .notNull(),
})

/** A pair that must talk (R42–R45): who and by which rule, never what is said. */
export const talkPairs = sqliteTable(
  'talk_pair',
  {
    cycleId: text('cycle_id').notNull(),
    pairKey: text('pair_key').notNull(),
    aId: text('a_id').notNull(),
    bId: text('b_id').notNull(),
    isDirected: integer('is_directed', { mode: 'boolean' }).notNull(),
    rules: text('rules', { mode: 'json' }).$type<(1 | 2 | 3 | 4)[]>().notNull(),
    unitIds: text('unit_ids', { mode: 'json' }).$type<string[]>().notNull(),
    addedAt: integer('added_at').notNull(),
    /** No longer wanted; its talks are kept. */
    droppedAt: integer('dropped_at'),
  },
  (t) => [
    primaryKey({ columns: [t.cycleId, t.pairKey] }),
    index('talk_pair_by_a').on(t.aId, t.cycleId),
    index('talk_pair_by_b').on(t.bId, t.cycleId),
  ],
)

/** What one run added and dropped, for the secretaries; never rewritten. */
export const talkPlanChanges = sqliteTable(
  'talk_plan_change',
  {
    changeId: text('change_id').primaryKey(),
    cycleId: text('cycle_id').notNull(),
    added: text('added', { mode: 'json' }).$type<string[]>().notNull(),
    dropped: text('dropped', { mode: 'json' }).$type<string[]>().notNull(),
    at: integer('at').notNull(),
  },
  (t) => [index('talk_plan_change_by_cycle').on(t.cycleId, t.at)],
)

/** Whom a team member is in charge of, for `rule3Mode = deputyHeads` (X1). */
export const areasInCharge = sqliteTable(
  'area_in_charge',
  {
    unitId: text('unit_id').notNull(),
    personId: text('person_id').notNull(),
    headId: text('head_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.unitId, t.personId, t.headId] })],
)

/** One talk of a pair: planned, held, confirmed. A pair that must meet again has another one. */
export const talks = sqliteTable(
  'talk',
  {
    talkId: text('talk_id').primaryKey(),
    cycleId: text('cycle_id').notNull(),
    pairKey: text('pair_key').notNull(),
    aId: text('a_id').notNull(),
    bId: text('b_id').notNull(),
    round: integer('round').notNull(),
    planDay: text('plan_day'),
    planTime: text('plan_time'),
    place: text('place'),
    planById: text('plan_by_id'),
    planAcceptedById: text('plan_accepted_by_id'),
    heldOn: text('held_on'),
    mode: text('mode', { enum: ['faceToFace', 'phone', 'video', 'letter'] }),
    enteredAt: integer('entered_at'),
    /** The account that confirmed for a side: the person, or the contact person for them. */
    aConfirmedById: text('a_confirmed_by_id'),
    bConfirmedById: text('b_confirmed_by_id'),
    flags: text('flags', { mode: 'json' })
      .$type<('enteredLate' | 'whileOnLeave' | 'oneHand')[]>()
      .notNull(),
    createdAt: integer('created_at').notNull(),
  },
  (t) => [index('talk_by_pair').on(t.cycleId, t.pairKey, t.round)],
)

/** One side's record of a talk (R47, R48): the text is sealed, only the two may open it. */
export const talkRecords = sqliteTable(
  'talk_record',
  {
    talkId: text('talk_id').notNull(),
    authorId: text('author_id').notNull(),
    sealed: blob('sealed', { mode: 'buffer' }).notNull(),
    isComplete: integer('is_complete', { mode: 'boolean' }).notNull(),
    acceptedById: text('accepted_by_id'),
    rev: integer('rev').notNull(),
  },
  (t) => [primaryKey({ columns: [t.talkId, t.authorId] })],
)

/** 约谈 (R50): somebody wishes to talk with a secretary, who alone sees who it is and why. */
export const talkRequests = sqliteTable(
  'talk_request',
  {
    requestId: text('request_id').primaryKey(),
    rootId: text('root_id').notNull(),
    secretaryId: text('secretary_id').notNull(),
    /** A member; a villager from the public page has no id, at most a name in `sealed`. */
    requesterId: text('requester_id'),
    sealed: blob('sealed', { mode: 'buffer' }).notNull(),
    state: text('state', { enum: ['asked', 'answered', 'agreed', 'done', 'withdrawn'] }).notNull(),
    askedOn: text('asked_on').notNull(),
    answerDueOn: text('answer_due_on').notNull(),
    planDay: text('plan_day'),
    planTime: text('plan_time'),
    place: text('place'),
    talkedOn: text('talked_on'),
  },
  (t) => [
    index('talk_request_by_secretary').on(t.secretaryId, t.state),
    index('talk_request_by_root').on(t.rootId, t.state),
    index('talk_request_by_requester').on(t.requesterId),
  ],
)
