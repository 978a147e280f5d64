import { randomUUID } from 'node:crypto'
import { flushCompileCache } from 'node:module'
import { join } from 'node:path'
import { pino } from 'pino'
import { loadGallery, startApp } from '../src/app.ts'
import type { Bot } from './bot.ts'
import { readInstant } from './control/instant.ts'
import { builtPage } from './built-page.ts'
import { startSandbox } from './server.ts'
import { botMenu } from './world/bot-menu.ts'

const environment = process.env
const dataDir = environment['DATA_DIR'] ?? join('data', 'sandbox')
const log = pino({ level: environment['LOG_LEVEL'] ?? 'warn', base: null })

const gallery = await loadGallery()

/** The product itself, in the village's time. */
const zhibuBot: Bot = {
  menu: botMenu,
  gallery: () => gallery,
  async start({ encryptKey, ...feishu }, time) {
    const app = await startApp({
      config: {
        feishu: { ...feishu, encryptKeys: [encryptKey], answersChallenge: true },
        http: { host: '127.0.0.1', port: 0 },
        dataDir,
        keysDir: dataDir === ':memory:' ? dataDir : join(dataDir, 'keys'),
        logLevel: 'warn',
      },
      time,
      newId: () => randomUUID(),
      log,
    })
    return { ...app, webhookUrl: `${app.url}/webhook/event`, tick: () => app.tick().catch(failed) }
  },
}

const { SANDBOX_PORT, SANDBOX_NOW, SANDBOX_SPEED, SANDBOX_EMPTY, FEISHU_MODE } = environment
const port = numberFrom('SANDBOX_PORT', SANDBOX_PORT, 4000)
const sandbox = await startSandbox({
  bot: zhibuBot,
  port,
  mode: FEISHU_MODE === 'webhook' ? 'webhook' : 'longConnection',
  ...(SANDBOX_NOW !== undefined && { startAt: instantFrom(SANDBOX_NOW) }),
  speed: numberFrom('SANDBOX_SPEED', SANDBOX_SPEED, 1) || 1,
  isEmpty: SANDBOX_EMPTY === '1',
  pageDir: await builtPage(),
  ...(dataDir !== ':memory:' && { snapshotPath: join(dataDir, 'village.bin') }),
  newId: () => randomUUID().replaceAll('-', ''),
}).catch((error: Error & { code?: string }) => {
  const isTaken = error.code === 'EADDRINUSE'
  console.error(isTaken ? `Port ${port} is taken: set SANDBOX_PORT to another.` : error.message)
  process.exit(1)
})
console.info(`sandbox: ${sandbox.url}`)
flushCompileCache()

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void sandbox.close().then(() => process.exit(0)))
}

function failed(error: unknown): number {
  log.error({ name: error instanceof Error ? error.name : 'unknown' }, 'tick failed')
  return 0
}

function numberFrom(name: string, text: string | undefined, otherwise: number): number {
  const number = Number(text ?? otherwise)
  if (Number.isFinite(number) && number >= 0) return number
  throw new Error(`Set ${name} to a number.`)
}

function instantFrom(text: string): Date {
  const instant = readInstant(text)
  if (instant) return instant
  throw new Error('Set SANDBOX_NOW to a time like 2018-02-06T08:00:00+08:00.')
}
