import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** A general branch, a branch or a Party group. */
export const units = sqliteTable('unit', {
  unitId: text('unit_id').primaryKey(),
  kind: text('kind', { enum: ['generalBranch', 'partyBranch', 'partyGroup'] }).notNull(),
  parentId: text('parent_id'),
  /** Short code used in imports: `GB`, `B1`, `B1G2`; unique below one general branch. */
  code: text('code').notNull(),
  name: text('name').notNull(),
  /** The general branch this unit belongs to (itself for a general branch). */
  rootId: text('root_id').notNull(),
})

export const people = sqliteTable(
  'person',
  {
    personId: text('person_id').primaryKey(),
    rootId: text('root_id').notNull(),
    /** The register's own number, e.g. `M01`. */
    rosterCode: text('roster_code').notNull(),
    name: text('name').notNull(),
    sex: text('sex', { enum: ['M', 'F'] }),
    bornYear: integer('born_year'),
    joinedYear: integer('joined_year'),
    kind: text('kind', {
      enum: ['fullMember', 'probationaryMember', 'observer', 'activistApplicant', 'superiorGuide'],
    }).notNull(),
    branchId: text('branch_id'),
    groupId: text('group_id'),
    openId: text('open_id').unique(),
    /** Who answers and listens for a person without a phone. */
    contactPersonId: text('contact_person_id'),
    /** `quiet`: only one digest a day and never anything general. */
    delivery: text('delivery', { enum: ['normal', 'quiet'] }).notNull(),
    state: text('state', { enum: ['active', 'left'] }).notNull(),
  },
  (t) => [index('person_by_branch').on(t.branchId), index('person_by_root').on(t.rootId)],
)

/** Categories beside full/probationary: mobile, frail, lost contact, … (`domain.md` 3.1). */
export const personFlags = sqliteTable(
  'person_flag',
  {
    personId: text('person_id').notNull(),
    flag: text('flag').notNull(),
    detail: text('detail'),
  },
  (t) => [primaryKey({ columns: [t.personId, t.flag] })],
)

export const posts = sqliteTable(
  'post',
  {
    personId: text('person_id').notNull(),
    /** `GB`, `B1`, `B1G1`, `VC` (villagers' committee), `VS` (supervision committee). */
    body: text('body').notNull(),
    post: text('post').notNull(),
    rootId: text('root_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.personId, t.body, t.post] }),
    index('post_by_body').on(t.rootId, t.body),
  ],
)

/** Dated changes of the register; never rewritten. */
export const registerEvents = sqliteTable('register_event', {
  registerEventId: text('register_event_id').primaryKey(),
  rootId: text('root_id').notNull(),
  personId: text('person_id'),
  kind: text('kind').notNull(),
  onDay: text('on_day').notNull(),
  detail: text('detail', { mode: 'json' }).$type<Record<string, unknown>>().notNull(),
  byPersonId: text('by_person_id'),
  recordedAt: integer('recorded_at').notNull(),
})

/** A chat the bot is or was in, and the unit it belongs to once `/setup` was done. */
export const chats = sqliteTable('chat', {
  chatId: text('chat_id').primaryKey(),
  name: text('name').notNull(),
  ownerOpenId: text('owner_open_id'),
  unitId: text('unit_id'),
  botPresent: integer('bot_present', { mode: 'boolean' }).notNull(),
  readAt: integer('read_at'),
})

export const chatMembers = sqliteTable(
  'chat_member',
  {
    chatId: text('chat_id').notNull(),
    openId: text('open_id').notNull(),
    name: text('name').notNull(),
    present: integer('present', { mode: 'boolean' }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.chatId, t.openId] }),
    index('chat_member_by_open_id').on(t.openId),
  ],
)
