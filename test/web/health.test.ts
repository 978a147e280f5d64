import fastify from 'fastify'
import { afterEach, expect, test } from 'vitest'
import { openDatabase } from '../../db/open.ts'
import { watchOver, type WatchParts } from '../../src/watch.ts'
import { healthPage } from '../../src/web/health.ts'
import { FakeTime } from '../support/fake-time.ts'

const database = openDatabase(':memory:')
const server = fastify()
afterEach(() => server.close())

test('health is red without a tick for five minutes, and while there is no connection', async () => {
  const time = new FakeTime(new Date('2018-02-06T00:00:00Z'))
  let connection: ReturnType<WatchParts['connection']> = 'connecting'
  const watch = watchOver({
    database,
    time,
    mode: 'longConnection',
    waiting: () => 3,
    connection: () => connection,
  })
  await server.register(healthPage(watch.health))
  const ask = async () => {
    const answer = await server.inject('/health')
    return [answer.statusCode, answer.json<{ state: string; outbox: number }>().state]
  }
  expect(await ask()).toEqual([503, 'connecting'])
  connection = 'connected'
  watch.ticks()
  expect(await ask()).toEqual([200, 'ok'])
  await time.sleep(5 * 60_000 + 1)
  expect(await ask()).toEqual([503, 'noTick'])
  watch.ticks()
  connection = 'down'
  expect(await ask()).toEqual([503, 'down'])
  expect(watch.health().outbox).toBe(3)
})
