import { randomFillSync } from 'node:crypto'
import { existsSync } from 'node:fs'
import { flushCompileCache } from 'node:module'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Time } from './time.ts'

if (Number(process.versions.node.split('.')[0]) < 22) {
  console.error(`zhibu-bot needs Node 22 or newer (this is ${process.versions.node}): npm start`)
  process.exit(1)
}
if (existsSync('.env')) process.loadEnvFile('.env')

const realTime: Time = {
  now: () => new Date(),
  monotonicMs: () => performance.now(),
  sleep: (ms, signal) => sleep(ms, undefined, signal && { signal }).catch(() => undefined),
}

const hasCredentials = Boolean(process.env['FEISHU_APP_ID'] ?? process.env['FEISHU_APP_SECRET'])
if (hasCredentials) await serve().catch(refuseToStart)
else if (process.env['NODE_ENV'] === 'production') {
  console.error('Set FEISHU_APP_ID and FEISHU_APP_SECRET (see docs/feishu-setup.md).')
  process.exitCode = 1
} else await import('../sandbox/main.ts')

async function serve(): Promise<void> {
  const { readConfig } = await import('./config.ts')
  const { startApp } = await import('./app.ts')
  const { everyMinute } = await import('./every-minute.ts')
  const { idsFrom } = await import('./ids.ts')
  const { openLog } = await import('./log.ts')
  const config = readConfig(process.env)
  const log = openLog(config.logLevel)
  const app = await startApp({ config, time: realTime, newId: idsFrom(randomFillSync), log })
  // Node would write it at a peaceful end only; who is killed should start fast again too.
  flushCompileCache()
  const stopping = new AbortController()
  const ticking = everyMinute(realTime, () => app.tick().catch(failed), stopping.signal)
  const stop = () => {
    stopping.abort()
    void ticking.then(() => app.stop('graceful')).then(() => process.exit(0), failed)
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
  function failed(error: unknown) {
    log.error({ name: error instanceof Error ? error.name : 'unknown' }, 'failed')
  }
}

/** Whoever starts the service reads sentences; a fault of ours keeps its trace. */
function refuseToStart(error: unknown): void {
  if (!(error instanceof Error) || error.name !== 'Error') throw error
  console.error(error.message)
  process.exit(1)
}
