interface Lane {
  name: string
  rows: number[]
  busy: boolean
  /** Monotonic; nothing of this lane starts earlier. */
  readyAt: number
  queued: boolean
}

/**
 * Rows waiting to be sent, one queue a chat: within a lane strictly in order and one at a time,
 * between lanes in turn, so that a long queue of one chat does not hold up another.
 */
export class Lanes {
  private readonly lanes = new Map<string, Lane>()
  private readonly turn: Lane[] = []
  private readonly later: Lane[] = []
  private count = 0

  /** Rows that wait or are under way. */
  get size(): number {
    return this.count
  }

  add(name: string, row: number, readyAt: number): void {
    let lane = this.lanes.get(name)
    if (!lane) {
      lane = { name, rows: [], busy: false, readyAt, queued: false }
      this.lanes.set(name, lane)
    }
    lane.rows.push(row)
    this.count += 1
    this.enqueue(lane)
  }

  /** Takes the next row whose lane is free; its lane is busy until `done` or `again`. */
  take(nowMs: number): { lane: string; row: number } | undefined {
    this.wakeLanes(nowMs)
    const lane = this.turn.shift()
    const row = lane?.rows[0]
    if (!lane || row === undefined) return undefined
    lane.queued = false
    lane.busy = true
    return { lane: lane.name, row }
  }

  /** The row is settled; the lane goes on from `readyAt`. */
  done(name: string, readyAt: number): void {
    this.lanes.get(name)?.rows.shift()
    this.count -= 1
    this.release(name, readyAt)
  }

  /** The row stays at the head of its lane and is tried again from `readyAt`. */
  again(name: string, readyAt: number): void {
    this.release(name, readyAt)
  }

  /** Milliseconds until a lane becomes free by itself; undefined when none waits for time. */
  waitMs(nowMs: number): number | undefined {
    if (this.turn.length > 0) return 0
    const [first] = this.later
    return first && Math.max(0, first.readyAt - nowMs)
  }

  private release(name: string, readyAt: number): void {
    const lane = this.lanes.get(name)
    if (!lane) return
    lane.busy = false
    lane.readyAt = readyAt
    // The lane is kept until its pause is over, so that a new row cannot jump it.
    this.enqueue(lane)
  }

  private enqueue(lane: Lane): void {
    if (lane.queued || lane.busy) return
    lane.queued = true
    const at = this.later.findLastIndex((other) => other.readyAt <= lane.readyAt)
    this.later.splice(at + 1, 0, lane)
  }

  private wakeLanes(nowMs: number): void {
    while (this.later[0] && this.later[0].readyAt <= nowMs) {
      const lane = this.later.shift()
      if (!lane) return
      if (lane.rows.length > 0) this.turn.push(lane)
      else {
        lane.queued = false
        this.lanes.delete(lane.name)
      }
    }
  }
}
