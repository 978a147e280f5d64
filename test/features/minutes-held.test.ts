import { afterEach, expect, test } from 'vitest'
import { minutes } from '../../src/features/minutes/index.ts'
import { chairs, goOnTo, open, signInMany, startMeetingDay } from '../support/meeting-day.ts'
import { confirm, recorder, toTheEnd } from '../support/minutes-desk.ts'
import type { TestBot } from '../support/start-bot.ts'

const chair = chairs.B1
let bot: TestBot
afterEach(() => bot.close())

test('a meeting opened, led and closed has the record and the checklist of what happened', async () => {
  bot = await startMeetingDay({ others: [minutes] })
  await open(bot, 'B1', { guides: '镇组织办 段明' })
  await signInMany(bot, 'B1', 15)
  await goOnTo(bot, 'B1', '专题宣讲')
  await bot.goTo('2018-03-08T09:20')
  await goOnTo(bot, 'B1', '总结会议，提出整改要求')
  await bot.says(chair, '会议记录')
  expect(bot.lastSeenBy(chair)).toContain('正在开会')
  await bot.press(chair, '程序核对')
  expect(bot.lastSeenBy(chair)).toContain('会还没有开完')
  await bot.says(chair, '会场')
  await bot.press(chair, 'meeting.next')
  await bot.goTo('2018-03-08T10:05')
  expect(await bot.press(chair, '散会')).toBe('已散会')
  await bot.tick()
  const draft = bot.lastSeenBy(recorder)
  expect(draft).toContain('时间　2018年3月8日 09:00—10:05')
  expect(draft).toContain('应到 24 人，实到 15 人，请假 0 人，缺席 9 人')
  expect(draft).toContain('到会指导　镇组织办 段明')
  expect(draft).toContain('2. 专题宣讲（09:00—09:20）')
  await confirm(bot, recorder, '记录属实，确认')
  await confirm(bot, chair, '记录属实，确认定稿')
  await bot.press(chair, '程序核对')
  expect(bot.lastSeenBy(chair)).toContain('不符合 0 项')
  await toTheEnd(bot, chair)
  expect(bot.lastSeenBy(chair)).toContain('符合　会议记录两人确认')
})
