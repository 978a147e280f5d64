import { afterEach, beforeEach, expect, test } from 'vitest'
import { insertMeetingWindow } from '../../db/queries/meeting-windows.ts'
import { archive } from '../../src/features/archive/index.ts'
import { features } from '../../src/features/index.ts'
import { insertFinishedMeeting } from '../support/finished-meeting.ts'
import { insertRunningCycle } from '../support/running-cycle.ts'
import { startBot, type TestBot } from '../support/start-bot.ts'
import { personIdOf, unitIdOf } from '../support/village.ts'

const [secretary, general] = ['张春松', '茶应明']
const title = '自查并上报禾坪一支部的材料'

const alone = [archive, ...features.filter(({ name }) => name === 'todo')]
let bot: TestBot
beforeEach(async () => {
  bot = await startBot({ now: '2018-03-17T08:00', features: alone })
  bot.database.inTransaction((tx) => {
    insertRunningCycle(tx)
    insertFinishedMeeting(tx, new Date('2018-03-08T04:00:00Z'))
  })
})
afterEach(() => bot.close())

async function todo(name: string): Promise<string> {
  await bot.says(name, '待办')
  return bot.lastSeenBy(name)
}

async function takeOut(document: string): Promise<void> {
  await bot.says(secretary, '归档')
  await bot.press(secretary, '只要一份或一类')
  await bot.press(secretary, '导出这一份', { document })
}

test('each secretary is asked three days before T+14, and of the own unit only', async () => {
  expect(await todo(secretary)).not.toContain('自查并上报')
  await bot.goTo('2018-03-18T08:00')
  expect(await todo(secretary)).toContain(title)
  expect(await todo(general)).toContain('自查并上报禾坪村党总支的材料')
  expect(await todo(general)).not.toContain('一支部的材料')
  expect(await todo('杨宗成')).not.toContain('自查并上报')
})

test('what is late goes up to the first secretary, by kind and number', async () => {
  await bot.goTo('2018-03-21T08:00')
  expect(bot.remindedOn('2018-03-21')).toContain(secretary)
  await bot.goTo('2018-03-22T08:00')
  expect(bot.remindedOn('2018-03-22')).toContain(secretary)
  await bot.goTo('2018-03-24T08:00')
  expect(bot.seenBy(general)).toContain('自查和上报材料')
})

test('it is done when the report was made, and stays done', async () => {
  await bot.goTo('2018-03-19T08:00')
  await takeOut('D20')
  expect(await todo(secretary)).toContain(title)
  await takeOut('D40')
  expect(await todo(secretary)).not.toContain(title)
  await bot.goTo('2018-03-21T08:00')
  expect(bot.remindedOn('2018-03-21')).not.toContain(secretary)
})

test('a branch that put its meeting off is asked later', async () => {
  bot.database.inTransaction((tx) =>
    insertMeetingWindow(tx, {
      cycleId: 'cycle',
      unitId: unitIdOf('B1'),
      version: 2,
      windowFrom: '2018-03-14',
      windowTo: '2018-03-14',
      insteadOf: '2018-03-07',
      outsideWindow: true,
      reason: '',
      failing: [],
      byPersonId: personIdOf('M03'),
      at: 0,
    }),
  )
  await bot.goTo('2018-03-21T08:00')
  expect(await todo(secretary)).not.toContain(title)
  await bot.goTo('2018-03-25T08:00')
  expect(await todo(secretary)).toContain(title)
})
