/** Why the platform would not have us, after which the SDK gives up for good. */
export type ConnectionFailure = 'busy' | 'auth' | 'limit' | 'other'

const byCode: Readonly<Record<string, ConnectionFailure>> = {
  1: 'busy',
  403: 'auth',
  514: 'auth',
  1000040350: 'limit',
}

const seconds: Readonly<Record<ConnectionFailure, { first: number; longest: number }>> = {
  busy: { first: 1, longest: 60 },
  other: { first: 2, longest: 60 },
  limit: { first: 10, longest: 300 },
  // A wrong secret is not cured by asking often, and asking often may lock the app.
  auth: { first: 30, longest: 900 },
}

/** Reads the kind of failure from the SDK's error, which only says it in words. */
export function failureOf(error: Error): ConnectionFailure {
  const code = /code=(\d+)/.exec(error.message)?.[1]
  return (code === undefined ? undefined : byCode[code]) ?? 'other'
}

/** How long to wait after the `times`-th failure in a row: doubling, capped, never all at once. */
export function delayAfter(failure: ConnectionFailure, times: number): number {
  const { first, longest } = seconds[failure]
  const whole = Math.min(longest, first * 2 ** Math.min(times - 1, 20))
  return Math.round(whole * 1000 * (0.5 + Math.random() / 2))
}
