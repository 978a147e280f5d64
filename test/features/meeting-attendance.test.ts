import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { decideLeaveRequest, insertLeaveRequest } from '../../db/queries/leave-requests.ts'
import { findMeetingPerson, updateMeeting } from '../../db/queries/meetings.ts'
import { insertPerson, replaceFlags } from '../../db/queries/people.ts'
import { chairs, meetingIn, open, signInMany, startMeetingDay } from '../support/meeting-day.ts'
import type { TestBot } from '../support/start-bot.ts'
import { personIdOf, unitIdOf, villagers } from '../support/village.ts'

const recorder = '罗秋梅'
let bot: TestBot

beforeEach(async () => {
  bot = await startMeetingDay()
})
afterEach(() => bot.close())

const idsOf = (...codes: string[]) => ({ people: codes.map(personIdOf) })
const inB1 = (code: string) =>
  findMeetingPerson(bot.database, meetingIn(bot, 'B1', 'B').meetingId, personIdOf(code))

describe('签到', () => {
  beforeEach(() => open(bot, 'B1'))

  test('by one’s own button in the group, once; the group sees a number and no name', async () => {
    expect(await bot.press('李晓强', '签到')).toBe('签到成功')
    expect(await bot.press('李晓强', '签到')).toBe('您已经签到了')
    expect(inB1('M04')).toMatchObject({ presence: 'present', signedInBy: 'button' })
    expect(bot.groupSees('B1')).toContain('到会　1 人')
    expect(bot.groupSees('B1')).not.toContain('李晓强')
    expect(bot.lastSeenBy(chairs.B1)).toContain('应到 24 人，实到 1 人，请假 0 人，缺席 23 人')
  })

  test('of somebody who is not invited is answered with a sentence', async () => {
    expect(await bot.press('张向强', '签到')).toContain('您不在这次会议的名单里')
    expect(bot.groupSees('B1')).toContain('到会　0 人')
  })

  test('of many in one moment counts each once', async () => {
    const count = await signInMany(bot, 'B1')
    expect(count).toBe(21)
    expect(bot.groupSees('B1')).toContain('到会　21 人')
    expect(bot.lastSeenBy(recorder)).toContain('实到 21 人，请假 0 人，缺席 3 人')
    expect(bot.lastSeenBy(recorder)).toContain('没到：普贵明、张会芬、王正成')
    expect(bot.groupSees('B1')).not.toMatch(/普贵明|张会芬|王正成/)
  })
})

describe('the recorder', () => {
  beforeEach(() => open(bot, 'B1'))

  test('ticks who has no phone, and takes back what was ticked by mistake', async () => {
    await bot.press(recorder, '签到登记')
    expect(await bot.press(recorder, '登记到会', idsOf('M08', 'M10'))).toBe('已登记 2 人到会')
    expect(inB1('M08')).toMatchObject({ presence: 'present', signedInBy: 'recorder' })
    await bot.press(recorder, '取消签到')
    expect(await bot.press(recorder, '取消签到', idsOf('M08'))).toBe('已取消 1 人的签到')
    expect(inB1('M08')).toMatchObject({ presence: 'absent', signedInBy: null, signedInAt: null })
    await bot.press(recorder, '返回')
    expect(bot.lastSeenBy(recorder)).toContain('实到 1 人')
  })

  test('is asked whom, and nobody from elsewhere gets in', async () => {
    await bot.press(recorder, '签到登记')
    expect(await bot.press(recorder, '登记到会')).toBe('请先选人')
    expect(await bot.press(recorder, '登记到会', idsOf('M30'))).toContain('没有找到')
  })

  test('notes leave only when it was approved; taken back, the person is on leave again', async () => {
    const leave = {
      leaveId: 'leave',
      cycleId: 'cycle',
      unitId: unitIdOf('B1'),
      personId: personIdOf('M13'),
      windowFrom: '2018-03-07',
      reasonClass: 'illness' as const,
      reason: '孩子住院',
      approver: 'branchSecretary' as const,
      state: 'asked' as const,
      byPersonId: personIdOf('M13'),
      askedAt: 0,
      decidedById: null,
      decidedAt: null,
    }
    bot.database.inTransaction((tx) => insertLeaveRequest(tx, leave))
    await bot.press(recorder, '签到登记')
    await bot.press(recorder, '登记请假')
    expect(bot.lastSeenBy(recorder)).toContain('没批准的按缺席记')
    const decision = { state: 'approved' as const, byPersonId: 'x', at: bot.time.now() }
    bot.database.inTransaction((tx) => decideLeaveRequest(tx, 'leave', decision))
    await bot.press(recorder, '登记到会')
    await bot.press(recorder, '登记请假')
    expect(bot.lastSeenBy(recorder)).toContain('登记请假')
    expect(await bot.press(recorder, '登记请假', idsOf('M14'))).toContain('没批准的按缺席记')
    expect(await bot.press(recorder, 'meeting.leave', idsOf('M13'))).toBe('已登记 1 人请假')
    expect(inB1('M13')?.presence).toBe('onLeave')
    await bot.press('何兰仙', '签到')
    expect(inB1('M13')?.presence).toBe('present')
    await bot.press(recorder, '取消签到')
    await bot.press(recorder, 'meeting.untick', idsOf('M13'))
    expect(inB1('M13')?.presence).toBe('onLeave')
    expect(bot.seenBy(recorder)).not.toContain('孩子')
  })

  test('nobody else may, not even the general secretary by a forwarded card', async () => {
    await bot.press(recorder, '签到登记')
    expect(await bot.pressForwarded('李晓强', recorder, '登记到会')).toBe('这张卡片不是发给您的')
    await bot.says('茶应明', '会场')
    expect(bot.lastSeenBy('茶应明')).toContain('没有正在主持或记录的会议')
  })
})

