import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { currentCycle } from '../../db/queries/cycles.ts'
import { leaveOfPerson } from '../../db/queries/leave-requests.ts'
import { registerFreezeOf } from '../../db/queries/register-freezes.ts'
import { cycle } from '../../src/features/cycle/index.ts'
import { readinessFeature } from '../../src/features/readiness/index.ts'
import { todoFeature } from '../../src/features/todo/index.ts'
import type { Feature } from '../../src/pipeline/feature.ts'
import { insertRunningCycle } from '../support/running-cycle.ts'
import { startBot, type TestBot } from '../support/start-bot.ts'
import { personIdOf, rootId, unitIdOf } from '../support/village.ts'

const generalSecretary = '茶应明'
const third = '茶立川'
/** An ordinary member of branch 3, and one of its team. */
const member = '彭玉珍'
const teamMember = '李春远'

let bot: TestBot
const all: Feature[] = [cycle, readinessFeature(() => all), todoFeature(() => all)]
async function start(now: string): Promise<void> {
  bot = await startBot({ now, features: all })
  bot.database.inTransaction(insertRunningCycle)
}
afterEach(() => bot.close())

const day = (text: string) => `${text} +0800`
const asks = (meeting: string, reasonClass: string, reason = '在县医院住院') => ({
  meeting: unitIdOf(meeting),
  reasonClass,
  reason,
})
const leaveOf = (code: string) => leaveOfPerson(bot.database, 'cycle', personIdOf(code))

describe('请假', () => {
  beforeEach(() => start('2018-03-02T09:00'))

  test('of a member goes to the own branch secretary alone, who answers', async () => {
    await bot.says(member, '请假')
    expect(bot.lastSeenBy(member)).not.toContain('专题组织生活会')
    expect(await bot.press(member, '请假', asks('B3', 'illness'))).toContain('已送书记')
    expect(bot.lastSeenBy(third)).toContain('在县医院住院')
    for (const other of ['张春松', teamMember]) expect(bot.seenBy(other)).not.toContain('县医院')
    expect(bot.groupSees('B3')).toBe('')
    expect(await bot.press(third, '批准', { makeUp: '会后当面传达' })).toContain('本人会收到')
    expect(bot.lastSeenBy(member)).toContain('已批准')
    expect(leaveOf('M53')).toMatchObject([{ state: 'approved', approver: 'branchSecretary' }])
  })

  test('leaves no reason in the file', async () => {
    await bot.says(member, '请假')
    await bot.press(member, '请假', asks('B3', 'illness', '膝盖开刀在家休养'))
    const [row] = leaveOf('M53')
    expect(JSON.stringify(row)).not.toContain('膝盖')
    expect(bot.logged.join('')).not.toContain('膝盖')
  })

  test('of the team is refused in principle, an exception goes to the general branch', async () => {
    await bot.says(teamMember, '请假')
    expect(await bot.press(teamMember, '请假', asks('B3', 'awayForWork'))).toContain(
      '原则上不得请假',
    )
    expect(bot.seenBy(generalSecretary)).not.toContain('请假')
    expect(await bot.press(teamMember, '请假', asks('B3', 'familyEmergency'))).toContain('特殊情况')
    expect(bot.lastSeenBy(generalSecretary)).toContain(`请假：${teamMember}`)
    expect(bot.seenBy(third)).not.toContain(`请假：${teamMember}`)
    await bot.press(generalSecretary, '不批准')
    expect(bot.lastSeenBy(teamMember)).toContain('没有批准')
  })

  test('of the first secretary waits for the town’s word, noted by hand', async () => {
    await bot.says(generalSecretary, '请假')
    const toast = await bot.press(generalSecretary, '请假', asks('GB', 'officialDuty'))
    expect(toast).toContain('报镇党委')
    await bot.press(generalSecretary, '镇党委同意', {})
    expect(leaveOf('M01')).toMatchObject([{ state: 'approved', approver: 'townCommittee' }])
  })

  test('is withdrawn, and asked twice only after that', async () => {
    await bot.says(member, '请假')
    await bot.press(member, '请假', asks('B3', 'illness'))
    await bot.press(member, '撤回请假')
    expect(leaveOf('M53')[0]?.state).toBe('withdrawn')
    expect(await bot.pressStale(third, '批准', {})).toContain('已经提交过')
    expect(await bot.press(member, '请假', asks('B3', 'illness'))).toContain('已送书记')
  })

  test('is not for a meeting of another branch', async () => {
    await bot.says(member, '请假')
    expect(await bot.press(member, '请假', asks('B1', 'illness'))).toContain('不在这次会议')
  })
})

