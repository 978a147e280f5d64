import { afterEach, describe, expect, test, vi } from 'vitest'
import { insertMeetingWindow } from '../../db/queries/meeting-windows.ts'
import { features } from '../../src/features/index.ts'
import { rectification } from '../../src/features/rectification/index.ts'
import { addDays } from '../../src/organization/calendar.ts'
import { insertPublished } from '../support/rectification-list.ts'
import { insertRunningCycle } from '../support/running-cycle.ts'
import { startBot, type TestBot } from '../support/start-bot.ts'
import { personIdOf, unitIdOf } from '../support/village.ts'

let bot: TestBot
afterEach(() => bot.close())

const alone = [rectification, ...features.filter(({ name }) => name === 'todo')]

async function start(now: string, work?: (bot: TestBot) => void): Promise<void> {
  bot = await startBot({ now, features: alone })
  bot.database.inTransaction(insertRunningCycle)
  work?.(bot)
}

const titles = (code: string) =>
  rectification.duties
    ?.owedBy(bot.database, personIdOf(code), bot.time.now())
    .map(({ title, dueOn }) => `${title} ${dueOn}`)
const publishes = (code: string) => titles(code)?.filter((title) => title.includes('公布'))

describe('the lists, at T+10', () => {
  test('are owed by secretaries and leaders from T+3, and by nobody else', async () => {
    await start('2018-03-09T09:00')
    expect(titles('M03')).toEqual([])
    bot.time.moveTo(new Date('2018-03-10T01:00:00Z'))
    expect(titles('M03')).toEqual(['公布个人整改清单 2018-03-17'])
    expect(publishes('M02')).toHaveLength(2)
    expect(titles('M13')).toEqual([])
  })

  test('are asked for on their day, then again, then of the secretary', async () => {
    await start('2018-03-16T09:00')
    await bot.goTo('2018-03-17T09:00')
    expect(bot.remindedOn('2018-03-17')).toContain('李晓强')
    bot.database.inTransaction((tx) => {
      const own = { list: 'personal' as const, ownerId: personIdOf('M04') }
      insertPublished(tx, 'own', { ...own, responsibleId: personIdOf('M04') })
    })
    await bot.goTo('2018-03-18T09:00')
    expect(bot.remindedOn('2018-03-18')).toContain('罗秋梅')
    expect(bot.remindedOn('2018-03-18')).not.toContain('李晓强')
    await bot.goTo('2018-03-19T09:00')
    expect(bot.seenBy('张春松')).toContain('公布整改清单')
    expect(bot.seenBy('张春松')).not.toContain('罗秋梅')
  })

  test('of a branch that put its meeting off are due later', async () => {
    await start('2018-03-17T09:00', ({ database }) => {
      database.inTransaction((tx) => {
        insertMeetingWindow(tx, {
          cycleId: 'cycle',
          unitId: unitIdOf('B3'),
          version: 2,
          windowFrom: '2018-03-14',
          windowTo: '2018-03-16',
          insteadOf: '2018-03-07',
          outsideWindow: true,
          reason: '还没谈完',
          failing: [],
          byPersonId: personIdOf('M47'),
          at: 0,
        })
      })
    })
    expect(titles('M48')).toEqual(['公布个人整改清单 2018-03-24'])
    expect(titles('M03')).toEqual(['公布个人整改清单 2018-03-17'])
    await bot.goTo('2018-03-18T09:00')
    expect(bot.remindedOn('2018-03-17')).not.toContain('李春远')
    await bot.goTo('2018-03-24T09:00')
    expect(bot.remindedOn('2018-03-24')).toContain('李春远')
  })
})

describe('the checks at T+30, T+60 and T+90', () => {
  test('ask owners for their progress and the secretary to look through, once', async () => {
    await start('2018-04-05T22:00', ({ database }) => {
      database.inTransaction((tx) => {
        insertPublished(tx, 'i1', { dueOn: '2018-08-30' })
        const [checkOn, checkerId] = ['2018-03-20', personIdOf('M04')]
        insertPublished(tx, 'i2', { dueOn: '2018-08-30', checkOn, checkerId })
      })
    })
    await bot.goTo('2018-04-09T09:00')
    expect(bot.remindedOn('2018-04-06')).toContain('张春松')
    expect(bot.seenBy('李晓强')).toContain('核查整改')
    expect(bot.seenBy('罗秋梅')).toContain('三组路灯')
    await bot.says('张春松', '整改')
    expect(bot.lastSeenBy('张春松')).toContain('第一次整改检查')
    const twice = [1, 2].map(() => bot.press('张春松', '检查过了'))
    expect(await Promise.all(twice)).toEqual(['已记下这次检查', '这次已经检查过了'])
    expect(bot.lastSeenBy('张春松')).not.toContain('第一次整改检查')
    bot.time.moveTo(new Date('2018-06-05T01:00:00Z'))
    expect(titles('M02')?.filter((title) => title.includes('检查'))).toEqual([
      '第二次整改检查（禾坪一支部） 2018-05-06',
      '整改收尾检查（禾坪一支部） 2018-06-05',
    ])
  })

  test('ask nothing of a unit that published nothing', async () => {
    await start('2018-04-10T09:00')
    expect(titles('M02')?.filter((title) => title.includes('检查'))).toEqual([])
  })
})

test('a morning opens no more items than are due, however many are on the lists', async () => {
  const openedWith = async (open: number) => {
    await start('2018-05-19T22:00', ({ database }) => {
      database.inTransaction((tx) => {
        for (let at = 0; at < open; at += 1) {
          const dueOn = at < 50 ? '2018-05-20' : addDays('2018-07-01', at % 300)
          insertPublished(tx, `i${at}`, { dueOn })
        }
      })
    })
    const opened = vi.spyOn(bot.database.vault, 'open')
    bot.time.moveTo(new Date('2018-05-19T23:30:00Z'))
    await bot.tick()
    expect(bot.remindedOn('2018-05-20')).toEqual(['罗秋梅'])
    const count = opened.mock.calls.length
    opened.mockRestore()
    await bot.close()
    return count
  }
  const few = await openedWith(100)
  expect(await openedWith(400)).toBe(few)
  await start('2018-05-20T09:00')
})
