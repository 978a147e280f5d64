import type { Logger } from 'pino'
import type { Database } from '../../db/client.ts'
import { listWaiting, resetSending } from '../../db/queries/outbox.ts'
import type { Platform } from '../feishu/platform.ts'
import type { Time } from '../time.ts'
import { Budget } from './budget.ts'
import { runAttempt } from './run-attempt.ts'
import type { Registry } from './registry.ts'
import { Stream } from './stream.ts'

export interface DeliveryParts {
  database: Database
  registry: Registry
  platform: Platform
  time: Time
  newId(): string
  log: Logger
}

export interface Delivery {
  /** Resolves when no row waits or is under way. */
  settled(): Promise<void>
  /** Rows that wait or are under way, and rows handed out since the start. */
  counts(): { waiting: number }
  /** `graceful` lets what is under way finish; `abandon` forgets it. */
  stop(how: 'graceful' | 'abandon'): Promise<void>
}

/** So many rows are kept in memory at once; the rest stays in the table until there is room. */
const window = 5000
/**
 * A message to one chat every 205 ms, an update of one card every 500 ms (`feishu-platform.md` 5).
 */
const lanePauseMs = { messages: 205, updates: 500, jobs: 0 }
const limits = { perSecond: 50, perMinute: 1000 }

/** Sends what operations queued: paced, in order per chat, with retries, from where it left off. */
export function startDelivery(parts: DeliveryParts): Delivery {
  const attempt = (row: number) => runAttempt(parts, row)
  const stream = (pauseMs: number, budget: Budget | undefined) =>
    new Stream({ time: parts.time, attempt, pauseMs, budget, onDrained: () => load() })
  const messages = stream(lanePauseMs.messages, new Budget(limits))
  const updates = stream(lanePauseMs.updates, new Budget(limits))
  const jobs = stream(lanePauseMs.jobs, undefined)
  const streams = [messages, updates, jobs]
  let loaded = 0
  let stopped = false

  const load = () => {
    if (stopped) return
    const room = window - streams.reduce((sum, one) => sum + one.size, 0)
    if (room <= 0) return
    const now = parts.time.now().getTime()
    for (const row of listWaiting(parts.database, loaded, room)) {
      loaded = row.outboxId
      const target = row.lane.startsWith('m:')
        ? updates
        : row.lane.startsWith('job:')
          ? jobs
          : messages
      target.add(row.lane, row.outboxId, Math.min(5000, Math.max(0, row.dueAt - now)))
    }
  }

  parts.database.inTransaction((tx) => resetSending(tx))
  parts.database.onCommitted(load)
  load()
  return {
    counts: () => ({ waiting: streams.reduce((sum, one) => sum + one.size, 0) }),
    settled: async () => {
      while (streams.some((one) => one.size > 0)) {
        await Promise.all(streams.map((one) => one.settled()))
      }
    },
    stop: async (how) => {
      stopped = true
      await Promise.all(streams.map((one) => one.stop(how)))
    },
  }
}
