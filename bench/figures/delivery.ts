import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '../../db/open.ts'
import { createPlatform } from '../../src/feishu/client.ts'
import { openLog } from '../../src/log.ts'
import type { Addressee } from '../../src/pipeline/operation.ts'
import { startDelivery } from '../../src/pipeline/deliver.ts'
import { benchConfig } from '../bench-app.ts'
import { distant } from '../platform/distant-platform.ts'
import { startMockPlatform } from '../platform/mock-platform.ts'
import { SkippingTime } from '../platform/skipping-time.ts'
import { newId } from '../programs/real-world.ts'
import { pipelineOnly, queueMessages, targets } from '../world/queued-messages.ts'
import { type Figure, median } from './figure.ts'

export interface DeliveryPlan {
  rounds: number
  /** Whole minutes of messages. */
  minutes: number
}

interface Delivered {
  /** When each message reached the platform, in order. */
  at: number[]
  limited: number
}

const limits = { perSecond: 50, perMinute: 1000, perTarget: 5 }

/** M5: how near the outbox comes to each of the platform's limits without running into them. */
export async function deliveryFigures({ rounds, minutes }: DeliveryPlan): Promise<Figure[]> {
  const people = targets(400, 'openId')
  const second: number[] = []
  const minute: number[] = []
  const person: number[] = []
  const group: number[] = []
  const limited: number[] = []
  for (let at = 0; at < rounds; at += 1) {
    const many = await deliver(people, minutes * 965)
    second.push(share(many.at.slice(0, 900), limits.perSecond))
    minute.push(inWholeMinutes(many.at, minutes) / (minutes * limits.perMinute))
    limited.push((many.limited * 1000) / many.at.length)
    person.push(share((await deliver(targets(1, 'openId'), 200)).at, limits.perTarget))
    group.push(share((await deliver(targets(1, 'chatId'), 200)).at, limits.perTarget))
  }
  const goal = { atLeast: 0.95 }
  const what = 'messages delivered'
  return [
    { id: 'M5a', what, baseline: 'limit of 50 a second', goal, ratios: second },
    { id: 'M5b', what, baseline: 'limit of 1 000 a minute', goal, ratios: minute },
    { id: 'M5c', what, baseline: 'limit of 5 a second to one person', goal, ratios: person },
    { id: 'M5d', what, baseline: 'limit of 5 a second to one group', goal, ratios: group },
    {
      id: 'M5e',
      what: 'answers that we are over a limit',
      baseline: '1 000 messages',
      goal: { atMost: 1 },
      ratios: limited,
      note: `median ${median(limited)}; the platform is 60-180 ms away, waiting is skipped`,
    },
  ]
}

async function deliver(to: readonly Addressee[], count: number): Promise<Delivered> {
  const folder = mkdtempSync(join(tmpdir(), 'zhibu-bench-'))
  const time = new SkippingTime(new Date())
  const mock = await startMockPlatform({ nowMs: () => time.monotonicMs() })
  const database = openDatabase(join(folder, 'zhibu.db'))
  database.inTransaction((tx) => queueMessages(tx, to, count))
  const config = benchConfig(folder, mock.url)
  const log = openLog('silent')
  const platform = distant(createPlatform({ config, time, log }), time)
  const parts = { database, registry: pipelineOnly, platform, time, newId, log }
  const delivery = startDelivery(parts)
  await delivery.settled()
  await delivery.stop('graceful')
  database.close()
  await mock.close()
  rmSync(folder, { recursive: true })
  return { at: mock.messages.map((message) => message.atMs), limited: mock.counts.limited }
}

/** The rate between the first and the last, as a share of what is allowed in a second. */
function share(at: readonly number[], perSecond: number): number {
  const seconds = ((at.at(-1) ?? 0) - (at[0] ?? 0)) / 1000
  return (at.length - 1) / seconds / perSecond
}

function inWholeMinutes(at: readonly number[], minutes: number): number {
  const start = at[0] ?? 0
  return at.filter((one) => one < start + minutes * 60_000).length
}
