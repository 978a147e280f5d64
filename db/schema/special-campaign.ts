import { blob, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** 专项整治: what people resent most, gone through case by case (R115). */
export const specialCampaigns = sqliteTable(
  'special_campaign',
  {
    campaignId: text('campaign_id').primaryKey(),
    cycleId: text('cycle_id').notNull(),
    unitId: text('unit_id').notNull(),
    texts: blob('texts', { mode: 'buffer' }).notNull(),
    ownerId: text('owner_id').notNull(),
    dueOn: text('due_on').notNull(),
    closedOn: text('closed_on'),
    createdAt: integer('created_at').notNull(),
    rev: integer('rev').notNull(),
  },
  (t) => [
    index('special_campaign_by_unit').on(t.cycleId, t.unitId),
    index('special_campaign_by_owner').on(t.ownerId),
    index('special_campaign_by_day').on(t.dueOn),
  ],
)

/**
 * One case of a campaign. NOTE: of one that was handed to the discipline organ only the day is
 * kept; its words are dropped (R116).
 */
export const campaignCases = sqliteTable(
  'campaign_case',
  {
    caseId: text('case_id').primaryKey(),
    campaignId: text('campaign_id').notNull(),
    state: text('state', { enum: ['open', 'settled', 'transferred'] }).notNull(),
    /** The day it was settled or transferred. */
    onDay: text('on_day'),
    body: blob('body', { mode: 'buffer' }),
    byPersonId: text('by_person_id').notNull(),
    at: integer('at').notNull(),
  },
  (t) => [index('campaign_case_by_campaign').on(t.campaignId)],
)

/** A rule to be made, revised or repealed, and whether it is kept (R118, R119). */
export const institutionItems = sqliteTable(
  'institution_item',
  {
    institutionId: text('institution_id').primaryKey(),
    cycleId: text('cycle_id').notNull(),
    unitId: text('unit_id').notNull(),
    kind: text('kind', { enum: ['create', 'revise', 'repeal'] }).notNull(),
    texts: blob('texts', { mode: 'buffer' }).notNull(),
    ownerId: text('owner_id').notNull(),
    dueOn: text('due_on').notNull(),
    doneOn: text('done_on'),
    /** When it is looked whether the rule is kept, and when it was. */
    checkOn: text('check_on').notNull(),
    checkedOn: text('checked_on'),
    createdAt: integer('created_at').notNull(),
    rev: integer('rev').notNull(),
  },
  (t) => [
    index('institution_item_by_unit').on(t.cycleId, t.unitId),
    index('institution_item_by_owner').on(t.ownerId),
    index('institution_item_by_due_day').on(t.dueOn),
    index('institution_item_by_check_day').on(t.checkOn),
  ],
)
