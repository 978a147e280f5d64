import { afterEach, beforeEach, expect, test } from 'vitest'
import { findMinutes, minutesVersionsOf } from '../../db/queries/minutes.ts'
import { typed } from '../support/finished-meeting.ts'
import {
  addTo,
  chair,
  confirmByBoth,
  confirmedTexts,
  finishMeeting,
  recorder,
  startMinutesBot,
  stateOf,
  teamMember,
  toTheEnd,
} from '../support/minutes-desk.ts'
import type { TestBot } from '../support/start-bot.ts'

const reason = '到会时间记错了'

let bot: TestBot
let meetingId: string
beforeEach(async () => {
  bot = await startMinutesBot()
  meetingId = await finishMeeting(bot)
  await confirmByBoth(bot)
})
afterEach(() => bot.close())

const texts = () => confirmedTexts(bot, meetingId)

async function readAsTeam(): Promise<string> {
  await bot.says(teamMember, '会议记录')
  await bot.press(teamMember, '看定稿')
  return bot.lastSeenBy(teamMember)
}

test('needs a reason, keeps the first version, and is confirmed by both again', async () => {
  const [first] = texts()
  await bot.press(recorder, '更正')
  await expect(bot.press(recorder, '开始更正', { reason: '' })).rejects.toThrow('reason')
  expect(await bot.press(recorder, '开始更正', { reason })).toContain('可以改了')
  expect(bot.lastSeenBy(recorder)).toContain(`正在更正，原因：${reason}`)
  expect(await readAsTeam()).toContain('正在更正，还没有两人确认')
  await addTo(bot, recorder, '改地点', { place: '村委会院坝' })
  await confirmByBoth(bot)
  const versions = minutesVersionsOf(bot.database, meetingId)
  expect(versions.map((one) => [one.version, one.reason])).toEqual([
    [1, undefined],
    [2, reason],
  ])
  expect(texts()[0]).toBe(first)
  expect(texts()[1]).toContain('村委会院坝')
  expect(await readAsTeam()).toContain(`第 2 稿，更正原因：${reason}`)
  await bot.press(teamMember, '看上一稿')
  expect(bot.lastSeenBy(teamMember)).toContain('这是旧稿')
  expect(bot.lastSeenBy(teamMember)).toContain(typed.place)
})

test('given up leaves everything as it was', async () => {
  const before = findMinutes(bot.database, meetingId)
  await bot.press(chair, '更正')
  await bot.press(chair, '开始更正', { reason })
  await addTo(bot, chair, '改地点', { place: '别处' })
  await toTheEnd(bot, chair)
  expect(await bot.press(chair, '放弃更正')).toContain('原来的记录不变')
  expect(stateOf(bot, meetingId)).toBe('confirmed')
  const after = findMinutes(bot.database, meetingId)
  expect({ ...after, rev: 0, askedAt: 0 }).toEqual({ ...before, rev: 0, askedAt: 0 })
  await bot.press(chair, '更正')
  await bot.press(chair, '开始更正', { reason })
  expect(bot.lastSeenBy(chair)).toContain(typed.place)
  expect(bot.lastSeenBy(chair)).not.toContain('别处')
  expect(texts()).toHaveLength(1)
})

test('begun by both at once is one correction', async () => {
  await bot.press(recorder, '更正')
  await bot.press(chair, '更正')
  await bot.press(recorder, '开始更正', { reason })
  expect(await bot.press(chair, '开始更正', { reason: '别的原因' })).toBe('您已经提交过了')
  expect(findMinutes(bot.database, meetingId)?.reason).toBe(reason)
})

test('gives the recorder another day, and nothing is overdue because the first one passed', async () => {
  await bot.goTo('2018-03-20T10:00')
  await bot.press(chair, '更正')
  await bot.press(chair, '开始更正', { reason })
  await bot.says(recorder, '待办')
  expect(bot.lastSeenBy(recorder)).toContain('整理禾坪一支部专题组织生活会记录')
  expect(bot.lastSeenBy(recorder)).toContain('3月21日')
})
