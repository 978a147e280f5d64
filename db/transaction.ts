import type { Reader, Tx } from './client.ts'
import { forgetKept } from './kept-rows.ts'

type Ending = (tx: Tx) => void

/** What a group commit hands to those who write, and what they left with it for its end. */
export class Transaction implements Reader {
  readonly drizzle: Reader['drizzle']
  readonly vault: Reader['vault']
  readonly ballotKeys: Reader['ballotKeys']
  readonly #rows = new Map<string, unknown>()
  readonly #endings = new Map<string, Ending>()
  readonly #ofItem = new Map<string, Ending>()
  /** What must be taken back in memory, and from where on it belongs to the running item. */
  readonly #undos: (() => void)[] = []
  #undosBefore = 0

  constructor(reader: Reader) {
    this.drizzle = reader.drizzle
    this.vault = reader.vault
    this.ballotKeys = reader.ballotKeys
  }

  get tx(): Tx {
    return this as unknown as Tx
  }

  remembered<Row>(key: string, read: () => Row): Row {
    if (this.#rows.has(key)) return this.#rows.get(key) as Row
    const row = read()
    this.#rows.set(key, row)
    return row
  }

  forgetRows(keysFrom = ''): void {
    if (keysFrom === '') {
      this.#rows.clear()
      forgetKept(this.tx)
    } else {
      for (const key of this.#rows.keys()) if (key.startsWith(keysFrom)) this.#rows.delete(key)
    }
  }

  atEnd(key: string, work: Ending): void {
    if (!this.#endings.has(key)) this.#ofItem.set(key, work)
  }

  onUndo(undo: () => void): void {
    this.#undos.push(undo)
  }

  begin(): void {
    this.#rows.clear()
    this.#endings.clear()
    this.#ofItem.clear()
    this.#undos.length = 0
    this.#undosBefore = 0
  }

  /** What the item left for the end will be done. */
  keepItem(): void {
    this.#undosBefore = this.#undos.length
    if (this.#ofItem.size === 0) return
    for (const [key, work] of this.#ofItem) this.#endings.set(key, work)
    this.#ofItem.clear()
  }

  /** The item was undone, and with it rows that were read meanwhile. */
  dropItem(): void {
    this.#rows.clear()
    this.#ofItem.clear()
    for (const undo of this.#undos.splice(this.#undosBefore)) undo()
  }

  /** Nothing of this transaction has happened. */
  dropAll(): void {
    for (const undo of this.#undos) undo()
    this.begin()
  }

  end(): void {
    // An ending may leave another one: the loop meets it too.
    for (const work of this.#endings.values()) {
      work(this.tx)
      this.keepItem()
    }
  }
}
