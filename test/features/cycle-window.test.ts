import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { currentCycle, updateCycle } from '../../db/queries/cycles.ts'
import { flagsOf } from '../../db/queries/people.ts'
import {
  findPreparationTask,
  insertPreparationTask,
  openPreparationOf,
} from '../../db/queries/preparation.ts'
import { registerEventsOf } from '../../db/queries/register.ts'
import { cycle } from '../../src/features/cycle/index.ts'
import { todoFeature } from '../../src/features/todo/index.ts'
import type { Feature } from '../../src/pipeline/feature.ts'
import { insertRunningCycle } from '../support/running-cycle.ts'
import { startBot, type TestBot } from '../support/start-bot.ts'
import { personIdOf, rootId } from '../support/village.ts'

const secretary = '茶应明'
const deputy = '张春松'
const branchSecretary = '郭文蓉'
/** M43, in the city, not decided yet. */
const away = '董志成'

let bot: TestBot
const all: Feature[] = [cycle, todoFeature(() => all)]
async function start(now: string): Promise<void> {
  bot = await startBot({ now, features: all })
  bot.database.inTransaction((tx) => {
    insertRunningCycle(tx)
    insertPreparationTask(tx, {
      taskId: 'venue',
      cycleId: 'cycle',
      title: '落实会议场所',
      ownerId: personIdOf('M02'),
      dueOffset: -4,
      position: 0,
      doneAt: null,
    })
  })
}
afterEach(() => bot.close())

const plan = () => currentCycle(bot.database, rootId)!
const form = (from: string, to: string, reason = '') => ({
  from: `${from} +0800`,
  to: `${to} +0800`,
  reason,
})

describe('another window', () => {
  beforeEach(() => start('2018-03-01T08:00'))

  async function openForm(): Promise<void> {
    await bot.says(secretary, '方案')
    await bot.press(secretary, '改时间')
  }

  test('needs a reason outside the usual days, then makes a version and tells the groups', async () => {
    await openForm()
    const later = ['2018-03-14', '2018-03-16'] as const
    expect(await bot.press(secretary, '保存', form(...later))).toContain('请写明原因')
    expect(plan().windowFrom).toBe('2018-03-07')
    const toast = await bot.press(secretary, '保存', form(...later, '时间服从质量'))
    expect(toast).toContain('已通知群里')
    expect(plan()).toMatchObject({ windowFrom: later[0], version: 2, publishedVersion: 2 })
    expect(bot.groupSees('B2')).toContain('3月14日（周三）至3月16日（周五）')
    expect(bot.groupSees('B2')).not.toContain('时间服从质量')
    await bot.press(secretary, '修改记录')
    expect(bot.lastSeenBy(secretary)).toContain('3月7日（周三）至3月9日（周五） → 3月14日')
    await bot.press(secretary, '返回方案')
    await bot.press(secretary, '日程')
    expect(bot.lastSeenBy(secretary)).toContain('3月14日（周三）')
    expect(bot.lastSeenBy(secretary)).toContain('第2版')
  })

  test('does not run backwards', async () => {
    await openForm()
    const toast = await bot.press(secretary, '保存', form('2018-03-09', '2018-03-07', '写反了'))
    expect(toast).toContain('不能早于')
  })

  test('moves the owner’s day and reminder with it', async () => {
    await bot.says(deputy, '待办')
    expect(bot.lastSeenBy(deputy)).toContain('3月3日')
    await openForm()
    await bot.press(secretary, '保存', form('2018-03-14', '2018-03-16', '时间服从质量'))
    await bot.goTo('2018-03-03T12:00')
    expect(bot.remindedOn('2018-03-02')).not.toContain(deputy)
    await bot.goTo('2018-03-09T12:00')
    expect(bot.remindedOn('2018-03-09')).toContain(deputy)
  })

  test('in another year brings that year’s holidays', async () => {
    await openForm()
    await bot.press(secretary, '保存', form('2019-03-07', '2019-03-09'))
    expect(plan().parameters.calendar.holidays.map((one) => one.from)).toContain('2019-02-04')
  })
})

