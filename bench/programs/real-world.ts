import { randomFillSync } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { idsFrom } from '../../src/ids.ts'
import type { Time } from '../../src/time.ts'

/** The clock and the ids of `src/main.ts`. */
export const realTime: Time = {
  now: () => new Date(),
  monotonicMs: () => performance.now(),
  sleep: (ms, signal) => sleep(ms, undefined, signal && { signal }).catch(() => undefined),
}

export const newId = idsFrom(randomFillSync)
