import type { Database } from '../db/client.ts'
import { hasRoomOnDisk } from '../db/free-space.ts'
import type { Time } from './time.ts'
import type { Health } from './web/health.ts'

/** The write-ahead log is emptied this often, so that it stays small and old pages do not stay. */
const checkpointEveryMs = 10 * 60_000

/** Health turns red when the calendar was not looked at for this long. */
const tickOverdueMs = 5 * 60_000

export interface WatchParts {
  database: Database
  time: Time
  mode: 'webhook' | 'longConnection'
  /** Rows that wait or are under way. */
  waiting(): number
  connection(): 'connecting' | 'connected' | 'down'
}

/** Looks after the process itself: whether it ticks, is connected and has room. */
export function watchOver(parts: WatchParts): { ticks(): void; health(): Health } {
  const { database, time } = parts
  let lastTick: number | undefined
  let lastCheckpoint = time.monotonicMs()
  let walBytes = 0
  return {
    ticks: () => {
      lastTick = time.monotonicMs()
      if (lastTick - lastCheckpoint < checkpointEveryMs) return
      lastCheckpoint = lastTick
      walBytes = database.checkpoint()
    },
    health: () => {
      const lastTickAgoMs = lastTick === undefined ? undefined : time.monotonicMs() - lastTick
      const late = lastTickAgoMs !== undefined && lastTickAgoMs > tickOverdueMs
      const fault = late ? 'noTick' : hasRoomOnDisk(database) ? undefined : 'noRoom'
      const connection = parts.connection()
      return {
        state: fault ?? (connection === 'connected' ? 'ok' : connection),
        connection: parts.mode === 'webhook' ? 'webhook' : connection,
        outbox: parts.waiting(),
        walBytes,
        lastTickAgoMs,
      }
    },
  }
}
