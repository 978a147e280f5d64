/** What everything in the sandbox, the bot included, takes for the time. */
export interface Clock {
  now(): Date
  monotonicMs(): number
  sleep(ms: number, signal?: AbortSignal): Promise<void>
}

/** A clock that runs on by itself and can be moved forward. */
export interface VillageClock extends Clock {
  /** Jumps forward, sleepers and all; gives how many sleepers that woke. */
  moveTo(instant: Date): number
  stop(): void
}

interface Sleeper {
  wakeAtMs: number
  wake: () => void
}

/** The longest delay a Node timer takes. */
const longestTimerMs = 2 ** 31 - 1

/** Starts at `startAt` and runs `speed` times as fast as the machine's own clock. */
export function startClock(startAt: Date, speed = 1): VillageClock {
  const startedMs = performance.now()
  const sleepers = new Set<Sleeper>()
  let jumpedMs = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  const monotonicMs = () => (performance.now() - startedMs) * speed + jumpedMs
  // A jump must land on its millisecond, whatever floating point makes of the sum.
  const now = () => new Date(startAt.getTime() + Math.floor(monotonicMs() + 0.01))

  const arm = () => {
    clearTimeout(timer)
    if (sleepers.size === 0) return
    const soonest = Math.min(...[...sleepers].map((sleeper) => sleeper.wakeAtMs))
    const delayMs = Math.ceil((soonest - monotonicMs()) / speed)
    timer = setTimeout(wakeDue, Math.min(Math.max(delayMs, 0), longestTimerMs))
  }
  const wakeDue = () => {
    const due = [...sleepers].filter((sleeper) => sleeper.wakeAtMs <= monotonicMs())
    for (const sleeper of due) sleeper.wake()
    arm()
    return due.length
  }

  return {
    now,
    monotonicMs,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve()
        const sleeper = { wakeAtMs: monotonicMs() + ms, wake }
        function wake() {
          sleepers.delete(sleeper)
          signal?.removeEventListener('abort', wake)
          resolve()
        }
        signal?.addEventListener('abort', wake, { once: true })
        sleepers.add(sleeper)
        arm()
      }),
    moveTo: (instant) => {
      jumpedMs += Math.max(0, instant.getTime() - startAt.getTime() - monotonicMs())
      return wakeDue()
    },
    stop: () => {
      clearTimeout(timer)
      sleepers.clear()
    },
  }
}
