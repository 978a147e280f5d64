import {
  blob,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core'

/**
 * One round of criticism and self-criticism in one step of a meeting (`domain.md` 5.4), with whose
 * turn it is. A round that was repeated stays; the last attempt is the current one.
 */
export const criticismRounds = sqliteTable(
  'criticism_round',
  {
    roundId: text('round_id').primaryKey(),
    cycleId: text('cycle_id').notNull(),
    meetingId: text('meeting_id').notNull(),
    stepId: text('step_id').notNull(),
    attempt: integer('attempt').notNull(),
    isCurrent: integer('is_current', { mode: 'boolean' }).notNull(),
    mode: text('mode', { enum: ['full', 'light'] }).notNull(),
    /** Who criticises themselves: the team, everybody who is there (X28), or all but the team. */
    scope: text('scope', { enum: ['team', 'everybody', 'others'] }).notNull(),
    /** Led turn by turn, or typed in from notes when it was over. */
    entry: text('entry', { enum: ['live', 'afterwards'] }).notNull(),
    /** How many turns were taken: a button carries it, so that no turn is taken twice. */
    turn: integer('turn').notNull(),
    phase: text('phase', { enum: ['self', 'criticism', 'response', 'done'] }).notNull(),
    subjectId: text('subject_id'),
    criticId: text('critic_id'),
    /** What was said to the present subject so far: turns, and criticisms among them. */
    given: integer('given').notNull(),
    real: integer('real').notNull(),
    /** Real criticisms each subject of a light round gets at least, as the plan had it. */
    atLeast: integer('at_least').notNull().default(2),
    /** Counters over the whole round, so that nobody counts the entries. */
    selfCriticisms: integer('self_criticisms').notNull(),
    criticisms: integer('criticisms').notNull(),
    nothingNew: integer('nothing_new').notNull(),
    responses: integer('responses').notNull(),
    startedAt: integer('started_at').notNull(),
    doneAt: integer('done_at'),
    /** Why a round that broke the order is not held again; the words lie sealed. */
    explanation: blob('explanation', { mode: 'buffer' }),
    explainedById: text('explained_by_id'),
    explainedAt: integer('explained_at'),
  },
  (t) => [
    uniqueIndex('criticism_round_attempt').on(t.meetingId, t.stepId, t.attempt),
    index('criticism_round_by_cycle').on(t.cycleId),
  ],
)

/** Who has criticised themselves, and how they answered what was said to them. */
export const criticismSubjects = sqliteTable(
  'criticism_subject',
  {
    roundId: text('round_id').notNull(),
    subjectId: text('subject_id').notNull(),
    /** From 1, in the order in which it happened. */
    no: integer('no').notNull(),
    selfAt: integer('self_at').notNull(),
    /** Who read the written text, when the person was not there (I7). */
    readById: text('read_by_id'),
    criticisms: integer('criticisms').notNull(),
    nothingNew: integer('nothing_new').notNull(),
    /** `handedOver`: was not there; what was said is handed over to them. */
    response: text('response', { enum: ['accept', 'explain', 'toVerify', 'handedOver'] }),
    words: blob('words', { mode: 'buffer' }),
    respondedAt: integer('responded_at'),
    respondedById: text('responded_by_id'),
  },
  (t) => [
    primaryKey({ columns: [t.roundId, t.subjectId] }),
    index('criticism_subject_by_person').on(t.subjectId),
  ],
)

/** One turn of one person about another; what was said lies sealed in `criticism_text`. */
export const criticismEntries = sqliteTable(
  'criticism_entry',
  {
    roundId: text('round_id').notNull(),
    subjectId: text('subject_id').notNull(),
    criticId: text('critic_id').notNull(),
    turn: integer('turn').notNull(),
    /** `deferred`: raised, and left to a talk between the two (R82). */
    kind: text('kind', { enum: ['spoken', 'nothingNew', 'deferred'] }).notNull(),
    at: integer('at').notNull(),
    byPersonId: text('by_person_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.roundId, t.subjectId, t.criticId] }),
    uniqueIndex('criticism_entry_turn').on(t.roundId, t.turn),
  ],
)

/**
 * A criticism in words: a specific problem and a suggestion (R81). A draft is its writer's alone;
 * what was handed in is for the two, the chair and the recorder.
 */
export const criticismTexts = sqliteTable(
  'criticism_text',
  {
    meetingId: text('meeting_id').notNull(),
    subjectId: text('subject_id').notNull(),
    criticId: text('critic_id').notNull(),
    state: text('state', { enum: ['draft', 'handedIn'] }).notNull(),
    content: blob('content', { mode: 'buffer' }).notNull(),
    byPersonId: text('by_person_id').notNull(),
    rev: integer('rev').notNull(),
    /** A draft the chair sent back: it is handed in again in other words only (R8). */
    returnedAt: integer('returned_at'),
  },
  (t) => [
    primaryKey({ columns: [t.meetingId, t.subjectId, t.criticId, t.state] }),
    index('criticism_text_by_critic').on(t.meetingId, t.criticId),
  ],
)

/** Where a round typed in afterwards broke the order it should have kept. */
export const proceduralDefects = sqliteTable(
  'procedural_defect',
  {
    roundId: text('round_id').notNull(),
    no: integer('no').notNull(),
    invariant: text('invariant', {
      enum: ['I1', 'I2', 'I3', 'I4', 'I5', 'I6', 'I7', 'I8', 'light'],
    }).notNull(),
    /** About whom, and whose turn it was. */
    subjectId: text('subject_id'),
    personId: text('person_id'),
    /** What was missing was made up for; that it was missing stays on the record. */
    madeUpAt: integer('made_up_at'),
  },
  (t) => [primaryKey({ columns: [t.roundId, t.no] })],
)

/** A dispute that was left to a talk between the two (R82); both say that it took place. */
export const deferredTalks = sqliteTable(
  'deferred_talk',
  {
    deferralId: text('deferral_id').primaryKey(),
    meetingId: text('meeting_id').notNull(),
    subjectId: text('subject_id').notNull(),
    criticId: text('critic_id').notNull(),
    deferredAt: integer('deferred_at').notNull(),
    deferredById: text('deferred_by_id').notNull(),
    dueOn: text('due_on').notNull(),
    /** The account that said for a side that they have talked. */
    subjectConfirmedById: text('subject_confirmed_by_id'),
    criticConfirmedById: text('critic_confirmed_by_id'),
  },
  (t) => [
    index('deferred_talk_by_subject').on(t.subjectId),
    index('deferred_talk_by_critic').on(t.criticId),
    index('deferred_talk_by_meeting').on(t.meetingId),
    index('deferred_talk_by_day').on(t.dueOn),
  ],
)
