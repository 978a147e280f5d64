import { afterEach, beforeEach, expect, test } from 'vitest'
import { findCycle, updateCycle } from '../../db/queries/cycles.ts'
import { insertLeaveRequest } from '../../db/queries/leave-requests.ts'
import { insertMeetingWindow } from '../../db/queries/meeting-windows.ts'
import { replacePosts, updatePerson } from '../../db/queries/people.ts'
import { talk } from '../../src/features/talk/index.ts'
import type { TestBot } from '../support/start-bot.ts'
import {
  changeRegister,
  opensPair,
  pressCarrying,
  recordText as text,
  startTalking,
  talkGate,
  talksBetween,
  talkThrough,
  today,
  wantedIn,
} from '../support/talk-story.ts'
import { personIdOf, rootId, unitIdOf, villagers } from '../support/village.ts'

let bot: TestBot
afterEach(() => bot.close())

beforeEach(async () => {
  bot = await startTalking()
})

const talksOf = (a: string, b: string) => talksBetween(bot, a, b)
const gate = (unit: string) => talkGate(bot, unit)

test('the sample village has 15 pairs in the general branch and 30 in all', () => {
  expect(wantedIn(bot)).toHaveLength(30)
  const counts = ['GB', 'B1', 'B2', 'B3'].map(
    (unit) => wantedIn(bot).filter((pair) => pair.unitIds.includes(unitIdOf(unit))).length,
  )
  expect(counts).toEqual([15, 6, 6, 6])
  const spoken = wantedIn(bot).filter((pair) => pair.rules.includes(4))
  const away = ['M15', 'M20', 'M26', 'M38', 'M43', 'M44', 'M56', 'M60'].map(personIdOf)
  expect(spoken.filter((pair) => away.includes(pair.aId) || away.includes(pair.bId))).toEqual([])
})

test('a talk is proposed, agreed, held, confirmed and recorded', async () => {
  await opensPair(bot, '茶应明', '张春松')
  await bot.press('茶应明', '约时间')
  const offer = { moment: '2018-02-25 09:00 +0800', place: '一组活动场所' }
  expect(await bot.press('茶应明', '发给对方', offer)).toContain('张春松')
  expect(bot.lastSeenBy('张春松')).toContain('约您谈心')
  expect(bot.lastSeenBy('张春松')).toContain('一组活动场所')
  expect(await bot.press('张春松', '同意这个时间')).toBe('约好了')
  await bot.goTo('2018-02-25T11:00')
  await bot.press('茶应明', '谈完了')
  await bot.press('茶应明', '登记', { heldOn: '2018-02-25 +0800', mode: 'faceToFace' })
  expect(await bot.press('张春松', '确认谈过')).toContain('已确认')
  expect(gate('GB').lacks).toHaveLength(15)
  await bot.press('茶应明', '谈话记录')
  expect(await bot.press('茶应明', '保存', { result: 'agreed', work: '水渠' })).toContain('3 项')
  expect(await bot.press('茶应明', '保存', text)).toContain('等对方看过')
  await bot.press('张春松', '谈话记录')
  expect(bot.lastSeenBy('张春松')).toContain('水渠维护要排班')
  expect(await bot.press('张春松', '记录属实，确认')).toContain('完成')
  expect(gate('GB').lacks).toHaveLength(14)
  expect(gate('B1').lacks).toHaveLength(6)
  expect(bot.seenBy('罗秋梅')).not.toContain('水渠')
})

test('an offer that was changed since cannot be agreed to', async () => {
  await opensPair(bot, '茶应明', '张春松')
  await bot.press('茶应明', '约时间')
  await bot.press('茶应明', '发给对方', { moment: '2018-02-25 09:00 +0800', place: '甲' })
  await bot.press('茶应明', '换个时间')
  await bot.press('茶应明', '发给对方', { moment: '2018-02-26 09:00 +0800', place: '乙' })
  const agree = (carried: Record<string, unknown>) => carried['plan'] === '2018-02-25 09:00 甲'
  expect(await pressCarrying(bot, '张春松', agree)).toContain('刚刚有改动')
  expect(talksOf('M01', 'M02')[0]?.planAcceptedById).toBeNull()
})

