/** Counts what happened lately, key by key. */
export interface SlidingWindow {
  /** 0 when one more is allowed (and counted), else how many ms until it would be. */
  admit(key: string, nowMs: number): number
}

/** At most `limit` per `windowMs` and key; what was turned away does not count. */
export function slidingWindow(limit: number, windowMs: number): SlidingWindow {
  const admitted = new Map<string, number[]>()
  return {
    admit(key, nowMs) {
      const recent = (admitted.get(key) ?? []).filter((atMs) => atMs > nowMs - windowMs)
      const oldest = recent[recent.length - limit]
      if (oldest === undefined) recent.push(nowMs)
      admitted.set(key, recent)
      return oldest === undefined ? 0 : oldest + windowMs - nowMs
    },
  }
}
