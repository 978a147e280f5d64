import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { findItem } from '../../db/queries/rectification-items.ts'
import { progressOf } from '../../db/queries/rectification-progress.ts'
import { rectification } from '../../src/features/rectification/index.ts'
import { insertPublished } from '../support/rectification-list.ts'
import { insertRunningCycle } from '../support/running-cycle.ts'
import { serialized } from '../support/serialized.ts'
import { startBot, type TestBot } from '../support/start-bot.ts'
import { personIdOf } from '../support/village.ts'

let bot: TestBot
afterEach(() => bot.close())
beforeEach(async () => {
  bot = await startBot({ now: '2018-04-10T09:00' })
  bot.database.inTransaction((tx) => {
    insertRunningCycle(tx)
    insertPublished(tx, 'i1')
  })
})

const item = () => findItem(bot.database, 'i1')
const kinds = () => progressOf(bot.database, 'i1').map(({ kind }) => kind)

async function openOwn(name: string): Promise<void> {
  await bot.says(name, '待办')
  await bot.says(name, '整改')
  if (bot.lastSeenBy(name).startsWith('整改进度')) await bot.press(name, '我的整改')
  await bot.press(name, '打开')
}

/** 罗秋梅 has done it and says so; 张春松 has the item before him. */
async function reportDone(): Promise<void> {
  await openOwn('罗秋梅')
  expect(await bot.press('罗秋梅', '改好了，请核查')).toContain('请核查人核查')
}

async function judge(name: string, judgement: string): Promise<string> {
  await bot.press(name, '核查')
  return await bot.press(name, '提交', { judgement, body: '去三组看过' })
}

describe('progress', () => {
  test('is noted by who puts it right, and taken back', async () => {
    await openOwn('罗秋梅')
    await bot.press('罗秋梅', '记进展')
    expect(await bot.press('罗秋梅', '记下', { body: '灯泡已经买好' })).toBe('已记下')
    expect(bot.lastSeenBy('罗秋梅')).toContain('灯泡已经买好')
    expect(serialized(bot.database).includes(Buffer.from('灯泡已经买好'))).toBe(false)
    expect(await bot.press('罗秋梅', '撤回这条')).toContain('已撤回')
    expect(bot.lastSeenBy('罗秋梅')).not.toContain('灯泡已经买好')
    expect(kinds()).toEqual([])
  })

  test('is nobody else’s to note, and the card not theirs to press', async () => {
    await openOwn('罗秋梅')
    await bot.press('罗秋梅', '记进展')
    expect(await bot.pressForwarded('李晓强', '罗秋梅', '记下')).toContain('不是发给您')
    await bot.says('李晓强', '整改')
    await bot.press('李晓强', '打开')
    expect(bot.lastSeenBy('李晓强')).not.toContain('记进展')
    expect(kinds()).toEqual([])
  })
})

describe('销号', () => {
  test('is the checker’s, who is told and gives a judgement', async () => {
    await reportDone()
    expect(bot.lastSeenBy('张春松')).toContain('等核查')
    expect(await judge('张春松', 'settled')).toBe('已销号')
    expect(item()).toMatchObject({ state: 'closed', closedOn: '2018-04-10', askOn: null })
    expect(kinds()).toEqual(['reported', 'closed'])
    expect(bot.lastSeenBy('张春松')).toContain('已销号')
  })

  test('is refused by nobody silently: what is not done goes back to who does it', async () => {
    await reportDone()
    expect(await judge('张春松', 'notYet')).toContain('继续整改')
    expect(item()).toMatchObject({ state: 'published', checkOn: null, askOn: '2018-06-30' })
    expect(bot.lastSeenBy('罗秋梅')).toContain('核查：还没改好')
  })

  test('is never one’s own, also with an old card', async () => {
    await openOwn('罗秋梅')
    await expect(bot.press('罗秋梅', '核查')).rejects.toThrow('no button')
    await reportDone()
    await bot.press('张春松', '核查')
    bot.database.inTransaction((tx) => {
      tx.drizzle.run('update rectification_item set responsible_id = checker_id')
    })
    const form = { judgement: 'settled', body: '我看好了' }
    expect(await bot.press('张春松', '提交', form)).toContain('不能自己核查')
    expect(item()?.state).toBe('published')
  })

  test('pressed twice closes once', async () => {
    await reportDone()
    await bot.press('张春松', '核查')
    const form = { judgement: 'settled', body: '好了' }
    const toasts = await Promise.all([1, 2].map(() => bot.press('张春松', '提交', form)))
    expect(toasts).toEqual(['已销号', '已经销号了'])
    expect(kinds()).toEqual(['reported', 'closed'])
  })

  test('is undone with a reason and a new day', async () => {
    await reportDone()
    await judge('张春松', 'settled')
    await bot.press('张春松', '重新整改')
    const past = { body: '灯又不亮了', dueOn: '2018-04-01' }
    expect(await bot.press('张春松', '重新整改', past)).toContain('不能早于今天')
    const again = { ...past, dueOn: '2018-05-01' }
    expect(await bot.press('张春松', '重新整改', again)).toContain('整改中')
    expect(item()).toMatchObject({ state: 'published', closedOn: null, askOn: '2018-05-01' })
    expect(bot.lastSeenBy('张春松')).toContain('灯又不亮了')
  })

  test('a report is taken back', async () => {
    await reportDone()
    await bot.press('罗秋梅', '还没改好，撤回报告')
    expect(item()).toMatchObject({ checkOn: null, askOn: '2018-06-30' })
    expect(bot.lastSeenBy('张春松')).not.toContain('等核查')
  })
})

