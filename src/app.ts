import type { Logger } from 'pino'
import type { Config } from './config.ts'
import type { Time } from './time.ts'

export interface AppOptions {
  config: Config
  time: Time
  /** 128 random bits as text. */
  newId(): string
  log: Logger
}

export interface App {
  /** Where its own HTTP server listens: webhook, public pages, health. */
  readonly url: string
  /** One look at the calendar; gives how many messages it queued. */
  tick(): Promise<number>
  /** Resolves when nothing is under way and nothing in the outbox is due. */
  settled(): Promise<void>
  /** `graceful` finishes what is under way; `abandon` drops everything where it stands. */
  stop(how: 'graceful' | 'abandon'): Promise<void>
}

/** Opens the database, connects to the platform and serves until stopped. */
export async function startApp(_options: AppOptions): Promise<App> {
  await Promise.resolve()
  throw new Error('under construction')
}
