import { setImmediate } from 'node:timers/promises'
import type { Time } from '../../src/time.ts'

/**
 * Time that stands still until moved; waiting passes at once and moves only the monotonic clock.
 */
export class FakeTime implements Time {
  private wall: number
  private mono = 0

  constructor(start: Date) {
    this.wall = start.getTime()
  }

  now(): Date {
    return new Date(this.wall)
  }

  monotonicMs(): number {
    return this.mono
  }

  async sleep(ms: number, signal?: AbortSignal): Promise<void> {
    const until = this.mono + ms
    await setImmediate()
    if (!signal?.aborted) this.mono = Math.max(this.mono, until)
  }

  moveTo(at: Date): void {
    this.mono += Math.max(0, at.getTime() - this.wall)
    this.wall = at.getTime()
  }
}
