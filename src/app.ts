import fastify from 'fastify'
import type { Logger } from 'pino'
import { savePublicAddress } from '../db/queries/public-address.ts'
import { databaseFile, openDatabase } from '../db/open.ts'
import type { Config } from './config.ts'
import { features } from './features/index.ts'
import { createPlatform } from './feishu/client.ts'
import { openLongConnection, type LongConnection } from './feishu/long-connection.ts'
import { webhook } from './feishu/webhook.ts'
import { builtin } from './pipeline/builtin.ts'
import { startDelivery } from './pipeline/deliver.ts'
import { createReceive } from './pipeline/dispatch.ts'
import { buildRegistry } from './pipeline/registry.ts'
import { tick } from './pipeline/remind.ts'
import type { Time } from './time.ts'
import { watchOver } from './watch.ts'
import { disclosurePage } from './web/disclosure-page.ts'
import { healthPage } from './web/health.ts'
import { opinionPage } from './web/opinion-page.ts'
import { talkPage } from './web/talk-page.ts'

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

/** Every card in every state; only the sandbox shows them, so only it loads them. */
export async function loadGallery() {
  return (await import('../cards/gallery.ts')).gallery
}

/** Opens the database, connects to the platform and serves until stopped. */
export async function startApp(options: AppOptions): Promise<App> {
  const { config, time, log } = options
  const database = openDatabase(databaseFile(config.dataDir), { keysDir: config.keysDir })
  const registry = buildRegistry([builtin, ...features])
  const parts = { ...options, database, registry }
  const platform = createPlatform({ config, time, log })
  const delivery = startDelivery({ ...parts, platform })
  const underWay = tracked(createReceive(parts))
  const reception = { receive: underWay.run, botOpenId: () => platform.getBotOpenId(), log }

  const server = fastify({ trustProxy: [...(config.http.trustedProxies ?? [])] })
  let connection: LongConnection | undefined
  const watch = watchOver({
    database,
    time,
    mode: config.feishu.mode,
    waiting: () => delivery.counts().waiting,
    connection: () => connection?.state() ?? 'connected',
  })
  await server.register(healthPage(watch.health))
  await server.register(opinionPage({ database, time, isHttps: isHttps(config) }))
  await server.register(disclosurePage({ database, time, isHttps: isHttps(config) }))
  await server.register(talkPage({ ...parts, isHttps: isHttps(config) }))
  if (config.feishu.mode === 'webhook') {
    await server.register(webhook({ ...reception, feishu: config.feishu, now: () => time.now() }))
  }
  const url = await server.listen({ host: config.http.host, port: config.http.port })
  database.inTransaction((tx) => savePublicAddress(tx, publicAddressOf(config, url)))
  if (config.feishu.mode === 'longConnection') {
    connection = openLongConnection({ ...reception, config, time })
  }
  log.info({ url, mode: config.feishu.mode }, 'started')

  return {
    url,
    tick: async () => {
      watch.ticks()
      return await tick(parts)
    },
    settled: async () => {
      await underWay.settled()
      await delivery.settled()
    },
    stop: async (how) => {
      await connection?.close(how)
      await server.close()
      if (how === 'graceful') await underWay.settled()
      await delivery.stop(how)
      database.close()
      log.info({ how }, 'stopped')
    },
  }
}

/** In the sandbox the villagers' pages are reached where the bot itself listens. */
function publicAddressOf({ http, feishu }: Config, ownUrl: string): string | undefined {
  const isSandbox = ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(feishu.domain).hostname)
  return http.publicUrl ?? (isSandbox ? ownUrl : undefined)
}

function isHttps({ http }: Config): boolean {
  return http.publicUrl?.startsWith('https:') ?? false
}

/** Counts calls under way, so that a stop can wait for them. */
function tracked<In, Out>(work: (input: In) => Promise<Out>) {
  let running = 0
  let idle = Promise.withResolvers<void>()
  return {
    run: async (input: In): Promise<Out> => {
      running += 1
      try {
        return await work(input)
      } finally {
        running -= 1
        if (running === 0) idle.resolve()
      }
    },
    settled,
  }

  async function settled(): Promise<void> {
    if (running === 0) return
    idle = Promise.withResolvers()
    await idle.promise
    await settled()
  }
}
