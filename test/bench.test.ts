import { afterEach, expect, test } from 'vitest'
import { judge, median, sayFigure } from '../bench/figures/figure.ts'
import { sealClick } from '../bench/load/sealed-click.ts'
import { fireVolley, together } from '../bench/load/volley.ts'
import { benchConfig, clickPath } from '../bench/bench-app.ts'
import { type MockPlatform, startMockPlatform } from '../bench/platform/mock-platform.ts'
import { SkippingTime } from '../bench/platform/skipping-time.ts'
import { Windows } from '../bench/platform/windows.ts'
import { settleStudyWorld } from '../bench/world/study-cards.ts'
import { openDatabase } from '../db/open.ts'
import { createVerifier } from '../src/feishu/verify.ts'

let platform: MockPlatform | undefined
afterEach(async () => {
  await platform?.close()
  platform = undefined
})

test('a goal is missed only when no round reached it', () => {
  const atLeast = { goal: { atLeast: 0.3 } }
  expect(judge({ ...atLeast, ratios: [0.2, 0.31, 0.25] }).missed).toBe(false)
  expect(judge({ ...atLeast, ratios: [0.2, 0.29] }).missed).toBe(true)
  expect(judge({ goal: { atMost: 2 }, ratios: [3, 1.9] }).missed).toBe(false)
  expect(judge({ goal: { atMost: 2 }, ratios: [3, 2.1] }).missed).toBe(true)
  expect(judge({ ...atLeast, ratios: [Number.NaN] }).missed).toBe(true)
  expect(median([3, 1, 2, 10])).toBe(2.5)
  const figure = { id: 'M0', what: 'a', baseline: 'b', ...atLeast, ratios: [0.1] }
  expect(sayFigure(figure)).toMatch(/^MISSED M0 {2}0\.10 \(0\.10-0\.10\) {2}goal: at least 0\.3/)
})

test('the platform of the bench enforces each of its windows and no more', () => {
  const second = new Windows()
  const inSecond = Array.from({ length: 60 }, (_, at) => second.take(`ou_${at}`, at))
  expect(inSecond.filter((limited) => limited === undefined)).toHaveLength(50)
  expect(inSecond[50]).toEqual({ by: 'app', resetSeconds: 1 })
  expect(second.take('ou_x', 1000)).toBeUndefined()

  const minute = new Windows()
  const inMinute = Array.from({ length: 1100 }, (_, at) => minute.take(`ou_${at}`, at * 25))
  expect(inMinute.filter((limited) => limited === undefined)).toHaveLength(1000)
  expect(minute.take('ou_x', 60_000)).toBeUndefined()

  const target = new Windows()
  const toOne = Array.from({ length: 6 }, (_, at) => target.take('ou_1', at * 100))
  expect(toOne.map((limited) => limited?.by)).toEqual([...Array<undefined>(5), 'target'])
  expect(target.take('ou_1', 1000)).toBeUndefined()
})

test('the platform of the bench takes one message of one uuid, and says when it is too much', async () => {
  platform = await startMockPlatform({ nowMs: () => 0 })
  const send = (uuid: string, to: string) =>
    fetch(`${platform?.url}/open-apis/im/v1/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ receive_id: to, content: '{}', uuid }),
    })
  await send('a', 'ou_1')
  await send('a', 'ou_1')
  expect(platform.messages).toHaveLength(1)
  expect(platform.counts.repeats).toBe(1)
  for (let at = 0; at < 48; at += 1) await send(`b${at}`, `ou_b${at}`)
  const refused = await send('c', 'ou_c')
  expect(refused.status).toBe(429)
  expect(refused.headers.get('x-ogw-ratelimit-reset')).toBe('1')
})

test('the clock of the bench skips what nobody works in', async () => {
  const time = new SkippingTime(new Date('2018-02-06T08:00:00+08:00'))
  const woken: number[] = []
  await Promise.all([
    time.sleep(3_600_000).then(() => woken.push(2)),
    time.sleep(60_000).then(() => woken.push(1)),
  ])
  expect(woken).toEqual([1, 2])
  expect(time.monotonicMs()).toBeGreaterThanOrEqual(3_600_000)
  const early = new AbortController()
  const sleeping = time.sleep(3_600_000_000, early.signal)
  early.abort()
  await sleeping
  expect(time.monotonicMs()).toBeLessThan(3_600_000_000)
})

test('a sealed click passes the verifier and presses the button of a card that hangs', () => {
  const database = openDatabase(':memory:')
  const size = { branches: 2, membersPerBranch: 3 }
  const { cards } = database.inTransaction((tx) => settleStudyWorld(tx, size, 2))
  database.close()
  expect(cards).toHaveLength(4)
  const [card] = cards
  if (!card) throw new Error('no card')
  expect(card.value.b).toMatch(/^b\d$/)
  expect(card.openIds).toHaveLength(3)
  const { openIds, ...rest } = card
  const request = sealClick({ ...rest, openId: openIds[0] ?? '' }, 'ev_1', 1_517_875_200_000)
  const [head = '', body = ''] = request.toString().split('\r\n\r\n')
  const lines = head.split('\r\n').slice(1)
  const headers = Object.fromEntries(lines.map((line) => line.split(': ') as [string, string]))
  const { feishu } = benchConfig('', '')
  const secrets = { ...feishu, verificationToken: feishu.verificationToken ?? '' }
  const verifier = createVerifier(secrets, () => new Date(1_517_875_200_000))
  expect(verifier.check(headers, Buffer.from(body))).toMatchObject({ kind: 'event' })
})

test('a volley counts answers, wrong ones too, and fires each request once', async () => {
  platform = await startMockPlatform()
  const request = Buffer.from(
    `PATCH /open-apis/im/v1/messages/om_1 HTTP/1.1\r\nhost: x\r\ncontent-length: 0\r\n\r\n`,
  )
  const requests = Array.from({ length: 7 }, () => request)
  const volley = { url: platform.url, requests, connections: 3, ms: 60_000, again: false }
  const right = await fireVolley({ ...volley, expected: '"code":0' })
  const wrong = await fireVolley({ ...volley, expected: 'something else' })
  expect(platform.counts.updates).toBe(14)
  expect(together([right, wrong])).toMatchObject({ answered: 14, wrong: 7 })
  expect(clickPath).toMatch(/^\//)
})
