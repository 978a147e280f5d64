import type { Clock } from './clock.ts'

/** What a bot is told about the Feishu it should talk to. */
export interface BotEnvironment {
  /** `http://127.0.0.1:PORT`, without a trailing slash. */
  domain: string
  appId: string
  appSecret: string
  encryptKey: string
  verificationToken: string
  mode: 'webhook' | 'longConnection'
}

export interface RunningBot {
  /** Where the bot takes events in webhook mode. */
  readonly webhookUrl: string
  /** One look at the calendar; gives how many messages it queued. */
  tick(): Promise<number>
  /** Resolves when nothing is under way and nothing in the outbox is due. */
  settled(): Promise<void>
  stop(how: 'graceful' | 'abandon'): Promise<void>
}

export interface GalleryEntry {
  name: string
  state: string
  card: object
}

export interface MenuEntry {
  key: string
  name: string
}

/** A bot the sandbox can start, stop and start again on the same data. */
export interface Bot {
  start(environment: BotEnvironment, clock: Clock): Promise<RunningBot>
  /** What its menu in the chat offers. */
  readonly menu?: readonly MenuEntry[]
  /** Its cards in every state, for leafing through. */
  gallery?(): readonly GalleryEntry[]
}
