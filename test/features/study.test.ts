import { afterEach, expect, test } from 'vitest'
import { updateChat } from '../../db/queries/chats.ts'
import { insertRunningCycle } from '../support/running-cycle.ts'
import { startBot, type TestBot } from '../support/start-bot.ts'
import { personIdOf, unitIdOf } from '../support/village.ts'

let bot: TestBot
afterEach(() => bot.close())

async function start(now = '2018-02-08T09:00'): Promise<void> {
  bot = await startBot({ now })
  bot.database.inTransaction(insertRunningCycle)
}

const taskForm = {
  title: '学习十九大报告',
  kind1: 'report',
  material1: '十九大报告',
  topics: ['memberDuties'],
  dueOn: '2018-02-22 +0800',
}

async function publish(form: Record<string, unknown> = {}): Promise<string> {
  await bot.says('张春松', '学习')
  await bot.press('张春松', '发布学习任务')
  return await bot.press('张春松', '发布', { ...taskForm, ...form })
}

test('a task goes to the group with numbers, and answers move them', async () => {
  await start()
  expect(await publish()).toBe('已发布：1 个群，另外单独发给 3 人')
  expect(bot.groupSees('B1')).toContain('已学　0/24 人')
  expect(bot.groupSees('B2')).toBe('')

  expect(await bot.press('何兰仙', '我已学完')).toBe('已记录，谢谢')
  expect(await bot.press('罗丽梅', '我已学完')).toBe('已记录，谢谢')
  expect(bot.groupSees('B1')).toContain('已学　2/24 人')
  expect(await bot.press('何兰仙', '我已学完')).toBe('已经记录过了')
  expect(bot.groupSees('B1')).toContain('已学　2/24 人')
})

test('who studies at the destination may answer without being counted', async () => {
  await start()
  await publish()
  expect(await bot.press('张向强', '我已学完')).toBe('已记录，谢谢')
  expect(bot.groupSees('B1')).toContain('已学　0/24 人')
})

test('an answer can be taken back in the own list while the task runs', async () => {
  await start()
  await publish()
  await bot.press('何兰仙', '我已学完')
  await bot.says('何兰仙', '学习')
  await bot.press('何兰仙', '查看')
  expect(await bot.press('何兰仙', '点错了，撤销')).toBe('已撤销')
  expect(bot.groupSees('B1')).toContain('已学　0/24 人')
})

test('the later click wins, whatever the order of arrival', async () => {
  await start()
  await publish()
  await bot.press('何兰仙', '我已学完')
  await bot.says('何兰仙', '学习')
  await bot.press('何兰仙', '查看')
  await bot.press('何兰仙', '点错了，撤销')
  const group = bot.cardsOfKind('studyGroupTask')[0]
  const button = JSON.stringify(group?.card).match(/"value":(\{"h":"[^"]+","b":"[^"]+"\})/)?.[1]
  await bot.arrive({
    onceId: 'late',
    at: new Date('2018-02-08T00:59:00Z'),
    kind: 'press',
    openId: bot.openIdOf('何兰仙'),
    chatId: 'oc_B1',
    messageId: group?.messageId ?? '',
    value: JSON.parse(button ?? '{}') as Record<string, unknown>,
    form: {},
  })
  expect(bot.groupSees('B1')).toContain('已学　0/24 人')
})

test('a contact person answers for somebody without a phone, and it says so', async () => {
  await start()
  await publish()
  expect(bot.seenBy('周开坤')).toContain('代 普贵明 登记')
  expect(bot.groupSees('B1')).not.toContain('帮他登记')
  expect(await bot.press('周开坤', '帮他登记：已学完')).toBe('已登记，谢谢您帮忙')
  expect(bot.groupSees('B1')).toContain('已学　1/24 人')
  expect(bot.seenBy('周开坤')).toContain('周开坤 代填')
})

test('a task of the general branch reaches every branch with its own numbers', async () => {
  await start()
  await bot.says('茶应明', '学习')
  await bot.press('茶应明', '发布学习任务')
  const form = { ...taskForm, unit: unitIdOf('GB') }
  expect(await bot.press('茶应明', '发布', form)).toBe('已发布：3 个群，另外单独发给 5 人')
  await bot.press('段向峰', '我已学完')
  expect(bot.groupSees('B2')).toMatch(/已学　1\/\d+ 人/)
  expect(bot.groupSees('B1')).toContain('已学　0/24 人')
  expect(bot.groupSees('GB')).toBe('')
  await bot.says('茶应明', '学习')
  await bot.press('茶应明', '看进度')
  expect(bot.lastSeenBy('茶应明')).toMatch(/禾坪二支部　1\/\d+/)
  expect(bot.lastSeenBy('茶应明')).toContain('何兰仙')
})

