import { afterEach, beforeEach, expect, test } from 'vitest'
import { gradesOf, gradingMeetingOf } from '../../db/queries/grades.ts'
import { gradeReceiptsOf } from '../../db/queries/grading-receipts.ts'
import { flagsOf, replaceFlags, updatePerson } from '../../db/queries/people.ts'
import { insertDecided } from '../support/decided-branch.ts'
import {
  holdAppraisal,
  meetAndPass,
  pressBeside,
  propose,
  proposeForSecretary,
} from '../support/graded-branch.ts'
import { startBot, type TestBot } from '../support/start-bot.ts'
import { personIdOf, unitIdOf } from '../support/village.ts'

let bot: TestBot
afterEach(() => bot.close())
beforeEach(async () => {
  bot = await startBot({ now: '2018-03-12T09:00' })
})

const of = (code: string) => ({ cycleId: 'cycle', unitId: unitIdOf(code) })
const receiptOf = (unit: string, code: string) =>
  gradeReceiptsOf(bot.database, of(unit)).get(personIdOf(code))
const countedAt = (unit: string) => gradesOf(bot.database, of(unit)).map((one) => one.personId)

function moveTo(code: string, place: string): void {
  bot.database.inTransaction((tx) => {
    const flags = flagsOf(tx, personIdOf(code)).map(({ flag, detail }) =>
      flag === 'flowOut' ? { flag, detail: place } : { flag, detail },
    )
    replaceFlags(tx, personIdOf(code), flags)
  })
}

async function openReceipts(secretary: string): Promise<void> {
  await bot.says(secretary, '评定')
  await bot.press(secretary, '流动党员回执')
}

test('who is appraised at the destination is not counted here, and a receipt is awaited', async () => {
  holdAppraisal(bot, 'B1')
  await bot.says('张春松', '评定')
  expect(bot.lastSeenBy('张春松')).toContain('2 人在流入地参评，不计入本支部人数')
  await bot.press('张春松', '开始写初评意见')
  expect(bot.lastSeenBy('张春松')).toContain('参评 23 人')
  await openReceipts('张春松')
  expect(bot.lastSeenBy('张春松')).toContain('还有 2 人等回执')
  await pressBeside(bot, '张春松', '张向强', '登记')
  const day = { receivedOn: '2018-03-12' }
  expect(await bot.press('张春松', '登记', day)).toContain('请写明情况')
  expect(await bot.press('张春松', '登记', { receivedOn: '2018-03-13' })).toContain('不能晚于')
  expect(await bot.press('张春松', '登记', { ...day, grade: 'qualified' })).toBe('回执已登记')
  expect(bot.lastSeenBy('张春松')).toContain('张向强　已收到（3月12日）')
  expect(bot.lastSeenBy('张春松')).toContain('还有 1 人等回执')
  await pressBeside(bot, '张春松', '赵海辉', '登记')
  const note = '对方支部合并，今年没有评'
  expect(await bot.press('张春松', '登记', { ...day, note })).toBe('回执已登记')
  expect(receiptOf('B1', 'M20')).toMatchObject({ grade: null, note })
  expect(bot.lastSeenBy('张春松')).toContain('还有 0 人等回执')
})

test('who came home before the register was frozen is graded here: N = 24, still four', async () => {
  moveTo('M15', 'returnedHome')
  holdAppraisal(bot, 'B1')
  await bot.says('张春松', '评定')
  await bot.press('张春松', '开始写初评意见')
  expect(bot.lastSeenBy('张春松')).toContain('参评 24 人')
  expect(bot.lastSeenBy('张春松')).toContain('即 4 人')
  await openReceipts('张春松')
  expect(bot.lastSeenBy('张春松')).toContain('张向强　在本支部参评')
})