describe('a preparation task', () => {
  beforeEach(() => start('2018-03-01T08:00'))

  test('is done by its owner, who may take it back', async () => {
    await bot.says(deputy, '待办')
    await bot.press(deputy, '去办')
    expect(await bot.press(deputy, '已办好')).toBe('办好了，谢谢')
    expect(openPreparationOf(bot.database, personIdOf('M02'))).toEqual([])
    await bot.press(deputy, '还没办好')
    expect(findPreparationTask(bot.database, 'venue')?.doneAt).toBeNull()
  })

  test('overdue goes to the owner again and up the ladder, without its title', async () => {
    await bot.goTo('2018-03-03T12:00')
    expect(bot.remindedOn('2018-03-02')).toEqual([deputy])
    await bot.goTo('2018-03-06T12:00')
    expect(bot.remindedOn('2018-03-04')).toContain(deputy)
    expect(bot.remindedOn('2018-03-06')).toContain(secretary)
    expect(bot.seenBy(secretary)).not.toContain('落实会议场所')
  })
})

describe('a plan that is not published', () => {
  test('reminds its secretary on the day and the days after, nobody else', async () => {
    await start('2018-02-06T08:00')
    bot.database.inTransaction((tx) =>
      updateCycle(tx, 'cycle', { state: 'adopted', adoptedOn: '2018-02-06', publishedVersion: 0 }),
    )
    await bot.goTo('2018-02-08T12:00')
    expect(bot.remindedOn('2018-02-07')).toEqual([secretary])
    expect(bot.remindedOn('2018-02-08')).toEqual([secretary])
    expect(bot.cardsOfKind('mobilePlace')).toEqual([])
  })
})

describe('mobile members', () => {
  beforeEach(() => start('2018-02-08T20:00'))

  test('are each asked on T−26; their secretary is reminded while one has not decided', async () => {
    expect(bot.cardsOfKind('mobilePlace')).toEqual([])
    await bot.goTo('2018-02-09T12:00')
    const asked = bot.cardsOfKind('mobilePlace').map((message) => message.openId ?? '')
    expect(asked.toSorted()).toEqual(
      ['15', '20', '37', '38', '43', '56', '57', '58', '59'].map((code) => `ou_M${code}`),
    )
    expect(bot.remindedOn('2018-02-09')).toEqual([branchSecretary])
    expect(bot.groupSees('B2')).toBe('')
  })

  test('decide for themselves, which the register keeps', async () => {
    await bot.goTo('2018-02-09T12:00')
    expect(await bot.press(away, '回村参加')).toBe('已登记，谢谢')
    expect(bot.lastSeenBy(away)).toContain('回村参加')
    expect(flagsOf(bot.database, personIdOf('M43'))).toMatchObject([
      { flag: 'flowOut', detail: 'returnedHome' },
    ])
    const [event] = registerEventsOf(bot.database, personIdOf('M43'), 1)
    expect(event?.detail).toEqual({ before: 'undetermined', after: 'returnedHome' })
    await bot.says(branchSecretary, '待办')
    expect(bot.lastSeenBy(branchSecretary)).not.toContain('流动党员')
  })

  test('are decided for by their own branch secretary, not by another', async () => {
    await bot.goTo('2018-02-09T12:00')
    await bot.says(branchSecretary, '待办')
    await bot.press(branchSecretary, '去办')
    expect(bot.lastSeenBy(branchSecretary)).toContain(away)
    await bot.press(branchSecretary, '在流入地')
    expect(await bot.pressForwarded(deputy, branchSecretary, '回村')).toContain('不是发给您的')
    expect(bot.seenBy(deputy)).not.toContain(away)
  })

  test('who do not answer are told again, then their leaders, by number only', async () => {
    await bot.goTo('2018-02-27T12:00')
    expect(bot.remindedOn('2018-02-24')).toContain(away)
    expect(bot.remindedOn('2018-02-25')).toContain(away)
    const groupLeader = '穆朝富'
    expect(bot.remindedOn('2018-02-26')).toContain(groupLeader)
    expect(bot.remindedOn('2018-02-27')).toContain(secretary)
    expect(bot.seenBy(groupLeader)).not.toContain(away)
    expect(bot.seenBy(secretary)).not.toContain(away)
  })
})
