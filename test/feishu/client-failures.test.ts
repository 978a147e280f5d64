import type { CardJson } from '../../cards/kit/card.ts'
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { DeliveryError } from '../../src/errors.ts'
import { createPlatform } from '../../src/feishu/client.ts'
import {
  type Answer,
  type FakeApi,
  answering,
  hangUp,
  silence,
  startFakeApi,
} from './support/fake-api.ts'
import { capturedLog } from './support/log.ts'
import { configFor, handClock } from './support/settings.ts'

let api: FakeApi
const captured = capturedLog()
const clock = handClock()
const spoken = (['log', 'info', 'warn', 'error'] as const).map((way) => vi.spyOn(console, way))

beforeEach(async () => {
  api = await startFakeApi()
})
afterEach(() => api.close())

const card: CardJson = {
  schema: '2.0',
  config: { update_multi: true, enable_forward: false },
  body: { elements: [{ tag: 'markdown', content: 'canary-text' }] },
}

function platform(timeoutMs = 5000) {
  return createPlatform({ config: configFor(api.url), time: clock, log: captured.log, timeoutMs })
}

const send = (by = platform()) => by.sendCard({ openId: 'ou_canary' }, card, 'uuid-1')

async function failureOf(call: Promise<unknown>): Promise<DeliveryError> {
  const error: unknown = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!(error instanceof DeliveryError)) throw new Error('expected a DeliveryError')
  return error
}

/** Everything an error could give away, however it is printed. */
function printed(error: Error): string {
  const own = Object.getOwnPropertyNames(error).map((name) => Reflect.get(error, name) as unknown)
  return JSON.stringify([own, error.stack, error.cause])
}

const limited = (headers: Record<string, string> = {}, status = 429) =>
  answering(status, { code: 99991400, msg: 'request trigger frequency limit' }, headers)
const reset = (value: string) => limited({ 'x-ogw-ratelimit-reset': value })
const code = (value: number, status = 400, msg = 'canary-text') =>
  answering(status, { code: value, msg })

const about1s = [1000, 1500] as const
const moment = [300, 700] as const

describe('after a failure', () => {
  test.each<[string, Answer, string, (readonly [number, number])?]>([
    ['a limit that says when', reset('7'), 'pauseAll', [7000, 7000]],
    [
      'a limit as HTTP 400',
      limited({ 'x-ogw-ratelimit-reset': '2' }, 400),
      'pauseAll',
      [2000, 2000],
    ],
    [
      'a limit as HTTP 200',
      limited({ 'x-ogw-ratelimit-reset': '2' }, 200),
      'pauseAll',
      [2000, 2000],
    ],
    ['a limit that says nothing', limited(), 'pauseAll', about1s],
    ['a limit of a year', reset('31536000'), 'pauseAll', about1s],
    ['a limit of ten minutes', reset('600'), 'pauseAll', about1s],
    ['a limit into the past', reset('-3'), 'pauseAll', about1s],
    ['a limit of zero', reset('0'), 'pauseAll', about1s],
    ['a limit in words', reset('soon'), 'pauseAll', about1s],
    ['the monthly quota', code(99991403), 'pauseAll', [600_000, 600_000]],
    ['the app is off', code(99991662), 'pauseAll', [60_000, 60_000]],
    ['one chat over its limit', code(230020), 'pauseChat', moment],
    ['the old chat limit', code(11232, 200), 'pauseChat', moment],
    ['an internal error', code(2200, 200), 'tryAgain'],
    [
      'HTML from a gateway',
      answering(502, '<html>canary-text</html>', { 'content-type': 'text/html' }),
      'tryAgain',
    ],
    [
      'HTML that says OK',
      answering(200, '<html></html>', { 'content-type': 'text/html' }),
      'tryAgain',
    ],
    ['half a JSON', answering(200, '{"code":', { 'content-type': 'application/json' }), 'tryAgain'],
    ['a reset connection', hangUp, 'tryAgain'],
    [
      'a card somebody is using',
      code(230099, 400, 'ErrCode: 11310; ErrMsg: card action is lock'),
      'tryAgain',
    ],
    ['a card it cannot make', code(230099, 400, 'ext=ErrCode: 200861'), 'giveUp'],
    ['not in the chat', code(230002), 'giveUp'],
    ['not in the chat, as HTTP 200', code(230002, 200), 'giveUp'],
    ['a redirect elsewhere', (_request, reply) => reply.redirect('/elsewhere', 307), 'tryAgain'],
  ])('%s', async (_name, answer, kind, wait) => {
    api.next = [answer]
    const error = await failureOf(send())
    expect(error.after.kind).toBe(kind)
    if (wait) {
      const waitMs = 'waitMs' in error.after ? error.after.waitMs : -1
      expect(waitMs).toBeGreaterThanOrEqual(wait[0])
      expect(waitMs).toBeLessThanOrEqual(wait[1])
    }
    expect(api.asked).toHaveLength(1)
    expect(printed(error)).not.toContain('canary')
  })

  test('the error names the call, the status and the code, and the log the way there', async () => {
    api.next = [answering(400, { code: 230002, msg: 'm', error: { log_id: 'log-42' } })]
    const error = await failureOf(send())
    expect(error.message).toBe('sendCard failed with HTTP 400, code 230002')
    expect(captured.text()).toMatch(/"code":230002,"after":"giveUp","logId":"log-42"/)
  })

  test('a peer that never answers is left', async () => {
    api.next = [silence]
    expect(await failureOf(send(platform(150)))).toMatchObject({
      status: 0,
      after: { kind: 'tryAgain' },
    })
  })

  test('a peer that drips is left too', async () => {
    api.next = [
      (_request, reply) => {
        void reply.hijack()
        reply.raw.writeHead(200, { 'content-type': 'application/json' })
        const drip = setInterval(() => reply.raw.write(' '), 20)
        reply.raw.on('close', () => clearInterval(drip))
      },
    ]
    expect(await failureOf(send(platform(150)))).toMatchObject({ after: { kind: 'tryAgain' } })
  })
})

