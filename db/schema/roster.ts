import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** A register file as read, waiting for the secretary's word; kept seven days. */
export const rosterImports = sqliteTable(
  'roster_import',
  {
    importId: text('import_id').primaryKey(),
    rootId: text('root_id').notNull(),
    /** The unit whose rows it may change: the general branch, or the sender's own branch. */
    unitId: text('unit_id').notNull(),
    byPersonId: text('by_person_id').notNull(),
    state: text('state', {
      enum: ['reading', 'ready', 'refused', 'confirmed', 'cancelled'],
    }).notNull(),
    /** Why a file was refused. */
    problem: text('problem'),
    /** The cells as text, header first; read anew against the register whenever they are shown. */
    cells: text('cells', { mode: 'json' }).$type<string[][]>(),
    createdAt: integer('created_at').notNull(),
  },
  (t) => [index('roster_import_by_age').on(t.createdAt)],
)

/** People the last import no longer named: asked about, never dropped silently. */
export const missingFromImport = sqliteTable(
  'missing_from_import',
  { personId: text('person_id').primaryKey(), rootId: text('root_id').notNull() },
  (t) => [index('missing_from_import_by_root').on(t.rootId)],
)

/** What the secretary said about an account: nobody's on the register, or not this person's. */
export const accountAnswers = sqliteTable(
  'account_answer',
  {
    rootId: text('root_id').notNull(),
    openId: text('open_id').notNull(),
    /** Empty: the account belongs to nobody on the register. */
    personId: text('person_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.rootId, t.openId, t.personId] })],
)

/** Somebody entered or left a unit's chat; offered to its secretary, never applied. */
export const chatMoves = sqliteTable(
  'chat_move',
  {
    moveId: text('move_id').primaryKey(),
    unitId: text('unit_id').notNull(),
    chatId: text('chat_id').notNull(),
    openId: text('open_id').notNull(),
    name: text('name').notNull(),
    kind: text('kind', { enum: ['joined', 'left'] }).notNull(),
    onDay: text('on_day').notNull(),
    state: text('state', { enum: ['open', 'settled'] }).notNull(),
  },
  (t) => [index('chat_move_by_unit').on(t.unitId, t.state)],
)