test('a phone call is kept and does not satisfy', async () => {
  await opensPair(bot, '茶应明', '张春松')
  await bot.press('茶应明', '谈完了')
  expect(await bot.press('茶应明', '登记', { ...today, mode: 'phone' })).toContain('当面谈才算')
  expect(bot.lastSeenBy('茶应明')).toContain('不算')
  expect(talksOf('M01', 'M02').map((one) => one.mode)).toEqual(['phone'])
  expect(gate('GB').lacks).toHaveLength(15)
  await talkThrough(bot, '茶应明', '张春松')
  expect(talksOf('M01', 'M02').map((one) => one.mode)).toEqual(['phone', 'faceToFace'])
  expect(gate('GB').lacks).toHaveLength(14)
})

test.each([
  ['2018-02-25', '不能晚于今天'],
  ['2018-02-10', '征求意见开始以后'],
])('a talk on %s is refused', async (day, sentence) => {
  await opensPair(bot, '茶应明', '张春松')
  await bot.press('茶应明', '谈完了')
  const form = { heldOn: `${day} +0800`, mode: 'faceToFace' }
  expect(await bot.press('茶应明', '登记', form)).toContain(sentence)
})

test('who says it was not held takes the entry back', async () => {
  await opensPair(bot, '茶应明', '张春松')
  await bot.press('茶应明', '谈完了')
  await bot.press('茶应明', '登记', today)
  expect(await bot.press('张春松', '没有谈过')).toContain('退回')
  expect(talksOf('M01', 'M02')[0]).toMatchObject({ heldOn: null, aConfirmedById: null })
})

test('a second talk becomes a task of both and leaves the gate alone', async () => {
  await talkThrough(bot, '茶应明', '张春松', { result: 'needsSecondTalk' })
  expect(talksOf('M01', 'M02').map((one) => one.round)).toEqual([1, 2])
  expect(gate('GB').lacks).toHaveLength(14)
  expect(gate('GB').notes?.map((note) => note.personIds)).toContainEqual([
    personIdOf('M01'),
    personIdOf('M02'),
  ])
  const owed = talk.duties?.owedBy(bot.database, personIdOf('M02'), bot.time.now()) ?? []
  expect(owed.map((one) => one.title)).toContain('与茶应明再谈一次')
  await talkThrough(bot, '张春松', '茶应明')
  expect(gate('GB').notes).toEqual([])
})

test('a talk entered days later is shown to the secretary, and counts', async () => {
  await opensPair(bot, '张春松', '罗秋梅')
  await bot.press('张春松', '谈完了')
  await bot.press('张春松', '登记', { ...today, heldOn: '2018-02-21 +0800' })
  await bot.press('罗秋梅', '确认谈过')
  await bot.says('张春松', '谈心')
  await bot.press('张春松', '禾坪一支部的进度')
  await bot.press('张春松', '日期要核对的（1）')
  expect(bot.lastSeenBy('张春松')).toContain('谈完两天以后才登记')
})

test('a change of a team drops its pairs, keeps what is done and tells the secretaries once', async () => {
  await talkThrough(bot, '张春松', '罗秋梅')
  const before = wantedIn(bot).map((pair) => pair.pairKey)
  await changeRegister(bot, (tx) => {
    replacePosts(tx, { personId: personIdOf('M03'), rootId }, [])
  })
  const after = wantedIn(bot).map((pair) => pair.pairKey)
  expect(before.filter((key) => !after.includes(key))).toHaveLength(3)
  expect(after.filter((key) => !before.includes(key))).toEqual([])
  expect(talksOf('M02', 'M03')).toHaveLength(1)
  expect(bot.lastSeenBy('茶应明')).toContain('不再要求 3 对')
  expect(bot.lastSeenBy('张春松')).toContain('不再要求 3 对')
  expect(bot.seenBy('郭文蓉')).not.toContain('不再要求')
  await bot.tick()
  expect(bot.cardsOfKind('talkChanges')).toHaveLength(2)
})

