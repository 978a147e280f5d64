import { blob, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** How an opinion reached the branch (R34). */
export const opinionChannels = [
  'online',
  'forum',
  'homeVisit',
  'suggestionBox',
  'written',
  'other',
] as const

/** Who gave it, as far as they say (R35, R36). */
export const respondentCategories = [
  'member',
  'masses',
  'congressDelegate',
  'subordinateOrganization',
  'areaInCharge',
  'serviceRecipient',
  'other',
] as const

export const opinionAspects = [
  'villageAffairs',
  'serviceToMasses',
  'workStyle',
  'integrity',
  'thinking',
  'teamBuilding',
  'other',
] as const

/** One collection of opinions: a general branch has one a cycle. */
export const opinionRounds = sqliteTable(
  'opinion_round',
  {
    roundId: text('round_id').primaryKey(),
    cycleId: text('cycle_id').notNull().unique(),
    rootId: text('root_id').notNull(),
    /** Last part of the public page's address. */
    token: text('token').notNull().unique(),
    state: text('state', { enum: ['open', 'closed'] }).notNull(),
    openedOn: text('opened_on').notNull(),
    /** The last day on which opinions are taken. */
    closesOn: text('closes_on').notNull(),
    /** How the collection went, in the organization commissioner's words; null until then. */
    summary: text('summary'),
    /** Why it was opened once more. */
    reopenedBecause: text('reopened_because'),
  },
  (t) => [index('opinion_round_by_root').on(t.rootId)],
)

/**
 * An anonymous opinion as it arrived: one size, readable only with the key. The order of these rows
 * in the file can be told; which of the opinions a row became cannot (see `mixEnvelopes`).
 */
export const opinionEnvelopes = sqliteTable(
  'opinion_envelope',
  {
    envelopeId: text('envelope_id').primaryKey(),
    roundId: text('round_id').notNull(),
    onDay: text('on_day').notNull(),
    sealed: blob('sealed', { mode: 'buffer' }).notNull(),
  },
  (t) => [index('opinion_envelope_by_round').on(t.roundId, t.onDay)],
)

/** What one respondent said, word for word. */
export const opinions = sqliteTable(
  'opinion',
  {
    opinionId: text('opinion_id').primaryKey(),
    roundId: text('round_id').notNull(),
    lineId: text('line_id').notNull(),
    onDay: text('on_day').notNull(),
    channel: text('channel', { enum: opinionChannels }).notNull(),
    category: text('category', { enum: respondentCategories }).notNull(),
    /** Who signed it; an anonymous one has none. */
    authorId: text('author_id'),
    /** The forum or visit at which it was written down. */
    gatheringId: text('gathering_id'),
    words: blob('words', { mode: 'buffer' }).notNull(),
  },
  (t) => [
    index('opinion_by_line').on(t.lineId),
    index('opinion_by_round').on(t.roundId, t.channel, t.category),
  ],
)

/** One matter, said by one person or by several (R36–R40). */
export const opinionLines = sqliteTable(
  'opinion_line',
  {
    lineId: text('line_id').primaryKey(),
    roundId: text('round_id').notNull(),
    /** `withheld`: insults a named person; the secretary of the general branch alone sees it. */
    state: text('state', { enum: ['new', 'routed', 'withheld'] }).notNull(),
    /** Whose team it is for … */
    unitId: text('unit_id').notNull(),
    /** … or which leader of that team. */
    leaderId: text('leader_id'),
    aspect: text('aspect', { enum: opinionAspects }).notNull(),
    vitalInterest: integer('vital_interest', { mode: 'boolean' }).notNull(),
    dailyDetail: integer('daily_detail', { mode: 'boolean' }).notNull(),
    summary: blob('summary', { mode: 'buffer' }).notNull(),
  },
  (t) => [index('opinion_line_by_state').on(t.roundId, t.state, t.unitId)],
)

/** A forum, a visit, an opened box: where opinions were heard and by whom (R39). */
export const opinionGatherings = sqliteTable(
  'opinion_gathering',
  {
    gatheringId: text('gathering_id').primaryKey(),
    roundId: text('round_id').notNull(),
    channel: text('channel', { enum: opinionChannels }).notNull(),
    heldOn: text('held_on').notNull(),
    place: text('place').notNull(),
    presentCount: integer('present_count').notNull(),
    recordedById: text('recorded_by_id').notNull(),
  },
  (t) => [index('opinion_gathering_by_round').on(t.roundId, t.heldOn)],
)

/** Team members who went. */
export const opinionGatheringHosts = sqliteTable(
  'opinion_gathering_host',
  { gatheringId: text('gathering_id').notNull(), personId: text('person_id').notNull() },
  (t) => [
    primaryKey({ columns: [t.gatheringId, t.personId] }),
    index('opinion_gathering_host_by_person').on(t.personId),
  ],
)

/** A feedback sheet handed to a team or to one leader (R37). */
export const opinionFeedback = sqliteTable(
  'opinion_feedback',
  {
    roundId: text('round_id').notNull(),
    /** A unit id for its team, or a leader's person id. */
    recipientId: text('recipient_id').notNull(),
    handedOn: text('handed_on').notNull(),
    /** Lines on the sheet when it was handed over; more of them later ask for another. */
    lineCount: integer('line_count').notNull(),
    acknowledgedOn: text('acknowledged_on'),
    acknowledgedById: text('acknowledged_by_id'),
  },
  (t) => [primaryKey({ columns: [t.roundId, t.recipientId] })],
)
