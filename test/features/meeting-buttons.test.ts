import { afterEach, beforeEach, expect, test } from 'vitest'
import { notesOfMeeting, stepsOfMeeting } from '../../db/queries/meeting-steps.ts'
import { findMeeting, peopleOfMeeting, updateMeeting } from '../../db/queries/meetings.ts'
import {
  chairs,
  goOnTo,
  holdButton,
  meetingIn,
  open,
  signInMany,
  startMeetingDay,
} from '../support/meeting-day.ts'
import type { TestBot } from '../support/start-bot.ts'
import { personIdOf } from '../support/village.ts'

const chair = chairs.B1
const other = '李晓强'
let bot: TestBot
let meetingId: string

beforeEach(async () => {
  bot = await startMeetingDay()
  await open(bot, 'B1')
  meetingId = meetingIn(bot, 'B1', 'B').meetingId
})
afterEach(() => bot.close())

/** Everything a button of the console could have changed. */
function everything() {
  const { database } = bot
  return {
    meeting: findMeeting(database, meetingId),
    people: peopleOfMeeting(database, meetingId),
    steps: [...stepsOfMeeting(database, meetingId)],
    notes: [...notesOfMeeting(database, meetingId)],
  }
}

/** How to come to a button, what it is called, and what its form holds. */
const buttons: Record<string, { to(): Promise<void>; label: string; form?: object }> = {
  登记到会: {
    to: () => bot.press(chair, '签到登记').then(() => undefined),
    label: '登记到会',
    form: { people: [personIdOf('M05')] },
  },
  记一笔: {
    to: async () => {
      await signInMany(bot, 'B1', 15)
      await goOnTo(bot, 'B1', '专题宣讲')
      await bot.press(chair, '记一笔')
    },
    label: '记下',
    form: { body: '讲了第三部分' },
  },
  选宣讲人: {
    to: async () => {
      await signInMany(bot, 'B1', 15)
      await goOnTo(bot, 'B1', '专题宣讲')
      await bot.press(chair, '选宣讲人')
    },
    label: '选定',
    form: { speaker: personIdOf('M03') },
  },
  回上一项: {
    to: async () => {
      await signInMany(bot, 'B1', 15)
      await goOnTo(bot, 'B1', '通报上次整改措施落实情况')
    },
    label: '回上一项',
  },
  中止会议: {
    to: () => bot.press(chair, '中止会议').then(() => undefined),
    label: '中止会议',
    form: { reason: '停电了' },
  },
}

test.each(Object.entries(buttons))(
  '%s: once however often it is pressed, by nobody else, and not when it is over',
  async (_name, { to, label, form }) => {
    await to()
    const before = everything()
    expect(await bot.pressForwarded(other, chair, label)).toBe('这张卡片不是发给您的')
    expect(everything()).toEqual(before)

    const press = holdButton(bot, chair, label)
    expect(await press({ ...form })).not.toBe('')
    const once = everything()
    expect(once).not.toEqual(before)
    bot.time.moveTo(new Date(bot.time.now().getTime() + 1000))
    expect(await press({ ...form })).not.toBe('')
    expect(everything()).toEqual(once)

    bot.database.inTransaction((tx) => updateMeeting(tx, meetingId, { state: 'brokenOff' }))
    const over = everything()
    expect(await press({ ...form })).toBe('已经结束了')
    expect(everything()).toEqual(over)
  },
)
