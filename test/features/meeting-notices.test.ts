import { afterEach, beforeEach, expect, test } from 'vitest'
import { updateChat } from '../../db/queries/chats.ts'
import { saveVenueBooking } from '../../db/queries/meeting-preparations.ts'
import { meetingFeature } from '../../src/features/meeting/index.ts'
import { readinessFeature } from '../../src/features/readiness/index.ts'
import type { Feature } from '../../src/pipeline/feature.ts'
import { chairs, open, startMeetingDay, type UnitCode } from '../support/meeting-day.ts'
import type { TestBot } from '../support/start-bot.ts'
import { gatesAlone } from '../support/stub-gates.ts'
import { personIdOf, unitIdOf } from '../support/village.ts'

let bot: TestBot
beforeEach(async () => {
  bot = await startMeetingDay({ now: '2018-02-23T20:00' })
})
afterEach(() => bot.close())

function book(unit: UnitCode, on: { day: string; from: string; place?: string }): void {
  bot.database.inTransaction((tx) =>
    saveVenueBooking(tx, {
      cycleId: 'cycle',
      unitId: unitIdOf(unit),
      place: on.place ?? '一组活动场所',
      venueType: 'villagerGroupActivitySite',
      otherTypeReason: null,
      onDay: on.day,
      startsAt: on.from,
      endsAt: '12:00',
      byPersonId: personIdOf('M01'),
      at: 0,
    }),
  )
}

const noticesIn = (unit: string) => bot.groupSees(unit).split('会议通知').length - 1

test('eleven days ahead each group is told once: when, agenda, what to bring, leave', async () => {
  await bot.goTo('2018-02-24T08:00')
  for (const unit of ['GB', 'B1', 'B2', 'B3']) expect(noticesIn(unit)).toBe(1)
  const notice = bot.groupSees('B1')
  expect(notice).toContain('3月7日（周三）至3月9日（周五），哪天开另行通知')
  expect(notice).toContain('1　通报到会情况')
  expect(notice).toContain('民主评议党员议程')
  expect(notice).toContain('请带上')
  expect(notice).toContain('班子成员原则上不得请假')
  expect(bot.groupSees('GB')).toContain('到会指导领导讲话')
  expect(bot.groupSees('GB')).not.toContain('民主评议党员议程')
  await bot.goTo('2018-02-26T12:00')
  expect(noticesIn('B1')).toBe(1)
})

test('when the place is fixed or the days move, the notice says so and is not sent again', async () => {
  await bot.close()
  const others = gatesAlone(['G1', 'G2', 'G3', 'G4', 'G5', 'G6', 'G7', 'G8', 'G12'], new Map())
  const all: Feature[] = [others, readinessFeature(() => all), meetingFeature(() => all)]
  bot = await startMeetingDay({ now: '2018-02-23T20:00', features: all })
  await bot.goTo('2018-03-03T09:00')
  await bot.says(chairs.B1, '会前准备', { chat: 'B1' })
  await bot.press(chairs.B1, '落实会场')
  await bot.press(chairs.B1, '定下来', {
    place: '二组活动场所',
    venueType: 'villagerGroupActivitySite',
    onDay: '2018-03-08 +0800',
    startsAt: '09:00',
    endsAt: '11:30',
  })
  expect(bot.groupSees('B1')).toContain('时间　3月8日（周四） 09:00')
  expect(bot.groupSees('B1')).toContain('地点　二组活动场所')
  await bot.says(chairs.B1, '改期', { chat: 'B1' })
  await bot.press(chairs.B1, '改期', { from: '2018-03-14 +0800', reason: '还没谈完' })
  await bot.goTo('2018-03-05T09:00')
  expect(noticesIn('B1')).toBe(1)
  expect(bot.groupSees('B1')).toContain('时间　3月14日')
})

test('a unit without a group tells its people', async () => {
  bot.database.inTransaction((tx) => updateChat(tx, 'oc_B3', { unitId: null }))
  await bot.goTo('2018-02-24T08:00')
  expect(bot.seenBy('彭玉珍')).toContain('会议通知')
  expect(bot.seenBy('罗俊岩')).not.toContain('会议通知')
})

test('on the day each group is told two hours before, with the place', async () => {
  book('B1', { day: '2018-03-08', from: '14:30' })
  book('B2', { day: '2018-03-08', from: '09:00', place: '二组活动场所' })
  await bot.goTo('2018-03-08T07:00')
  expect(bot.groupSees('B2')).not.toContain('今天')
  await bot.goTo('2018-03-08T07:30')
  expect(bot.groupSees('B2')).toContain('今天 09:00 开会')
  expect(bot.groupSees('B2')).toContain('地点　二组活动场所')
  await bot.goTo('2018-03-08T12:00')
  expect(bot.groupSees('B1')).not.toContain('今天')
  await bot.goTo('2018-03-08T12:30')
  expect(bot.groupSees('B1')).toContain('今天 14:30 开会')
  await bot.goTo('2018-03-08T20:00')
  expect(bot.groupSees('B1').split('今天 14:30').length - 1).toBe(1)
  for (const unit of ['GB', 'B3']) expect(bot.groupSees(unit)).not.toContain('今天')
})

test('a room kept for days that are no longer the meeting’s calls nobody', async () => {
  book('B1', { day: '2018-03-06', from: '09:00' })
  await bot.goTo('2018-03-06T12:00')
  expect(bot.groupSees('B1')).not.toContain('今天')
})

test('双重组织生活: leaders in both meetings, for the team of the general branch', async () => {
  await bot.close()
  bot = await startMeetingDay()
  await open(bot, 'GB')
  await open(bot, 'B1')
  for (const name of ['茶应明', '张春松']) await bot.press(name, 'meeting.signin')
  await bot.press('茶应明', '签到登记')
  const inA = ['M01', 'M02', 'M27'].map(personIdOf)
  await bot.press('茶应明', '登记到会', { people: inA })
  await bot.says('茶应明', '双重组织生活')
  const card = JSON.stringify(
    bot.platform.messages.findLast((one) => one.openId === 'ou_M01')?.card,
  )
  expect(bot.lastSeenBy('茶应明')).toContain('领导干部 8 人，两个会都参加 2 人')
  expect(card).toContain('{"name":"郭文蓉","a":"已参加","b":"还没开","branch":"禾坪二支部"}')
  expect(card).toContain('{"name":"张秋燕","a":"没参加","b":"没参加","branch":"禾坪一支部"}')
  await bot.says('李晓强', '双重组织生活')
  expect(bot.lastSeenBy('李晓强')).toContain('可以做')
})