test('a card that waits for a check is sent anew before it goes dead', async () => {
  await reportDone()
  const cards = () =>
    bot.cardsOfKind('rectificationItem').filter(({ openId }) => openId === 'ou_M02').length
  expect(cards()).toBe(1)
  bot.time.moveTo(new Date('2018-04-24T02:00:00Z'))
  await bot.tick()
  expect(cards()).toBe(2)
  expect(await judge('张春松', 'settled')).toBe('已销号')
})

describe('what is kept up for good', () => {
  beforeEach(() => {
    bot.database.inTransaction((tx) => {
      const review = { reviewMonths: 3, nextReviewOn: '2018-06-17', dueOn: null }
      insertPublished(tx, 'i2', { rectificationClass: 'longTerm', ...review })
    })
  })
  const kept = () => findItem(bot.database, 'i2')
  async function show(name: string): Promise<void> {
    bot.database.inTransaction((tx) => {
      tx.drizzle.run("update rectification_item set state = 'notAdopted' where item_id = 'i1'")
    })
    await bot.says(name, '整改')
    await bot.press(name, '打开')
  }

  test('is reviewed from its day on, and goes on', async () => {
    await show('张春松')
    await expect(bot.press('张春松', '复查')).rejects.toThrow('no button')
    bot.time.moveTo(new Date('2018-06-18T01:00:00Z'))
    await show('张春松')
    await bot.press('张春松', '复查')
    const words = { body: '考勤都在' }
    const twice = [1, 2].map(() => bot.press('张春松', '坚持得好，继续坚持', words))
    const [first, second] = await Promise.all(twice)
    expect(first).toContain('9月17日')
    expect(second).toContain('没到复查')
    expect(kept()).toMatchObject({ state: 'published', nextReviewOn: '2018-09-17' })
  })

  test('is never closed by time, nor reported done', async () => {
    for (const day of ['2018-06-20', '2018-09-20', '2019-06-18']) {
      bot.time.moveTo(new Date(`${day}T01:00:00Z`))
      await bot.tick()
    }
    expect(kept()).toMatchObject({ state: 'published', closedOn: null })
    await show('罗秋梅')
    expect(bot.lastSeenBy('罗秋梅')).not.toContain('改好了，请核查')
  })
})

describe('escalation to the town (R117)', () => {
  const awaited = () =>
    rectification.duties
      ?.owedBy(bot.database, personIdOf('M01'), bot.time.now())
      .filter(({ kind }) => kind === '等镇党委答复')
      .map(({ dueOn }) => dueOn)

  test('keeps what was asked and answered, and waits by a day', async () => {
    await bot.says('张春松', '整改')
    await bot.press('张春松', '打开')
    await bot.press('张春松', '报请镇党委')
    const asked = { body: '线路归供电所管', answerOn: '2018-04-20' }
    expect(await bot.press('张春松', '记下已报', asked)).toContain('等镇党委答复')
    expect(item()).toMatchObject({ escalatedOn: '2018-04-10', answerOn: '2018-04-20' })
    expect(awaited()).toEqual(['2018-04-20'])
    await bot.press('张春松', '再要一张报请单')
    const sheets = bot.platform.messages.flatMap((one) => (one.file ? [one] : []))
    expect(sheets.map(({ openId }) => openId)).toEqual(['ou_M02', 'ou_M02'])
    const sheet = Buffer.from(sheets[0]?.file?.bytes ?? []).toString()
    const facts = ['三组路灯坏了没人修', '线路归供电所管', '罗秋梅', '4月20日']
    for (const fact of facts) expect(sheet).toContain(fact)
    await bot.press('张春松', '记镇党委答复')
    expect(await bot.press('张春松', '记下', { body: '五月架线' })).toBe('答复已记下')
    expect(item()).toMatchObject({ answeredOn: '2018-04-10', answerOn: null })
    expect(kinds()).toEqual(['escalated', 'answered'])
    expect(awaited()).toEqual([])
  })
})
