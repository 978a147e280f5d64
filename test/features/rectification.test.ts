import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { findItem, itemsOf, sourcesOf } from '../../db/queries/rectification-items.ts'
import { progressOf } from '../../db/queries/rectification-progress.ts'
import { listProblem } from '../support/rectification-list.ts'
import { insertRunningCycle } from '../support/running-cycle.ts'
import { serialized } from '../support/serialized.ts'
import { startBot, type TestBot } from '../support/start-bot.ts'
import { personIdOf, unitIdOf } from '../support/village.ts'

let bot: TestBot
afterEach(() => bot.close())
beforeEach(async () => {
  bot = await startBot({ now: '2018-03-17T09:00' })
  bot.database.inTransaction((tx) => {
    insertRunningCycle(tx)
    listProblem(tx, 'p1', 'B1', '分茶苗的名单没有贴出来')
    listProblem(tx, 'p2', 'B1', '党课一年只上过一次')
  })
})

const teamItems = () => itemsOf(bot.database, 'cycle', unitIdOf('B1'))
const concrete = '每年十月分苗前名单贴七天'

async function openMerge(name = '张春松'): Promise<void> {
  await bot.says(name, '整改')
  await bot.press(name, '班子整改清单')
}

/** Both problems become drafts of branch 1's list. */
async function adoptBoth(): Promise<void> {
  await openMerge()
  await bot.press('张春松', '还有 2 条要梳理')
  await bot.press('张春松', '列入清单')
  await bot.press('张春松', '列入清单')
  await bot.press('张春松', '班子整改清单')
}

async function fillIn(form: object): Promise<string> {
  await bot.press('张春松', '打开')
  await bot.press('张春松', '修改')
  return await bot.press('张春松', '保存', { ...form })
}

describe('the merge', () => {
  test('ends each problem in an item, in another or with a reason', async () => {
    await openMerge()
    expect(bot.lastSeenBy('张春松')).toContain('还有 2 条要梳理')
    await bot.press('张春松', '还有 2 条要梳理')
    expect(bot.lastSeenBy('张春松')).toContain('查摆的问题 2')
    expect(await bot.press('张春松', '列入清单')).toBe('已列入整改清单')
    expect(bot.lastSeenBy('张春松')).toContain('还有 1 条要处理')
    await bot.press('张春松', '并入或不采纳')
    const [adopted] = teamItems()
    expect(await bot.press('张春松', '并入', { into: adopted?.itemId })).toBe('已并入')
    expect(bot.lastSeenBy('张春松')).toContain('都处理好了')
    const merged = teamItems().find(({ itemId }) => itemId !== adopted?.itemId)
    expect(adopted).toMatchObject({ state: 'draft', problem: '分茶苗的名单没有贴出来' })
    expect(merged).toMatchObject({ state: 'merged', mergedIntoId: adopted?.itemId })
    expect(sourcesOf(bot.database, merged?.itemId ?? '')).toEqual([
      { kind: 'problem', sourceId: 'p2' },
    ])
  })

  test('keeps the reason of what is not adopted, and gives it back', async () => {
    await openMerge()
    await bot.press('张春松', '还有 2 条要梳理')
    await bot.press('张春松', '并入或不采纳')
    expect(await bot.press('张春松', '不采纳', { body: '去年就贴出来了' })).toContain('不采纳')
    await bot.press('张春松', '班子整改清单')
    expect(bot.lastSeenBy('张春松')).toContain('去年就贴出来了')
    expect(await bot.press('张春松', '改为列入清单')).toContain('放进清单草稿')
    expect(teamItems()[0]).toMatchObject({ state: 'draft', reason: null })
    expect(bot.lastSeenBy('张春松')).toContain('还有 1 条要梳理')
  })

  test('pressed twice, or on an old card, lists a problem once', async () => {
    await openMerge()
    await bot.press('张春松', '还有 2 条要梳理')
    const toasts = await Promise.all([1, 2].map(() => bot.press('张春松', '列入清单')))
    expect(toasts).toEqual(['已列入整改清单', '这一条已经处理过了'])
    expect(teamItems()).toHaveLength(1)
    await bot.press('张春松', '并入或不采纳')
    const both = [bot.press('张春松', '列入清单'), bot.press('张春松', '不采纳', { body: '晚了' })]
    expect(await Promise.all(both)).toEqual(['已列入整改清单', '这一条已经处理过了'])
    expect(teamItems().map(({ state }) => state)).toEqual(['draft', 'draft'])
  })

  test('hints at what looks the same, and decides nothing', async () => {
    bot.database.inTransaction((tx) => {
      listProblem(tx, 'p3', 'B1', '分茶苗的名单，没有贴出来')
    })
    await openMerge()
    await bot.press('张春松', '还有 3 条要梳理')
    expect(bot.lastSeenBy('张春松')).toContain('可能和这条重复')
    expect(teamItems()).toEqual([])
  })

  test('is the secretary’s: the team reads the list, others nothing', async () => {
    await openMerge('罗秋梅')
    expect(bot.lastSeenBy('罗秋梅')).toContain('清单里还没有事项')
    expect(bot.lastSeenBy('罗秋梅')).not.toContain('要梳理')
    await openMerge()
    await bot.press('张春松', '还有 2 条要梳理')
    expect(await bot.pressForwarded('罗秋梅', '张春松', '列入清单')).toContain('不是发给您')
    await bot.says('何兰仙', '整改')
    expect(bot.lastSeenBy('何兰仙')).toContain('没有要整改或核查的事项')
    expect(teamItems()).toEqual([])
  })
})

