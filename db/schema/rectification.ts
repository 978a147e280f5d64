import { blob, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

export const rectificationClasses = ['immediate', 'phased', 'coordinated', 'longTerm'] as const
export const rectificationSourceKinds = [
  'problem',
  'criticism',
  'import',
  'previousCycle',
  'measure',
  'free',
] as const

/**
 * One matter to be put right, on the list of a team or of one leader (R108). What was listed ends
 * here too when it was merged into another item or not adopted (R106). Its words lie in `texts`.
 */
export const rectificationItems = sqliteTable(
  'rectification_item',
  {
    itemId: text('item_id').primaryKey(),
    rootId: text('root_id').notNull(),
    cycleId: text('cycle_id').notNull(),
    unitId: text('unit_id').notNull(),
    list: text('list', { enum: ['team', 'personal'] }).notNull(),
    /** The leader whose personal list it is on. */
    ownerId: text('owner_id'),
    rectificationClass: text('rectification_class', { enum: rectificationClasses }),
    state: text('state', {
      enum: ['draft', 'published', 'closed', 'notAdopted', 'merged'],
    }).notNull(),
    /** An id of the policy's aspects, where its source had one; for the hint of likeness. */
    aspect: text('aspect').notNull(),
    texts: blob('texts', { mode: 'buffer' }).notNull(),
    dueOn: text('due_on'),
    reviewMonths: integer('review_months'),
    nextReviewOn: text('next_review_on'),
    responsibleId: text('responsible_id'),
    checkerId: text('checker_id'),
    campaignId: text('campaign_id'),
    mergedIntoId: text('merged_into_id'),
    publishedOn: text('published_on'),
    closedOn: text('closed_on'),
    escalatedOn: text('escalated_on'),
    answeredOn: text('answered_on'),
    /** The day of an open item on which its bearer is asked; null while nothing is asked. */
    askOn: text('ask_on'),
    /** Since when its checker is asked: it was reported done, or a review has come. */
    checkOn: text('check_on'),
    /** By when an answer from above is expected; null while none is. */
    answerOn: text('answer_on'),
    createdById: text('created_by_id').notNull(),
    createdAt: integer('created_at').notNull(),
    /** The time of the last click that changed it. */
    rev: integer('rev').notNull(),
  },
  (t) => [
    index('rectification_item_by_list').on(t.cycleId, t.unitId),
    index('rectification_item_by_day').on(t.askOn),
    index('rectification_item_by_bearer').on(t.responsibleId, t.askOn),
    index('rectification_item_by_checker').on(t.checkerId, t.checkOn),
    index('rectification_item_by_check_day').on(t.checkOn),
    index('rectification_item_by_campaign').on(t.campaignId),
    index('rectification_item_by_unit').on(t.unitId, t.askOn),
    index('rectification_item_by_answer').on(t.rootId, t.answerOn),
  ],
)

/** What an item came from; each source ends in one item of a cycle. */
export const rectificationSources = sqliteTable(
  'rectification_source',
  {
    cycleId: text('cycle_id').notNull(),
    kind: text('kind', { enum: rectificationSourceKinds }).notNull(),
    /** Of a criticism: meeting, critic and subject; of an imported line its candidate. */
    sourceId: text('source_id').notNull(),
    itemId: text('item_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.cycleId, t.kind, t.sourceId] }),
    index('rectification_source_by_item').on(t.itemId),
  ],
)

/** What happened to an item, in order; never rewritten, at most taken back. */
export const rectificationEntries = sqliteTable(
  'rectification_entry',
  {
    entryId: text('entry_id').primaryKey(),
    itemId: text('item_id').notNull(),
    kind: text('kind', {
      enum: [
        'progress',
        'evidence',
        'reported',
        'notYet',
        'closed',
        'reopened',
        'keptUp',
        'changed',
        'escalated',
        'answered',
      ],
    }).notNull(),
    onDay: text('on_day').notNull(),
    byPersonId: text('by_person_id').notNull(),
    at: integer('at').notNull(),
    /** What was written, and where the file or picture lies that came with it. */
    body: blob('body', { mode: 'buffer' }).notNull(),
    takenBackAt: integer('taken_back_at'),
  },
  (t) => [index('rectification_entry_by_item').on(t.itemId, t.at)],
)

/** A list from elsewhere that is taken into the merge, with the label of its source (R107). */
export const rectificationImports = sqliteTable('rectification_import', {
  importId: text('import_id').primaryKey(),
  cycleId: text('cycle_id').notNull(),
  unitId: text('unit_id').notNull(),
  label: blob('label', { mode: 'buffer' }).notNull(),
  state: text('state', { enum: ['reading', 'ready', 'refused', 'taken', 'cancelled'] }).notNull(),
  problem: text('problem'),
  byPersonId: text('by_person_id').notNull(),
  at: integer('at').notNull(),
})

/** One line of an imported list. */
export const rectificationCandidates = sqliteTable(
  'rectification_candidate',
  {
    candidateId: text('candidate_id').primaryKey(),
    importId: text('import_id').notNull(),
    /** From 1, as the file had it. */
    place: integer('place').notNull(),
    body: blob('body', { mode: 'buffer' }).notNull(),
  },
  (t) => [index('rectification_candidate_by_import').on(t.importId, t.place)],
)

/** Who was asked to send a file, for what and until when; the next file they send is taken. */
export const awaitedFiles = sqliteTable('awaited_file', {
  personId: text('person_id').primaryKey(),
  purpose: text('purpose', { enum: ['rectificationList', 'rectificationEvidence'] }).notNull(),
  /** The unit of the list, or the item. */
  subjectId: text('subject_id').notNull(),
  label: blob('label', { mode: 'buffer' }).notNull(),
  until: integer('until').notNull(),
})

/** A file or picture somebody sent without saying which of their items it belongs to. */
export const offeredFiles = sqliteTable(
  'offered_file',
  {
    offerId: text('offer_id').primaryKey(),
    personId: text('person_id').notNull(),
    file: blob('file', { mode: 'buffer' }).notNull(),
    at: integer('at').notNull(),
  },
  (t) => [index('offered_file_by_person').on(t.personId, t.at)],
)

/** That a secretary went through the lists at T+30, T+60 and T+90. */
export const rectificationReviews = sqliteTable(
  'rectification_review',
  {
    cycleId: text('cycle_id').notNull(),
    unitId: text('unit_id').notNull(),
    row: text('row', { enum: ['progressCheck1', 'progressCheck2', 'closingReview'] }).notNull(),
    doneOn: text('done_on').notNull(),
    byPersonId: text('by_person_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.cycleId, t.unitId, t.row] })],
)

/** Whether a general branch reports to the town every month what is two weeks late. */
export const rectificationReports = sqliteTable('rectification_report', {
  rootId: text('root_id').primaryKey(),
  monthly: integer('monthly', { mode: 'boolean' }).notNull(),
  byPersonId: text('by_person_id').notNull(),
})
