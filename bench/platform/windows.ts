/** At most `most` calls in any `spanMs`. */
class Window {
  private readonly most: number
  private readonly spanMs: number
  private calls: number[] = []

  constructor(most: number, spanMs: number) {
    this.most = most
    this.spanMs = spanMs
  }

  hasRoom(nowMs: number): boolean {
    this.calls = this.calls.filter((at) => at > nowMs - this.spanMs)
    return this.calls.length < this.most
  }

  /** Milliseconds until the oldest call no longer counts. */
  freeInMs(nowMs: number): number {
    return Math.max(0, (this.calls[0] ?? nowMs) + this.spanMs - nowMs)
  }

  count(nowMs: number): void {
    this.calls.push(nowMs)
  }
}

export type Limited = { by: 'app'; resetSeconds: number } | { by: 'target' }

/** The limits of one of Feishu's APIs: 50/s and 1 000/min for the app, 5/s for each target. */
export class Windows {
  private readonly app = [new Window(50, 1000), new Window(1000, 60_000)]
  private readonly targets = new Map<string, Window>()

  /** Counts a call, or tells which limit it breaks; a refused call counts for nothing. */
  take(target: string, nowMs: number): Limited | undefined {
    const full = this.app.filter((window) => !window.hasRoom(nowMs))
    if (full.length > 0) {
      const freeInMs = Math.max(...full.map((window) => window.freeInMs(nowMs)))
      return { by: 'app', resetSeconds: Math.max(1, Math.ceil(freeInMs / 1000)) }
    }
    const own = this.targets.get(target) ?? new Window(5, 1000)
    this.targets.set(target, own)
    if (!own.hasRoom(nowMs)) return { by: 'target' }
    for (const window of [...this.app, own]) window.count(nowMs)
    return undefined
  }
}