describe('after the meeting', () => {
  beforeEach(async () => {
    await open(bot, 'B1')
    await bot.press(recorder, '签到登记')
    bot.database.inTransaction((tx) => {
      const closedAt = bot.time.now().getTime()
      updateMeeting(tx, meetingIn(bot, 'B1', 'B').meetingId, { state: 'closed', closedAt })
    })
  })

  test('nobody signs in, and the recorder alone may put the list right for a day', async () => {
    expect(await bot.press('李晓强', '签到')).toBe('会议已经散会，没签到的请找记录人补登记')
    expect(await bot.press(recorder, '登记到会', idsOf('M04'))).toBe('已登记 1 人到会')
    expect(inB1('M04')?.presence).toBe('present')
    await bot.goTo('2018-03-09T09:30')
    expect(await bot.pressStale(recorder, '登记到会', idsOf('M05'))).toContain('超过一天')
    expect(inB1('M05')?.presence).toBe('absent')
  })
})

test('observers of A are counted apart', async () => {
  await open(bot, 'GB')
  await bot.press('茶应明', '签到')
  await bot.press('茶应明', '签到登记')
  await bot.press('茶应明', '登记到会', idsOf('N01', 'N02'))
  await bot.press('茶应明', '返回')
  expect(bot.lastSeenBy('茶应明')).toContain(
    '应到 8 人，实到 1 人，请假 0 人，缺席 7 人；列席 2 人',
  )
  expect(bot.groupSees('GB')).toContain('到会　1 人　列席 2 人')
})

test('who is excluded from 应到 and comes is counted beside it', async () => {
  bot.database.inTransaction((tx) =>
    replaceFlags(tx, personIdOf('M51'), [{ flag: 'excludedFromExpected', detail: null }]),
  )
  await open(bot, 'B3')
  expect(bot.lastSeenBy(chairs.B3)).toContain('应到 9 人，实到 0 人')
  await bot.press(chairs.B3, '签到登记')
  await bot.press(chairs.B3, '登记到会', idsOf('M51', 'M52'))
  await bot.press(chairs.B3, '返回')
  expect(bot.lastSeenBy(chairs.B3)).toContain(
    '应到 9 人，实到 1 人，请假 0 人，缺席 8 人；另有 1 人',
  )
})

test('a list of eighty is paged, and each page can be ticked', async () => {
  const like = villagers.find((one) => one.code === 'M11')!
  bot.database.inTransaction((tx) => {
    for (let at = 0; at < 56; at += 1) {
      insertPerson(tx, {
        personId: `more${at}`,
        rootId: 'unit_GB',
        rosterCode: `Z${at + 100}`,
        name: `新党员${at}`,
        sex: 'M',
        bornYear: like.born,
        joinedYear: 2000,
        kind: 'fullMember',
        branchId: unitIdOf('B1'),
        groupId: unitIdOf('B1G1'),
        openId: null,
        contactPersonId: null,
        delivery: 'normal',
        state: 'active',
      })
    }
  })
  await open(bot, 'B1')
  await bot.press(recorder, '签到登记')
  await bot.press(recorder, '下一页')
  expect(await bot.press(recorder, '登记到会', { people: ['more55'] })).toBe('已登记 1 人到会')
  const card = bot.platform.messages.findLast((one) => one.openId === 'ou_M03')?.card
  expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThan(30_000)
})
