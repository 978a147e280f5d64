import { setImmediate } from 'node:timers/promises'
import type { Time } from '../../src/time.ts'

interface Sleeper {
  at: number
  wake(): void
}

/** So many turns of the event loop without anything to do count as idle. */
const idleTurns = 8

/**
 * A clock on which work takes the processor time it takes and waiting takes no time: when nothing
 * is
 * under way it skips to the next moment somebody waits for. Minutes of pacing pass in seconds, and
 * what else the machine does is not counted.
 */
export class SkippingTime implements Time {
  private readonly startedAt: number
  private skippedMs = 0
  private sleepers: Sleeper[] = []
  private working = 0
  private skipping = false

  constructor(start: Date) {
    this.startedAt = start.getTime()
  }

  now(): Date {
    return new Date(this.startedAt + this.monotonicMs())
  }

  monotonicMs(): number {
    const { user, system } = process.cpuUsage()
    return (user + system) / 1000 + this.skippedMs
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    if (signal?.aborted) return Promise.resolve()
    const { promise, resolve } = Promise.withResolvers<void>()
    const sleeper: Sleeper = { at: this.monotonicMs() + ms, wake: () => resolve() }
    const wakeEarly = () => {
      this.sleepers = this.sleepers.filter((one) => one !== sleeper)
      resolve()
    }
    signal?.addEventListener('abort', wakeEarly, { once: true })
    this.sleepers.push(sleeper)
    void this.skip()
    return promise.then(() => signal?.removeEventListener('abort', wakeEarly))
  }

  /** Real waiting, such as for an answer from a socket: nothing is skipped meanwhile. */
  async during<T>(work: Promise<T>): Promise<T> {
    this.working += 1
    try {
      return await work
    } finally {
      this.working -= 1
    }
  }

  private async skip(): Promise<void> {
    if (this.skipping) return
    this.skipping = true
    let idle = 0
    while (this.sleepers.length > 0) {
      await setImmediate()
      idle = this.working === 0 ? idle + 1 : 0
      if (idle < idleTurns && !this.isDue()) continue
      const next = Math.min(...this.sleepers.map((one) => one.at))
      this.skippedMs += Math.max(0, next - this.monotonicMs())
      this.wakeDue()
      idle = 0
    }
    this.skipping = false
  }

  private isDue(): boolean {
    const now = this.monotonicMs()
    return this.sleepers.some((one) => one.at <= now)
  }

  private wakeDue(): void {
    const now = this.monotonicMs()
    const due = this.sleepers.filter((one) => one.at <= now)
    this.sleepers = this.sleepers.filter((one) => one.at > now)
    for (const one of due.toSorted((a, b) => a.at - b.at)) one.wake()
  }
}
