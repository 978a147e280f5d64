import { randomUUID } from 'node:crypto'
import { pino } from 'pino'
import type { Bot, BotEnvironment, RunningBot } from '../../sandbox/bot.ts'
import type { Clock } from '../../sandbox/clock.ts'
import { type App, startApp } from '../../src/app.ts'

/** The bot in the process of the test; its wall clock may differ from the village's. */
export class BotInside implements Bot {
  readonly logged: string[] = []
  /** How far its wall clock is ahead; pacing and back-off do not see it. */
  aheadMs = 0
  private readonly dataDir: string
  private app: App | undefined

  constructor(dataDir: string) {
    this.dataDir = dataDir
  }

  get url(): string {
    return this.app?.url ?? ''
  }

  async start(environment: BotEnvironment, clock: Clock): Promise<RunningBot> {
    const { encryptKey, ...feishu } = environment
    const app = await startApp({
      config: {
        feishu: { ...feishu, encryptKeys: [encryptKey], answersChallenge: false },
        http: { host: '127.0.0.1', port: 0 },
        dataDir: this.dataDir,
        keysDir: ':memory:',
        logLevel: 'info',
      },
      time: {
        now: () => new Date(clock.now().getTime() + this.aheadMs),
        monotonicMs: () => clock.monotonicMs(),
        sleep: (ms, signal) => clock.sleep(ms, signal),
      },
      newId: () => randomUUID(),
      log: pino({ base: null }, { write: (line: string) => this.logged.push(line) }),
    })
    this.app = app
    return { ...app, webhookUrl: `${app.url}/webhook/event` }
  }

  async tick(): Promise<number> {
    return (await this.app?.tick()) ?? 0
  }
}
