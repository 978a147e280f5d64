import type { BallotKeys } from './ballot-keys.ts'
import { quicken } from './quicken.ts'
import type { Vault } from './vault.ts'
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'

/** The right to read; every query takes one. */
export interface Reader {
  readonly drizzle: BetterSQLite3Database
  /** Seals and opens confidential texts; only queries use it, so that features see text alone. */
  readonly vault: Vault
  /** The keys of sealed papers; only queries use them. */
  readonly ballotKeys: BallotKeys
}

declare const writable: unique symbol
/** The right to write, only ever handed out inside a transaction. */
export interface Tx extends Reader {
  readonly [writable]: true
  /**
   * Runs `work` once before this transaction commits, however many ask for it under one key;
   * nothing happens for those whose own work is undone.
   */
  atEnd(key: string, work: (tx: Tx) => void): void
  /**
   * Has `work` called once before this transaction commits, with all values that are gathered for
   * it under one key: what a whole group commit writes alike is one statement.
   */
  gather<Value>(key: string, value: Value, work: (tx: Tx, values: readonly Value[]) => void): void
  /** Has `undo` called when what this work did is rolled back: for what is also kept in memory. */
  onUndo(undo: () => void): void
  /**
   * Drops what `rememberedIn` keeps, or only what it keeps under keys that begin so; whoever
   * changes such a row must say so.
   */
  forgetRows(keysFrom?: string): void
}

/**
 * Gives what `read` gives, asked once a transaction: for rows that everybody in a group commit
 * needs. Outside a transaction every reader reads for itself. NOTE: what changes such a row calls
 * `tx.forgetRows()`.
 */
export function rememberedIn<Row>(reader: Reader, key: string, read: () => Row): Row {
  return 'remembered' in reader ? (reader as Remembering).remembered(key, read) : read()
}

/**
 * One look at many things at one moment: a reader that remembers as a transaction does. It is to be
 * dropped when the look is over, since it does not hear of what is written meanwhile.
 */
export function oneLook({ drizzle, vault, ballotKeys }: Reader): Reader {
  const rows = new Map<string, unknown>()
  const look: Remembering = {
    drizzle,
    vault,
    ballotKeys,
    remembered: <Row>(key: string, read: () => Row): Row => {
      if (!rows.has(key)) rows.set(key, read())
      return rows.get(key) as Row
    },
  }
  return look
}

interface Remembering extends Reader {
  remembered<Row>(key: string, read: () => Row): Row
}

/** `T`, or a sentence no promise satisfies: an `await` inside a transaction does not compile. */
export type Sync<T> =
  T extends PromiseLike<unknown> ? 'transactions are synchronous: no await inside' : T

/** The open database. One process writes. */
export interface Database extends Reader {
  /**
   * Runs `work` in the next group commit: one IMMEDIATE transaction for everything that arrived in
   * this turn of the event loop, a savepoint each. Resolves after the commit reached the disk;
   * rejects with what `work` threw (only its own savepoint is undone) or with the commit's failure.
   */
  commit<T>(work: (tx: Tx) => Sync<T>): Promise<T>
  /** Runs `work` at once in a transaction of its own; for start-up and tests. */
  inTransaction<T>(work: (tx: Tx) => Sync<T>): T
  /** Called after each group commit, before its promises resolve. */
  onCommitted(listener: () => void): void
  /** Grows with every row that is written; while it stands, a query gives what it gave. */
  changeCount(): number
  /** Truncates the WAL; gives its size in bytes before. */
  checkpoint(): number
  close(): void
}

/**
 * Prepares a hot query once per open database and gives it back for each reader of it:
 * `const byOpenId = prepared((d) => d.select()….prepare())`, then `byOpenId(reader).get({ … })`.
 */
export function prepared<T>(build: (drizzle: BetterSQLite3Database) => T): (reader: Reader) => T {
  const built = new WeakMap<BetterSQLite3Database, T>()
  return ({ drizzle }) => {
    let statement = built.get(drizzle)
    if (statement === undefined) {
      statement = quicken(build(drizzle))
      built.set(drizzle, statement)
    }
    return statement
  }
}