describe('publishing (scenario 8)', () => {
  test('“长期坚持” without a day stays a draft until it says what and when', async () => {
    await adoptBoth()
    const vague = { problem: '学习不够', class: 'phased', measures: '加强理论学习,长期坚持' }
    expect(await fillIn(vague)).toBe('已保存')
    expect(teamItems()[0]).toMatchObject({ state: 'draft', measures: vague.measures, dueOn: null })

    expect(await bot.press('张春松', '定稿公布')).toBe('还不能公布，2 处要补')
    expect(bot.lastSeenBy('张春松')).toContain('没有写完成期限')
    expect(bot.lastSeenBy('张春松')).toContain('措施太空')
    expect(bot.lastSeenBy('张春松')).toContain('没有选类别')
    expect(teamItems().every(({ state }) => state === 'draft')).toBe(true)

    // The card leads to the form of what lacks; a truly permanent one gets its reviews.
    await bot.press('张春松', '去补')
    const [, second] = teamItems()
    const lacking = bot.lastSeenBy('张春松').includes(second?.problem ?? '')
    const permanent = {
      problem: lacking ? second?.problem : '学习不够',
      class: 'longTerm',
      measures: '每月第一个周五晚集中学习一次，记考勤',
      reviewMonths: '3',
      reviewOn: '2018-06-17',
    }
    await bot.press('张春松', '保存', permanent)
    await bot.press('张春松', '定稿公布')
    await bot.press('张春松', '去补')
    const joint = { problem: '路灯坏了', class: 'coordinated', measures: '五月底前装好三组路灯' }
    await bot.press('张春松', '保存', joint)
    await bot.press('张春松', '定稿公布')
    expect(bot.lastSeenBy('张春松')).toContain('没有写牵头单位')
    expect(bot.lastSeenBy('张春松')).toContain('没有定责任人')
    await bot.press('张春松', '去补')
    const whole = { ...joint, leadUnit: '村委会', responsible: personIdOf('M03') }
    await bot.press('张春松', '保存', whole)
    const toasts = await Promise.all([1, 2].map(() => bot.press('张春松', '定稿公布')))
    expect(toasts).toEqual(['已公布 2 项', '都已经公布了'])

    const byClass = new Map(teamItems().map((item) => [item.rectificationClass, item]))
    expect(byClass.get('longTerm')).toMatchObject({ dueOn: null, nextReviewOn: '2018-06-17' })
    // By policy what others help with is due sixty days after the list.
    expect(byClass.get('coordinated')).toMatchObject({ dueOn: '2018-05-16', state: 'published' })
  })

  test('立行立改 is due within a week of the list, and its checker is somebody else', async () => {
    await adoptBoth()
    await fillIn({ problem: '名单没贴', class: 'immediate', measures: concrete })
    const late = { problem: '党课少', class: 'immediate', measures: '五月上一次党课' }
    const [, second] = teamItems()
    await bot.press('张春松', '定稿公布')
    await bot.press('张春松', '去补')
    await bot.press('张春松', '保存', { ...late, dueOn: '2018-04-30' })
    await bot.press('张春松', '定稿公布')
    expect(bot.lastSeenBy('张春松')).toContain('7 天内')
    await bot.press('张春松', '去补')
    const self = { checker: personIdOf('M03'), responsible: personIdOf('M03') }
    await bot.press('张春松', '保存', { ...late, ...self })
    await bot.press('张春松', '定稿公布')
    expect(bot.lastSeenBy('张春松')).toContain('核查人不能是责任人自己')
    await bot.press('张春松', '去补')
    await bot.press('张春松', '保存', { ...late, responsible: personIdOf('M03') })
    expect(await bot.press('张春松', '定稿公布')).toBe('已公布 2 项')
    expect(findItem(bot.database, second?.itemId ?? '')).toMatchObject({
      dueOn: '2018-03-24',
      responsibleId: personIdOf('M03'),
      checkerId: personIdOf('M02'),
    })
    // Where the secretary is who puts it right, the one above checks.
    expect(teamItems()[0]).toMatchObject({
      responsibleId: personIdOf('M02'),
      checkerId: personIdOf('M01'),
    })
  })

  test('waits for everything that was found, and an empty list is none', async () => {
    await openMerge()
    await bot.press('张春松', '还有 2 条要梳理')
    await bot.press('张春松', '列入清单')
    await bot.press('张春松', '班子整改清单')
    await fillIn({ problem: '名单没贴', class: 'immediate', measures: concrete })
    expect(await bot.press('张春松', '定稿公布')).toContain('1 处要补')
    expect(bot.lastSeenBy('张春松')).toContain('1 条查摆的问题还没有处理')
    await bot.press('张春松', '去梳理')
    expect(bot.lastSeenBy('张春松')).toContain('梳理问题')
  })

  test('members read the published list; drafts and others’ cards stay closed', async () => {
    await adoptBoth()
    await fillIn({ problem: '名单没有贴出来', class: 'immediate', measures: concrete })
    await bot.says('何兰仙', '整改')
    await bot.press('何兰仙', '禾坪村第一党支部整改清单').catch(() => undefined)
    expect(bot.seenBy('何兰仙')).not.toContain('名单没有贴出来')
    expect(bot.groupSees('B1')).not.toContain('名单没有贴出来')
    const bytes = serialized(bot.database)
    expect(bytes.includes(Buffer.from('名单没有贴出来'))).toBe(false)
    expect(bytes.includes(Buffer.from('罗秋梅'))).toBe(true)
  })
})

test('what another saved later is kept, and a published item stays whole', async () => {
  await adoptBoth()
  await fillIn({ problem: '名单没贴', class: 'immediate', measures: concrete })
  await bot.press('张春松', '定稿公布')
  await bot.press('张春松', '去补')
  await bot.press('张春松', '保存', { problem: '党课少', class: 'immediate', measures: concrete })
  expect(await bot.press('张春松', '定稿公布')).toBe('已公布 2 项')
  await bot.press('张春松', '打开')
  await bot.press('张春松', '修改')
  const emptied = { problem: '名单没贴', class: 'phased', measures: '加强学习' }
  expect(await bot.press('张春松', '保存', emptied)).toContain('措施太空')
  const [first] = teamItems()
  expect(first).toMatchObject({ state: 'published', rectificationClass: 'immediate' })
  const better = { ...emptied, measures: '八月前贴好三组公示栏', dueOn: '2018-08-01' }
  expect(
    await bot.press('张春松', '保存', {
      ...better,
      responsible: personIdOf('M03'),
      checker: personIdOf('M02'),
    }),
  ).toBe('已保存')
  expect(progressOf(bot.database, first?.itemId ?? '').map(({ kind }) => kind)).toEqual(['changed'])
})
