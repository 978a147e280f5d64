const perGeneration = 20_000

/** Remembers which requests were taken, in two generations so that memory stays bounded. */
export interface ReplayGuard {
  /** False when this request was taken before. */
  take(request: string, now: Date): boolean
  /** Lets a request come again: it was not processed. */
  forget(request: string): void
}

/**
 * Keeps at least `windowMs` of requests, or the last 20 000 when there are more; beyond that the
 * once-only table of the database still holds.
 */
export function createReplayGuard(windowMs: number): ReplayGuard {
  let current = new Set<string>()
  let previous = new Set<string>()
  let startedMs = -Infinity

  function turnOver(nowMs: number): void {
    if (current.size < perGeneration && nowMs - startedMs < windowMs) return
    previous = current
    current = new Set()
    startedMs = nowMs
  }

  return {
    take(request, now) {
      if (current.has(request) || previous.has(request)) return false
      turnOver(now.getTime())
      current.add(request)
      return true
    },
    forget(request) {
      current.delete(request)
      previous.delete(request)
    },
  }
}
