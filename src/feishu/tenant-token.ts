/** A fresh token and how long it lives. */
export interface FreshToken {
  token: string
  expiresInMs: number
}

export interface TenantToken {
  /** The token in use; however many ask at once, the platform is asked once. */
  get(): Promise<string>
  /** Drops `token` if it is still the one in use: the platform no longer takes it. */
  drop(token: string): void
}

const renewBeforeMs = 3 * 60_000

/** Keeps one tenant access token fresh. */
export function createTenantToken(
  fetchToken: () => Promise<FreshToken>,
  monotonicMs: () => number,
): TenantToken {
  let inUse: { token: string; renewAtMs: number } | undefined
  let fetching: Promise<string> | undefined

  async function renew(): Promise<string> {
    const { token, expiresInMs } = await fetchToken()
    // A token that lives shorter than the margin is still good for half its life.
    const goodForMs = Math.max(expiresInMs - renewBeforeMs, expiresInMs / 2)
    inUse = { token, renewAtMs: monotonicMs() + goodForMs }
    return token
  }

  return {
    get() {
      if (inUse && monotonicMs() < inUse.renewAtMs) return Promise.resolve(inUse.token)
      fetching ??= renew().finally(() => {
        fetching = undefined
      })
      return fetching
    },
    drop(token) {
      if (inUse?.token === token) inUse = undefined
    },
  }
}
