import type Sqlite from 'better-sqlite3'
import { CannotOpen } from './cannot-open.ts'

// WAL before 3.51.3 could lose a commit when a checkpoint met a WAL reset.
const oldestSqlite = '3.51.3'

/** Each with the value it must read back as. */
const settings: Readonly<Record<string, readonly [set: string, read: string | number]>> = {
  journal_mode: ['WAL', 'wal'],
  synchronous: ['FULL', 2],
  foreign_keys: ['ON', 1],
  busy_timeout: ['250', 250],
  secure_delete: ['ON', 1],
  trusted_schema: ['OFF', 0],
  cell_size_check: ['ON', 1],
  journal_size_limit: ['67108864', 67_108_864],
  // KiB: enough that what is pressed and counted stays in memory.
  cache_size: ['-8192', -8192],
}

export function applySettings(sqlite: Sqlite.Database): void {
  assertSqliteVersion(String(sqlite.prepare('SELECT sqlite_version()').pluck().get()))
  for (const [name, [value]] of Object.entries(settings)) sqlite.pragma(`${name} = ${value}`)
}

/** Until a connection has written, `synchronous` reads FULL even where it is not. */
export function assertSettings(sqlite: Sqlite.Database): void {
  const version = sqlite.pragma('user_version', { simple: true })
  sqlite.exec(`BEGIN IMMEDIATE; PRAGMA user_version = ${String(version)}; COMMIT`)
  for (const [name, [, expected]] of Object.entries(settings)) {
    const actual = sqlite.pragma(name, { simple: true })
    if (actual !== expected && !(sqlite.memory && name === 'journal_mode')) {
      throw new CannotOpen(
        `Cannot open the database: ${name} is ${String(actual)}, not ${expected}.`,
      )
    }
  }
}

export function assertSqliteVersion(version: string): void {
  if (version.localeCompare(oldestSqlite, 'en', { numeric: true }) >= 0) return
  throw new CannotOpen(`SQLite ${version} may lose commits: ${oldestSqlite} or newer is needed.`)
}
