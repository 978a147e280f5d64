import { readFileSync } from 'node:fs'
import { afterEach, expect, test } from 'vitest'
import { personByOpenId, postsOf } from '../../db/queries/people.ts'
import { listRegister } from '../../db/queries/register.ts'
import { listUnits } from '../../db/queries/units.ts'
import { gradedBy } from '../../src/organization/participation.ts'
import { startBot, type TestBot } from '../support/start-bot.ts'

const village = readFileSync(new URL('../support/village.csv', import.meta.url))
let bot: TestBot

afterEach(async () => {
  await bot.close()
})

async function joinChat(chat: string, by: string): Promise<void> {
  const { name } = bot.platform.chats.get(`oc_${chat}`) ?? { name: '' }
  await bot.arrive({
    ...bot.arrival(),
    kind: 'botAdded',
    chatId: `oc_${chat}`,
    chatName: name,
    openId: bot.openIdOf(by),
  })
}

/** From nothing to a general branch with a secretary. */
async function founded(): Promise<void> {
  bot = await startBot({ village: 'empty' })
  await joinChat('GB', '茶应明')
  await bot.press('茶应明', '设置', { name: '禾坪村党总支' })
}

const unitByName = (name: string) => {
  const rootId = personByOpenId(bot.database, 'ou_M01')?.rootId ?? ''
  return listUnits(bot.database, rootId).find((unit) => unit.name === name)
}

test('the bot greets a new group; only its owner sets it up', async () => {
  bot = await startBot({ village: 'empty' })
  await joinChat('GB', '张春松')
  expect(bot.groupSees('GB')).toContain('群主（茶应明）')
  expect(await bot.press('张春松', '设置', { name: '我的总支' })).toBe('请群主来点，谢谢')
  expect(await bot.press('茶应明', '设置', { name: '禾坪村党总支' })).toBe(
    '设置好了，请看我发给您的消息',
  )
  expect(bot.groupSees('GB')).toContain('本群是 禾坪村党总支 的工作群')
  expect(bot.lastSeenBy('茶应明')).toContain('第一步：导入党员名册')
  const secretary = personByOpenId(bot.database, 'ou_M01')
  expect(postsOf(bot.database, secretary?.personId ?? '')).toMatchObject([
    { body: 'GB', post: 'secretary' },
  ])
  expect(await bot.pressStale('茶应明', '设置', { name: '又一个' })).toBe('这个群已经设置过了')
})

test('the owner may name somebody else secretary, who is then written to', async () => {
  bot = await startBot({ village: 'empty' })
  await joinChat('GB', '茶应明')
  const form = { name: '禾坪村党总支', secretary: 'ou_M02', secretaryName: '张春松' }
  expect(await bot.press('茶应明', '设置', form)).toBe('设置好了，已请书记接着办')
  expect(bot.seenBy('茶应明')).toBe('')
  expect(bot.seenBy('张春松')).toContain('第一步')
  const outsider = { name: 'x', secretary: 'ou_nobody' }
  expect(await bot.pressStale('茶应明', '设置', outsider)).toBe('这个群已经设置过了')
})

test('the whole village is imported after the secretary has looked at it', async () => {
  await founded()
  await bot.sendsFile('茶应明', '名册.csv', village)
  expect(bot.lastSeenBy('茶应明')).toContain('新增 67 人，有变化 1 人')
  const rootId = personByOpenId(bot.database, 'ou_M01')?.rootId ?? ''
  expect(listRegister(bot.database, rootId)).toHaveLength(1)

  const names = { branch1: '禾坪一支部', branch2: '禾坪二支部', branch3: '禾坪三支部' }
  expect(await bot.press('茶应明', '确认导入', names)).toBe('导入好了')
  const rows = listRegister(bot.database, rootId)
  expect(rows).toHaveLength(68)
  expect(rows[0]).toMatchObject({ rosterCode: 'M01', openId: 'ou_M01', name: '茶应明' })
  expect(rows.filter((row) => row.openId !== null)).toHaveLength(62)
  const graded = ['禾坪一支部', '禾坪二支部', '禾坪三支部'].map(
    (name) => gradedBy(rows, unitByName(name)?.unitId ?? '').length,
  )
  expect(graded).toEqual([23, 15, 9])
  expect(bot.lastSeenBy('茶应明')).toContain('补全联系人（5）')
  expect(await bot.pressStale('茶应明', '确认导入', names)).toBe('已经结束了')
})

test('a branch set up from its chat before the import keeps its chat', async () => {
  await founded()
  bot.platform.chats.get('oc_B2')?.members.push({ openId: 'ou_M01', name: '茶应明' })
  await joinChat('B2', '茶应明')
  expect(bot.groupSees('B2')).toContain('这是哪个支部的群？')
  expect(await bot.press('茶应明', '设置', { unit: 'new' })).toBe('请填写支部名称')
  expect(await bot.press('茶应明', '设置', { unit: 'new', name: '禾坪二支部' })).toBe('设置好了')
  await bot.sendsFile('茶应明', '名册.csv', village)
  const names = { branch1: '禾坪一支部', branch2: '禾坪二支部', branch3: '禾坪三支部' }
  await bot.press('茶应明', '确认导入', names)
  expect(unitByName('禾坪二支部')?.code).toBe('B2')
  expect(unitByName('禾坪一支部')?.code).toBe('B1')
  await bot.says('郭文蓉', '/设置', { chat: 'B2' })
  expect(bot.groupSees('B2')).toContain('本群是 禾坪二支部 的工作群')
})

test('after the import a branch chat is given to its branch by its owner on the team', async () => {
  await founded()
  await bot.sendsFile('茶应明', '名册.csv', village)
  await bot.press('茶应明', '确认导入', { branch1: '禾坪一支部' })
  await joinChat('B1', '张春松')
  const unit = unitByName('禾坪一支部')?.unitId ?? ''
  expect(await bot.press('罗秋梅', '设置', { unit })).toContain('请群主（须是班子成员）')
  expect(await bot.press('张春松', '设置', { unit })).toBe('设置好了')
  expect(bot.groupSees('B1')).toContain('本群是 禾坪一支部 的工作群')
})

test('a stranger cannot found a second branch in a group that has one', async () => {
  bot = await startBot()
  await bot.says('ou_stranger', '/设置', { chat: 'GB' })
  expect(bot.groupSees('GB')).toContain('本群是 禾坪村党总支 的工作群')
  await bot.says('茶应明', '设置')
  expect(bot.lastSeenBy('茶应明')).toContain('请在要设置的群里发')
})
