import { afterEach, expect, test } from 'vitest'
import { studySessionsHeldFor } from '../../db/queries/study-sessions.ts'
import { getUnit } from '../../db/queries/units.ts'
import { study } from '../../src/features/study/index.ts'
import { insertRunningCycle } from '../support/running-cycle.ts'
import { startBot, type TestBot } from '../support/start-bot.ts'
import { personIdOf, unitIdOf } from '../support/village.ts'

let bot: TestBot
afterEach(() => bot.close())

async function start(now = '2018-02-08T09:00'): Promise<void> {
  bot = await startBot({ now })
  bot.database.inTransaction(insertRunningCycle)
}

const allTopics = ['eightClarities', 'fourteenPersistences', 'memberDuties']
const sessionForm = {
  kind: 'guidedReading',
  heldOn: '2018-02-10 +0800',
  startsAt: '9:00',
  place: '一组活动场所',
  leader: '张春松',
  topics: allTopics,
}

async function arrange(secretary = '张春松', form: Record<string, unknown> = {}) {
  await bot.says(secretary, '学习')
  await bot.press(secretary, '安排集中学习')
  return await bot.press(secretary, '安排', { ...sessionForm, ...form })
}

function owedBy(code: string): string[] {
  const now = bot.time.now()
  return study.duties?.owedBy(bot.database, personIdOf(code), now).map((one) => one.kind) ?? []
}

test('a session is announced, held and caught up by who was absent', async () => {
  await start()
  expect(await arrange()).toBe('集中学习已安排')
  expect(bot.groupSees('B1')).toContain('2月10日（周六） 09:00')
  expect(bot.lastSeenBy('张春松')).toContain('到了那天才能登记')

  await bot.goTo('2018-02-10T12:00')
  await bot.says('张春松', '学习')
  await bot.press('张春松', '登记到会')
  const absent = [personIdOf('M13'), personIdOf('M08')]
  expect(await bot.press('张春松', '登记', { absent })).toBe('已登记，2 人需要补学')
  expect(bot.lastSeenBy('张春松')).toContain('应到 24　实到 22')

  expect(bot.lastSeenBy('何兰仙')).toContain('补学')
  expect(await bot.press('何兰仙', '我已补学', { what: '看了报告第三部分' })).toContain('已记录')
  expect(await bot.press('周开坤', '我已补学', { what: '读给他听' })).toContain('已记录')
  expect(owedBy('M13')).toEqual([])
})

test('the secretary notes several people as caught up', async () => {
  await start('2018-02-10T12:00')
  await arrange()
  await bot.press('张春松', '登记', { absent: [personIdOf('M13'), personIdOf('M14')] })
  await bot.says('张春松', '学习')
  await bot.press('张春松', '补学名单（2 人次）')
  expect(bot.lastSeenBy('张春松')).toContain('何兰仙、普晓远')
  expect(await bot.press('张春松', '登记为已补学')).toBe('请先选人')
  const people = [personIdOf('M13')]
  expect(await bot.press('张春松', '登记为已补学', { people })).toBe('已登记 1 人补学')
  expect(bot.lastSeenBy('张春松')).toContain('普晓远')
  expect(bot.lastSeenBy('张春松')).not.toContain('何兰仙')
  expect(owedBy('M14')).toEqual(['补学'])
})

test('attendance can be corrected: who was there after all owes nothing', async () => {
  await start('2018-02-10T12:00')
  await arrange()
  await bot.press('张春松', '登记', { absent: [personIdOf('M13')] })
  expect(owedBy('M13')).toEqual(['补学'])
  expect(await bot.press('张春松', '登记', { absent: [] })).toBe('已登记，全部到齐')
  expect(owedBy('M13')).toEqual([])
})

test('somebody of another branch cannot be noted as absent', async () => {
  await start('2018-02-10T12:00')
  await arrange()
  expect(await bot.press('张春松', '登记', { absent: [personIdOf('M29')] })).toContain('填写有误')
})

