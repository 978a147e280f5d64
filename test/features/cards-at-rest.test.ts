import { afterEach, beforeEach, expect, test } from 'vitest'
import { insertMeetingWindow } from '../../db/queries/meeting-windows.ts'
import { insertStudyTask } from '../../db/queries/study-tasks.ts'
import { features } from '../../src/features/index.ts'
import { buildRegistry } from '../../src/pipeline/registry.ts'
import { insertRunningCycle } from '../support/running-cycle.ts'
import { startBot, type TestBot } from '../support/start-bot.ts'
import { personIdOf, unitIdOf } from '../support/village.ts'

let bot: TestBot
afterEach(() => bot.close())

/** 三支部 meets two weeks later than the others; each branch has something to study. */
beforeEach(async () => {
  bot = await startBot({ now: '2018-02-28T09:00' })
  bot.database.inTransaction((tx) => {
    insertRunningCycle(tx)
    insertMeetingWindow(tx, {
      cycleId: 'cycle',
      unitId: unitIdOf('B3'),
      version: 2,
      windowFrom: '2018-03-20',
      windowTo: '2018-03-22',
      insteadOf: '2018-03-07',
      outsideWindow: true,
      reason: '还没谈完',
      failing: [],
      byPersonId: personIdOf('M47'),
      at: 0,
    })
    for (const unit of ['B1', 'B3']) {
      insertStudyTask(tx, {
        taskId: `task${unit}`,
        cycleId: 'cycle',
        unitId: unitIdOf(unit),
        title: '学习报告',
        materials: [],
        topics: [],
        whereToRead: null,
        dueOn: '2018-02-28',
        state: 'open',
        createdById: personIdOf('M02'),
        createdAt: 0,
      })
    }
  })
})

const of = (unit: string) => ({ cycleId: 'cycle', unitId: unitIdOf(unit) })
const team = (unit: string) => ({ cycleId: 'cycle', subjectId: unitIdOf(unit) })
const group = (unit: string) => ({ taskId: `task${unit}`, unitId: unitIdOf(unit) })
const own = (unit: string, code: string) => ({
  taskId: `task${unit}`,
  personId: personIdOf(code),
})

test.each([
  ['plan', { cycleId: 'cycle' }, '2018-03-09'],
  ['analysisGroup', of('B1'), '2018-03-09'],
  ['analysisGroup', of('B3'), '2018-03-22'],
  ['teamExamination', team('GB'), '2018-03-09'],
  ['teamExamination', team('B3'), '2018-03-22'],
  ['studyGroupTask', group('B1'), '2018-03-09'],
  ['studyGroupTask', group('B3'), '2018-03-22'],
  ['studyTask', own('B1', 'M13'), '2018-03-09'],
])('%s %j is sent anew up to %s, and then it rests', (card, key, last) => {
  const living = (moment: string) =>
    buildRegistry(features)
      .cards.get(card)
      ?.living(bot.database, key, new Date(`${moment}:00+08:00`))
  expect(living(`${last}T20:00`)).toBe(true)
  const [year, month, day] = last.split('-').map(Number)
  const after = new Date(Date.UTC(year ?? 0, (month ?? 1) - 1, (day ?? 0) + 1))
  expect(living(`${after.toISOString().slice(0, 10)}T08:00`)).toBe(false)
})
