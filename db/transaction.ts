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
  readonly #gathered = new Map<string, Set<unknown>>()
  readonly #gatheredOfItem: (readonly [key: string, value: unknown])[] = []
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

  gather<Value>(key: string, value: Value, work: (tx: Tx, values: readonly Value[]) => void): void {
    this.#gatheredOfItem.push([key, value])
    this.atEnd(key, (tx) => {
      const values = [...(this.#gathered.get(key) ?? [])] as Value[]
      this.#gathered.delete(key)
      work(tx, values)
    })
  }

  onUndo(undo: () => void): void {
    this.#undos.push(undo)
  }

  begin(): void {
    this.#rows.clear()
    this.#endings.clear()
    this.#ofItem.clear()
    this.#gathered.clear()
    this.#gatheredOfItem.length = 0
    this.#undos.length = 0
    this.#undosBefore = 0
  }

  /** What the item left for the end will be done. */
  keepItem(): void {
    this.#undosBefore = this.#undos.length
    this.#keepGathered()
    if (this.#ofItem.size === 0) return
    for (const [key, work] of this.#ofItem) this.#endings.set(key, work)
    this.#ofItem.clear()
  }

  #keepGathered(): void {
    for (const [key, value] of this.#gatheredOfItem) {
      const values = this.#gathered.get(key)
      if (values) values.add(value)
      else this.#gathered.set(key, new Set([value]))
    }
    this.#gatheredOfItem.length = 0
  }

  /** The item was undone, and with it rows that were read meanwhile. */
  dropItem(): void {
    this.#rows.clear()
    this.#ofItem.clear()
    this.#gatheredOfItem.length = 0
    for (const undo of this.#undos.splice(this.#undosBefore)) undo()
  }

  /** Nothing of this transaction has happened. */
  dropAll(): void {
    for (const undo of this.#undos) undo()
    this.begin()
  }

  end(): void {
    // An ending may leave another one, or more for one that is over: the loop meets them too.
    for (const [key, work] of this.#endings) {
      this.#endings.delete(key)
      work(this.tx)
      this.keepItem()
    }
  }
}