test('a session called off is so in the group as well', async () => {
  await start()
  await arrange()
  expect(await bot.press('张春松', '取消这次学习')).toBe('已取消这次学习')
  expect(bot.groupSees('B1')).toContain('已取消')
  expect(bot.lastSeenBy('张春松')).toContain('还没有集中学习')
})

test('the group is told again the working day before', async () => {
  await start()
  await arrange('张春松', { heldOn: '2018-02-12 +0800' })
  await bot.goTo('2018-02-11T12:00')
  const days = bot.cardsOfKind('studySessionNotice').map((message) => message.at.getUTCDate())
  expect(days.length).toBe(2)
})

test('coverage counts a joint session for the branches that were there', async () => {
  await start('2018-02-10T12:00')
  await arrange('茶应明', { unit: unitIdOf('GB') })
  const others = bot.lastSeenBy('茶应明')
  expect(others).toContain('没来的人')
  const absent = ['M47', 'M48', 'M49', 'M50', 'M51', 'M52', 'M53', 'M54', 'M55', 'M60']
  await bot.press('茶应明', '登记', { absent: absent.map(personIdOf) })
  const held = (code: string) => {
    const { unitId, rootId } = getUnit(bot.database, unitIdOf(code))
    return studySessionsHeldFor(bot.database, 'cycle', { unitId, rootId }).length
  }
  expect([held('B1'), held('B2'), held('B3')]).toEqual([1, 1, 0])
  await bot.says('茶应明', '学习')
  expect(bot.lastSeenBy('茶应明')).toContain('党员义务　学了 2/3 个支部')
  expect(bot.lastSeenBy('茶应明')).toContain('党的基层组织的基本任务　学了 0/3 个支部')
})

test('a secretary owes sessions, then their attendance, then the missing topics', async () => {
  await start()
  expect(owedBy('M02')).toEqual(['安排集中学习'])
  await arrange()
  expect(owedBy('M02')).toEqual([])
  await bot.goTo('2018-02-11T12:00')
  expect(owedBy('M02')).toEqual(['登记到会'])
  await bot.says('张春松', '学习')
  await bot.press('张春松', '登记到会')
  await bot.press('张春松', '登记', { absent: [] })
  expect(owedBy('M02')).toEqual([])
  bot.time.moveTo(new Date('2018-02-22T07:00+08:00'))
  await bot.goTo('2018-02-22T12:00')
  expect(owedBy('M02')).toEqual(['学习重点'])
  expect(bot.remindedOn('2018-02-22')).toEqual(expect.arrayContaining(['张春松', '郭文蓉']))
})

test('the board of a branch counts its own people only', async () => {
  await start()
  await bot.says('茶应明', '学习')
  await bot.press('茶应明', '发布学习任务')
  await bot.press('茶应明', '发布', {
    title: '学党章',
    kind1: 'constitution',
    material1: '党章',
    unit: unitIdOf('GB'),
    topics: [],
    dueOn: '2018-02-22 +0800',
  })
  await bot.press('何兰仙', '我已学完')
  const boards = study.duties?.openIn(bot.database, unitIdOf('GB'), bot.time.now()) ?? []
  const tasks = boards.filter((one) => one.kind === '学习任务')
  expect(tasks.map((one) => one.unitId)).toEqual(['B1', 'B2', 'B3'].map(unitIdOf))
  expect(tasks.map((one) => one.of - one.owing.length)).toEqual([1, 0, 0])
  const group = study.duties?.openIn(bot.database, unitIdOf('B1G1'), bot.time.now()) ?? []
  expect(group.flatMap((one) => one.owing)).not.toContain(personIdOf('M03'))
  expect(group.flatMap((one) => one.owing)).not.toContain(personIdOf('M13'))
  expect(group.flatMap((one) => one.owing)).toContain(personIdOf('M11'))
})
