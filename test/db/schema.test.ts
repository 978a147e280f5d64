import { globSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { is } from 'drizzle-orm'
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core'
import { expect, test } from 'vitest'
import { openDatabase } from '../../db/open.ts'
import { withoutRowid } from '../../db/schema/table-options.ts'
import { sqliteOf } from './scratch.ts'

const sqlite = sqliteOf(openDatabase(':memory:'))
const schemaFolder = fileURLToPath(new URL('../../db/schema/', import.meta.url))
const modules = await Promise.all(
  globSync(`${schemaFolder}*.ts`).map((file) => import(pathToFileURL(file).href)),
)
const tables = modules
  .flatMap((exported: Record<string, unknown>) => Object.values(exported))
  .filter((value): value is SQLiteTable => is(value, SQLiteTable))
  .map((table) => getTableConfig(table))

interface Named {
  name: string
}

const listed = sqlite
  .prepare<[], Named & { strict: 0 | 1; wr: 0 | 1 }>(
    "SELECT name, strict, wr FROM pragma_table_list WHERE schema = 'main' AND type = 'table'",
  )
  .all()
  .filter(({ name }) => !name.startsWith('sqlite_'))

test('every table is STRICT, and exactly the named ones have no rowid', () => {
  expect(listed.filter(({ strict }) => strict !== 1).map(({ name }) => name)).toEqual([])
  const bare = listed.filter(({ wr }) => wr === 1).map(({ name }) => name)
  expect(bare.toSorted()).toEqual(withoutRowid.toSorted())
})

test('the migrations make the tables the schema declares, and no others', () => {
  const made = listed.map(({ name }) => name).filter((name) => name !== 'migration')
  const declared = new Set(tables.map(({ name }) => name))
  expect(made.toSorted()).toEqual([...declared].toSorted())
})

test.each(tables)('$name has the columns and indexes drizzle believes in', (table) => {
  const keyed = new Set(table.primaryKeys.flatMap((key) => key.columns))
  const columns = table.columns.map((column) => ({
    name: column.name,
    type: column.getSQLType(),
    notnull: Number(column.notNull),
    keyed: Number(column.primary || keyed.has(column)),
  }))
  const made = sqlite.prepare<[string], Named>(
    'SELECT name, lower(type) type, "notnull", pk > 0 AS keyed FROM pragma_table_info(?)',
  )
  expect(made.all(table.name).toSorted(byName)).toEqual(columns.toSorted(byName))

  const indexes = table.indexes.map(({ config }) => ({
    name: config.name,
    unique: Number(config.unique),
    partial: Number(config.where !== undefined),
  }))
  const own = sqlite.prepare<[string], Named>(
    `SELECT name, "unique", partial FROM pragma_index_list(?) WHERE origin = 'c'`,
  )
  const implied = new Set(table.columns.map(({ uniqueName }) => uniqueName))
  const found = own.all(table.name).filter(({ name }) => !implied.has(name))
  expect(found.toSorted(byName)).toEqual(indexes.toSorted(byName))
})

function byName(a: Named, b: Named): number {
  return a.name < b.name ? -1 : 1
}
