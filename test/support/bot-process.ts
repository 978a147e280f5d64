import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Bot, BotEnvironment, RunningBot } from '../../sandbox/bot.ts'
import type { Clock } from '../../sandbox/clock.ts'
import type { Order } from '../wire/processes/levers.ts'

const fileOf = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const fastImports = ['--import', fileOf('../../src/fast-imports.js')]
const levers = ['--import', fileOf('../wire/processes/levers.ts')]

/** How a life of the process ended. */
export interface Ended {
  code: number | null
  signal: string | null
}

/** `npm start` with credentials, on one data folder; it may die and be started again. */
export class BotProcess implements Bot {
  readonly logged: string[] = []
  /** What the next life is told before it starts. */
  nextOrder: Order = {}
  /** Gives the road to the platform, when it is not the straight one. */
  via: ((platform: string) => string) | undefined
  /** Where its lives keep what they compiled, when not with all others. */
  compiled: string | undefined
  /** Arguments of `node`, and the environment, with which the last life was started. */
  script = [...fastImports, fileOf('../../src/main.ts')]
  environment: Record<string, string> = {}
  private readonly dataDir: string
  private child: ChildProcess | undefined
  private ending: Promise<Ended> | undefined
  private url = ''

  constructor(dataDir: string) {
    this.dataDir = dataDir
  }

  /** Runs a script of `test/wire/processes/` in place of the service. */
  runInstead(name: string): void {
    this.script = [...fastImports, fileOf(`../wire/processes/${name}.ts`)]
  }

  async start(environment: BotEnvironment, clock: Clock): Promise<RunningBot> {
    const order = { aheadMs: clock.now().getTime() - Date.now(), ...this.nextOrder }
    this.nextOrder = {}
    this.environment = this.settings(environment)
    const child = spawn('node', [...levers, ...this.script], {
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: { ...this.environment, LEVERS: JSON.stringify(order) },
    })
    this.child = child
    this.ending = endOf(child)
    await this.started(child)
    return {
      webhookUrl: `${this.url}/webhook/event`,
      tick: async () => 0,
      settled: () => this.settled(),
      stop: async (how) => {
        if (how === 'abandon') child.kill('SIGKILL')
        else await this.terminate()
        await this.ended()
      },
    }
  }

  /** Has the running process do something; resolves when it did. */
  async order(order: Order): Promise<void> {
    const { child } = this
    if (!child) throw new Error('no process runs')
    const obeyed = once(child, 'message')
    child.send(order)
    await obeyed
  }

  /** Says SIGTERM and waits for the end. */
  async terminate(): Promise<Ended> {
    this.child?.kill('SIGTERM')
    return await this.ended()
  }

  async ended(): Promise<Ended> {
    return (await this.ending) ?? { code: null, signal: null }
  }

  isAlive(): boolean {
    return this.child !== undefined && this.child.exitCode === null && !this.child.signalCode
  }

  /** The numbers of `/health`; undefined when nobody answers. */
  async health(): Promise<{ outbox: number; state: string } | undefined> {
    try {
      const answer = await fetch(`${this.url}/health`)
      return (await answer.json()) as { outbox: number; state: string }
    } catch {
      return undefined
    }
  }

  private settings(environment: BotEnvironment): Record<string, string> {
    return {
      ...(this.compiled !== undefined && { NODE_COMPILE_CACHE: this.compiled }),
      PATH: process.env['PATH'] ?? '',
      FEISHU_APP_ID: environment.appId,
      FEISHU_APP_SECRET: environment.appSecret,
      FEISHU_DOMAIN: this.via?.(environment.domain) ?? environment.domain,
      FEISHU_MODE: environment.mode === 'webhook' ? 'webhook' : 'long-connection',
      FEISHU_ENCRYPT_KEY: environment.encryptKey,
      FEISHU_VERIFICATION_TOKEN: environment.verificationToken,
      DATA_DIR: this.dataDir,
      KEYS_DIR: `${this.dataDir}-keys`,
      PORT: '0',
    }
  }

  private async settled(): Promise<void> {
    while (this.isAlive()) {
      const health = await this.health()
      if (health?.outbox === 0) return
      await sleep(10)
    }
  }

  private async started(child: ChildProcess): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>()
    for (const stream of [child.stdout, child.stderr]) {
      if (!stream) continue
      createInterface({ input: stream }).on('line', (line) => {
        this.logged.push(line)
        const found = /"url":"(http:[^"]+)".*"msg":"started"/.exec(line)?.[1]
        if (found) this.url = found
        if (found) resolve()
      })
    }
    await Promise.race([promise, this.ended()])
    if (child.exitCode === null) return
    throw new Error(`it did not start: ${this.logged.slice(-9).join(' ')}`)
  }
}

async function endOf(child: ChildProcess): Promise<Ended> {
  await once(child, 'exit')
  return { code: child.exitCode, signal: child.signalCode }
}
