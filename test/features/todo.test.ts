import { afterEach, expect, test } from 'vitest'
import { todoFeature } from '../../src/features/todo/index.ts'
import { DeliveryError } from '../../src/errors.ts'
import type { Feature } from '../../src/pipeline/feature.ts'
import { sampleFeature, type Sample } from '../support/sample-feature.ts'
import { startBot, type TestBot } from '../support/start-bot.ts'
import { personIdOf } from '../support/village.ts'

let bot: TestBot
let sample: Sample
afterEach(() => bot.close())

async function start(now = '2018-02-06T08:00'): Promise<void> {
  sample = sampleFeature()
  const all: Feature[] = [sample.feature, todoFeature(() => all)]
  bot = await startBot({ now, features: all })
}

test('help lists what the asker may do, and tells a stranger how to get in', async () => {
  await start()
  await bot.says('茶应明', '帮助')
  expect(bot.lastSeenBy('茶应明')).toContain('打铃')
  await bot.says('何兰仙', '/HELP')
  expect(bot.lastSeenBy('何兰仙')).not.toContain('打铃')
  await bot.says('ou_stranger', '帮助')
  expect(bot.lastSeenBy('ou_stranger')).toContain('不在名册')
})

test('a mistyped command is answered with the nearest ones, privately', async () => {
  await start()
  await bot.says('何兰仙', '代办', { chat: 'B1' })
  expect(bot.lastSeenBy('何兰仙')).toContain('待办')
  expect(bot.groupSees('B1')).toBe('')
})

test('todo shows a contact person what they answer for, and opens it', async () => {
  await start()
  await bot.says('周开坤', '待办')
  expect(bot.lastSeenBy('周开坤')).toContain('代 普贵明：打铃')
  await bot.press('周开坤', '去办')
  expect(bot.lastSeenBy('周开坤')).toContain('已有 0 人打铃')
})

test('the board names who must act and reminds privately, once a day', async () => {
  await start()
  await bot.says('张春松', '还差什么', { chat: 'B1' })
  expect(bot.groupSees('B1')).toBe('')
  expect(bot.lastSeenBy('张春松')).toContain('要办的人')
  expect(await bot.press('张春松', '提醒他')).toBe('已私下提醒')
  expect(bot.lastSeenBy('茶应明')).toContain('书记提醒您')
  expect(await bot.pressStale('张春松', '提醒他')).toBe('今天已经提醒过了')
  await bot.says('何兰仙', '/status')
  expect(bot.lastSeenBy('何兰仙')).toContain('只有班子成员可以做')
})

test('at night a reminder waits for the morning and comes with the digest', async () => {
  await start('2018-02-06T22:00')
  await bot.says('张春松', '进度')
  expect(await bot.press('张春松', '提醒他')).toContain('7:30')
  expect(bot.seenBy('茶应明')).toBe('')
  await bot.goTo('2018-02-07T07:20')
  expect(bot.seenBy('茶应明')).toBe('')
  await bot.goTo('2018-02-07T07:30')
  expect(bot.remindedOn('2018-02-07')).toEqual(['茶应明'])
})

test('quiet delivery is one press away and can be undone', async () => {
  await start()
  await bot.says('何兰仙', '待办')
  expect(await bot.press('何兰仙', '少提醒')).toContain('只在您自己的事')
  expect(await bot.press('何兰仙', '恢复提醒')).toContain('恢复')
})

test('what the platform refuses is told to the secretary once and can be sent again', async () => {
  await start()
  sample.rung.add(personIdOf('M13'))
  bot.platform.failNext = [new DeliveryError('sendCard', 400, 230_002, { kind: 'giveUp' })]
  await bot.says('何兰仙', '待办')
  expect(bot.seenBy('何兰仙')).toBe('')
  expect(bot.lastSeenBy('茶应明')).toContain('何兰仙 · 被拒收')
  await bot.says('茶应明', '进度')
  expect(bot.lastSeenBy('茶应明')).toContain('有 1 条消息没发出去')
  expect(await bot.press('茶应明', '全部重发')).toBe('正在重发 1 条')
  expect(bot.lastSeenBy('何兰仙')).toContain('都办好了')
})
