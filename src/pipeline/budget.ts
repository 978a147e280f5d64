/** How much of a limit is used: the rest absorbs jitter on the way. */
const share = 0.965

/** The platform's limits on one of its APIs (`feishu-platform.md` 5). */
export interface Limits {
  perSecond: number
  perMinute: number
}

/** Keeps calls to one API under both of its windows, on a clock that never goes back. */
export class Budget {
  private readonly spacingMs: number
  /** How much sooner than spaced a call may come after a late one: never into the next second. */
  private readonly catchUpMs: number
  private readonly recent: number[]
  private next = 0
  private at = 0
  private freeAt = Number.NEGATIVE_INFINITY

  constructor(limits: Limits) {
    this.spacingMs = 1000 / (limits.perSecond * share)
    this.catchUpMs = Math.min(this.spacingMs / 4, 1000 / share - 1001)
    this.recent = Array.from({ length: Math.floor(limits.perMinute * share) }, () => -Infinity)
  }

  /** Milliseconds until the next call may start; 0 when it may start now. */
  waitMs(nowMs: number): number {
    const oldest = this.recent[this.at] ?? -Infinity
    return Math.max(0, this.next - nowMs, oldest + 60_000 - nowMs, this.freeAt - nowMs)
  }

  /** Counts a call that starts now. */
  take(nowMs: number): void {
    // A late start does not save up calls, except for the little a timer is always late.
    this.next = Math.max(this.next + this.spacingMs, nowMs + this.spacingMs - this.catchUpMs)
    this.recent[this.at] = nowMs
    this.at = (this.at + 1) % this.recent.length
  }

  /** Nothing more until `ms` from now: the platform said so. */
  pause(nowMs: number, ms: number): void {
    this.freeAt = Math.max(this.freeAt, nowMs + ms)
  }
}
