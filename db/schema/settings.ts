import { sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** Facts about this file itself, such as which key its confidential texts need. */
export const settings = sqliteTable('setting', {
  name: text('name').primaryKey(),
  value: text('value').notNull(),
})
