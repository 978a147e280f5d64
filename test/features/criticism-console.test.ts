import { afterEach, expect, test } from 'vitest'
import { criticismCountsOf } from '../../db/queries/criticisms.ts'
import { insertMeetingGroups } from '../../db/queries/meeting-steps.ts'
import { holdButton } from '../support/meeting-day.ts'
import { insertHeldMeeting, type HeldMeeting } from '../support/held-meeting.ts'
import { cardOf } from '../support/criticism-stage.ts'
import { insertRunningCycle } from '../support/running-cycle.ts'
import { startBot, type TestBot } from '../support/start-bot.ts'
import { personIdOf, unitIdOf } from '../support/village.ts'

let bot: TestBot
afterEach(() => bot.close())

async function open(held: HeldMeeting): Promise<string> {
  bot = await startBot({ now: '2018-03-08T09:00' })
  return bot.database.inTransaction((tx) => {
    insertRunningCycle(tx)
    return insertHeldMeeting(tx, held, bot.time.now())
  })
}

test('the chair starts the round by 下一项, takes turns by 下一位, and ends it', async () => {
  const absent = ['M27', 'M28', 'M47', 'M07', 'M32', 'M50']
  const finished = ['A0', 'A1', 'A2', 'A3', 'A4']
  const people = { chair: 'M01', recorder: 'M02', absent }
  const meetingId = await open({ unit: 'GB', meetingType: 'A', ...people, finished })
  await bot.says('茶应明', '下一项')
  const round = () => cardOf({ bot }, 'criticismRound', '张春松')
  expect(round()).toContain('请 茶应明 作自我批评')
  await bot.press('张春松', '只由班子成员作自我批评')
  await bot.says('茶应明', '下一位')
  await bot.says('茶应明', '下一位')
  expect(round()).toContain('请 茶应明 表态')
  await bot.says('茶应明', '下一位')
  expect(bot.lastSeenBy('茶应明')).toContain('记下他怎么表态')
  expect(criticismCountsOf(bot.database, meetingId)).toMatchObject({
    selfCriticisms: 1,
    criticisms: 1,
    responses: 0,
  })
})

test('groups that went off with it bring their records, which are typed in later', async () => {
  const people = { chair: 'M47', recorder: 'M48' }
  const finished = ['B0', 'B1', 'B2', 'B3', 'B4a']
  const held = { unit: 'B3', meetingType: 'B', ...people, finished, current: 'B4b' } as const
  const meetingId = await open(held)
  bot.database.inTransaction((tx) =>
    insertMeetingGroups(tx, [
      {
        meetingId,
        stepId: 'B4b',
        groupId: unitIdOf('B3G1'),
        leaderId: personIdOf('M48'),
        sentAt: 0,
        presentCount: 9,
        reportedById: personIdOf('M48'),
        rev: 0,
      },
    ]),
  )
  await bot.says('茶立川', '下一项')
  await bot.says('李春远', '待办')
  expect(bot.lastSeenBy('李春远')).toContain('把批评和自我批评的经过补录进来')
})

test('the console stays the last message before both, below what the round brought', async () => {
  const finished = ['A0', 'A1', 'A2', 'A3', 'A4']
  const absent = ['M28', 'M47', 'M07', 'M32', 'M50']
  const people = { chair: 'M01', recorder: 'M02', absent }
  await open({ unit: 'GB', meetingType: 'A', ...people, finished })
  for (const name of ['茶应明', '张春松']) await bot.says(name, '会场')
  const next = holdButton(bot, '茶应明', '开始：逐一党性分析，开展批评和自我批评')
  await next()
  for (const name of ['茶应明', '张春松']) {
    expect(bot.lastSeenBy(name)).toMatch(/^主持台/)
    expect(bot.seenBy(name).match(/主持台/g)).toHaveLength(1)
    expect(bot.seenBy(name)).toContain('这张卡片换新了')
    expect(cardOf({ bot }, 'criticismRound', name)).toContain('请 茶应明 作自我批评')
  }
  // The card it took the place of moves nothing.
  await next()
  expect(cardOf({ bot }, 'criticismRound', '张春松')).toContain('请 茶应明 作自我批评')
})