test('graded at both places: flagged, and the branch says with a reason which one counts', async () => {
  insertDecided(bot, 'B2', { M37: 'qualified' })
  await openReceipts('郭文蓉')
  await pressBeside(bot, '郭文蓉', '郭海岩', '登记')
  const receipt = { receivedOn: '2018-03-12', grade: 'excellent' }
  expect(await bot.press('郭文蓉', '登记', receipt)).toContain('本支部也评了等次')
  expect(bot.lastSeenBy('郭文蓉')).toContain('本支部：合格　流入地：优秀')
  expect(countedAt('B2')).toContain(personIdOf('M37'))
  await expect(bot.press('郭文蓉', '选定', { chosen: 'destination', reason: '' })).rejects.toThrow(
    'reason',
  )
  const reason = '一年都在那边过组织生活'
  expect(await bot.press('郭文蓉', '选定', { chosen: 'destination', reason })).toContain(
    '不合并计算',
  )
  expect(receiptOf('B2', 'M37')).toMatchObject({ chosen: 'destination', chosenReason: reason })
  expect(countedAt('B2')).not.toContain(personIdOf('M37'))
  expect(countedAt('B2')).toHaveLength(14)
  await bot.says('郭文蓉', '评定')
  expect(bot.lastSeenBy('郭文蓉')).toContain('参评 14 人')
})

test('a later receipt is chosen about anew; without a second grade there is nothing to choose', async () => {
  insertDecided(bot, 'B2', { M37: 'qualified' })
  await openReceipts('郭文蓉')
  await pressBeside(bot, '郭文蓉', '郭海岩', '登记')
  const receipt = { receivedOn: '2018-03-12', grade: 'excellent' }
  await bot.press('郭文蓉', '登记', receipt)
  await bot.press('郭文蓉', '选定', { chosen: 'destination', reason: '在那边过组织生活' })
  await pressBeside(bot, '郭文蓉', '郭海岩', '登记')
  await bot.press('郭文蓉', '更正', { receivedOn: '2018-03-12', note: '寄错了，没有等次' })
  expect(receiptOf('B2', 'M37')).toMatchObject({ grade: null, chosen: null })
  expect(countedAt('B2')).toContain(personIdOf('M37'))
})

test('grades wait until every place of appraisal is decided', async () => {
  holdAppraisal(bot, 'B2')
  await propose(bot, 'B2', { M31: 'excellent', M32: 'excellent', M34: 'excellent' })
  await bot.says('茶应明', '评定')
  await pressBeside(bot, '茶应明', '禾坪二支部', '打开')
  await bot.press('茶应明', '写初评意见')
  await bot.press('茶应明', '保存', { grade: 'qualified' })
  await meetAndPass(bot, 'B2')
  await bot.says('郭文蓉', '评定')
  expect(bot.lastSeenBy('郭文蓉')).toContain('1 名流动党员没定在哪里参评')
  await bot.press('郭文蓉', '看评定会')
  await bot.press('郭文蓉', '确认评定结果')
  expect(bot.lastSeenBy('郭文蓉')).toContain('请先定')
  await expect(bot.press('郭文蓉', 'grading.decide')).rejects.toThrow('sees no button')
  moveTo('M43', 'destination')
  await bot.says('郭文蓉', '评定')
  await bot.press('郭文蓉', '看评定会')
  await bot.press('郭文蓉', '确认评定结果')
  expect(await bot.press('郭文蓉', 'grading.decide')).toContain('已确认')
  expect(gradingMeetingOf(bot.database, of('B2'))).toMatchObject({ gradedCount: 15 })
})

test('who died or was expelled after the freeze is out of the list and of N', async () => {
  holdAppraisal(bot, 'B1')
  await propose(bot, 'B1', { M11: 'excellent' })
  await proposeForSecretary(bot, 1)
  bot.database.inTransaction((tx) => updatePerson(tx, personIdOf('M11'), { state: 'left' }))
  await bot.says('张春松', '评定')
  expect(bot.lastSeenBy('张春松')).toContain('优秀 0 人，参评 22 人')
  expect(bot.lastSeenBy('张春松')).toContain('名册定稿后不在本支部的：杨宗成')
  await meetAndPass(bot, 'B1')
  await bot.says('张春松', '评定')
  await bot.press('张春松', '看评定会')
  await bot.press('张春松', '确认评定结果')
  await bot.press('张春松', 'grading.decide')
  expect(countedAt('B1')).toHaveLength(22)
})
