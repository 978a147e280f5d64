import { afterEach, expect, test } from 'vitest'
import { startClock, type VillageClock } from '../../sandbox/clock.ts'
import { readInstant } from '../../sandbox/control/instant.ts'
import { durationAfter } from '../../sandbox/control/duration.ts'

const start = new Date('2018-02-06T08:00:00+08:00')
let clock: VillageClock

afterEach(() => clock.stop())

test('a jump lands on its instant and wakes whoever slept until then', async () => {
  clock = startClock(start, 1e-6)
  const woken: string[] = []
  const short = clock.sleep(60_000).then(() => woken.push('short'))
  void clock.sleep(7_200_000).then(() => woken.push('long'))
  expect(clock.moveTo(new Date('2018-02-06T09:00:00+08:00'))).toBe(1)
  await short
  expect(woken).toEqual(['short'])
  expect(clock.now().toISOString()).toBe('2018-02-06T01:00:00.000Z')
  expect(Math.round(clock.monotonicMs())).toBe(3_600_000)
})

test('time never goes back', () => {
  clock = startClock(start, 1e-6)
  clock.moveTo(new Date('2018-02-05T08:00:00+08:00'))
  expect(clock.now()).toEqual(start)
})

test('a fast clock sleeps a day in a moment', async () => {
  clock = startClock(start, 86_400_000)
  await clock.sleep(24 * 3_600_000)
  expect(clock.now().getTime()).toBeGreaterThanOrEqual(start.getTime() + 24 * 3_600_000)
})

test('an aborted sleep is over at once', async () => {
  clock = startClock(start, 1e-6)
  const stopping = new AbortController()
  const asleep = clock.sleep(1e12, stopping.signal)
  stopping.abort()
  await expect(asleep).resolves.toBeUndefined()
  await expect(clock.sleep(1e12, stopping.signal)).resolves.toBeUndefined()
})

test.for([
  ['P1D', '2018-02-07T00:00:00.000Z'],
  ['PT30M', '2018-02-06T00:30:00.000Z'],
  ['P1W', '2018-02-13T00:00:00.000Z'],
  ['P2DT3H4M5S', '2018-02-08T03:04:05.000Z'],
] as const)('%s later', ([duration, expected]) => {
  clock = startClock(start)
  expect(durationAfter(start, duration).toISOString()).toBe(expected)
})

test.for([
  ['2018-03-07T09:00:00+08:00', '2018-03-07T01:00:00.000Z'],
  ['2018-03-07T09:00:00 08:00', '2018-03-07T01:00:00.000Z'],
  ['2018-03-07T01:00Z', '2018-03-07T01:00:00.000Z'],
  ['2018-03-07T09:00', '2018-03-07T01:00:00.000Z'],
  ['2018-03-07', '2018-03-06T16:00:00.000Z'],
] as const)('%s is an instant', ([text, expected]) => {
  clock = startClock(start)
  expect(readInstant(text)?.toISOString()).toBe(expected)
})

test.for(['P', 'PT', '1D', 'P1M', 'PT1D', ''])('"%s" is no duration', (duration) => {
  clock = startClock(start)
  expect(() => durationAfter(start, duration)).toThrow('is no duration')
})
