import type Sqlite from 'better-sqlite3'
import type { Reader, Tx } from './client.ts'
import { isBusy } from './cannot-open.ts'
import { Transaction } from './transaction.ts'

interface Item {
  work(tx: Tx): unknown
  resolve(value: unknown): void
  reject(reason: unknown): void
  failed: boolean
  /** What `work` gave or threw. */
  outcome: unknown
}

// Each try blocks for at most busy_timeout; together about twelve seconds.
const maxTries = 40
const pauseBetweenTriesMs = 50
// A crowd's requests arrive over several turns of the event loop; so many are waited for at most.
const maxTurns = 8

/** Everything that arrives in one turn of the event loop shares one transaction and one fsync. */
export class GroupCommit {
  readonly #sqlite: Sqlite.Database
  readonly #transaction: Transaction
  readonly #begin: Sqlite.Statement
  readonly #commit: Sqlite.Statement
  readonly #rollback: Sqlite.Statement
  readonly #savepoint: Sqlite.Statement
  readonly #release: Sqlite.Statement
  readonly #undo: Sqlite.Statement
  readonly #listeners: (() => void)[] = []
  #waiting: Item[] = []
  #scheduled = false
  #turns = 0
  #gathered = 0
  #tries = 0
  #closed = false

  constructor(sqlite: Sqlite.Database, reader: Reader) {
    this.#sqlite = sqlite
    this.#transaction = new Transaction(reader)
    this.#begin = sqlite.prepare('BEGIN IMMEDIATE')
    this.#commit = sqlite.prepare('COMMIT')
    this.#rollback = sqlite.prepare('ROLLBACK')
    this.#savepoint = sqlite.prepare('SAVEPOINT item')
    this.#release = sqlite.prepare('RELEASE item')
    this.#undo = sqlite.prepare('ROLLBACK TO item')
  }

  add(work: (tx: Tx) => unknown): Promise<unknown> {
    if (this.#closed) return Promise.reject(closed())
    return new Promise((resolve, reject) => {
      this.#waiting.push({ work, resolve, reject, failed: false, outcome: undefined })
      if (this.#scheduled) return
      this.#scheduled = true
      setImmediate(this.#gather)
    })
  }

  runAlone<T>(work: (tx: Tx) => T): T {
    if (this.#sqlite.inTransaction) throw new Error('already in a transaction: use its tx')
    this.#begin.run()
    this.#transaction.begin()
    try {
      const value = synchronous(work(this.#transaction.tx))
      this.#transaction.keepItem()
      this.#transaction.end()
      this.#commit.run()
      return value
    } catch (error) {
      if (this.#sqlite.inTransaction) this.#rollback.run()
      this.#transaction.dropAll()
      throw error
    }
  }

  onCommitted(listener: () => void): void {
    this.#listeners.push(listener)
  }

  /** Nothing is written from here on; whoever still waits is refused. */
  close(): void {
    this.#closed = true
    rejectAll(this.#take(), closed())
  }

  /** Waits on while every turn brings more: a commit costs the same for one as for a hundred. */
  readonly #gather = (): void => {
    const brought = this.#waiting.length - this.#gathered
    this.#gathered = this.#waiting.length
    this.#turns += 1
    if (brought > 0 && this.#turns < maxTurns) setImmediate(this.#gather)
    else this.#flush()
  }

  readonly #flush = (): void => {
    if (this.#closed) return
    try {
      this.#begin.run()
    } catch (error) {
      if (isBusy(error) && ++this.#tries < maxTries) setTimeout(this.#flush, pauseBetweenTriesMs)
      else rejectAll(this.#take(), error)
      return
    }
    this.#runBatch(this.#take())
  }

  #take(): Item[] {
    const batch = this.#waiting
    this.#waiting = []
    this.#scheduled = false
    this.#turns = 0
    this.#gathered = 0
    this.#tries = 0
    return batch
  }

  #runBatch(batch: readonly Item[]): void {
    this.#transaction.begin()
    try {
      const [first, second] = batch
      if (first !== undefined && second === undefined) this.#runOnly(first)
      else for (const item of batch) this.#runBeside(item)
      if (this.#sqlite.inTransaction) {
        this.#transaction.end()
        this.#commit.run()
      }
    } catch (error) {
      if (this.#sqlite.inTransaction) this.#rollback.run()
      this.#transaction.dropAll()
      rejectAll(batch, error)
      return
    }
    try {
      for (const listener of this.#listeners) listener()
    } finally {
      answerAll(batch)
    }
  }

  #runOnly(item: Item): void {
    this.#run(item)
    if (item.failed) this.#rollback.run()
  }

  #runBeside(item: Item): void {
    this.#savepoint.run()
    this.#run(item)
    if (item.failed) this.#undo.run()
    this.#release.run()
  }

  #run(item: Item): void {
    try {
      item.outcome = synchronous(item.work(this.#transaction.tx))
      this.#transaction.keepItem()
    } catch (error) {
      this.#transaction.dropItem()
      item.failed = true
      item.outcome = error
    }
    // A full disk makes SQLite drop the whole transaction, and the next item would run outside one.
    if (!this.#sqlite.inTransaction)
      throw item.failed ? item.outcome : new Error('transaction lost')
  }
}

/** Types forbid a promise here; one that gets through all the same must not look committed. */
function synchronous<T>(value: T): T {
  if (typeof value !== 'object' || value === null || !('then' in value)) return value
  if (value instanceof Promise) value.catch(() => undefined)
  throw new TypeError('transactions are synchronous: no await inside')
}

function answerAll(batch: readonly Item[]): void {
  for (const item of batch) {
    if (item.failed) item.reject(item.outcome)
    else item.resolve(item.outcome)
  }
}

function rejectAll(batch: readonly Item[], error: unknown): void {
  for (const item of batch) item.reject(error)
}

function closed(): Error {
  return new Error('the database is closed')
}
