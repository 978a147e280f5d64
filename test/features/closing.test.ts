import { afterEach, describe, expect, test } from 'vitest'
import { findYearClosing } from '../../db/queries/closings.ts'
import { currentCycle, findCycle, insertCycle } from '../../db/queries/cycles.ts'
import { updateDestruction } from '../../db/queries/destructions.ts'
import { listPeople } from '../../db/queries/people.ts'
import { features } from '../../src/features/index.ts'
import { dutyBook } from '../../src/pipeline/duty-book.ts'
import { buildRegistry } from '../../src/pipeline/registry.ts'
import { insertFinishedMeeting } from '../support/finished-meeting.ts'
import { keepButton } from '../support/graded-branch.ts'
import { insertOneOfEach } from '../support/one-of-each.ts'
import { insertPublished } from '../support/rectification-list.ts'
import { insertRunningCycle } from '../support/running-cycle.ts'
import { startBot, type TestBot } from '../support/start-bot.ts'
import { rootId } from '../support/village.ts'

const secretary = '茶应明'
let bot: TestBot
afterEach(() => bot.close())

async function start(now: string): Promise<void> {
  bot = await startBot({ now })
  bot.database.inTransaction((tx) => {
    insertRunningCycle(tx)
    insertFinishedMeeting(tx, new Date('2018-03-08T04:00:00Z'))
    insertPublished(tx, 'open', { dueOn: '2018-06-30' })
    insertPublished(tx, 'done', { state: 'closed', closedOn: '2018-04-20', problem: '账目不公开' })
  })
}

async function end(): Promise<void> {
  await bot.says(secretary, '年度结束')
  await bot.press(secretary, '结束本年度')
}

/** Features of which anybody owes something just now, on a board or on their own. */
function owedKinds(): string[] {
  const book = dutyBook(buildRegistry(features), bot.database, bot.time.now())
  const own = listPeople(bot.database, rootId).flatMap((person) => book.owedBy(person))
  const names = [...book.openIn(rootId), ...own].map(({ duty }) => duty.split(':')[0] ?? '')
  return [...new Set(names)].toSorted()
}

describe('ending a year', () => {
  test('shows in numbers what is still open, then closes it', async () => {
    await start('2018-06-12T09:00')
    await bot.says(secretary, '年度结束')
    const card = bot.lastSeenBy(secretary)
    expect(card).toContain('结束2017年度')
    expect(card).toContain('整改还在办　1（结束后继续）')
    expect(card).toContain('会没有开完　6')
    expect(card).toContain('会议记录没确认　1')
    expect(card).toContain('流动党员回执没收到')
    expect(card).toMatch(/待办（结束后不再提醒）：/)
    expect(await bot.press(secretary, '结束本年度')).toBe('本年度已结束')
    expect(findCycle(bot.database, 'cycle')?.state).toBe('closed')
    expect(bot.lastSeenBy(secretary)).toContain('2018年6月12日 由 茶应明 结束')
    expect(findYearClosing(bot.database, 'cycle')?.open).toMatchObject({
      rectification: 1,
      meetings: 6,
      minutes: 1,
    })
  })

  test('twice is once', async () => {
    await start('2018-06-12T09:00')
    await bot.says(secretary, '年度结束')
    const again = keepButton(bot, secretary, '结束本年度')
    await bot.press(secretary, '结束本年度')
    expect(await again()).toBe('您已经提交过了')
  })

  test('before T+30 needs a reason', async () => {
    await start('2018-04-05T09:00')
    await bot.says(secretary, '年度结束')
    expect(bot.lastSeenBy(secretary)).toContain('2018年4月6日起结束')
    await expect(bot.press(secretary, '提前结束')).rejects.toThrow('required')
    await bot.press(secretary, '提前结束', { reason: '村里合并支部' })
    expect(findYearClosing(bot.database, 'cycle')?.reason).toBe('村里合并支部')
    expect(bot.lastSeenBy(secretary)).toContain('提前结束的原因：村里合并支部')
  })

  test('is the first secretary’s alone', async () => {
    await start('2018-06-12T09:00')
    await bot.says('张春松', '年度结束')
    expect(bot.lastSeenBy('张春松')).toContain('只有书记可以做')
    await bot.says(secretary, '年度结束')
    expect(await bot.pressForwarded('张春松', secretary, '结束本年度')).toBe('这张卡片不是发给您的')
    expect(findCycle(bot.database, 'cycle')?.state).toBe('published')
  })

  test('can be taken back until the next year begins', async () => {
    await start('2018-06-12T09:00')
    await end()
    expect(await bot.press(secretary, '重新打开本年度')).toBe('已重新打开，提醒照旧')
    expect(currentCycle(bot.database, rootId)?.state).toBe('published')
    await end()
    await bot.says(secretary, '年度结束')
    bot.database.inTransaction(insertNextYear)
    expect(await bot.press(secretary, '重新打开本年度')).toContain('已经有下一年度的方案')
    expect(findCycle(bot.database, 'cycle')?.state).toBe('closed')
  })

  test('without any year says how to begin', async () => {
    bot = await startBot({ now: '2018-06-12T09:00' })
    await bot.says(secretary, '年度结束')
    expect(bot.lastSeenBy(secretary)).toContain('发“方案”新建')
  })
})

describe('after the end', () => {
  test('nobody owes anything but what is being put right, and talks somebody asked for', async () => {
    bot = await startBot({ now: '2018-07-10T09:00' })
    bot.database.inTransaction((tx) => {
      insertOneOfEach(tx)
      updateDestruction(tx, 'destruction', { state: 'withdrawn' })
      insertPublished(tx, 'late', { dueOn: '2018-06-30' })
      insertPublished(tx, 'soon', { dueOn: '2018-07-18', problem: '四组水渠漏水' })
    })
    expect(owedKinds()).toEqual(expect.arrayContaining(['analysis', 'criticism', 'grading']))
    await end()
    expect(owedKinds()).toEqual(['rectification', 'talk'])
    await bot.goTo('2018-07-11T08:00')
    expect(bot.seenBy('罗秋梅')).toContain('四组水渠漏水')
    await bot.says('张春松', '整改')
    expect(bot.lastSeenBy('张春松')).toContain('四组水渠漏水')
  })

  test('the secretary is asked to end it a week after the closing review', async () => {
    await start('2018-06-11T20:00')
    await bot.goTo('2018-06-12T08:00')
    expect(bot.lastSeenBy(secretary)).toContain('结束2017年度')
  })
})

function insertNextYear(tx: Parameters<typeof insertRunningCycle>[0]): void {
  const last = findCycle(tx, 'cycle')
  if (!last) throw new Error('no cycle')
  insertCycle(tx, {
    ...last,
    cycleId: 'next',
    assessmentYear: 2018,
    windowFrom: '2019-03-06',
    windowTo: '2019-03-08',
    state: 'published',
  })
}
