import { afterEach, beforeEach, expect, test } from 'vitest'
import { updatePerson } from '../../db/queries/people.ts'
import { getPerson } from '../../db/queries/people.ts'
import { roster } from '../../src/features/roster/index.ts'
import { startBot, type TestBot } from '../support/start-bot.ts'
import { personIdOf, rootId, unitIdOf } from '../support/village.ts'

let bot: TestBot

beforeEach(async () => {
  bot = await startBot()
})
afterEach(async () => {
  await bot.close()
})

const accountOf = (code: string) => getPerson(bot.database, personIdOf(code)).openId

function unlink(...codes: string[]): void {
  bot.database.inTransaction((tx) => {
    for (const code of codes) updatePerson(tx, personIdOf(code), { openId: null })
  })
}

async function moved(
  kind: 'peopleJoined' | 'peopleLeft',
  chat: string,
  people: { openId: string; name: string }[],
): Promise<void> {
  await bot.arrive({ ...bot.arrival(), kind, chatId: `oc_${chat}`, people })
}

test('who joins or leaves is offered to the branch secretary, several in one card', async () => {
  unlink('M44')
  await moved('peopleJoined', 'B2', [
    { openId: 'ou_new', name: '尹永辉' },
    { openId: 'ou_guest', name: '过路人' },
  ])
  await moved('peopleLeft', 'B2', [{ openId: 'ou_M38', name: '字建辉' }])
  expect(bot.cardsOfKind('chatMoves')).toHaveLength(1)
  const seen = bot.lastSeenBy('郭文蓉')
  expect(seen).toContain('尹永辉 进群了。是名册上的 尹永辉')
  expect(seen).toContain('过路人 进群了，名册上没有这个名字')
  expect(seen).toContain('字建辉（正式党员 · 禾坪二支部第1小组） 退群了')
  expect(accountOf('M44')).toBeNull()
  expect(accountOf('M38')).toBe('ou_M38')

  expect(await bot.press('郭文蓉', '是')).toBe('对上了')
  expect(accountOf('M44')).toBe('ou_new')
  expect(await bot.press('郭文蓉', '仍在册')).toBe('好的，名册不变')
  expect(await bot.press('郭文蓉', '不用管')).toBe('好的，名册不变')
  expect(bot.lastSeenBy('郭文蓉')).toContain('都处理好了')
})

test('a branch secretary without an account: the general branch is asked', async () => {
  unlink('M27')
  await moved('peopleJoined', 'B2', [{ openId: 'ou_guest', name: '过路人' }])
  await bot.press('茶应明', '不用管')
  await moved('peopleJoined', 'B2', [{ openId: 'ou_other', name: '另一人' }])
  expect(bot.cardsOfKind('chatMoves').map((card) => card.openId)).toEqual(['ou_M01', 'ou_M01'])
})

test('somebody on the register who comes back is not asked about', async () => {
  await moved('peopleLeft', 'B2', [{ openId: 'ou_M38', name: '字建辉' }])
  await moved('peopleJoined', 'B2', [{ openId: 'ou_M38', name: '字建辉' }])
  expect(bot.lastSeenBy('郭文蓉')).toContain('都处理好了')
  await moved('peopleLeft', 'B2', [{ openId: 'ou_guest', name: '过路人' }])
  expect(bot.lastSeenBy('郭文蓉')).toContain('都处理好了')
})

test('a doubtful name is asked, and what is refused does not come back', async () => {
  unlink('M56')
  bot.platform.chats.get('oc_B3')?.members.push({ openId: 'ou_far', name: '晓远（城里）' })
  await bot.says('茶应明', '/设置', { chat: 'B3' })
  await bot.says('茶立川', '名册')
  await bot.press('茶立川', '确认对不上的人（2）')
  expect(bot.lastSeenBy('茶立川')).toContain('群里哪一位是 李晓远')
  expect(await bot.press('茶立川', '都不是')).toBe('好的，记下了')
  expect(accountOf('M56')).toBeNull()
  expect(bot.lastSeenBy('茶立川')).toContain('群里哪一位是 李晓远')
  expect(await bot.press('茶立川', '就是这位', { account: 'ou_far' })).toBe('对上了')
  expect(accountOf('M56')).toBe('ou_far')
  expect(bot.lastSeenBy('茶立川')).toContain('李晓远（在 禾坪三支部 群） 不在名册上')
  expect(await bot.press('茶立川', '不用管')).toBe('好的，以后不再问')
  expect(bot.lastSeenBy('茶立川')).toContain('都确认好了')
})

test('an account outside the bound chats, or one that is taken, is never linked', async () => {
  unlink('M56')
  await bot.says('茶应明', '名册 李晓远')
  const taken = '这个账号已经对上别人了'
  expect(await bot.press('茶应明', '对上', { account: 'ou_elsewhere' })).toBe(taken)
  expect(await bot.press('茶应明', '对上', { account: 'ou_M01' })).toBe(taken)
  expect(await bot.press('茶应明', '对上', { account: 'ou_M56' })).toBe('对上了')
})

test('somebody in the group who is not on the register can be added to it', async () => {
  await moved('peopleJoined', 'B1', [{ openId: 'ou_new', name: '新来的' }])
  await bot.press('张春松', '添加到名册')
  const form = { name: '新来的', kind: 'activistApplicant', home: unitIdOf('B1') }
  const added = { ...form, how: 'added', onDay: '2018-02-06 +0800' }
  expect(await bot.press('张春松', '添加', added)).toBe('已添加')
  expect(bot.lastSeenBy('张春松')).toContain('入党积极分子 · 禾坪一支部')
  expect(bot.lastSeenBy('张春松')).toContain('账号：新来的')
})

test('what the register lacks is owed by the secretary of the branch', async () => {
  bot.database.inTransaction((tx) => updatePerson(tx, personIdOf('M08'), { contactPersonId: null }))
  const { duties } = roster
  const owed = duties?.owedBy(bot.database, personIdOf('M02'), bot.time.now())
  expect(owed?.map((duty) => duty.title)).toEqual(['补全联系人（1）'])
  expect(duties?.owedBy(bot.database, personIdOf('M01'), bot.time.now())).toEqual([])
  expect(duties?.owedBy(bot.database, personIdOf('M13'), bot.time.now())).toEqual([])
  const duty = `roster:contact:${unitIdOf('B1')}`
  const open = duties?.openIn(bot.database, rootId, bot.time.now())
  expect(open).toMatchObject([{ duty, owing: [personIdOf('M02')], unitId: unitIdOf('B1') }])
  expect(duties?.owed(bot.database, duty, personIdOf('M02'), bot.time.now())?.open).toEqual({
    card: 'rosterContacts',
    key: { unitId: unitIdOf('B1'), skip: '0' },
  })
  expect(duties?.owed(bot.database, duty, personIdOf('M03'), bot.time.now())).toBeUndefined()
})

test('a branch secretary cannot reach into another branch by a pressed button', async () => {
  await bot.says('茶应明', '名册 罗秋梅')
  expect(await bot.pressForwarded('郭文蓉', '茶应明', '保存')).toContain('不是发给您的')
  bot.database.inTransaction((tx) =>
    updatePerson(tx, personIdOf('M32'), { branchId: unitIdOf('B1') }),
  )
  await bot.says('郭文蓉', '名册 张晓禾')
  expect(bot.lastSeenBy('郭文蓉')).not.toContain('禾坪一支部')
})
