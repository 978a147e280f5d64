import { createServer } from 'node:http'
import { flushCompileCache } from 'node:module'
import type { AddressInfo } from 'node:net'
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { databaseFile, openDatabase } from '../../../db/open.ts'
import { readConfig } from '../../../src/config.ts'
import { createPlatform } from '../../../src/feishu/client.ts'
import { openLog } from '../../../src/log.ts'
import { builtin } from '../../../src/pipeline/builtin.ts'
import { startDelivery } from '../../../src/pipeline/deliver.ts'
import { buildRegistry } from '../../../src/pipeline/registry.ts'

// The sending half of the service alone: it starts in a fraction of the time.
const config = readConfig(process.env)
const log = openLog('info')
const time = {
  now: () => new Date(),
  monotonicMs: () => performance.now(),
  sleep: (ms: number, signal?: AbortSignal) =>
    sleep(ms, undefined, signal && { signal }).catch(() => undefined),
}
const database = openDatabase(databaseFile(config.dataDir))
const platform = createPlatform({ config, time, log })
const registry = buildRegistry([builtin])
const parts = { database, platform, registry, time, log, newId: () => randomUUID() }
const delivery = startDelivery(parts)

const health = createServer((_request, response) => {
  response.end(JSON.stringify({ outbox: delivery.counts().waiting, state: 'ok' }))
})
health.listen(0, '127.0.0.1', () => {
  const { port } = health.address() as AddressInfo
  log.info({ url: `http://127.0.0.1:${port}` }, 'started')
  flushCompileCache()
})
