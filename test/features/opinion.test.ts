import { afterEach, describe, expect, test } from 'vitest'
import { currentCycle } from '../../db/queries/cycles.ts'
import { countEnvelopes } from '../../db/queries/opinion-envelopes.ts'
import { countOpinionLines, listOpinionLines } from '../../db/queries/opinion-lines.ts'
import { opinionRoundOf } from '../../db/queries/opinion-rounds.ts'
import { savePublicAddress } from '../../db/queries/public-address.ts'
import { getUnit } from '../../db/queries/units.ts'
import { opinion } from '../../src/features/opinion/index.ts'
import { insertRunningCycle } from '../support/running-cycle.ts'
import { startBot, type TestBot } from '../support/start-bot.ts'
import { personIdOf, rootId, unitIdOf } from '../support/village.ts'

let bot: TestBot
afterEach(() => bot.close())

async function start(now = '2018-02-11T09:00'): Promise<void> {
  bot = await startBot({ now })
  bot.database.inTransaction(insertRunningCycle)
}

async function open(): Promise<void> {
  await start()
  await bot.says('茶应明', '征求意见')
  await bot.press('茶应明', '开始征求意见')
  expect(await bot.press('茶应明', '开始', { closesOn: '2018-02-23 +0800' })).toBe(
    '已开始征求意见，发到 4 个群',
  )
}

const lamp = {
  to: `unit:${rootId}`,
  aspect: 'villageAffairs',
  category: 'masses',
  words: '三组路灯坏了',
}
const late = {
  to: `person:${personIdOf('M02')}`,
  aspect: 'workStyle',
  category: 'member',
  words: '开会总迟到',
}

const round = () => {
  const found = opinionRoundOf(bot.database, 'cycle')
  if (!found) throw new Error('no round')
  return found
}

async function gate(code: string) {
  const cycle = currentCycle(bot.database, rootId)
  if (!cycle) throw new Error('no cycle')
  const unit = getUnit(bot.database, unitIdOf(code))
  const state = opinion.gates?.G3?.(bot.database, unit, cycle, bot.time.now())
  return await Promise.resolve({ met: state?.met, lacks: state?.lacks.map((lack) => lack.what) })
}

/** Everything until the sheets: two opinions by the network, one by a forum. */
async function untilClosed(): Promise<void> {
  await open()
  await bot.press('何兰仙', '不记名提交', lamp)
  await bot.press('罗秋梅', '不记名提交', late)
  await bot.says('茶应明', '征求意见')
  await bot.press('茶应明', '登记座谈、走访、意见箱')
  await bot.press('茶应明', '登记', {
    channel: 'forum',
    heldOn: '2018-02-11 +0800',
    place: '一组活动场所',
    present: '14',
    hosts: ['M01', 'M02', 'M27', 'M28', 'M47'].map(personIdOf),
    heard: '路灯要修\n\n补贴名单要贴出来',
    to: `unit:${rootId}`,
    aspect: 'villageAffairs',
    category: 'masses',
  })
  await bot.goTo('2018-02-23T09:00')
  await bot.says('茶应明', '征求意见')
  await bot.press('茶应明', '结束征求意见')
}

async function classify(name: string, form: Record<string, unknown> = {}): Promise<string> {
  await bot.press(name, '看第 1 条　禾坪村党总支班子　村里的事')
  return await bot.press(name, '整理好，转交', {
    summary: '三组路灯要尽快修好',
    to: `unit:${rootId}`,
    aspect: 'villageAffairs',
    tags: ['vitalInterest'],
    ...form,
  })
}

