import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type Sqlite from 'better-sqlite3'
import { CannotOpen } from './cannot-open.ts'

interface Migration {
  name: string
  sql: string
  hash: string
}

type Applied = Pick<Migration, 'name' | 'hash'>

/** Brings the schema to the newest migration; `keepCopy` is called before data is touched. */
export function migrate(
  sqlite: Sqlite.Database,
  folder: string,
  keepCopy: (before: string) => void,
): void {
  const known = readMigrations(folder)
  const applied = appliedMigrations(sqlite)
  assertHistory(applied, known)
  const [next, ...later] = known.slice(applied.length)
  if (next === undefined) return
  if (applied.length > 0) keepCopy(next.name)
  // Inside a transaction this pragma does nothing, and a rebuilt table's DROP would cascade.
  sqlite.pragma('foreign_keys = OFF')
  try {
    for (const migration of [next, ...later]) apply(sqlite, migration)
  } finally {
    sqlite.pragma('foreign_keys = ON')
  }
}

function readMigrations(folder: string): Migration[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.sql'))
  return files.toSorted().map((file) => {
    const sql = readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n')
    return {
      name: basename(file, '.sql'),
      sql,
      hash: createHash('sha256').update(sql).digest('hex'),
    }
  })
}

function appliedMigrations(sqlite: Sqlite.Database): Applied[] {
  const table = sqlite.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'migration'").get()
  if (table === undefined) return []
  return sqlite.prepare<[], Applied>('SELECT name, hash FROM migration ORDER BY name').all()
}

function assertHistory(applied: readonly Applied[], known: readonly Migration[]): void {
  for (const [index, { name, hash }] of applied.entries()) {
    const same = known[index]
    if (same?.name !== name) throw new CannotOpen(strangerSentence(name))
    if (same.hash !== hash) throw new CannotOpen(editedSentence(name))
  }
}

function strangerSentence(name: string): string {
  return (
    `This database was written by a newer version of the program (${name}): ` +
    'start that version, or restore a backup made before it.'
  )
}

function editedSentence(name: string): string {
  return (
    `Migration ${name} is not the one this database was made with: bring the released file back ` +
    '(while developing, delete the database instead).'
  )
}

function apply(sqlite: Sqlite.Database, migration: Migration): void {
  const before = rowCounts(sqlite)
  sqlite.exec('BEGIN IMMEDIATE')
  try {
    sqlite.exec(migration.sql)
    assertIntact(sqlite, migration, before)
    record(sqlite, migration)
    sqlite.exec('COMMIT')
  } catch (error) {
    if (sqlite.inTransaction) sqlite.exec('ROLLBACK')
    throw error
  }
}

function record(sqlite: Sqlite.Database, { name, hash }: Migration): void {
  sqlite.exec(
    'CREATE TABLE IF NOT EXISTS migration (name TEXT PRIMARY KEY, hash TEXT NOT NULL) STRICT',
  )
  sqlite.prepare('INSERT INTO migration (name, hash) VALUES (?, ?)').run(name, hash)
}

function assertIntact(
  sqlite: Sqlite.Database,
  { name, sql }: Migration,
  before: ReadonlyMap<string, number>,
): void {
  const orphans = sqlite.prepare<[], string>('SELECT "table" FROM pragma_foreign_key_check').pluck()
  const table = orphans.get()
  if (table !== undefined) {
    throw new CannotOpen(`Migration ${name} leaves orphans in ${table}: nothing changed.`)
  }
  const after = rowCounts(sqlite)
  const announced = announcedTables(sql)
  for (const [table, rows] of before) {
    if (announced.has(table) || after.get(table) === rows) continue
    throw new CannotOpen(`Migration ${name} would lose or add rows of ${table}: nothing changed.`)
  }
}

/** A migration that means to add or drop rows says so in a line `-- rows change in: a, b`. */
function announcedTables(sql: string): Set<string> {
  const lines = sql.matchAll(/^-- rows change in: (.*)$/gm)
  return new Set(
    [...lines].flatMap(([, names = '']) => names.split(',').map((name) => name.trim())),
  )
}

function rowCounts(sqlite: Sqlite.Database): Map<string, number> {
  const tables = sqlite
    .prepare<[], string>(
      "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'",
    )
    .pluck()
    .all()
    .filter((name) => !name.startsWith('sqlite_'))
  return new Map(tables.map((table) => [table, rowCount(sqlite, table)]))
}

function rowCount(sqlite: Sqlite.Database, table: string): number {
  return sqlite.prepare<[], number>(`SELECT count(*) FROM "${table}"`).pluck().get() ?? 0
}
