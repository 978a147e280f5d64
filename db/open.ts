import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Sqlite from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { explained } from './cannot-open.ts'
import { openBallotKeys } from './ballot-keys.ts'
import { destroyDoneBallotKeys } from './queries/ballot-keys.ts'
import type { Database, Reader, Sync, Tx } from './client.ts'
import { GroupCommit } from './group-commit.ts'
import { takeLock } from './lock.ts'
import { migrate } from './migrate.ts'
import { assertKeyFits } from './key-check.ts'
import { openVault } from './vault.ts'
import { applySettings, assertSettings } from './settings.ts'

export interface OpenOptions {
  /** Folder of the migrations; the program's own unless a test brings others. */
  migrations?: string
  /**
   * Folder of the key of confidential texts, never inside the data folder; a passing key without.
   */
  keysDir?: string
  /** For `:memory:`: a serialized database to begin with, instead of an empty one. */
  image?: Buffer
}

const ownMigrations = fileURLToPath(new URL('migrations/', import.meta.url))

/** Where the database of a data folder lies; `:memory:` stays what it is. */
export function databaseFile(dataDir: string): string {
  return dataDir === ':memory:' ? dataDir : join(dataDir, 'zhibu.db')
}

/**
 * Opens the file, made when missing, or `:memory:`, and brings it to the newest schema.
 * Throws `CannotOpen` with a sentence when it is held, damaged, read-only or too new.
 */
export function openDatabase(path: string, options: OpenOptions = {}): Database {
  const close: (() => void)[] = []
  try {
    if (path !== ':memory:') close.push(prepareFile(path))
    const sqlite = new Sqlite(options.image ?? path)
    close.unshift(() => sqlite.close())
    settle(sqlite, options.migrations ?? ownMigrations)
    const reader: Reader = {
      drizzle: drizzle({ client: sqlite }),
      vault: openVault(options.keysDir ?? ':memory:'),
      ballotKeys: openBallotKeys(options.keysDir ?? ':memory:'),
    }
    if (options.keysDir !== undefined) {
      assertKeyFits(reader as Tx)
      destroyDoneBallotKeys(reader)
    }
    return databaseOn(sqlite, reader, close)
  } catch (error) {
    for (const part of close) part()
    throw explained(error, path)
  }
}

/** SQLite gives the WAL the mode of the database: nobody else on the machine may read either. */
function prepareFile(path: string): () => void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const unlock = takeLock(path)
  closeSync(openSync(path, 'a', 0o600))
  return unlock
}

function settle(sqlite: Sqlite.Database, migrations: string): void {
  applySettings(sqlite)
  migrate(sqlite, migrations, (before) => {
    if (!sqlite.memory) keepCopy(sqlite, `${sqlite.name}.before-${before}`)
  })
  assertSettings(sqlite)
}

function keepCopy(sqlite: Sqlite.Database, copy: string): void {
  const draft = `${copy}.part`
  rmSync(draft, { force: true })
  closeSync(openSync(draft, 'w', 0o600))
  sqlite.prepare('VACUUM INTO ?').run(draft)
  const file = openSync(draft, 'r+')
  fsyncSync(file)
  closeSync(file)
  renameSync(draft, copy)
}

function databaseOn(
  sqlite: Sqlite.Database,
  reader: Reader,
  close: readonly (() => void)[],
): Database {
  const group = new GroupCommit(sqlite, reader)
  const changes = sqlite.prepare('SELECT total_changes()').pluck()
  return {
    ...reader,
    commit: <T>(work: (tx: Tx) => Sync<T>) => group.add(work) as Promise<T>,
    inTransaction: <T>(work: (tx: Tx) => Sync<T>) => group.runAlone(work) as T,
    onCommitted: (listener) => group.onCommitted(listener),
    changeCount: () => changes.get() as number,
    checkpoint: () => checkpoint(sqlite),
    close() {
      group.close()
      for (const part of close) part()
    },
  }
}

function checkpoint(sqlite: Sqlite.Database): number {
  if (sqlite.memory) return 0
  const bytes = statSync(`${sqlite.name}-wal`, { throwIfNoEntry: false })?.size ?? 0
  sqlite.pragma('wal_checkpoint(TRUNCATE)')
  return bytes
}
