import { afterEach, describe, expect, test } from 'vitest'
import type { Tx } from '../../db/client.ts'
import { currentCycle, findCycle, insertCycle, updateCycle } from '../../db/queries/cycles.ts'
import { insertMeeting } from '../../db/queries/meetings.ts'
import { previousMeasuresOf } from '../../db/queries/previous-measures.ts'
import { addTeamMeasures } from '../../db/queries/team-measures.ts'
import { goOnTo, open, signInMany, startMeetingDay } from '../support/meeting-day.ts'
import { insertPublished } from '../support/rectification-list.ts'
import { insertRunningCycle } from '../support/running-cycle.ts'
import { startBot, type TestBot } from '../support/start-bot.ts'
import { personIdOf, rootId, unitIdOf } from '../support/village.ts'

const [first, chair] = ['茶应明', '张春松']
let bot: TestBot
afterEach(() => bot.close())

/** The year before, ended, with a list of branch 1 and one of the general branch. */
function insertLastYear(tx: Tx): void {
  const now = findCycle(tx, 'cycle')
  if (!now) throw new Error('no cycle')
  insertCycle(tx, { ...now, cycleId: 'last', assessmentYear: 2016, state: 'closed' })
  const team = { cycleId: 'last' }
  insertPublished(tx, 'done', {
    ...team,
    state: 'closed',
    closedOn: '2017-09-01',
    problem: '账目公开不及时',
  })
  insertPublished(tx, 'open', { ...team, problem: '三组水渠漏水' })
  insertPublished(tx, 'moved', { ...team, state: 'merged', problem: '路灯不亮' })
  insertPublished(tx, 'draft', { ...team, state: 'draft', publishedOn: null, problem: '草稿' })
  insertPublished(tx, 'villages', { ...team, unitId: rootId, problem: '两委值班不到位' })
  const own = { list: 'personal' as const, ownerId: personIdOf('M02') }
  insertPublished(tx, 'own', { ...team, ...own, problem: '下组走访少' })
}

const of = (unit: string) => ({ cycleId: 'cycle', unitId: unitIdOf(unit) })

describe('last year’s list', () => {
  test('is read out where the agenda asks for it, with what became of it', async () => {
    bot = await startMeetingDay()
    bot.database.inTransaction(insertLastYear)
    await open(bot, 'B1')
    await signInMany(bot, 'B1')
    await goOnTo(bot, 'B1', '通报上次整改措施落实情况')
    const console = bot.lastSeenBy(chair)
    expect(console).toContain('2016年度班子整改：已销号 1 项，还在整改 2 项')
    expect(console).toContain('账目公开不及时（已销号）')
    expect(console).toContain('三组水渠漏水（还在整改）')
    expect(console).toContain('路灯不亮（还在整改）')
    expect(console).not.toContain('草稿')
    expect(console).not.toContain('下组走访少')
    expect(console).not.toContain('两委值班不到位')
  })

  test('is on the form of the report before the meeting', async () => {
    bot = await startBot({ now: '2018-03-01T09:00' })
    bot.database.inTransaction((tx) => {
      insertRunningCycle(tx)
      insertLastYear(tx)
    })
    await bot.says(chair, '会前检查')
    await bot.press(chair, '下一页')
    await bot.press(chair, '登记整改报告')
    expect(bot.lastSeenBy(chair)).toContain('2016年度班子整改：已销号 1 项，还在整改 2 项')
    expect(previousMeasuresOf(bot.database, of('GB'))?.items.map((one) => one.problem)).toEqual([
      '两委值班不到位',
    ])
  })

  test('of a year without a list is what the meeting resolved', async () => {
    bot = await startBot({ now: '2018-03-01T09:00' })
    bot.database.inTransaction((tx) => {
      insertRunningCycle(tx)
      insertLastYear(tx)
      insertResolved(tx)
    })
    expect(previousMeasuresOf(bot.database, of('B2'))?.items).toEqual([
      expect.objectContaining({ problem: '', measures: '每月公开账目', state: 'unlisted' }),
    ])
    expect(previousMeasuresOf(bot.database, of('B3'))).toBeUndefined()
    expect(previousMeasuresOf(bot.database, { ...of('B1'), cycleId: 'last' })).toBeUndefined()
  })
})

test('a plan for the next year can be made once the year is ended, and open items come along', async () => {
  bot = await startBot({ now: '2018-12-03T09:00' })
  bot.database.inTransaction((tx) => {
    insertRunningCycle(tx)
    insertPublished(tx, 'open', { problem: '三组水渠漏水' })
  })
  await bot.says(first, '年度结束')
  await bot.press(first, '结束本年度')
  await bot.says(first, '方案')
  const plan = {
    year: '2018',
    preset: '2017-village',
    from: '2019-03-06',
    to: '2019-03-08',
    reason: '镇里统一安排',
  }
  expect(await bot.press(first, 'cycle.create', plan)).toContain('方案')
  bot.database.inTransaction((tx) => {
    const next = currentCycle(tx, rootId)
    expect(next?.assessmentYear).toBe(2018)
    updateCycle(tx, next?.cycleId ?? '', { state: 'published' })
  })
  await bot.says(chair, '整改')
  expect(bot.lastSeenBy(chair)).toContain('三组水渠漏水')
  await bot.press(chair, '梳理问题（1）')
  expect(bot.lastSeenBy(chair)).toContain('三组水渠漏水')
})

function insertResolved(tx: Tx): void {
  const [meetingId, unitId] = ['lastB2', unitIdOf('B2')]
  insertMeeting(tx, {
    meetingId,
    cycleId: 'last',
    unitId,
    meetingType: 'B',
    state: 'closed',
    windowFrom: '2017-03-07',
    openedAt: 0,
    openedById: personIdOf('M27'),
    closedAt: 1,
    closedById: personIdOf('M27'),
    chairId: personIdOf('M27'),
    recorderId: personIdOf('M29'),
    principalId: personIdOf('M27'),
    freezeId: null,
    guides: [],
  })
  const measures = [{ measureId: 'm', body: '每月公开账目' }]
  addTeamMeasures(tx, meetingId, { measures, byPersonId: personIdOf('M27'), rev: 1 })
}