test('strangers, people who are no members and other branches are refused', async () => {
  await start()
  await publish()
  await bot.says('ou_stranger', '学习')
  expect(bot.seenBy('ou_stranger')).toContain('不在名册')
  await bot.says('陈雪云', '学习')
  expect(bot.seenBy('陈雪云')).toContain('党员')
  expect(await bot.pressForwarded('段向峰', '何兰仙', '我已学完')).not.toContain('已记录')
  expect(await bot.pressForwarded('ou_stranger', '何兰仙', '我已学完')).not.toContain('已记录')
  expect(await bot.pressForwarded('何兰仙', '周开坤', '帮他登记：已学完')).toContain('不是发给您的')
  expect(bot.groupSees('B1')).toContain('已学　0/24 人')
})

test('a member cannot publish, nor a secretary for another branch', async () => {
  await start()
  await bot.says('何兰仙', '学习')
  expect(bot.seenBy('何兰仙')).not.toContain('发布学习任务')
  await bot.says('张春松', '学习')
  await bot.press('张春松', '发布学习任务')
  const answer = await bot.press('张春松', '发布', { ...taskForm, unit: unitIdOf('B2') })
  expect(answer).toContain('书记')
  expect(bot.groupSees('B2')).toBe('')
})

test.each([
  ['a day that is over', { dueOn: '2018-02-07 +0800' }, '不能早于今天'],
  ['no page', { whereToRead: 'javascript:alert(1)' }, '网址'],
  ['a material without a title', { kind2: 'code' }, '名称'],
  ['a foreign topic', { topics: ['other'] }, '填写有误'],
])('a task with %s is refused', async (_, form, sentence) => {
  await start()
  expect(await publish(form)).toContain(sentence)
  expect(bot.groupSees('B1')).toBe('')
})

test('markup in a title stays text', async () => {
  await start()
  await publish({ title: '<at id=all></at> **粗** [点](https://x.cn)', material1: '<at id=all>' })
  const card = JSON.stringify(bot.cardsOfKind('studyGroupTask')[0]?.card?.body)
  expect(card).not.toContain('<at')
  expect(card).not.toContain('](http')
  expect(bot.groupSees('B1')).toContain('<at id=all>')
})

test('a moved due day shows everywhere; an ended task takes no more answers', async () => {
  await start()
  await publish()
  await bot.press('张春松', '改截止日')
  expect(await bot.press('张春松', '保存', { dueOn: '2018-02-26 +0800' })).toBe('截止日已改')
  expect(bot.groupSees('B1')).toContain('2月26日（周一）')
  expect(await bot.press('张春松', '结束任务')).toBe('任务已结束')
  expect(bot.groupSees('B1')).toContain('已经结束')
  expect(await bot.pressStale('何兰仙', '我已学完')).toBe('已经结束了')
})

test('reminders follow the due day and leave out who is done', async () => {
  await start('2018-02-22T09:00')
  await publish({ dueOn: '2018-02-26 +0800' })
  await bot.press('何兰仙', '我已学完')
  await bot.goTo('2018-02-23T09:00')
  expect(bot.remindedOn('2018-02-23')).toContain('杨宗成')
  expect(bot.remindedOn('2018-02-23')).not.toContain('何兰仙')
  await bot.press('杨宗成', '我已学完')
  await bot.goTo('2018-02-26T09:00')
  expect(bot.remindedOn('2018-02-26')).not.toContain('杨宗成')
  expect(bot.remindedOn('2018-02-26')).toContain('李朝春')
})

test('without a plan the secretary is told to make one', async () => {
  bot = await startBot({})
  await bot.says('张春松', '学习')
  expect(bot.lastSeenBy('张春松')).toContain('还没有今年的方案')
})

test('nothing a person typed is in the log', async () => {
  await start()
  await publish({ title: '青松计划' })
  expect(bot.logged.join('\n')).not.toContain('青松')
  expect(bot.logged.join('\n')).toContain(personIdOf('M02'))
})

test('where no group is bound, each member gets the task alone', async () => {
  await start()
  bot.database.inTransaction((tx) => updateChat(tx, 'oc_B1', { unitId: null }))
  expect(await publish()).toBe('已发布：0 个群，另外单独发给 24 人')
  expect(bot.lastSeenBy('何兰仙')).toContain('学习任务：学习十九大报告')
  expect(await bot.press('何兰仙', '我已学完')).toBe('已记录，谢谢')
  expect(bot.lastSeenBy('何兰仙')).toContain('已学完')
})

test('an overdue task climbs: the person, then the group leader with a number only', async () => {
  await start('2018-02-24T09:00')
  await publish({ dueOn: '2018-02-26 +0800' })
  await bot.goTo('2018-02-27T09:00')
  expect(bot.remindedOn('2018-02-27')).toContain('杨宗成')
  await bot.goTo('2018-02-28T09:00')
  const leader = bot.lastSeenBy('周开坤')
  expect(leader).toContain('第1小组 · 学习任务：还有 8 人')
  expect(leader).not.toContain('杨宗成')
})
