import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { groupRecord, notesOfMeeting, stepsOfMeeting } from '../../db/queries/meeting-steps.ts'
import {
  chairs,
  goOnTo,
  meetingIn,
  open,
  signInMany,
  startMeetingDay,
  type UnitCode,
} from '../support/meeting-day.ts'
import { unitIdOf } from '../support/village.ts'
import { startBot, type BotOptions, type TestBot } from '../support/start-bot.ts'

const chair = chairs.B1
const recorder = '罗秋梅'
let bot: TestBot
afterEach(() => bot.close())

const stepsIn = (unit: UnitCode, type: 'A' | 'B' | 'C') =>
  stepsOfMeeting(bot.database, meetingIn(bot, unit, type).meetingId)

async function opened(options: Parameters<typeof startMeetingDay>[0] = {}, form = {}) {
  bot = await startMeetingDay(options)
  await open(bot, 'B1', form)
}

describe('groups', () => {
  test('hold a step by themselves; it ends when all have reported', async () => {
    await opened()
    await signInMany(bot, 'B1')
    await goOnTo(bot, 'B1', '其他党员批评和自我批评')
    expect(bot.lastSeenBy(chair)).toContain('可以分小组进行')
    await bot.press(chair, '分小组进行')
    const groups = ['unit_B1G1', 'unit_B1G2']
    expect(await bot.press(chair, '通知小组', { groups })).toBe('已通知 2 个小组')
    expect(await bot.press(chair, '下一项')).toContain('还有 2 个小组没有报')
    expect(bot.lastSeenBy('周开坤')).toContain('小组会')
    expect(await bot.pressForwarded('李晓强', '周开坤', '小组已开完')).toBe('这张卡片不是发给您的')
    expect(await bot.press('周开坤', '小组已开完', { present: '８' })).toBe('已报，谢谢')
    expect(bot.lastSeenBy(chair)).toContain('已报 1/2，等禾坪一支部第2小组')
    await bot.press('周德成', '小组已开完', { present: '7', record: '苏宗才说浇水的事' })
    const { meetingId } = meetingIn(bot, 'B1', 'B')
    const record = () =>
      notesOfMeeting(bot.database, meetingId).get(groupRecord('B4b', unitIdOf('B1G2')))
    expect(record()).toBe('苏宗才说浇水的事')
    await bot.press('周德成', '小组已开完', { present: '7', record: '' })
    expect(record()).toBe('')
    await bot.press('周德成', '小组已开完', { present: '7', record: '浇水轮流来' })
    expect(record()).toBe('浇水轮流来')
    expect(bot.groupSees('B1') + bot.seenBy('苏宗才')).not.toContain('浇水')
    await bot.press(chair, '下一项')
    expect(bot.lastSeenBy(chair)).toContain('研究整改措施')
    const late = await bot.press('周德成', 'meeting.report', { present: '6' }).catch(() => 'gone')
    expect(late).toBe('议程已经不在这一项了')
  })

  test('can be called back together', async () => {
    await opened()
    await signInMany(bot, 'B1')
    await goOnTo(bot, 'B1', '其他党员批评和自我批评')
    await bot.press(chair, '分小组进行')
    await bot.press(chair, '通知小组', { groups: ['unit_B1G1'] })
    await bot.press(chair, '分小组进行')
    expect(await bot.press(chair, '不分小组了')).toBe('不分小组了')
    expect(bot.lastSeenBy('周开坤')).toContain('小组会已结束')
    expect(await bot.press(chair, '下一项')).toContain('现在：研究整改措施')
  })
})

describe('the appraisal after the life meeting', () => {
  async function playB() {
    await opened()
    await signInMany(bot, 'B1', 15)
    await goOnTo(bot, 'B1', '总结会议，提出整改要求')
  }

  test('waits for it, then follows in one sitting: who sat there need not sign in again', async () => {
    await playB()
    expect(await open(bot, 'B1', {}, '开会 评议')).toContain('要在组织生活会开完以后开')
    await bot.press(recorder, '下一项')
    expect(await open(bot, 'B1', {}, '开会 评议')).toBe('会议开始，请大家签到')
    expect(meetingIn(bot, 'B1', 'B').state).toBe('closed')
    expect(bot.lastSeenBy(chair)).toContain('应到 24 人，实到 15 人')
    await bot.press(chair, 'meeting.next')
    expect(await bot.press(chair, '下一项')).toBe('现在：班子成员带头个人自评')
    await goOnTo(bot, 'B1', '总结')
    await bot.press(chair, '下一项')
    expect(await bot.press(chair, '散会')).toBe('已散会')
    expect([...stepsIn('B1', 'C').keys()]).not.toContain('C8')
    expect(bot.groupSees('B1')).toContain('9　对党员作出组织评定（会后）\n10　向党员反馈（会后）')
  })

  test('on another day starts with an empty list', async () => {
    await playB()
    await bot.press(chair, '下一项')
    await bot.press(chair, '散会')
    expect(bot.lastSeenBy(chair)).toContain('接着开民主评议')
    await bot.goTo('2018-03-09T09:00')
    await open(bot, 'B1', {}, '开会 评议')
    expect(bot.lastSeenBy(chair)).toContain('应到 24 人，实到 0 人')
    await bot.says(chair, '开会', { chat: 'B1' })
    expect(bot.lastSeenBy(chair)).toContain('会议已经开过')
  })
})

test('a restart in the middle loses nothing: the meeting is its rows', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'meeting-'))
  const options: BotOptions = { file: join(folder, 'village.db') }
  try {
    await opened(options)
    await signInMany(bot, 'B1', 14)
    await bot.press(chair, 'meeting.next')
    await bot.press(chair, '下一项')
    const before = bot
    await before.close()
    bot = await startMeetingDay({ ...options, after: before })
    expect(await bot.press('罗丽梅', '签到')).toBe('签到成功')
    expect(await bot.press(chair, '下一项')).toBe('现在：通报上次整改措施落实情况')
    expect(bot.groupSees('B1')).toContain('到会　15 人')
    expect(stepsIn('B1', 'B').get('B1')?.finishedAt).not.toBeNull()
  } finally {
    await bot.close()
    rmSync(folder, { recursive: true, force: true })
    bot = await startBot()
  }
})
