import { existsSync } from 'node:fs'
import staticFiles from '@fastify/static'
import fastify from 'fastify'
import type { Bot } from './bot.ts'
import { placeBot } from './bot-runner.ts'
import { startClock, type VillageClock } from './clock.ts'
import { changeStream } from './control/changes.ts'
import { openControl, type Control } from './control/control.ts'
import { applyFaults } from './control/faults.ts'
import { controlRoutes } from './control/routes.ts'
import { openPlatform } from './feishu/open-platform.ts'
import type { AppIdentity } from './feishu/feishu.ts'
import { foundVillage, villageApp } from './world/village.ts'
import { loadSnapshot, saveSnapshot } from './snapshot.ts'

export interface SandboxOptions {
  bot: Bot
  /** 0, the default, takes any free port. */
  port?: number
  mode?: 'longConnection' | 'webhook'
  /** The day of the plan, 08:00, if not given. */
  startAt?: Date
  /** How many times as fast as real time runs; 1 by default. */
  speed?: number
  /** Leaves the bot out of all groups; else it comes into all four at the start. */
  isEmpty?: boolean
  /** Where the built chat page lies. */
  pageDir?: string
  /** Keeps the village here between two runs. */
  snapshotPath?: string
  /** Unique over all runs on the same data; counts by default. */
  newId?: () => string
  /** Chooses among connections. */
  random?: () => number
}

export interface Sandbox {
  url: string
  app: AppIdentity
  control: Control
  clock: VillageClock
  close(): Promise<void>
}

const planDay = '2018-02-06T08:00:00+08:00'
const saveAfterMs = 200
/** A village with a long history takes long to save: saving may take a fiftieth of the time. */
const restAfterSaving = 50

/** Starts the village's Feishu on loopback and the bot in it. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const kept = options.snapshotPath ? loadSnapshot(options.snapshotPath) : undefined
  const clock = startClock(startTime(options.startAt, kept?.now), options.speed)
  const state = kept?.state ?? foundVillage()
  const mode = options.mode ?? 'longConnection'
  const server = fastify({ forceCloseConnections: true, bodyLimit: 1024 * 1024 })
  const changes = changeStream(server, () => clock.now())
  const saving = savingTo(options.snapshotPath, () => ({ now: clock.now(), state }))

  const platform = await openPlatform(server, {
    app: villageApp,
    clock,
    state,
    mode,
    newId: options.newId ?? countingIds(),
    random: options.random ?? Math.random,
    findWebhook: () => runner.webhookUrl,
    changed: () => {
      changes.announce()
      saving.soon()
    },
  })
  const { appId, appSecret, encryptKey, verificationToken } = villageApp
  const credentials = { appId, appSecret, encryptKey, verificationToken }
  const environment = { domain: '', mode, ...credentials }
  const runner = placeBot({ ...platform, bot: options.bot, environment, clock })
  const control = openControl({
    ...platform,
    runner,
    menu: options.bot.menu ?? [],
    applyFaults: (faults) => applyFaults({ ...platform, calls: platform.faults }, faults),
    gallery: () => options.bot.gallery?.() ?? [],
  })
  await controlRoutes(server, control, platform.askWebhook)
  if (options.pageDir && existsSync(options.pageDir)) {
    await server.register(staticFiles, { root: options.pageDir })
    server.get('/gallery', (_request, reply) => reply.sendFile('index.html'))
  }

  const close = async () => {
    await runner.stop('graceful')
    saving.now()
    platform.close()
    changes.close()
    await server.close()
    clock.stop()
  }
  try {
    environment.domain = await server.listen({ host: '127.0.0.1', port: options.port ?? 0 })
    await runner.start()
    if (!options.isEmpty && !kept) await bringBotIn(control)
  } catch (error) {
    await close()
    throw error
  }
  return { url: environment.domain, app: villageApp, control, clock, close }
}

function startTime(wanted = new Date(planDay), kept?: Date): Date {
  return kept && kept > wanted ? kept : wanted
}

function countingIds(): () => string {
  let last = 0
  return () => {
    last += 1
    return last.toString(16).padStart(12, '0')
  }
}

async function bringBotIn(control: Control): Promise<void> {
  const groups = control.world().chats.filter((chat) => chat.type === 'group')
  for (const { chatId } of groups) await control.addBot(chatId)
}

function savingTo(
  path: string | undefined,
  current: () => { now: Date; state: Parameters<typeof saveSnapshot>[2] },
) {
  let timer: ReturnType<typeof setTimeout> | undefined
  let waitMs = saveAfterMs
  const save = () => {
    clearTimeout(timer)
    timer = undefined
    const { now, state } = current()
    const startedMs = performance.now()
    if (path !== undefined) saveSnapshot(path, now, state)
    waitMs = Math.max(saveAfterMs, (performance.now() - startedMs) * restAfterSaving)
  }
  return {
    soon: () => {
      if (path !== undefined) timer ??= setTimeout(save, waitMs)
    },
    now: save,
  }
}
