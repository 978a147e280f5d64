import { afterEach, beforeEach, expect, test } from 'vitest'
import { mayRead } from '../../src/organization/privacy.ts'
import { getPerson } from '../../db/queries/people.ts'
import { study } from '../../src/features/study/index.ts'
import { insertRunningCycle } from '../support/running-cycle.ts'
import { startBot, type TestBot } from '../support/start-bot.ts'
import { personIdOf, unitIdOf } from '../support/village.ts'

let bot: TestBot
afterEach(() => bot.close())

beforeEach(async () => {
  bot = await startBot({ now: '2018-02-08T09:00' })
  bot.database.inTransaction(insertRunningCycle)
  await bot.says('张春松', '学习')
  await bot.press('张春松', '发布学习任务')
  await bot.press('张春松', '发布', {
    title: '学习党章',
    kind1: 'constitution',
    material1: '党章',
    topics: [],
    dueOn: '2018-02-22 +0800',
  })
})

test('a reflection is written privately and read by the secretary', async () => {
  await bot.press('何兰仙', '写心得')
  expect(bot.lastSeenBy('何兰仙')).toContain('学习心得')
  expect(await bot.press('何兰仙', '保存', { body: '多听群众意见' })).toContain('只有您和书记能看')
  expect(bot.groupSees('B1')).not.toContain('多听群众意见')
  await bot.says('张春松', '学习')
  await bot.press('张春松', '看进度')
  await bot.press('张春松', '收到的心得（1）')
  await bot.press('张春松', '何兰仙')
  expect(bot.lastSeenBy('张春松')).toContain('多听群众意见')
})

test('only what its author shares is seen by the branch, until it is taken back', async () => {
  await bot.press('何兰仙', '写心得')
  await bot.press('何兰仙', '保存', { body: '多听群众意见' })
  expect(await bot.press('何兰仙', '分享给支部')).toBe('已分享给支部')
  await bot.says('杨宗成', '学习')
  await bot.press('杨宗成', '打开')
  await bot.press('杨宗成', '看大家分享的心得（1）')
  expect(bot.lastSeenBy('杨宗成')).toContain('多听群众意见')
  expect(await bot.press('何兰仙', '收回分享')).toContain('收回')
  await bot.says('杨宗成', '学习')
  await bot.press('杨宗成', '打开')
  expect(bot.lastSeenBy('杨宗成')).not.toContain('分享的心得')
})

test('ten thousand characters are refused and nothing is kept', async () => {
  await bot.press('何兰仙', '写心得')
  expect(await bot.press('何兰仙', '保存', { body: '学'.repeat(10_000) })).not.toContain('已保存')
  expect(bot.lastSeenBy('何兰仙')).not.toContain('分享给支部')
  expect(await bot.press('何兰仙', '保存', { body: '学'.repeat(1000) })).toContain('已保存')
})

test('markup in a reflection stays text', async () => {
  await bot.press('何兰仙', '写心得')
  await bot.press('何兰仙', '保存', { body: '<at id=all></at> **大** [看](https://x.cn)' })
  await bot.press('何兰仙', '分享给支部')
  await bot.says('杨宗成', '学习')
  await bot.press('杨宗成', '打开')
  await bot.press('杨宗成', '看大家分享的心得（1）')
  const card = bot.platform.messages.findLast((one) => one.openId === bot.openIdOf('杨宗成'))?.card
  expect(JSON.stringify(card?.body)).not.toMatch(/<at|\]\(http/)
  expect(bot.lastSeenBy('杨宗成')).toContain('<at id=all>')
})

test('a problem note is for its author alone, and can be removed', async () => {
  await bot.says('何兰仙', '学习')
  await bot.press('何兰仙', '记下查找到的问题（0）')
  const note = { dimension: 'workStyle', body: '走访少' }
  expect(await bot.press('何兰仙', '记下', note)).toContain('只有您自己能看')
  expect(bot.lastSeenBy('何兰仙')).toContain('作风　走访少')
  expect(await bot.press('何兰仙', '记下', { dimension: 'other', body: '走访少' })).toContain(
    '有误',
  )
  await bot.says('张春松', '学习')
  expect(bot.lastSeenBy('张春松')).toContain('1 人、1 条')
  expect(bot.seenBy('张春松')).not.toContain('走访少')
  expect(await bot.press('何兰仙', '删除')).toBe('已删除')
  expect(bot.lastSeenBy('何兰仙')).not.toContain('走访少')
})

test.each([
  ['studyReflection', '何兰仙', 'M13', true],
  ['studyReflection', 'the secretary', 'M02', true],
  ['studyReflection', 'the general secretary', 'M01', true],
  ['studyReflection', 'a team member', 'M03', false],
  ['studyReflection', 'another branch secretary', 'M27', false],
  ['studyNotes', '何兰仙', 'M13', true],
  ['studyNotes', 'the secretary', 'M02', false],
  ['studyNotes', 'the general secretary', 'M01', false],
  ['studyTask', 'a neighbour', 'M11', false],
  ['studyProgress', 'the secretary', 'M02', true],
  ['studyProgress', 'a member', 'M13', false],
  ['studyProgress', 'another branch secretary', 'M27', false],
  ['studyShared', 'a neighbour', 'M11', true],
])('%s is read by %s (%s): %s', (card, _, code, allowed) => {
  const kind = study.cards?.[card]
  if (!kind) throw new Error(card)
  const key = {
    taskId: 't',
    personId: personIdOf('M13'),
    unitId: unitIdOf('B1'),
    page: '1',
  }
  const about = kind.about(bot.database, key)
  const reader = { kind: 'person' as const, person: getPerson(bot.database, personIdOf(code)) }
  expect(mayRead(bot.database, { privacy: kind.privacy, ...about }, reader)).toBe(allowed)
  const group = { kind: 'group' as const, chatId: 'oc_B1', unitId: unitIdOf('B1') }
  const isShared = card === 'studyShared'
  expect(mayRead(bot.database, { privacy: kind.privacy, ...about }, group)).toBe(isShared)
})
