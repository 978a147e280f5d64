import * as fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'
import { updatePerson } from '../../db/queries/people.ts'
import { todoFeature } from '../../src/features/todo/index.ts'
import type { Feature } from '../../src/pipeline/feature.ts'
import { instantOf, morningOf } from '../../src/organization/calendar.ts'
import { sampleFeature, type Sample } from '../support/sample-feature.ts'
import { startBot, type TestBot } from '../support/start-bot.ts'
import { personIdOf, villagers } from '../support/village.ts'

let bot: TestBot
let sample: Sample
afterEach(() => bot.close())

async function start(now: string, change: (feature: Feature) => Feature = (same) => same) {
  sample = sampleFeature()
  const all: Feature[] = [change(sample.feature), todoFeature(() => all)]
  bot = await startBot({ now, features: all })
}

const branch3 = villagers.filter((one) => one.branch === 'B3')

test('everybody who owes is reminded once, those without a phone through their contact', async () => {
  await start('2018-02-11T20:00')
  await bot.goTo('2018-02-12T20:00')
  const reached = branch3.filter((one) => one.openId).map((one) => one.name)
  expect(bot.remindedOn('2018-02-12')).toEqual(reached.toSorted())
  expect(bot.seenBy('李春远')).toContain('代 彭朝荣：打铃')
})

test('who is done by then hears nothing, and a digest shows what is still true', async () => {
  await start('2018-02-11T20:00')
  sample.rung.add(personIdOf('M49'))
  await bot.goTo('2018-02-12T08:00')
  expect(bot.remindedOn('2018-02-12')).not.toContain('李立蓉')
})

test('a bot that was down over the moment catches up with one digest', async () => {
  await start('2018-02-15T03:00')
  await bot.goTo('2018-02-15T12:00')
  await bot.goTo('2018-02-16T12:00')
  expect(bot.remindedOn('2018-02-15')).toHaveLength(branch3.filter((one) => one.openId).length)
  expect(bot.remindedOn('2018-02-16')).toEqual([])
})

test('the calendar is worked out once a day, and anew when anything was written', async () => {
  let looks = 0
  const counted = (feature: Feature): Feature => ({
    ...feature,
    reminders: () => {
      looks += 1
      return []
    },
  })
  await start('2018-02-12T09:05', counted)
  for (let at = 0; at < 3; at += 1) await bot.tick()
  expect(looks).toBe(1)
  bot.database.inTransaction((tx) => updatePerson(tx, personIdOf('M47'), { delivery: 'quiet' }))
  await bot.tick()
  expect(looks).toBe(2)
  bot.time.moveTo(new Date('2018-02-13T09:05:00+08:00'))
  await bot.tick()
  expect(looks).toBe(3)
})

test('what falls into the quiet hours is said when they are over, by minute', async () => {
  const late = (feature: Feature): Feature => ({
    ...feature,
    reminders: () => [
      {
        occasion: 'late',
        at: instantOf('2018-02-12', '21:30'),
        expiresAt: morningOf('2018-02-20'),
        nudges: () => [
          { kind: 'owes', personId: personIdOf('M47'), duty: 'bell:1', personal: true },
        ],
      },
    ],
  })
  await start('2018-02-12T21:29', late)
  for (const moment of ['2018-02-12T21:30', '2018-02-13T03:00', '2018-02-13T07:29']) {
    await bot.goTo(moment)
    expect(bot.platform.messages).toEqual([])
  }
  await bot.goTo('2018-02-13T07:30')
  expect(bot.remindedOn('2018-02-13')).toEqual(['茶立川'])
})

test('what is general waits for a working day; a personal deadline does not', async () => {
  const general = (feature: Feature): Feature => ({
    ...feature,
    reminders: () => [
      {
        occasion: 'general',
        at: morningOf('2018-02-25'),
        expiresAt: morningOf('2018-03-10'),
        nudges: () => [
          { kind: 'owes', personId: personIdOf('M47'), duty: 'bell:1', personal: false },
          { kind: 'owes', personId: personIdOf('M48'), duty: 'bell:1', personal: true },
        ],
      },
    ],
  })
  await start('2018-02-24T20:00', general)
  await bot.goTo('2018-02-26T08:00')
  expect(bot.remindedOn('2018-02-25')).toEqual(['李春远'])
  expect(bot.remindedOn('2018-02-26')).toEqual(['茶立川'])
})

test('quiet delivery leaves out what is not personal', async () => {
  const general = (feature: Feature): Feature => ({
    ...feature,
    reminders: () => [
      {
        occasion: 'general',
        at: morningOf('2018-02-12'),
        expiresAt: morningOf('2018-03-10'),
        nudges: () =>
          ['M47', 'M48'].map((code) => {
            return { kind: 'owes', personId: personIdOf(code), duty: 'bell:1', personal: false }
          }),
      },
    ],
  })
  await start('2018-02-11T20:00', general)
  bot.database.inTransaction((tx) => updatePerson(tx, personIdOf('M47'), { delivery: 'quiet' }))
  await bot.goTo('2018-02-12T09:00')
  expect(bot.remindedOn('2018-02-12')).toEqual(['李春远'])
})

test('an escalation tells a leader type and count, and no name', async () => {
  const escalated = (feature: Feature): Feature => ({
    ...feature,
    reminders: () => [
      {
        occasion: 'escalated',
        at: morningOf('2018-02-12'),
        expiresAt: morningOf('2018-03-10'),
        nudges: () => [
          { kind: 'escalated', personId: personIdOf('M47'), duty: 'bell:1', unitId: 'unit_B3' },
        ],
      },
    ],
  })
  await start('2018-02-11T20:00', escalated)
  for (const one of branch3.slice(0, 11)) sample.rung.add(personIdOf(one.code))
  await bot.goTo('2018-02-12T09:00')
  const seen = bot.lastSeenBy('茶立川')
  expect(seen).toContain('禾坪三支部 · 打铃：还有 4 人没办好')
  for (const one of branch3) expect(seen).not.toContain(one.name)
})

test('in any history of ticks, jumps and answers each person is reminded at most once an occasion', async () => {
  const moves = fc.array(
    fc.oneof(
      fc.record({ toMinutes: fc.integer({ min: -3 * 1440, max: 6 * 1440 }) }),
      fc.record({ rings: fc.integer({ min: 0, max: branch3.length - 1 }) }),
    ),
    { minLength: 3, maxLength: 14 },
  )
  await start('2018-02-01T08:00')
  await fc.assert(
    fc.asyncProperty(moves, async (history) => {
      await bot.close()
      await start('2018-02-11T12:00')
      for (const move of history) {
        if ('rings' in move) sample.rung.add(personIdOf(branch3[move.rings]?.code ?? ''))
        else {
          bot.time.moveTo(new Date(bot.time.now().getTime() + move.toMinutes * 60_000))
          await bot.tick()
        }
      }
      bot.time.moveTo(instantOf('2018-02-27', '12:00'))
      await bot.tick()
      const digests = bot.cardsOfKind('digest')
      for (const one of branch3.filter((villager) => villager.openId)) {
        const own = digests.filter((message) => message.openId === one.openId)
        expect(own.length).toBeLessThanOrEqual(1)
        const done = sample.rung.has(personIdOf(one.code))
        if (!done) expect(own).toHaveLength(1)
      }
    }),
    { numRuns: 1500 },
  )
})