describe('the last days', () => {
  test('ask the secretary for the report, the venue and the guides, then up the ladder', async () => {
    await start('2018-03-01T20:00')
    await bot.goTo('2018-03-03T12:00')
    expect(bot.remindedOn('2018-03-02')).toEqual(
      ['张春松', '茶应明', '茶立川', '郭文蓉'].toSorted(),
    )
    await bot.says(third, '待办')
    expect(bot.lastSeenBy(third)).toContain('上次整改落实情况报告')
    expect(bot.lastSeenBy(third)).toContain('定会场')
    expect(bot.lastSeenBy(third)).not.toContain('邀请上级')
    await bot.says(generalSecretary, '待办')
    expect(bot.lastSeenBy(generalSecretary)).toContain('邀请上级')
  })

  test('check at 18:00 on T−3 and T−2, on a Sunday too, each secretary their own', async () => {
    await start('2018-03-04T12:00')
    await bot.goTo('2018-03-05T20:00')
    const boards = bot.cardsOfKind('readiness')
    expect(boards).toHaveLength(8)
    expect(boards[0]?.at.toISOString()).toBe('2018-03-04T10:00:00.000Z')
    expect(bot.seenBy(third)).toContain('会前检查（第二次）')
    expect(bot.seenBy(third)).not.toContain('禾坪一支部')
  })

  test('ask everybody whether they come; contact persons answer for those without a phone', async () => {
    await start('2018-03-05T20:00')
    await bot.goTo('2018-03-06T09:00')
    expect(await bot.press(member, '能到')).toContain('能到会')
    expect(bot.lastSeenBy(member)).toContain('能到会')
    expect(bot.lastSeenBy(teamMember)).toContain('替彭朝荣答')
    expect(await bot.press(teamMember, '不能到')).toContain('请写明原因')
    await bot.press(teamMember, '去请假')
    expect(bot.lastSeenBy(teamMember)).toContain('替彭朝荣请假')
    await bot.says(third, '会前准备', { chat: 'B3' })
    await bot.press(third, '去看到会')
    expect(bot.lastSeenBy(third)).toContain('说不能到：彭朝荣')
    expect(bot.lastSeenBy(third)).not.toContain('还没答复：彭玉珍')
    expect(bot.groupSees('B3')).toBe('')
  })

  test('freeze the register at 18:00, once, and see who changed since', async () => {
    await start('2018-03-06T12:00')
    const windowFrom = '2018-03-07'
    const frozen = () =>
      registerFreezeOf(bot.database, { cycleId: 'cycle', unitId: unitIdOf('B3'), windowFrom })
    await bot.goTo('2018-03-06T17:30')
    expect(frozen()).toBeUndefined()
    await bot.goTo('2018-03-06T18:00')
    const first = frozen()
    expect(first?.members).toHaveLength(14)
    expect(first?.byPersonId).toBeNull()
    await bot.goTo('2018-03-06T20:00')
    expect(frozen()).toEqual(first)
  })
})

describe('preparing', () => {
  beforeEach(() => start('2018-03-03T09:00'))

  const venue = (at: object) => ({
    place: '一组活动场所',
    venueType: 'villagerGroupActivitySite',
    onDay: day('2018-03-07'),
    startsAt: '9:00',
    endsAt: '11:30',
    ...at,
  })

  async function book(name: string, unit: string, at: object = {}): Promise<string> {
    await bot.says(name, '会前准备', { chat: unit })
    await bot.press(name, '落实会场')
    return await bot.press(name, '定下来', venue(at))
  }

  test('two meetings do not get one place at one time', async () => {
    expect(await book('张春松', 'B1')).toBe('已登记')
    expect(await book(third, 'B3', { startsAt: '11:00', endsAt: '12:00' })).toContain(
      '已被禾坪一支部占用（09:00—11:30）',
    )
    expect(await book(third, 'B3', { startsAt: '14:00', endsAt: '16:00' })).toBe('已登记')
  })

  test('another kind of place needs a reason', async () => {
    expect(await book(third, 'B3', { venueType: 'villageHall' })).toContain('请写明原因')
  })

  test('the secretary is no teller, and one person is not both', async () => {
    await book(third, 'B3')
    await bot.press(third, '落实会场')
    const tellers = (scrutineer: string, counter: string) => ({
      printed: ['agenda'],
      scrutineer: personIdOf(scrutineer),
      voteCounter: personIdOf(counter),
    })
    expect(await bot.press(third, '登记', tellers('M47', 'M53'))).toContain('不能是书记')
    expect(await bot.press(third, '登记', tellers('M53', 'M53'))).toContain('同一个人')
    expect(await bot.press(third, '登记', tellers('M53', 'M54'))).toBe('已登记')
    await bot.press(third, '刷新')
    expect(bot.lastSeenBy(third)).toContain('还没有印好：表格、测评票')
  })

  test('the report is ready since a day, or there is none and why', async () => {
    await bot.says(third, '会前准备', { chat: 'B3' })
    await bot.press(third, '登记整改报告')
    expect(await bot.press(third, '登记', {})).toContain('两样填一样')
    expect(await bot.press(third, '登记', { noneReason: '新成立' })).toBe('已登记')
    expect(bot.lastSeenBy(third)).toContain('已具备　方案通过并发布、上次整改落实情况报告')
  })
})

test('the general branch puts off everybody: the plan moves with all units', async () => {
  await start('2018-03-05T09:00')
  await bot.says(generalSecretary, '改期', { chat: 'GB' })
  const form = {
    from: day('2018-03-14'),
    to: day('2018-03-16'),
    reason: '还没准备好',
    scope: 'all',
  }
  expect(await bot.press(generalSecretary, '改期', form)).toContain('通知了 4 个群')
  expect(currentCycle(bot.database, rootId)).toMatchObject({
    windowFrom: '2018-03-14',
    windowTo: '2018-03-16',
    version: 2,
    publishedVersion: 2,
  })
  expect(bot.groupSees('B2')).toContain('3月14日（周三）至3月16日（周五）')
  await bot.says(third, '会前准备', { chat: 'B3' })
  expect(bot.lastSeenBy(third)).toContain('3月14日')
})
