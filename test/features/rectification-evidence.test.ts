import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { offersOf } from '../../db/queries/offered-files.ts'
import { progressOf } from '../../db/queries/rectification-progress.ts'
import { rectification } from '../../src/features/rectification/index.ts'
import { insertPublished } from '../support/rectification-list.ts'
import { insertRunningCycle } from '../support/running-cycle.ts'
import { serialized } from '../support/serialized.ts'
import { startBot, type TestBot } from '../support/start-bot.ts'
import { personIdOf } from '../support/village.ts'

const [owner, checker, stranger] = ['罗秋梅', '张春松', '何兰仙']
const photo = Buffer.from([0xff, 0xd8, 0xff, 0xe0, ...Buffer.from('the lamps of group three')])

let bot: TestBot
afterEach(() => bot.close())
beforeEach(async () => {
  bot = await startBot({ now: '2018-04-10T09:00' })
  bot.database.inTransaction((tx) => {
    insertRunningCycle(tx)
    insertPublished(tx, 'i1')
  })
})

const filesOn = (itemId: string) =>
  progressOf(bot.database, itemId).map(({ kind, file }) => [kind, file?.type, file?.fileName])
const alsoBears = (itemId: string, problem: string) =>
  bot.database.inTransaction((tx) => insertPublished(tx, itemId, { problem }))
const cardsOf = (name: string) =>
  bot.platform.messages.filter((one) => one.card && one.openId === bot.openIdOf(name)).length
const filesFor = (openId: string) =>
  bot.platform.messages.filter((one) => one.file && one.openId === openId)

async function openOwn(name = owner): Promise<void> {
  await bot.says(name, '整改')
  if (bot.lastSeenBy(name).startsWith('整改进度')) await bot.press(name, '我的整改')
  await bot.press(name, '打开')
}

describe('what shows that something was done', () => {
  test('is photos sent after the button, one card for all of them', async () => {
    alsoBears('i2', '村务公开不及时')
    await openOwn()
    expect(await bot.press(owner, '传照片、文件（可以不传）')).toContain('半小时')
    const before = cardsOf(owner)
    await bot.sendsFile(owner, '', photo)
    await bot.sendsFile(owner, '', photo)
    await bot.sendsFile(owner, '路灯验收单.pdf', Buffer.from('signed'))
    expect(filesOn('i1')).toEqual([
      ['evidence', 'image', '照片'],
      ['evidence', 'image', '照片'],
      ['evidence', 'file', '路灯验收单.pdf'],
    ])
    expect(cardsOf(owner)).toBe(before + 1)
    expect(bot.lastSeenBy(owner)).toContain('路灯验收单.pdf')
  })

  test('goes without a button to the only item somebody has', async () => {
    await bot.sendsFile(owner, '', photo)
    expect(filesOn('i1')).toEqual([['evidence', 'image', '照片']])
    expect(bot.lastSeenBy(owner)).toContain('三组路灯坏了没人修')
    expect(await bot.press(owner, '撤回这条')).toContain('已撤回')
    expect(filesOn('i1')).toEqual([])
  })

  test('is asked about once when it may be several items, and put where they say', async () => {
    alsoBears('i2', '村务公开不及时')
    await bot.sendsFile(owner, '', photo)
    const before = cardsOf(owner)
    await bot.sendsFile(owner, '', photo)
    expect(cardsOf(owner)).toBe(before)
    expect(bot.lastSeenBy(owner)).toContain('收到 2 个')
    expect([...filesOn('i1'), ...filesOn('i2')]).toEqual([])
    const second = bot.lastSeenBy(owner).indexOf('村务公开不及时')
    const first = bot.lastSeenBy(owner).indexOf('三组路灯')
    expect(second).toBeGreaterThan(first)
    expect(await bot.press(owner, '放进这项')).toContain('共 2 个')
    const put = [...filesOn('i1'), ...filesOn('i2')]
    expect(put).toHaveLength(2)
    expect(offersOf(bot.database, personIdOf('M03'), new Date(0))).toEqual([])
    // The next photo belongs to the same matter.
    await bot.sendsFile(owner, '', photo)
    const counts = [filesOn('i1').length, filesOn('i2').length]
    expect([Math.min(...counts), Math.max(...counts)]).toEqual([0, 3])
  })

  test('is not kept when it is none, and forgotten after a week', async () => {
    alsoBears('i2', '村务公开不及时')
    const kept = () => offersOf(bot.database, personIdOf('M03'), new Date(0)).length
    await bot.sendsFile(owner, '', photo)
    expect(await bot.press(owner, '不是佐证')).toContain('没有放进')
    expect(kept()).toBe(0)
    await bot.sendsFile(owner, '', photo)
    bot.time.moveTo(new Date('2018-04-18T02:00:00Z'))
    await bot.tick()
    expect(kept()).toBe(0)
  })

  test('is nobody’s who has nothing to put right', async () => {
    await bot.sendsFile(stranger, '', photo)
    expect(bot.lastSeenBy(stranger)).toContain('没有需要文件的事情')
  })

  test('no longer goes to the item of the button after half an hour', async () => {
    alsoBears('i2', '村务公开不及时')
    await openOwn()
    await bot.press(owner, '传照片、文件（可以不传）')
    bot.time.moveTo(new Date(bot.time.now().getTime() + 31 * 60_000))
    await bot.sendsFile(owner, '', photo)
    expect(bot.lastSeenBy(owner)).toContain('放进哪一项')
  })
})

describe('who may look at it', () => {
  beforeEach(async () => {
    await bot.sendsFile(owner, '', photo)
    await bot.press(owner, '改好了，请核查')
  })

  test('is the checker: it is fetched from the message and sent to them alone', async () => {
    expect(await bot.press(checker, '看')).toContain('马上发给您')
    const [sent, ...more] = filesFor('ou_M02')
    expect(sent?.file).toEqual({ name: '照片.jpg', bytes: photo })
    expect(more).toEqual([])
    // The bytes are in no table, and the name of the file only sealed.
    const file = serialized(bot.database)
    expect(file.includes(photo)).toBe(false)
    expect(file.includes(Buffer.from('照片'))).toBe(false)
  })

  test('is nobody once it was taken back, also with a card that still shows it', async () => {
    const [entry] = progressOf(bot.database, 'i1')
    await bot.press(owner, '撤回这条')
    const evidence = rectification.documents?.['rectificationEvidence']
    const key = { entryId: entry?.entryId ?? '' }
    expect(evidence?.about(bot.database, key)).toEqual({ personIds: [] })
    expect(await bot.pressStale(checker, '看')).toContain('没有找到')
    expect(filesFor('ou_M02')).toEqual([])
  })

  test('is not somebody else, with another’s button', async () => {
    expect(await bot.pressForwarded(stranger, checker, '看')).toContain('不是发给您')
    expect(filesFor('ou_M13')).toEqual([])
  })
})
