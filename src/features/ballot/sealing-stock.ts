import { newSealing, type Half, type Sealing } from './hpke.ts'

const madeAtOnce = 8
const pauseMs = 10

/**
 * Keys for single messages, made ahead in the pauses: when a whole room hands in, what is left to
 * do for each page is a tenth. Each is given once, by taking it out.
 */
export class SealingStock {
  readonly half: Half
  readonly #kept: Sealing[] = []
  #isQuiet = true
  #wanted = 0

  constructor(half: Half) {
    this.half = half
  }

  /** A key for one message; one made at once when there is none in stock. */
  take(): Sealing {
    this.#isQuiet = false
    return this.#kept.pop() ?? newSealing(this.half)
  }

  /** Makes so many more, a few in each pause. */
  lay(count: number): void {
    this.#wanted += count
    this.#makeLater()
  }

  #makeLater(): void {
    if (this.#wanted > 0) setTimeout(this.#make, pauseMs).unref()
  }

  /** Only while nobody takes any: a room that hands in needs the time itself. */
  readonly #make = (): void => {
    const count = this.#isQuiet ? Math.min(madeAtOnce, this.#wanted) : 0
    for (let made = 0; made < count; made += 1) this.#kept.push(newSealing(this.half))
    this.#wanted -= count
    this.#isQuiet = true
    this.#makeLater()
  }
}
