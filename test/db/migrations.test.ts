import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import Sqlite from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate as drizzleMigrate } from 'drizzle-orm/better-sqlite3/migrator'
import { expect, onTestFinished, test } from 'vitest'
import { openDatabase } from '../../db/open.ts'
import { findCycle } from '../../db/queries/cycles.ts'
import { migrationsOf, opened, scratch, sqliteOf } from './scratch.ts'

const families = `CREATE TABLE parent (parent_id text PRIMARY KEY NOT NULL, name text) STRICT;
CREATE TABLE child (
  child_id integer PRIMARY KEY,
  parent_id text REFERENCES parent(parent_id) ON DELETE CASCADE
) STRICT;`

// As drizzle-kit writes it when a column becomes NOT NULL.
const rebuild = `PRAGMA foreign_keys=OFF;
CREATE TABLE __new_parent (parent_id text PRIMARY KEY NOT NULL, name text NOT NULL) STRICT;
INSERT INTO __new_parent SELECT parent_id, name FROM parent;
DROP TABLE parent;
ALTER TABLE __new_parent RENAME TO parent;
PRAGMA foreign_keys=ON;`

const released = { '0001_first.sql': families }

test('a rebuilt parent keeps its children, which the naive way loses', () => {
  const path = populated()
  expect(childrenAfterDrizzleMigrates()).toBe(0)

  const sqlite = sqliteOf(opened(path, migrationsOf({ ...released, '0002_rebuild.sql': rebuild })))
  expect(rowsOf(sqlite, 'child')).toBe(3)
  expect(sqlite.pragma('foreign_keys', { simple: true })).toBe(1)
  expect(() => sqlite.exec("INSERT INTO child VALUES (9, 'nobody')")).toThrow('FOREIGN KEY')
})

test('before data is touched a copy is kept that opens by itself', () => {
  const path = populated()
  opened(path, migrationsOf({ ...released, '0002_rebuild.sql': rebuild }))
  const copy = new Sqlite(`${path}.before-0002_rebuild`)
  onTestFinished(() => void copy.close())
  expect(rowsOf(copy, 'child')).toBe(3)
  expect(copy.prepare('SELECT name FROM migration').pluck().all()).toEqual(['0001_first'])
})

test('a new database, or one that is up to date, needs no copy', () => {
  const path = populated()
  openDatabase(path, { migrations: migrationsOf(released) }).close()
  expect(globSync(`${path}.before-*`)).toEqual([])
})

test.each([
  ['loses rows', 'DELETE FROM child WHERE child_id = 1;', 'lose or add rows of child'],
  ['adds rows', "INSERT INTO parent VALUES ('p9', 'x');", 'lose or add rows of parent'],
  ['drops a table', 'DROP TABLE child;', 'lose or add rows of child'],
  ['leaves orphans', "UPDATE child SET parent_id = 'gone';", 'orphans in child'],
  ['is not SQL', 'ALTER TABLE parent ADD COLUMN x text; NONSENSE;', 'syntax error'],
])('a migration that %s changes nothing', (_, sql, complaint) => {
  const path = populated()
  const bad = migrationsOf({ ...released, '0002_bad.sql': sql })
  expect(() => openDatabase(path, { migrations: bad })).toThrow(complaint)

  const sqlite = sqliteOf(opened(path, migrationsOf(released)))
  expect([rowsOf(sqlite, 'parent'), rowsOf(sqlite, 'child')]).toEqual([1, 3])
  expect(sqlite.pragma('table_info(parent)')).toHaveLength(2)
})

test('a migration may change the rows of tables it names', () => {
  const sql = '-- rows change in: child\nDELETE FROM child WHERE child_id = 1;'
  const path = populated()
  const sqlite = sqliteOf(opened(path, migrationsOf({ ...released, '0002_clean.sql': sql })))
  expect(rowsOf(sqlite, 'child')).toBe(2)
})

test('a database newer than the program is refused and left alone', () => {
  const path = populated()
  const newer = migrationsOf({ ...released, '0002_newer.sql': 'CREATE TABLE x (y text) STRICT;' })
  openDatabase(path, { migrations: newer }).close()
  expect(() => openDatabase(path, { migrations: migrationsOf(released) })).toThrow(
    'newer version of the program (0002_newer)',
  )
  expect(rowsOf(sqliteOf(opened(path, newer)), 'child')).toBe(3)
})

test('an edited released migration is refused', () => {
  const path = populated()
  const edited = migrationsOf({ '0001_first.sql': `${families}\n-- one word more` })
  expect(() => openDatabase(path, { migrations: edited })).toThrow('Migration 0001_first is not')
  expect(existsSync(path)).toBe(true)
})

test('line ends of a Windows checkout are no edit', () => {
  const crlf = migrationsOf({ '0001_first.sql': families.replaceAll('\n', '\r\n') })
  expect(rowsOf(sqliteOf(opened(populated(), crlf)), 'child')).toBe(3)
})

test('a plan made before a parameter was one is given what was the rule until then', () => {
  const all = globSync('db/migrations/*.sql').toSorted()
  const texts = Object.fromEntries(all.map((file) => [basename(file), readFileSync(file, 'utf8')]))
  const before = Object.entries(texts).filter(([name]) => name < '0006')
  const path = `${scratch()}/zhibu.db`
  const old = openDatabase(path, { migrations: migrationsOf(Object.fromEntries(before)) })
  sqliteOf(old).exec(`INSERT INTO cycle VALUES ('c', 'r', 2017, 'x', '{"theme":"t"}', '{}', '{}',
    '2018-03-07', '2018-03-09', NULL, 1, 'published', NULL, '[]', NULL, NULL, 1, 0)`)
  old.close()
  const parameters = findCycle(opened(path), 'c')?.parameters
  expect(parameters).toEqual({ theme: 't', criticism: { lightAtLeast: 2 } })
})

function populated(): string {
  const path = `${scratch()}/zhibu.db`
  const database = openDatabase(path, { migrations: migrationsOf(released) })
  populate(sqliteOf(database))
  database.close()
  return path
}

function populate(sqlite: Sqlite.Database): void {
  sqlite.exec("INSERT INTO parent VALUES ('p1', 'one')")
  sqlite.exec("INSERT INTO child VALUES (1, 'p1'), (2, 'p1'), (3, 'p1')")
}

function rowsOf(sqlite: Sqlite.Database, table: string): number {
  return sqlite.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? 0
}

function childrenAfterDrizzleMigrates(): number {
  const sqlite = new Sqlite(':memory:')
  sqlite.exec(families)
  populate(sqlite)
  const statements = rebuild.replaceAll(';\n', ';\n--> statement-breakpoint\n')
  const entry = { idx: 0, version: '6', when: 1, tag: '0002_rebuild', breakpoints: true }
  const journal = { version: '7', dialect: 'sqlite', entries: [entry] }
  const folder = migrationsOf({ '0002_rebuild.sql': statements })
  mkdirSync(`${folder}/meta`)
  writeFileSync(`${folder}/meta/_journal.json`, JSON.stringify(journal))
  drizzleMigrate(drizzle({ client: sqlite }), { migrationsFolder: folder })
  return rowsOf(sqlite, 'child')
}
