import type { Feishu } from './feishu.ts'
import { PlatformRefusal, refused } from './refusal.ts'

const lifeMs = 2 * 60 * 60_000
const renewalMs = 30 * 60_000

export interface TokenOffice {
  /** A tenant token: the current one while it has half an hour left, else a new one. */
  issue(): { token: string; expireSeconds: number }
  /** Refuses a request that carries no token or a dead one. */
  check(authorization: string | undefined): void
  /** Dead tokens are told with this HTTP status; both are seen in the field. */
  refuseWith(status: 200 | 400): void
  /** All tokens handed out so far stop working. */
  expireAll(): void
}

/** The SDK ages its copy by the machine's clock, so a moved village clock must not age ours. */
function nowMs(): number {
  return performance.now()
}

export function openTokenOffice(feishu: Feishu): TokenOffice {
  const expiries = new Map<string, number>()
  let current: string | undefined
  let refusalStatus = 400
  const leftMs = (token: string) => (expiries.get(token) ?? 0) - nowMs()
  return {
    issue() {
      if (current === undefined || leftMs(current) < renewalMs) {
        current = feishu.newId('t').replace('_', '-')
        expiries.set(current, nowMs() + lifeMs)
      }
      return { token: current, expireSeconds: Math.floor(leftMs(current) / 1000) }
    },
    check(authorization) {
      if (!authorization?.startsWith('Bearer ')) throw refused(99991661)
      if (leftMs(authorization.slice('Bearer '.length)) > 0) return
      const status = refusalStatus
      throw new PlatformRefusal(99991663, 'Invalid access token for authorization.', { status })
    },
    refuseWith(status) {
      refusalStatus = status
    },
    expireAll() {
      expiries.clear()
      current = undefined
    },
  }
}