describe('opening and giving', () => {
  test('the form hangs in every group, and everybody is thanked with the same words', async () => {
    await open()
    expect(bot.groupSees('B2')).toContain('严禁打击报复提意见的人')
    expect(await bot.press('何兰仙', '不记名提交', lamp)).toBe('已收到，谢谢您的意见')
    expect(await bot.press('段向峰', '不记名提交', late)).toBe('已收到，谢谢您的意见')
    expect(countEnvelopes(bot.database, round().roundId)).toBe(2)
    expect(bot.groupSees('B1')).not.toContain('三组路灯')
  })

  test('an anonymous opinion is read on the next day, a signed one at once', async () => {
    await open()
    await bot.press('何兰仙', '不记名提交', lamp)
    expect(await bot.press('罗秋梅', '实名提交', late)).toBe('已实名收到，谢谢您的意见')
    await bot.says('郭文蓉', '征求意见')
    expect(bot.lastSeenBy('郭文蓉')).toContain('有 1 条不记名意见明天一起送到')
    await bot.press('郭文蓉', '没有整理（1）')
    expect(bot.lastSeenBy('郭文蓉')).toContain('开会总迟到')
    await bot.goTo('2018-02-12T08:00')
    await bot.says('郭文蓉', '征求意见')
    await bot.press('郭文蓉', '没有整理（2）')
    expect(bot.lastSeenBy('郭文蓉')).toContain('三组路灯坏了')
    expect(bot.seenBy('郭文蓉')).not.toContain('何兰仙')
  })

  test('a member gets the form by 征求意见; a stranger in the group may use the one there', async () => {
    await open()
    await bot.says('何兰仙', '提意见')
    expect(bot.lastSeenBy('何兰仙')).toContain('不记名提交')
    const inGroup = bot.cardsOfKind('opinionForm').find((one) => one.chatId === 'oc_B1')
    bot.platform.chats.get('oc_B1')?.members.push({ openId: 'ou_guest', name: '客人' })
    expect(inGroup).toBeDefined()
    expect(await bot.press('ou_guest', '不记名提交', lamp)).toBe('已收到，谢谢您的意见')
    expect(await bot.press('ou_guest', '实名提交', lamp)).toContain('不在名册')
  })

  test.each([
    ['nothing', '　 ', '请写上意见内容'],
    ['too much', '长'.repeat(1001), '内容太长，最多 1000 字，请分几条提'],
  ])('%s is answered and not kept', async (_, words, answer) => {
    await open()
    expect(await bot.press('何兰仙', '不记名提交', { ...lamp, words })).toBe(answer)
    expect(countEnvelopes(bot.database, round().roundId)).toBe(0)
  })

  test('one person gives ten a day without a name, and more on the next day', async () => {
    await open()
    for (let at = 0; at < 10; at += 1) await bot.press('何兰仙', '不记名提交', lamp)
    expect(await bot.press('何兰仙', '不记名提交', lamp)).toContain('请明天再提')
    expect(await bot.press('罗秋梅', '不记名提交', lamp)).toBe('已收到，谢谢您的意见')
    await bot.goTo('2018-02-12T09:00')
    expect(await bot.press('何兰仙', '不记名提交', lamp)).toBe('已收到，谢谢您的意见')
  })

  test('nothing is taken after the closing day', async () => {
    await open()
    await bot.goTo('2018-02-24T09:00')
    expect(await bot.press('何兰仙', '不记名提交', lamp)).toBe('征求意见已经结束')
    expect(await bot.press('何兰仙', '实名提交', lamp)).toBe('征求意见已经结束')
  })

  test('only the secretary of the general branch opens, once a year', async () => {
    await start()
    await bot.says('张春松', '征求意见')
    await expect(bot.press('张春松', '开始征求意见')).rejects.toThrow('no button')
    await bot.says('何兰仙', '征求意见')
    expect(bot.seenBy('何兰仙')).toContain('还没有开始征求意见')
  })

  test('the poster needs an address, and then comes as a page and as a picture', async () => {
    await open()
    bot.database.inTransaction((tx) => savePublicAddress(tx, 'https://zhibu.example.cn'))
    await bot.says('茶应明', '征求意见')
    await bot.press('茶应明', '海报和二维码')
    const files = bot.platform.messages.flatMap((one) => one.file ?? [])
    expect(files.map((file) => file.name)).toEqual(['征求意见海报.html', '征求意见二维码.png'])
    const [page, code] = files
    expect(Buffer.from(page?.bytes ?? []).toString()).toContain(
      `https://zhibu.example.cn/o/${round().token}`,
    )
    expect(
      Buffer.from(code?.bytes ?? [])
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG')
  })
})

describe('sorting and feeding back', () => {
  test('five who say the same are one line, and may be taken apart again', async () => {
    await untilClosed()
    await bot.press('茶应明', '没有整理（4）')
    const lines = listed('new')
    const same = lines.filter((line) => line.unitId === rootId && line.leaderId === null)
    expect(same.reduce((sum, line) => sum + line.count, 0)).toBe(3)
    const ids = newLineIds()
    expect(await bot.press('茶应明', '合成一条', { lines: ids })).toBe('已把 3 条合成一条')
    expect(bot.lastSeenBy('茶应明')).toContain('补贴名单要贴出来')
    expect(await bot.press('茶应明', '不是一回事，分开')).toContain('已分开')
    expect(listed('new').reduce((sum, line) => sum + line.count, 0)).toBe(3)
  })

  test('sheets go to the team and to each leader alone, who acknowledges; then G3 is met', async () => {
    await untilClosed()
    expect((await gate('GB')).lacks).toContain('还有 4 条意见没有整理转交')
    await bot.press('茶应明', '没有整理（4）')
    await bot.press('茶应明', '合成一条', { lines: newLineIds() })
    await bot.press('茶应明', '返回')
    await classify('茶应明')
    await bot.press('茶应明', '看第 1 条　副书记 张春松　工作作风')
    await bot.press('茶应明', '整理好，转交', {
      summary: '开会要守时',
      to: late.to,
      aspect: 'workStyle',
      tags: [],
    })
    await bot.says('郭文蓉', '征求意见')
    await bot.press('郭文蓉', '写小结')
    expect(await bot.press('郭文蓉', '保存', { summary: '开了座谈会，也用了网络。' })).toBe(
      '小结已保存',
    )
    expect((await gate('GB')).lacks).toEqual([
      '意见还没有反馈给班子',
      '意见还没有反馈给本人，或本人还没有确认',
    ])
    expect(await bot.press('郭文蓉', 'opinion.handAll')).toMatch(/^已送出 \d+ 份反馈单$/)
    expect(bot.seenBy('张春松')).toContain('开会要守时')
    expect(bot.seenBy('张春松')).not.toContain('罗秋梅')
    for (const name of ['赵开林', '何兰仙', '茶立川']) {
      expect(bot.seenBy(name)).not.toContain('开会要守时')
    }
    expect(listOpinionLines(bot.database, 'cycle', rootId).map((line) => line.count)).toEqual([
      3, 1,
    ])
    for (const name of leaders) await bot.press(name, '我已看过')
    expect(await gate('GB')).toEqual({ met: true, lacks: [] })
    expect((await gate('B1')).met).toBe(false)
  })

  test('an insult is for the secretary of the general branch alone', async () => {
    await untilClosed()
    await bot.says('郭文蓉', '征求意见')
    await bot.press('郭文蓉', '没有整理（4）')
    await bot.press('郭文蓉', '看第 4 条　副书记 张春松　工作作风')
    expect(await bot.press('郭文蓉', '这条在骂人，只给总支书记')).toBe('已转给总支书记单独处理')
    await bot.says('郭文蓉', '征求意见')
    expect(bot.lastSeenBy('郭文蓉')).not.toContain('单独处理的意见')
    await bot.says('茶应明', '征求意见')
    await bot.press('茶应明', '单独处理的意见（1）')
    expect(bot.lastSeenBy('茶应明')).toContain('开会总迟到')
    await bot.press('茶应明', '看第 1 条　副书记 张春松　工作作风')
    expect(await bot.press('茶应明', '可以公开办，放回去')).toContain('已放回')
  })

  test('closed opinions are opened again with a reason, and the groups are told', async () => {
    await untilClosed()
    await bot.press('茶应明', '重新征求意见')
    const form = { reason: '群众意见还不多', closesOn: '2018-02-26 +0800' }
    expect(await bot.press('茶应明', '重新开始', form)).toBe('已重新开始征求意见')
    expect(bot.groupSees('B1')).toContain('我要提意见')
    await bot.press('何兰仙', '我要提意见')
    expect(await bot.press('何兰仙', '不记名提交', lamp)).toBe('已收到，谢谢您的意见')
  })
})

describe('reminders', () => {
  test('the secretary is told to open, and the groups of the last chance', async () => {
    await start('2018-02-10T09:00')
    await bot.goTo('2018-02-11T09:00')
    expect(bot.remindedOn('2018-02-11')).toContain('茶应明')
    await bot.says('茶应明', '征求意见')
    await bot.press('茶应明', '开始征求意见')
    await bot.press('茶应明', '开始', { closesOn: '2018-02-23 +0800' })
    await bot.goTo('2018-02-22T09:00')
    expect(bot.groupSees('B1')).toContain('已收到　0 条意见')
    expect(bot.remindedOn('2018-02-22')).toContain('赵开林')
    expect(bot.remindedOn('2018-02-22')).not.toContain('何兰仙')
    await bot.goTo('2018-02-23T09:00')
    expect(bot.remindedOn('2018-02-23')).toContain('郭文蓉')
  })
})

const leaders = ['茶应明', '张春松', '郭文蓉', '赵开林', '茶立川', '张秋燕', '张晓禾', '王顺荣']

const listed = (state: string) => {
  const { roundId } = round()
  return countOpinionLines(bot.database, roundId).filter((line) => line.state === state)
}

/** The lines for the general branch's team, from the options of the newest merge form. */
function newLineIds(): string[] {
  const card = bot.cardsOfKind('opinionLines').at(-1)?.card
  const options = JSON.stringify(card?.body).matchAll(/"content":"\d+\. ([^"]*)"},"value":"(\w+)"/g)
  return Array.from(options, ([, label = '', id = '']) => ({ label, id }))
    .filter(({ label }) => !label.includes('迟到'))
    .map(({ id }) => id)
}
