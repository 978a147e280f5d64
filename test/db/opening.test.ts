import {
  chmodSync,
  closeSync,
  mkdirSync,
  openSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import Sqlite from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { hasRoomOnDisk } from '../../db/free-space.ts'
import { databaseFile, openDatabase } from '../../db/open.ts'
import { applySettings, assertSettings, assertSqliteVersion } from '../../db/settings.ts'
import { answer, answersIn, opened, scratch, sqliteOf } from './scratch.ts'

const expected = {
  journal_mode: 'wal',
  synchronous: 2,
  foreign_keys: 1,
  busy_timeout: 250,
  secure_delete: 1,
  trusted_schema: 0,
  cell_size_check: 1,
  journal_size_limit: 67_108_864,
}

test.each(['first', 'second'])('the settings hold after a write on the %s open', (time) => {
  const path = `${scratch()}/data/zhibu.db`
  if (time === 'second') openDatabase(path).close()
  const database = opened(path)
  database.inTransaction((tx) => answer(tx, 1))
  const sqlite = sqliteOf(database)
  const read = Object.keys(expected).map((name) => [name, sqlite.pragma(name, { simple: true })])
  expect(Object.fromEntries(read)).toEqual(expected)
})

test('a setting that only seems to hold is noticed', () => {
  const sqlite = new Sqlite(`${scratch()}/naive.db`)
  onTestFinished(() => void sqlite.close())
  applySettings(sqlite)
  expect(() => assertSettings(sqlite)).not.toThrow()

  const naive = new Sqlite(`${scratch()}/naive.db`)
  onTestFinished(() => void naive.close())
  naive.pragma('journal_mode = WAL')
  expect(naive.pragma('synchronous', { simple: true })).toBe(2)
  expect(() => assertSettings(naive)).toThrow('synchronous is 1, not 2')
})

test('the memory database of tests has the same schema and rules', () => {
  const sqlite = sqliteOf(opened(databaseFile(':memory:')))
  expect(sqlite.pragma('foreign_keys', { simple: true })).toBe(1)
  expect(databaseFile('data')).toMatch(/^data.zhibu\.db$/)
})

test.skipIf(process.platform === 'win32')('nobody else on the machine may read it', () => {
  const folder = `${scratch()}/data`
  const path = `${folder}/zhibu.db`
  const database = opened(path)
  database.inTransaction((tx) => answer(tx, 1))
  expect(statSync(path).mode & 0o077).toBe(0)
  expect(statSync(`${path}-wal`).mode & 0o077).toBe(0)
  expect(statSync(folder).mode & 0o077).toBe(0)
})

test('an SQLite that may lose commits is refused', () => {
  expect(() => assertSqliteVersion('3.51.2')).toThrow('3.51.3 or newer')
  expect(() => assertSqliteVersion('3.9.9')).toThrow('3.51.3 or newer')
  expect(() => assertSqliteVersion('3.51.3')).not.toThrow()
  expect(() => assertSqliteVersion('4.0.0')).not.toThrow()
})

test('a read-only database is refused with a sentence', () => {
  const path = `${scratch()}/zhibu.db`
  openDatabase(path).close()
  markReadOnly(path)
  expect(() => openDatabase(path)).toThrow(/^Cannot open the database .*may not be written to/)
})

test('a file that is no database, or cannot be one, is refused with a sentence', () => {
  const folder = scratch()
  writeFileSync(`${folder}/letter.db`, 'not a database, only words. '.repeat(99))
  mkdirSync(`${folder}/folder.db`)
  writeFileSync(`${folder}/data`, '')
  expect(() => openDatabase(`${folder}/letter.db`)).toThrow('not a database of this program')
  expect(() => openDatabase(`${folder}/folder.db`)).toThrow('not lead to a file')
  expect(() => openDatabase(`${folder}/data/zhibu.db`)).toThrow('not lead to a file')
})

test('a refused opening leaves nothing locked', () => {
  const path = `${scratch()}/zhibu.db`
  writeFileSync(path, 'x'.repeat(5000))
  expect(() => openDatabase(path)).toThrow('not a database')
  writeFileSync(path, '')
  expect(answersIn(opened(path))).toEqual([])
})

test('room on the disk is asked of the disk the file is on', () => {
  const database = opened(`${scratch()}/zhibu.db`)
  expect(hasRoomOnDisk(database, 1)).toBe(true)
  expect(hasRoomOnDisk(database, 2 ** 60)).toBe(false)
  expect(hasRoomOnDisk(opened(':memory:'))).toBe(true)
})

test('a checkpoint empties the WAL and says how long it was', () => {
  const path = `${scratch()}/zhibu.db`
  const database = opened(path)
  database.inTransaction((tx) => answer(tx, 1))
  expect(database.checkpoint()).toBeGreaterThan(4096)
  expect(statSync(`${path}-wal`).size).toBe(0)
  expect(database.checkpoint()).toBe(0)
})

test('a checkpoint that a forgotten reader blocks loses nothing and works later', () => {
  const path = `${scratch()}/zhibu.db`
  const database = opened(path)
  const reader = new Sqlite(path)
  onTestFinished(() => void reader.close())
  reader.exec('BEGIN; SELECT count(*) FROM seen_arrival')
  database.inTransaction((tx) => answer(tx, 1))

  expect(database.checkpoint()).toBeGreaterThan(0)
  expect(statSync(`${path}-wal`).size).toBeGreaterThan(0)
  reader.exec('COMMIT')
  database.checkpoint()
  expect(statSync(`${path}-wal`).size).toBe(0)
  expect(answersIn(database)).toEqual([1])
})

/** File modes do not stop root; a write format SQLite does not know makes it read-only for all. */
function markReadOnly(path: string): void {
  chmodSync(path, 0o600)
  const file = openSync(path, 'r+')
  writeSync(file, Buffer.from([3]), 0, 1, 18)
  closeSync(file)
}
