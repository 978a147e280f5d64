import { afterEach, beforeEach, expect, test } from 'vitest'
import { listParked } from '../../db/queries/outbox.ts'
import { DeliveryError, type AfterFailure } from '../../src/errors.ts'
import { todoFeature } from '../../src/features/todo/index.ts'
import type { Feature } from '../../src/pipeline/feature.ts'
import { sampleFeature, type Sample } from '../support/sample-feature.ts'
import { startBot, type TestBot } from '../support/start-bot.ts'

let bot: TestBot
let sample: Sample
beforeEach(async () => {
  sample = sampleFeature()
  const all: Feature[] = [sample.feature, todoFeature(() => all)]
  bot = await startBot({ features: all })
})
afterEach(() => bot.close())

const failure = (after: AfterFailure) => new DeliveryError('sendCard', 500, 0, after)

test.each<AfterFailure>([
  { kind: 'tryAgain' },
  { kind: 'pauseAll', waitMs: 1000 },
  { kind: 'pauseChat', waitMs: 300 },
])('after %j the message is sent all the same, once', async (after) => {
  bot.platform.failNext = [failure(after), failure(after)]
  await bot.says('何兰仙', '我的')
  expect(bot.platform.messages).toHaveLength(1)
  expect(listParked(bot.database)).toEqual([])
})

test('what was refused is parked and the chat goes on', async () => {
  bot.platform.failNext = [failure({ kind: 'giveUp' })]
  await bot.says('何兰仙', '我的')
  await bot.says('何兰仙', '我的')
  expect(bot.cardsOfKind('mine')).toHaveLength(1)
  expect(listParked(bot.database).map((row) => row.state)).toEqual(['dead'])
})

test('a fault of our own while drawing is parked too, not tried for ever', async () => {
  bot.platform.failNext = [new TypeError('a bug')]
  await bot.says('何兰仙', '我的')
  expect(listParked(bot.database)).toHaveLength(1)
  expect(bot.logged.join('')).not.toContain('a bug')
})

test('an outcome unknown for almost an hour is not repeated', async () => {
  bot.platform.failNext = [failure({ kind: 'tryAgain' })]
  const fail = bot.platform.failNext
  // Every try fails while the clock moves past the hour in which one uuid makes one message.
  const original = bot.platform.sendCard.bind(bot.platform)
  bot.platform.sendCard = async (...given) => {
    if (fail.length === 0) {
      bot.time.moveTo(new Date(bot.time.now().getTime() + 20 * 60_000))
      fail.push(failure({ kind: 'tryAgain' }))
    }
    return await original(...given)
  }
  await bot.says('何兰仙', '我的')
  expect(bot.cardsOfKind('mine')).toHaveLength(0)
  expect(listParked(bot.database).map((row) => row.state)).toEqual(['unknown'])
})

test('many presses become few updates of the other cards about the same thing', async () => {
  await bot.says('茶应明', '打铃', { chat: 'GB' })
  await bot.says('张春松', '打铃', { chat: 'B1' })
  let updates = 0
  const original = bot.platform.updateCard.bind(bot.platform)
  bot.platform.updateCard = async (...given) => {
    updates += 1
    await original(...given)
  }
  const names = ['茶应明', '张春松', '罗秋梅', '李晓强', '周开坤', '周德成', '张秋燕', '杨宗成']
  await Promise.all(names.map((name) => bot.press(name, '打铃')))
  expect(bot.groupSees('GB')).toContain('已有 8 人打铃')
  expect(bot.groupSees('B1')).toContain('已有 8 人打铃')
  expect(updates).toBeLessThanOrEqual(4)
})

test('a job runs after the commit, and again when the platform was not to be reached', async () => {
  await bot.says('茶应明', '打铃 一 二')
  expect(sample.jobs).toEqual([{ words: '一|二' }])
})

test('a living card is replaced before it goes dead, and the old one says so', async () => {
  await bot.says('茶应明', '打铃', { chat: 'GB' })
  await bot.goTo('2018-02-19T09:00')
  const [old, fresh] = bot.platform.messages.filter((one) => one.chatId === 'oc_GB')
  expect(JSON.stringify(old?.card)).toContain('这张卡片换新了')
  expect(JSON.stringify(fresh?.card)).toContain('人打铃')
  expect(await bot.press('张春松', '打铃')).toBe('响了')
  expect(JSON.stringify(fresh?.card)).toContain('已有 1 人打铃')
})

test('a form nobody waits for is let rest', async () => {
  await bot.says('何兰仙', '我的')
  await bot.goTo('2018-02-20T09:00')
  expect(bot.seenBy('何兰仙')).not.toContain('换新')
})
