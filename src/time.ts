/** The clock a process is given: production passes the real one, the sandbox a village's. */
export interface Time {
  /** Wall time; only due times and records use it. */
  now(): Date
  /** Milliseconds that never go back; pacing and back-off use it. */
  monotonicMs(): number
  /** Resolves after `ms` milliseconds of monotonic time, or at once when `signal` aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>
}