describe('the token', () => {
  test('is asked for once by ten calls that start together', async () => {
    const by = platform()
    await Promise.all(Array.from({ length: 10 }, () => send(by)))
    expect(api.tokenRequests).toBe(1)
  })

  test('is renewed when its time runs out', async () => {
    const by = platform()
    await send(by)
    clock.ms += 7200_000 - 180_000 - 1
    await send(by)
    expect(api.tokenRequests).toBe(1)
    clock.ms += 1
    await send(by)
    expect(api.tokenRequests).toBe(2)
  })

  test.each([
    ['HTTP 400', 99991663, 400],
    ['HTTP 200', 99991663, 200],
    ['HTTP 400, as if none was given', 99991661, 400],
  ])('is replaced once when it is refused as %s', async (_name, refusal, status) => {
    const by = platform()
    await send(by)
    api.next = [code(refusal, status)]
    expect(await send(by)).toEqual({ messageId: 'om_1', chatId: 'oc_1' })
    expect(api.tokenRequests).toBe(2)
  })

  test('that expires under ten calls at once is replaced once', async () => {
    const by = platform()
    await send(by)
    api.tokens.push('t-another')
    await Promise.all(Array.from({ length: 10 }, () => send(by)))
    expect(api.tokenRequests).toBe(2)
  })

  test('that is refused twice is no fault of the message', async () => {
    api.next = [code(99991663), code(99991663)]
    expect((await failureOf(send())).after).toEqual({ kind: 'tryAgain' })
    expect(api.tokenRequests).toBe(2)
  })

  test.each<[string, Answer]>([
    ['a wrong secret', code(10014, 200)],
    ['a wrong secret as HTTP 400', code(10015)],
    ['a reason nobody knows', code(424242)],
  ])('that is not given for %s lets everything wait', async (_name, answer) => {
    api.onToken = answer
    const error = await failureOf(send())
    expect(error).toMatchObject({ call: 'getToken', after: { kind: 'pauseAll', waitMs: 60_000 } })
    expect(printed(error)).not.toContain('canary')
  })

  test('that failed to come is asked for again by the next call', async () => {
    const by = platform()
    api.onToken = hangUp
    expect((await failureOf(send(by))).after).toEqual({ kind: 'tryAgain' })
    api.onToken = undefined
    await send(by)
  })
})

test('the SDK says nothing of its own about a call that broke', async () => {
  api.next = [hangUp]
  await failureOf(send())
  for (const way of spoken) expect(way).not.toHaveBeenCalled()
})

// However a call failed above, its secret, recipient and text stayed out of the log.
afterAll(() => {
  expect(captured.text()).toContain('platform call failed')
  expect(captured.text()).not.toMatch(/canary|ou_|Bearer/)
})
