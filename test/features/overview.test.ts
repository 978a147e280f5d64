import { afterEach, describe, expect, test } from 'vitest'
import { ensureAnalysis, updateAnalysis } from '../../db/queries/analyses.ts'
import { findCycle, updateCycle } from '../../db/queries/cycles.ts'
import { saveStudyCompletion } from '../../db/queries/study-completions.ts'
import { insertStudyTask } from '../../db/queries/study-tasks.ts'
import { insertFinishedMeeting } from '../support/finished-meeting.ts'
import { insertPublished } from '../support/rectification-list.ts'
import { insertRunningCycle } from '../support/running-cycle.ts'
import { startBot, type TestBot } from '../support/start-bot.ts'
import { personIdOf, unitIdOf, villagers } from '../support/village.ts'

const secretary = '茶应明'
let bot: TestBot
afterEach(() => bot.close())

async function start(): Promise<void> {
  bot = await startBot({ now: '2018-04-10T09:00' })
  bot.database.inTransaction((tx) => {
    insertRunningCycle(tx)
    insertFinishedMeeting(tx, new Date('2018-03-08T04:00:00Z'))
    insertPublished(tx, 'open')
    insertPublished(tx, 'done', { state: 'closed', closedOn: '2018-04-01' })
    insertPublished(tx, 'draft', { state: 'draft' })
    insertStudyTask(tx, {
      taskId: 'task',
      cycleId: 'cycle',
      unitId: unitIdOf('B1'),
      title: '学习报告',
      materials: [],
      topics: [],
      whereToRead: null,
      dueOn: '2018-02-28',
      state: 'open',
      createdById: personIdOf('M02'),
      createdAt: 0,
    })
    for (const code of ['M11', 'M13']) {
      const by = { personId: personIdOf(code), byPersonId: personIdOf(code) }
      saveStudyCompletion(tx, { taskId: 'task', ...by, state: 'done', rev: 1 })
    }
    const of = { cycleId: 'cycle', subjectId: personIdOf('M11') }
    ensureAnalysis(tx, of, 'person')
    updateAnalysis(tx, of, { state: 'handedIn', version: 1, handedInAt: 1 })
  })
}

/** The rows of the table on the newest card of the first secretary, as the phone shows them. */
function rows(): Record<string, unknown>[] {
  const card = bot.cardsOfKind('overview').at(-1)?.card
  const table = card?.body.elements.find((element) => element.tag === 'table')
  return (table?.['rows'] ?? []) as Record<string, unknown>[]
}

describe('the numbers of all branches', () => {
  test('are what the first secretary gets, with a chart', async () => {
    await start()
    await bot.says(secretary, '进度')
    expect(bot.lastSeenBy(secretary)).toContain('各支部进度 · 2017年度')
    expect(rows().map((row) => row['unit'])).toEqual([
      '禾坪村党总支',
      '禾坪一支部',
      '禾坪二支部',
      '禾坪三支部',
    ])
    expect(rows()[1]).toMatchObject({
      study: '2/24',
      analysis: '1/24',
      meetings: '1/2',
      rectification: '1/2',
    })
    expect(rows()[2]).toMatchObject({ study: '—', meetings: '0/2', rectification: '—' })
    expect(rows()[0]).toMatchObject({ study: '—', analysis: '—', meetings: '0/1' })
    const tags = bot
      .cardsOfKind('overview')
      .at(-1)
      ?.card?.body.elements.map(({ tag }) => tag)
    expect(tags).toContain('chart')
  })

  test('name nobody', async () => {
    await start()
    await bot.says(secretary, '进度')
    const card = JSON.stringify(bot.cardsOfKind('overview').at(-1)?.card)
    expect(villagers.filter(({ name }) => card.includes(name))).toEqual([])
  })

  test('lead to what is missing and back', async () => {
    await start()
    await bot.says(secretary, '进度')
    await bot.press(secretary, '还差什么、提醒谁')
    expect(bot.lastSeenBy(secretary)).toContain('要办的人')
    await bot.press(secretary, '各支部进度（图）')
    expect(bot.lastSeenBy(secretary)).toContain('各支部进度 · 2017年度')
  })

  test('are the general branch’s: a branch sees its own board', async () => {
    await start()
    await bot.says('罗秋梅', '进度')
    expect(bot.lastSeenBy('罗秋梅')).toContain('进度 · 禾坪一支部')
    await bot.says(secretary, '进度')
    expect(await bot.pressForwarded('罗秋梅', secretary, 'todo.missing')).toContain('不是发给您的')
  })

  test('stay those of the last year between two years, and are not there before the first', async () => {
    await start()
    bot.database.inTransaction((tx) => updateCycle(tx, 'cycle', { state: 'closed' }))
    await bot.says(secretary, '进度')
    expect(rows()).toHaveLength(4)
    bot.database.inTransaction((tx) => {
      expect(findCycle(tx, 'cycle')?.state).toBe('closed')
      updateCycle(tx, 'cycle', { state: 'draft' })
    })
    await bot.says(secretary, '进度')
    expect(bot.lastSeenBy(secretary)).toContain('进度 · 禾坪村党总支')
  })
})
