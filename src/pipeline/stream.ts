import type { Time } from '../time.ts'
import type { Budget } from './budget.ts'
import { Lanes } from './lanes.ts'

/** How an attempt ended, for the lane and the whole stream. */
export type Ending =
  | { kind: 'done' }
  | { kind: 'again'; waitMs: number }
  | { kind: 'pauseAll'; waitMs: number }

export interface StreamParts {
  time: Time
  attempt(row: number): Promise<Ending>
  /** Between two starts in one lane. */
  pauseMs: number
  budget: Budget | undefined
  /** Called when there is room for more rows. */
  onDrained(): void
}

/** More calls than this are never under way at once; the budget decides below it. */
const widest = 32

/** Works off the lanes of one API as fast as its budget allows. */
export class Stream {
  private readonly lanes = new Lanes()
  private readonly parts: StreamParts
  private readonly idle = new Set<() => void>()
  private wake = new AbortController()
  private running = 0
  /**
   * Until one call came through, the next ones would only wait for the same token, and then rush.
   */
  private isOpen = false
  private pumping = false
  private stopped: 'graceful' | 'abandon' | undefined

  constructor(parts: StreamParts) {
    this.parts = parts
  }

  get size(): number {
    return this.lanes.size
  }

  add(lane: string, row: number, afterMs: number): void {
    this.lanes.add(lane, row, this.parts.time.monotonicMs() + afterMs)
    this.pump()
  }

  /** Resolves when nothing waits or is under way. */
  settled(): Promise<void> {
    if (this.lanes.size === 0) return Promise.resolve()
    return new Promise((resolve) => this.idle.add(resolve))
  }

  async stop(how: 'graceful' | 'abandon'): Promise<void> {
    this.stopped = how
    this.wake.abort()
    if (how === 'graceful') await this.finished()
    this.announceIdle()
  }

  private async finished(): Promise<void> {
    while (this.running > 0) await this.parts.time.sleep(5)
  }

  private pump(): void {
    if (this.pumping) {
      this.wake.abort()
      return
    }
    this.pumping = true
    void this.work()
  }

  private async work(): Promise<void> {
    while (!this.stopped && this.lanes.size > 0) {
      const waitMs = this.startNext()
      if (waitMs === undefined) continue
      this.wake = new AbortController()
      await this.parts.time.sleep(waitMs, this.wake.signal)
    }
    // In the same breath as the last look: a row added later must start the work again.
    this.pumping = false
  }

  /** Starts one attempt, or tells how long there is nothing to start. */
  private startNext(): number | undefined {
    const { time, budget } = this.parts
    const now = time.monotonicMs()
    if (this.running >= (this.isOpen ? widest : 1)) return 1000
    const laneWait = this.lanes.waitMs(now)
    if (laneWait === undefined) return 1000
    const waitMs = Math.max(laneWait, budget?.waitMs(now) ?? 0)
    if (waitMs > 0) return waitMs
    const next = this.lanes.take(now)
    if (!next) return 0
    budget?.take(now)
    this.running += 1
    void this.run(next.lane, next.row, now)
    return undefined
  }

  private async run(lane: string, row: number, startedAt: number): Promise<void> {
    const ending = await this.parts
      .attempt(row)
      .catch((): Ending => ({ kind: 'again', waitMs: 1000 }))
    this.running -= 1
    if (this.stopped === 'abandon') return
    const now = this.parts.time.monotonicMs()
    const soonest = startedAt + this.parts.pauseMs
    if (ending.kind === 'done') {
      this.isOpen = true
      this.lanes.done(lane, soonest)
    } else this.lanes.again(lane, Math.max(soonest, now + ending.waitMs))
    if (ending.kind === 'pauseAll') this.parts.budget?.pause(now, ending.waitMs)
    this.parts.onDrained()
    this.announceIdle()
    this.pump()
  }

  private announceIdle(): void {
    if (this.lanes.size > 0 && !this.stopped) return
    for (const resolve of this.idle) resolve()
    this.idle.clear()
  }
}
