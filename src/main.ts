import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { schedule } from 'node-cron'
import { pino } from 'pino'
import type { Time } from './time.ts'

if (Number(process.versions.node.split('.')[0]) < 22) {
  console.error(`zhibu-bot needs Node 22 or newer (this is ${process.versions.node}): npm start`)
  process.exit(1)
}
if (existsSync('.env')) process.loadEnvFile('.env')

const hasCredentials = Boolean(process.env['FEISHU_APP_ID'] ?? process.env['FEISHU_APP_SECRET'])
if (hasCredentials) await serve()
else if (process.env['NODE_ENV'] === 'production') {
  console.error('Set FEISHU_APP_ID and FEISHU_APP_SECRET (see docs/feishu-setup.md).')
  process.exitCode = 1
} else await import('../sandbox/main.ts')

async function serve(): Promise<void> {
  const { readConfig } = await import('./config.ts')
  const { startApp } = await import('./app.ts')
  const config = readConfig(process.env)
  const log = pino({ level: config.logLevel, base: null })
  const app = await startApp({ config, time: realTime, newId, log })
  const job = schedule('* * * * *', () => void app.tick().catch(failed), {
    timezone: 'Asia/Shanghai',
    noOverlap: true,
  })
  await app.tick()
  const stop = () => {
    void Promise.resolve(job.destroy())
      .then(() => app.stop('graceful'))
      .then(() => process.exit(0), failed)
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
  function failed(error: unknown) {
    log.error({ name: error instanceof Error ? error.name : 'unknown' }, 'failed')
  }
}

const realTime: Time = {
  now: () => new Date(),
  monotonicMs: () => performance.now(),
  sleep: (ms, signal) => sleep(ms, undefined, signal && { signal }).catch(() => undefined),
}

function newId(): string {
  return randomBytes(16).toString('base64url')
}