test('a representative who moves away is replaced, unless the talk was held', async () => {
  const ofBranch = (code: string) =>
    wantedIn(bot)
      .filter((pair) => pair.rules.includes(4) && pair.pairKey.includes(personIdOf(code)))
      .map((pair) => (pair.aId === personIdOf(code) ? pair.bId : pair.aId))
  const [first = ''] = ofBranch('M01')
  const move = (personId: string) => (tx: Parameters<typeof updatePerson>[0]) =>
    updatePerson(tx, personId, { branchId: unitIdOf('B3'), groupId: null })
  await changeRegister(bot, move(first))
  const [second = ''] = ofBranch('M01')
  expect(second).not.toBe(first)
  const name = villagers.find((one) => personIdOf(one.code) === second)?.name ?? ''
  await talkThrough(bot, '茶应明', name)
  await bot.goTo('2018-02-24T10:00')
  await changeRegister(bot, move(second))
  expect(ofBranch('M01')).toEqual([second])
  expect(gate('GB').lacks).toHaveLength(14)
})

test('a parameter of the plan changes the pairs', async () => {
  const cycle = findCycle(bot.database, 'cycle')
  if (!cycle) throw new Error('no cycle')
  bot.database.inTransaction((tx) => {
    const parameters = { ...cycle.parameters, talk: { ...cycle.parameters.talk, k: 2 } }
    updateCycle(tx, 'cycle', { parameters })
  })
  await bot.tick()
  expect(wantedIn(bot)).toHaveLength(41)
  expect(gate('GB').lacks).toHaveLength(20)
})

test('a branch that meets later has its talks until then; the general branch has not', async () => {
  bot.database.inTransaction((tx) =>
    insertMeetingWindow(tx, {
      cycleId: 'cycle',
      unitId: unitIdOf('B3'),
      version: 2,
      windowFrom: '2018-03-14',
      windowTo: '2018-03-14',
      insteadOf: '2018-03-07',
      outsideWindow: true,
      reason: '',
      failing: ['G5'],
      byPersonId: personIdOf('M47'),
      at: 0,
    }),
  )
  bot.time.moveTo(new Date('2018-03-10T09:00:00+08:00'))
  await opensPair(bot, '李春远', '李立蓉')
  await bot.press('李春远', '谈完了')
  expect(
    await bot.press('李春远', '登记', { heldOn: '2018-03-10 +0800', mode: 'faceToFace' }),
  ).toContain('已登记')
  await opensPair(bot, '茶应明', '张春松')
  await bot.press('茶应明', '谈完了')
  expect(
    await bot.press('茶应明', '登记', { heldOn: '2018-03-10 +0800', mode: 'faceToFace' }),
  ).toContain('开会以前')
})

test('a talk on a day the partner had leave is shown to the secretary', async () => {
  bot.database.inTransaction((tx) =>
    insertLeaveRequest(tx, {
      leaveId: 'l',
      cycleId: 'cycle',
      unitId: unitIdOf('B1'),
      personId: personIdOf('M03'),
      windowFrom: '2018-03-07',
      reasonClass: 'illness',
      reason: '',
      approver: 'generalBranchSecretary',
      state: 'approved',
      byPersonId: personIdOf('M03'),
      askedAt: 0,
      decidedById: null,
      decidedAt: null,
    }),
  )
  bot.time.moveTo(new Date('2018-03-08T09:00:00+08:00'))
  await opensPair(bot, '张春松', '罗秋梅')
  await bot.press('张春松', '谈完了')
  await bot.press('张春松', '登记', { heldOn: '2018-03-08 +0800', mode: 'faceToFace' })
  expect(talksOf('M02', 'M03')[0]?.flags).toEqual(['whileOnLeave'])
})
