import { blob, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** Whom or what a paper asks about, one row of it. */
export interface BallotSubject {
  /** A person; in the team appraisal the unit. */
  subjectId: string
  /** Whether the row is marked at all: probationary members may be listed without (3.3). */
  isMarked: boolean
}

/** One ballot of a meeting: on the members (R91) or on the branch's team (R93). */
export const ballotRounds = sqliteTable(
  'ballot_round',
  {
    roundId: text('round_id').primaryKey(),
    meetingId: text('meeting_id').notNull(),
    cycleId: text('cycle_id').notNull(),
    unitId: text('unit_id').notNull(),
    kind: text('kind', { enum: ['members', 'team'] }).notNull(),
    /** `proposed`: the chair asked, the scrutineer has yet to agree. */
    state: text('state', {
      enum: ['proposed', 'open', 'closed', 'tallied', 'voided'],
    }).notNull(),
    /** Frozen at the proposal, in the order of the paper. */
    subjects: text('subjects', { mode: 'json' }).$type<BallotSubject[]>().notNull(),
    /** What may be marked, best first. */
    scale: text('scale', { mode: 'json' }).$type<string[]>().notNull(),
    /** A paper is handed in in parts of so many rows. */
    rowsPerPart: integer('rows_per_part').notNull(),
    /** Fewer valid papers than this give no totals. */
    minPapersToShow: integer('min_papers_to_show').notNull(),
    scrutineerId: text('scrutineer_id').notNull(),
    voteCounterId: text('vote_counter_id').notNull(),
    proposedById: text('proposed_by_id').notNull(),
    proposedAt: integer('proposed_at').notNull(),
    openedById: text('opened_by_id'),
    openedAt: integer('opened_at'),
    /** Papers are sealed with it; its other half lies outside the data folder. */
    publicKey: blob('public_key', { mode: 'buffer' }),
    /** The first of the two who close it. */
    closingById: text('closing_by_id'),
    /** When the group was last told how many papers are missing. */
    remindedAt: integer('reminded_at'),
    closedById: text('closed_by_id'),
    closedAt: integer('closed_at'),
    /** SHA-256 of each paper in the box, sorted: who has the receipt finds theirs here. */
    box: text('box', { mode: 'json' }).$type<string[]>(),
    /** SHA-256 over `box`. */
    boxDigest: text('box_digest'),
    /** Who could vote, as it stood at the close. */
    eligible: integer('eligible'),
    /** Papers counted, once tallied. */
    electronic: integer('electronic'),
    electronicInvalid: integer('electronic_invalid'),
    paperIssued: integer('paper_issued'),
    paperReturned: integer('paper_returned'),
    paperValid: integer('paper_valid'),
    paperInvalid: integer('paper_invalid'),
    talliedAt: integer('tallied_at'),
    voidedBecause: text('voided_because', {
      enum: ['moreReturnedThanIssued', 'keyLost', 'tampered', 'decided'],
    }),
    /** The reason in a person's words, sealed. */
    voidReason: blob('void_reason', { mode: 'buffer' }),
    voidedById: text('voided_by_id'),
    keyDestroyedAt: integer('key_destroyed_at'),
  },
  (t) => [
    index('ballot_round_by_meeting').on(t.meetingId, t.kind),
    index('ballot_round_by_unit').on(t.cycleId, t.unitId, t.kind),
  ],
)

/** Who may fill in a paper. That somebody handed one in is no secret, only how they marked it. */
export const ballotVoters = sqliteTable(
  'ballot_voter',
  {
    roundId: text('round_id').notNull(),
    voterId: text('voter_id').notNull(),
    way: text('way', { enum: ['electronic', 'paper'] }).notNull(),
    isStruckOff: integer('is_struck_off', { mode: 'boolean' }).notNull(),
    /** Put a paper into the box and then left: it cannot be taken out again, so it counts. */
    hasLeftPaper: integer('has_left_paper', { mode: 'boolean' }).notNull().default(false),
    /** The time of the click; 0 while no paper of theirs is in the box, 1 after the tally. */
    handedInRev: integer('handed_in_rev').notNull(),
    /** SHA-256 of their paper as it lay in the box; its beginning is their receipt. */
    paperHash: text('paper_hash'),
  },
  (t) => [primaryKey({ columns: [t.roundId, t.voterId] })],
)

/** Part of a paper, sealed as it arrived; all rows of all rounds have one size. */
export const ballotEnvelopes = sqliteTable(
  'ballot_envelope',
  {
    roundId: text('round_id').notNull(),
    voterId: text('voter_id').notNull(),
    /** `filling` counts for nothing until the paper is handed in. */
    stage: text('stage', { enum: ['filling', 'handedIn'] }).notNull(),
    part: integer('part').notNull(),
    /** The time of the click: a later one wins. */
    rev: integer('rev').notNull(),
    sealed: blob('sealed', { mode: 'buffer' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.roundId, t.voterId, t.stage, t.part] })],
)

/** What a teller counted on paper, sealed like the papers: part 0 the papers, the others rows. */
export const ballotCounts = sqliteTable(
  'ballot_count',
  {
    roundId: text('round_id').notNull(),
    tellerId: text('teller_id').notNull(),
    part: integer('part').notNull(),
    rev: integer('rev').notNull(),
    sealed: blob('sealed', { mode: 'buffer' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.roundId, t.tellerId, t.part] })],
)

/** All that is left of the papers: how often each step was marked for one subject. */
export const ballotTotals = sqliteTable(
  'ballot_total',
  {
    roundId: text('round_id').notNull(),
    subjectId: text('subject_id').notNull(),
    /** Counts, abstentions, invalid rows and base, sealed. */
    figures: blob('figures', { mode: 'buffer' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.roundId, t.subjectId] })],
)

/** What became of a round's printed count sheet: both tellers signed it, then it was put away. */
export const countSheetSteps = sqliteTable(
  'count_sheet_step',
  {
    roundId: text('round_id').notNull(),
    step: text('step', { enum: ['scrutineerSigned', 'voteCounterSigned', 'filed'] }).notNull(),
    at: integer('at').notNull(),
    /** Who said so: the teller, or the secretary for one without a phone. */
    byPersonId: text('by_person_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.roundId, t.step] })],
)
