import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { campaignsOf, casesOf } from '../../db/queries/rectification-campaigns.ts'
import { institutionsOf } from '../../db/queries/rectification-institutions.ts'
import { rectification } from '../../src/features/rectification/index.ts'
import { insertRunningCycle } from '../support/running-cycle.ts'
import { serialized } from '../support/serialized.ts'
import { startBot, type TestBot } from '../support/start-bot.ts'
import { personIdOf, unitIdOf } from '../support/village.ts'

let bot: TestBot
afterEach(() => bot.close())
beforeEach(async () => {
  bot = await startBot({ now: '2018-04-10T09:00' })
  bot.database.inTransaction(insertRunningCycle)
})

const owed = (code: string) =>
  rectification.duties
    ?.owedBy(bot.database, personIdOf(code), bot.time.now())
    .map(({ title, dueOn }) => `${title} ${dueOn}`)

describe('a special campaign (R115)', () => {
  const campaign = () => campaignsOf(bot.database, 'cycle', unitIdOf('B1'))[0]
  const cases = () => casesOf(bot.database, campaign()?.campaignId ?? '')

  beforeEach(async () => {
    await bot.says('张春松', '整改')
    await bot.press('张春松', '专项整治')
    await bot.press('张春松', '开展一项专项整治')
    const words = { title: '惠农补贴', measures: '逐户对账', owner: personIdOf('M03') }
    const past = { ...words, dueOn: '2018-04-01' }
    expect(await bot.press('张春松', '保存', past)).toContain('不能早于今天')
    const stranger = { ...words, owner: personIdOf('M13'), dueOn: '2018-05-31' }
    expect(await bot.press('张春松', '保存', stranger)).toContain('请从名单里选人')
    await bot.press('张春松', '保存', { ...words, dueOn: '2018-05-31' })
  })

  async function add(body: string): Promise<void> {
    await bot.press('罗秋梅', '列入', { body })
  }
  async function openAsOwner(): Promise<void> {
    await bot.says('罗秋梅', '整改')
    await bot.press('罗秋梅', '专项整治')
    await bot.press('罗秋梅', '打开')
  }

  test('has an owner and a day, goes case by case, and ends with a result', async () => {
    expect(owed('M03')).toContain('专项整治：惠农补贴 2018-05-31')
    await openAsOwner()
    await add('二组两户没领到')
    await expect(bot.press('罗秋梅', '结束这项整治')).rejects.toThrow('no button')
    await bot.press('罗秋梅', '办结')
    await bot.press('罗秋梅', '没办结，改回')
    expect(cases()[0]).toMatchObject({ state: 'open', onDay: null })
    await bot.press('罗秋梅', '办结')
    const twice = [1, 2].map(() => bot.press('罗秋梅', '结束这项整治', { result: '已补发' }))
    expect(await Promise.all(twice)).toEqual(['专项整治已结束', '已经结束了'])
    expect(campaign()).toMatchObject({ closedOn: '2018-04-10', result: '已补发' })
    expect(owed('M03')?.join()).not.toContain('惠农补贴')
  })

  test('keeps of a case for the discipline organ the day and no word (R116)', async () => {
    await openAsOwner()
    await add('王某多领了三千元')
    expect(await bot.press('罗秋梅', '移送纪检机关')).toBe('已记下')
    expect(cases()[0]).toMatchObject({ state: 'transferred', onDay: '2018-04-10', body: null })
    expect(bot.lastSeenBy('罗秋梅')).toContain('已移送纪检机关')
    expect(bot.lastSeenBy('罗秋梅')).not.toContain('王某')
    const row = bot.database.drizzle.get<{ body: unknown }>('select body from campaign_case')
    expect(row?.body ?? null).toBeNull()
    expect(serialized(bot.database).includes(Buffer.from('王某多领了三千元'))).toBe(false)
  })

  test('is worked on by its owner and the secretary alone', async () => {
    await openAsOwner()
    expect(await bot.pressForwarded('李晓强', '罗秋梅', '列入')).toContain('不是发给您')
    await bot.says('李晓强', '整改')
    await bot.press('李晓强', '专项整治')
    await bot.press('李晓强', '打开')
    await expect(bot.press('李晓强', '列入', { body: 'x' })).rejects.toThrow('no button')
    expect(cases()).toEqual([])
  })
})

describe('a rule (R118, R119)', () => {
  const rule = () => institutionsOf(bot.database, 'cycle', unitIdOf('B1'))[0]
  const form = { kind: 'revise', title: '村务公开办法', owner: personIdOf('M03') }
  const days = { dueOn: '2018-04-30', checkOn: '2018-06-30' }

  test('is made by a day, then looked after', async () => {
    await bot.says('张春松', '整改')
    await bot.press('张春松', '制度')
    expect(bot.lastSeenBy('张春松')).toContain('还没有要建立或修订的制度')
    await bot.press('张春松', '列一项制度')
    const early = { ...form, dueOn: '2018-04-30', checkOn: '2018-04-20' }
    expect(await bot.press('张春松', '保存', early)).toContain('不能早于办成期限')
    expect(await bot.press('张春松', '保存', { ...form, ...days })).toContain('已保存')
    expect(owed('M03')).toContain('办制度：村务公开办法 2018-04-30')
    await bot.says('罗秋梅', '整改')
    await bot.press('罗秋梅', '制度')
    await bot.press('罗秋梅', '打开')
    expect(await bot.press('罗秋梅', '办成了')).toContain('办成')
    expect(await bot.press('罗秋梅', '还没办成，改回')).toBe('已记下')
    expect(rule()?.doneOn).toBeNull()
    await bot.press('罗秋梅', '办成了')
    expect(owed('M03')?.join()).not.toContain('村务公开')
    bot.time.moveTo(new Date('2018-06-30T01:00:00Z'))
    expect(owed('M03')).toContain('查制度执行：村务公开办法 2018-06-30')
    const kept = { body: '每月 5 日公开' }
    expect(await bot.press('罗秋梅', '记下执行检查', kept)).toContain('执行检查')
    expect(rule()).toMatchObject({ checkedOn: '2018-06-30', result: '每月 5 日公开' })
    expect(owed('M03')?.join()).not.toContain('村务公开')
  })

  test('reminds its owner before its day, on it and after it', async () => {
    await bot.says('张春松', '整改')
    await bot.press('张春松', '制度')
    await bot.press('张春松', '列一项制度')
    await bot.press('张春松', '保存', { ...form, ...days })
    const told = (day: string) => {
      bot.time.moveTo(new Date(`${day}T01:00:00Z`))
      const now = bot.time.now()
      return (rectification.reminders?.(bot.database, day) ?? [])
        .filter((one) => one.at <= now && now < one.expiresAt)
        .flatMap((one) => [...one.nudges(bot.database)])
        .filter((one) => one.kind === 'owes' && one.duty.includes('institution'))
        .map((one) => (one.kind === 'owes' ? one.personId : ''))
    }
    expect(told('2018-04-26')).toEqual([])
    for (const day of ['2018-04-27', '2018-04-30', '2018-05-01', '2018-06-30']) {
      expect(told(day)).toEqual([personIdOf('M03')])
    }
  })
})
