import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { saveGuarantor } from '../../db/queries/preparation.ts'
import { features } from '../../src/features/index.ts'
import { rectification } from '../../src/features/rectification/index.ts'
import { addDays, dayOf, instantOf, timeOf } from '../../src/organization/calendar.ts'
import { insertPublished } from '../support/rectification-list.ts'
import { insertRunningCycle } from '../support/running-cycle.ts'
import { startBot, type TestBot } from '../support/start-bot.ts'
import { personIdOf, unitIdOf } from '../support/village.ts'

const alone = [rectification, ...features.filter(({ name }) => name === 'todo')]

let bot: TestBot
afterEach(() => bot.close())

/** On a Monday long after the meeting; its only item is due on Wednesday, 2018-07-18. */
beforeEach(async () => {
  bot = await startBot({ now: '2018-07-09T09:00', features: alone })
  bot.database.inTransaction((tx) => {
    insertRunningCycle(tx)
    insertPublished(tx, 'i1', { dueOn: '2018-07-18' })
  })
})

const ticks = ['00:30', '07:00', '07:30', '07:31', '12:00', '21:45']

/** Lets days go by with a tick by night, at the end of it and by day. */
async function passUntil(last: string): Promise<void> {
  for (let day = dayOf(bot.time.now()); day <= last; day = addDays(day, 1)) {
    for (const time of ticks.filter((one) => instantOf(day, one) > bot.time.now())) {
      bot.time.moveTo(instantOf(day, time))
      await bot.tick()
    }
  }
}

/** Who had a digest on each day up to one. */
async function toldUntil(last: string): Promise<Record<string, string[]>> {
  await passUntil(last)
  const days = Array.from({ length: 31 }, (_, at) => addDays('2018-07-01', at))
  const told = days.map((day) => [day, bot.remindedOn(day)] as const)
  return Object.fromEntries(told.filter(([, names]) => names.length > 0))
}

describe('an item with a last day', () => {
  test('asks its owner before it, on it and after it, then tells the leaders', async () => {
    bot.database.inTransaction((tx) => {
      const of = { cycleId: 'cycle', unitId: unitIdOf('B1') }
      saveGuarantor(tx, { ...of, personId: personIdOf('M28') })
    })
    expect(await toldUntil('2018-07-31')).toEqual({
      '2018-07-11': ['罗秋梅'],
      '2018-07-15': ['罗秋梅'],
      '2018-07-18': ['罗秋梅'],
      '2018-07-19': ['罗秋梅'],
      '2018-07-21': ['张春松'],
      '2018-07-25': ['茶应明', '赵开林'],
    })
    const leader = bot.seenBy('张春松')
    expect(leader).toContain('整改事项')
    expect(leader).toContain('1')
    expect(leader).not.toMatch(/路灯|罗秋梅/)
    const times = bot.cardsOfKind('digest').map(({ at }) => timeOf(at))
    expect(new Set(times)).toEqual(new Set(['07:30']))
    for (const chat of ['GB', 'B1']) expect(bot.groupSees(chat)).not.toMatch(/整改|路灯/)
  })

  test('keeps leaders’ rest days, and says it on the next working day', async () => {
    bot.database.inTransaction((tx) => {
      tx.drizzle.run("update rectification_item set due_on='2018-07-19', ask_on='2018-07-19'")
    })
    const told = await toldUntil('2018-07-24')
    expect(told['2018-07-22']).toBeUndefined()
    expect(told['2018-07-23']).toEqual(['张春松'])
  })

  test('asks nobody when it is closed in between, and the checker once it is reported', async () => {
    await passUntil('2018-07-15')
    await bot.says('罗秋梅', '待办')
    await bot.says('罗秋梅', '整改')
    await bot.press('罗秋梅', '我的整改')
    await bot.press('罗秋梅', '打开')
    await bot.press('罗秋梅', '改好了，请核查')
    const told = await toldUntil('2018-07-31')
    expect(told).toEqual({
      '2018-07-11': ['罗秋梅'],
      '2018-07-15': ['罗秋梅'],
      '2018-07-18': ['张春松'],
      '2018-07-22': ['张春松'],
    })
  })

  test('puts what is late with several into one message, and counts it', async () => {
    bot.database.inTransaction((tx) => {
      for (const id of ['i2', 'i3', 'i4']) insertPublished(tx, id, { dueOn: '2018-07-18' })
      insertPublished(tx, 'i5', { dueOn: '2018-07-18', responsibleId: personIdOf('M04') })
    })
    const told = await toldUntil('2018-07-21')
    expect(told['2018-07-18']).toEqual(['李晓强', '罗秋梅'])
    expect(bot.lastSeenBy('张春松')).toMatch(/2/)
    const counts = rectification.duties?.openIn(bot.database, unitIdOf('B1'), bot.time.now())
    const late = counts?.find(({ duty }) => duty.includes('overdue'))
    expect(late).toMatchObject({ title: '逾期的整改 5 项', of: 2 })
  })

  test('of somebody who left falls to the secretary', async () => {
    bot.database.inTransaction((tx) => {
      tx.drizzle.run("update person set state='left' where roster_code='M03'")
    })
    const told = await toldUntil('2018-07-18')
    expect(told['2018-07-18']).toEqual(['张春松'])
  })
})

test('a review that comes is asked of the owner before, and of the checker on its day', async () => {
  bot.database.inTransaction((tx) => {
    tx.drizzle.run("update rectification_item set state='notAdopted', ask_on=null")
    const review = { reviewMonths: 3, nextReviewOn: '2018-07-20', dueOn: null }
    insertPublished(tx, 'i2', { rectificationClass: 'longTerm', ...review })
  })
  const told = await toldUntil('2018-07-20')
  expect(told).toEqual({
    '2018-07-13': ['罗秋梅'],
    '2018-07-17': ['罗秋梅'],
    '2018-07-20': ['张春松', '罗秋梅'],
  })
})

test('after a night without power the morning is made up for, once', async () => {
  bot.time.moveTo(new Date('2018-07-11T12:00:00Z'))
  await bot.tick()
  await bot.tick()
  expect(bot.remindedOn('2018-07-11')).toEqual(['罗秋梅'])
  expect(bot.cardsOfKind('digest')).toHaveLength(1)
})

describe('the month’s report', () => {
  test('is for the first secretary, where it is switched on, with numbers only', async () => {
    await bot.says('茶应明', '整改')
    expect(await bot.press('茶应明', '打开每月汇总（报镇党委）')).toContain('每月 1 日')
    await passUntil('2018-08-03')
    expect(bot.cardsOfKind('rectificationMonthly')).toHaveLength(1)
    expect(bot.seenBy('茶应明')).toContain('超期两周以上的共 1 项')
    expect(bot.seenBy('茶应明')).not.toContain('路灯')
  })

  test('is none where it is off', async () => {
    await passUntil('2018-08-03')
    expect(bot.cardsOfKind('rectificationMonthly')).toHaveLength(0)
    await bot.says('张春松', '整改')
    await expect(bot.press('张春松', '打开每月汇总（报镇党委）')).rejects.toThrow('no button')
  })
})
