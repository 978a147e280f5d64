import { afterEach, expect, test } from 'vitest'
import { insertMeetingWindow } from '../../db/queries/meeting-windows.ts'
import { analysis } from '../../src/features/analysis/index.ts'
import { problem } from '../../src/features/problem/index.ts'
import { insertRunningCycle } from '../support/running-cycle.ts'
import { startBot, type TestBot } from '../support/start-bot.ts'
import { personIdOf, rootId, unitIdOf } from '../support/village.ts'

let bot: TestBot
afterEach(() => bot.close())

/** 三支部 meets a week later than the others. */
async function start(now: string): Promise<void> {
  bot = await startBot({ now })
  bot.database.inTransaction((tx) => {
    insertRunningCycle(tx)
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
}

test('a branch that put its meeting off owes later, the others on their days', async () => {
  await start('2018-03-01T09:00')
  const owed = (code: string) =>
    [analysis, problem].flatMap(
      (feature) => feature.duties?.owedBy(bot.database, personIdOf(code), bot.time.now()) ?? [],
    )
  expect(owed('M03').map((one) => one.dueOn)).toEqual(['2018-02-28', '2018-03-03'])
  expect(owed('M48')).toEqual([])
  const open = analysis.duties?.openIn(bot.database, rootId, bot.time.now()) ?? []
  expect(open.map((one) => one.unitId)).not.toContain(unitIdOf('B3'))
  await bot.goTo('2018-03-05T09:00')
  expect(owed('M48').map((one) => one.dueOn)).toContain('2018-03-07')
})

test('its reminders and its group card come on its own days, once', async () => {
  await start('2018-02-27T20:00')
  await bot.goTo('2018-02-28T09:00')
  const groups = () => bot.cardsOfKind('analysisGroup').map((one) => one.chatId)
  expect(groups().toSorted()).toEqual(['oc_B1', 'oc_B2'])
  expect(bot.groupSees('B3')).toBe('')
  await bot.goTo('2018-03-07T09:00')
  expect(groups().toSorted()).toEqual(['oc_B1', 'oc_B2', 'oc_B3'])
  expect(bot.groupSees('B3')).toContain('截止　3月9日')
})
