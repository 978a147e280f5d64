import type { Reader, Tx } from './client.ts'

type Ending = (tx: Tx) => void

/** What a group commit hands to those who write, and what they left with it for its end. */
export class Transaction implements Reader {
  readonly drizzle: Reader['drizzle']
  readonly vault: Reader['vault']
  readonly #rows = new Map<string, unknown>()
  readonly #endings = new Map<string, Ending>()
  #ofItem = new Map<string, Ending>()

  constructor(reader: Reader) {
    this.drizzle = reader.drizzle
    this.vault = reader.vault
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

  forgetRows(): void {
    this.#rows.clear()
  }

  atEnd(key: string, work: Ending): void {
    if (!this.#endings.has(key)) this.#ofItem.set(key, work)
  }

  begin(): void {
    this.#rows.clear()
    this.#endings.clear()
    this.#ofItem.clear()
  }

  /** What the item left for the end will be done. */
  keepItem(): void {
    if (this.#ofItem.size === 0) return
    for (const [key, work] of this.#ofItem) this.#endings.set(key, work)
    this.#ofItem.clear()
  }

  /** The item was undone, and with it rows that were read meanwhile. */
  dropItem(): void {
    this.#rows.clear()
    this.#ofItem.clear()
  }

  end(): void {
    // An ending may leave another one: the loop meets it too.
    for (const work of this.#endings.values()) {
      work(this.tx)
      this.keepItem()
    }
    this.begin()
  }
}
