import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Inbound, Receive } from '../../src/feishu/inbound.ts'
import { type LongConnection, openLongConnection } from '../../src/feishu/long-connection.ts'
import { delayAfter } from '../../src/feishu/reconnect.ts'
import { messageEvent, pressEvent } from './support/events.ts'
import { type FakeSocket, startFakeSocket } from './support/fake-socket.ts'
import { capturedLog } from './support/log.ts'
import { envelope } from './support/seal.ts'
import { botOpenId, configFor, handClock } from './support/settings.ts'

let platform: FakeSocket
const open: LongConnection[] = []

beforeEach(async () => {
  platform = await startFakeSocket()
})
afterEach(async () => {
  await Promise.all(open.splice(0).map((connection) => connection.close('abandon')))
  await platform.close()
})

function connect(receive: Receive = async () => ({}), pingTimeoutSeconds = 5) {
  const { log, text } = capturedLog()
  const time = handClock()
  const connection = openLongConnection({
    config: configFor(platform.url),
    receive,
    botOpenId: async () => botOpenId,
    log,
    time,
    pingTimeoutSeconds,
  })
  open.push(connection)
  return { connection, text, time }
}

const until = (check: () => void) => vi.waitFor(check, { timeout: 8000, interval: 5 })

async function connected(receive?: Receive, pingTimeoutSeconds?: number) {
  const made = connect(receive, pingTimeoutSeconds)
  await until(() => expect(platform.live.size).toBe(1))
  return made
}

const manyDelays = (times: number) => Array.from({ length: 50 }, () => delayAfter('busy', times))

const press = envelope('card.action.trigger', pressEvent(), { create_time: '1517875200000000' })
const message = envelope('im.message.receive_v1', messageEvent())

describe('what comes in', () => {
  test('a press is answered with what the pipeline says', async () => {
    const got: Inbound[] = []
    const toast = { type: 'success', content: '已保存' } as const
    await connected(async (inbound) => {
      got.push(inbound)
      return { toast }
    })
    expect(await platform.push(press)).toEqual({ code: 200, said: { toast } })
    expect(got).toMatchObject([
      { kind: 'press', onceId: 'ev_1', openId: 'ou_a', form: { n: 3 }, value: { poll: 'p1' } },
    ])
    expect(got[0]?.at).toEqual(new Date(1_517_875_200_000))
  })

  test('an event is acknowledged', async () => {
    const got: Inbound[] = []
    await connected(async (inbound) => {
      got.push(inbound)
      return {}
    })
    expect(await platform.push(message)).toEqual({ code: 200 })
    expect(got).toMatchObject([{ kind: 'message', onceId: 'om_9', text: '/todo' }])
  })

  test('a fault has an event pushed again and tells a person who pressed', async () => {
    const { text } = await connected(() => Promise.reject(new Error('canary-fault')))
    expect(await platform.push(message)).toEqual({ code: 500 })
    expect(await platform.push(press)).toEqual({
      code: 200,
      said: { toast: { type: 'error', content: '系统出错，已记录' } },
    })
    await platform.push(envelope('im.message.reaction.created_v1', { text: 'canary-typed' }))
    expect(text()).toContain('no im.message.reaction.created_v1 handle')
    expect(text()).toContain('invoke event failed')
    expect(text()).not.toMatch(/canary/)
  })
})

describe('the supervisor', () => {
  test.each([
    ['busy', 1, 1000],
    ['auth', 514, 30_000],
    ['limit', 1000040350, 10_000],
  ] as const)('starts anew after "%s"', async (failure, code, firstMs) => {
    platform.refusals = [code, code]
    const { connection, time, text } = connect()
    await until(() => expect(connection.state()).toBe('connected'))
    expect(connection.health()).toMatchObject({ failures: 0, lastFailure: failure })
    expect(platform.endpointRequests).toBe(3)
    expect(time.slept).toHaveLength(2)
    expect(time.slept[0]).toBeGreaterThanOrEqual(firstMs / 2)
    expect(time.slept[0]).toBeLessThanOrEqual(firstMs)
    expect(time.slept[1]).toBeGreaterThanOrEqual(firstMs)
    expect(text()).not.toMatch(/canary/)
  })

  test('shows that it is down while it waits, and can be closed then', async () => {
    platform.refusals = [514]
    const { connection, time } = connect()
    const woken = Promise.withResolvers<void>()
    time.sleep = (_ms, signal) => {
      signal?.addEventListener('abort', () => woken.resolve(), { once: true })
      return woken.promise
    }
    await until(() => expect(connection.state()).toBe('down'))
    expect(connection.health()).toMatchObject({ failures: 1, lastFailure: 'auth' })
    await connection.close('graceful')
    expect(platform.endpointRequests).toBe(1)
  })

  test('waits longer each time, up to a limit, and never all at once', () => {
    expect(Math.max(...manyDelays(3))).toBeLessThanOrEqual(4000)
    expect(Math.min(...manyDelays(3))).toBeGreaterThanOrEqual(2000)
    expect(Math.max(...manyDelays(500))).toBeLessThanOrEqual(60_000)
    expect(new Set(manyDelays(9)).size).toBeGreaterThan(1)
  })

  test('comes back after the socket was dropped', async () => {
    const { connection } = await connected()
    platform.drop()
    await until(() => expect(platform.endpointRequests).toBe(2))
    await until(() => expect(platform.live.size).toBe(1))
    await until(() => expect(connection.state()).toBe('connected'))
    expect(await platform.push(press)).toMatchObject({ code: 200 })
  })

  test('leaves a peer that went silent', async () => {
    platform.answersPings = false
    const { text } = await connected(undefined, 0.04)
    await until(() => expect(platform.endpointRequests).toBeGreaterThan(1))
    expect(text()).toContain('no pong/inbound')
  })

  test('outlives an SDK that cannot be loaded', async () => {
    const { log } = capturedLog()
    const time = handClock()
    let loads = 0
    const connection = openLongConnection({
      config: configFor(platform.url),
      receive: async () => ({}),
      botOpenId: async () => botOpenId,
      log,
      time,
      loadSdk: () => {
        loads += 1
        return loads < 3 ? Promise.reject(new Error('gone')) : import('@larksuiteoapi/node-sdk')
      },
    })
    open.push(connection)
    await until(() => expect(connection.state()).toBe('connected'))
    expect(time.slept).toHaveLength(2)
  })
})

describe('closing', () => {
  test('gracefully finishes what is under way and has the rest pushed again', async () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    const got: string[] = []
    const { connection } = await connected(async (inbound) => {
      got.push(inbound.onceId)
      await promise
      return {}
    })
    const first = platform.push(message)
    await until(() => expect(got).toEqual(['om_9']))
    const closing = connection.close('graceful')
    expect(await platform.push(press)).toEqual({ code: 500 })
    resolve()
    expect(await first).toEqual({ code: 200 })
    await closing
    await until(() => expect(platform.live.size).toBe(0))
    expect(connection.state()).toBe('down')
    expect(got).toEqual(['om_9'])
  })

  test('by abandoning waits for nothing', async () => {
    const { connection } = await connected(() => new Promise(() => undefined))
    void platform.push(message)
    await connection.close('abandon')
    await until(() => expect(platform.live.size).toBe(0))
  })

  test('while it is still connecting leaves nothing behind', async () => {
    const { connection } = connect()
    await connection.close('abandon')
    expect(connection.state()).toBe('down')
    await until(() => expect(platform.live.size).toBe(0))
  })
})
