import { afterEach, beforeEach, expect, test } from 'vitest'
import { disclosureAnswersOf, findDisclosure, roundsOf } from '../../db/queries/disclosures.ts'
import { insertMeetingWindow } from '../../db/queries/meeting-windows.ts'
import { savePublicAddress } from '../../db/queries/public-address.ts'
import { updateItem } from '../../db/queries/rectification-items.ts'
import { disclosure } from '../../src/features/disclosure/index.ts'
import { insertLists, secrets, shownProblem } from '../support/disclosure-round.ts'
import { insertRunningCycle } from '../support/running-cycle.ts'
import { serialized } from '../support/serialized.ts'
import { startBot, type TestBot } from '../support/start-bot.ts'
import { personIdOf, unitIdOf } from '../support/village.ts'

let bot: TestBot
afterEach(() => bot.close())
beforeEach(async () => {
  bot = await startBot({ now: '2018-03-19T09:00' })
  bot.database.inTransaction((tx) => {
    insertRunningCycle(tx)
    savePublicAddress(tx, 'https://zhibu.example.cn')
  })
})

const filled = {
  items: ['lamp', 'list'],
  scope: ['branch', 'village'],
  way: ['noticeBoard', 'group'],
  fromOn: '2018-03-19 +0800',
  toOn: '2018-03-25 +0800',
  naming: 'post',
  place: '村公开栏',
  contact: '张春松，13900001111',
}

async function prepare(form: object = {}): Promise<string> {
  await bot.says('张春松', '整改公开')
  await bot.press('张春松', '准备公开')
  return await bot.press('张春松', '保存，看预览', { ...filled, ...form })
}

async function publish(form: object = {}): Promise<string> {
  await prepare(form)
  return await bot.press('张春松', '公开')
}

/** Until waiting redraws have gone out. */
async function settle(): Promise<void> {
  bot.time.moveTo(new Date(bot.time.now().getTime() + 2000))
  await bot.tick()
}

const lists = () => bot.database.inTransaction(insertLists)
const [shown, draftKind] = ['open', 'draft'] as const
const rounds = () => roundsOf(bot.database, 'cycle', unitIdOf('B1'))
const answers = (id: string) => disclosureAnswersOf(bot.database, id)
const idOf = (state: string) => rounds().find((one) => one.state === state)?.disclosureId ?? ''

test('what is previewed is shown word for word, and a group gets a link and no words', async () => {
  lists()
  expect(await prepare()).toBe('已保存，请看一遍再公开')
  const preview = bot.lastSeenBy('张春松')
  expect(preview).toContain(`${shownProblem}，何某某家门口最黑`)
  expect(preview).toContain('支部组织委员联系供电所，电话***')
  expect(preview).toContain('责任 支部书记')
  expect(preview).toContain('正在整改，已记录进展 1 次')
  expect(preview).toContain('已整改')
  expect(preview).toContain('支部书记，13900001111')
  for (const secret of Object.values(secrets)) expect(preview).not.toContain(secret)
  expect(bot.groupSees('B1')).toBe('')

  expect(await bot.press('张春松', '公开')).toBe('已公开，发到 1 个群')
  expect(bot.groupSees('B1')).toContain('班子整改情况　2 项')
  expect(JSON.stringify(bot.cardsOfKind('disclosureNotice'))).toMatch(
    /https:\/\/zhibu\.example\.cn\/g\/[a-z2-9]{10}"/,
  )
  expect(bot.groupSees('B1')).not.toContain(shownProblem)
  expect(bot.groupSees('B2')).toBe('')
  await bot.press('杨宗成', '看一看，答一答')
  expect(bot.lastSeenBy('杨宗成')).toContain('何某某家门口最黑')
  for (const secret of Object.values(secrets)) {
    expect(bot.lastSeenBy('杨宗成')).not.toContain(secret)
  }
  expect(serialized(bot.database).includes(shownProblem)).toBe(false)
})

test.each([
  [{ items: [] }, '请至少选一项'],
  [{ items: ['draft'] }, '清单刚改过'],
  [{ items: ['own'] }, '清单刚改过'],
  [{ toOn: '2018-03-22 +0800' }, '至少公开 5 天'],
  [{ toOn: '2018-09-22 +0800' }, '最多公开 90 天'],
  [{ fromOn: '2018-03-18 +0800' }, '开始的日子已经过了'],
  [{ naming: 'full' }, '请选一项'],
  [{ fromOn: 'soon' }, '请选日期'],
])('%j is refused: %s', async (form, sentence) => {
  lists()
  // The fields a phone would ask for are asked for again by the server.
  await bot.says('张春松', '整改公开')
  await bot.press('张春松', '准备公开')
  const given = { ...filled, ...form }
  expect(await bot.press('张春松', '保存，看预览', given)).toContain(sentence)
  expect(rounds()).toEqual([])
})

test('without a published list there is nothing to prepare', async () => {
  await bot.says('张春松', '公开')
  expect(bot.lastSeenBy('张春松')).toContain('班子整改清单还没有公布')
  await expect(bot.press('张春松', '准备公开')).rejects.toThrow('sees no button')
})

test('scope and way are the policy’s unless somebody chooses', async () => {
  lists()
  await publish({ scope: [], way: [] })
  expect(findDisclosure(bot.database, idOf(shown))).toMatchObject({
    scope: ['branch', 'village'],
    way: ['meeting', 'noticeBoard'],
  })
  expect(bot.groupSees('B1')).toBe('')
  await bot.says('张春松', '整改公开')
  expect(await bot.press('张春松', '发到群里')).toBe('已发到 1 个群')
  await bot.press('张春松', '发到群里')
  expect(bot.cardsOfKind('disclosureNotice')).toHaveLength(1)
})

test('what changed since the preview is looked at once more; an old preview publishes nothing', async () => {
  lists()
  await prepare()
  bot.database.inTransaction((tx) => updateItem(tx, 'lamp', { problem: '四组也没有路灯' }))
  expect(await bot.press('张春松', '公开')).toContain('预览已更新')
  expect(bot.lastSeenBy('张春松')).toContain('四组也没有路灯')
  expect(rounds()).toMatchObject([{ state: draftKind }])
  expect(await bot.pressStale('张春松', '公开')).toContain('请看过新的预览')
  expect(await bot.press('张春松', '公开')).toContain('已公开')
  bot.database.inTransaction((tx) => updateItem(tx, 'lamp', { problem: '后来改的' }))
  await bot.press('杨宗成', '看一看，答一答')
  expect(bot.lastSeenBy('杨宗成')).toContain('四组也没有路灯')
})

test('pressed twice it is shown once; a member or another secretary cannot', async () => {
  lists()
  await prepare()
  expect(await bot.pressForwarded('罗秋梅', '张春松', '公开')).not.toContain('已公开')
  expect(await bot.pressForwarded('郭文蓉', '张春松', '公开')).not.toContain('已公开')
  expect(rounds()).toMatchObject([{ state: draftKind }])
  await bot.says('茶应明', '整改公开')
  await bot.press('茶应明', '禾坪一支部')
  await bot.press('茶应明', '看预览，公开')
  expect(await bot.press('张春松', '公开')).toContain('已公开')
  await settle()
  expect(await bot.pressStale('茶应明', '公开').catch(String)).toBe('已经公开了')
  expect(bot.cardsOfKind('disclosureNotice')).toHaveLength(1)
  await bot.says('罗秋梅', '整改公开')
  expect(bot.lastSeenBy('罗秋梅')).toContain('正在公开')
  await expect(bot.press('罗秋梅', '撤回')).rejects.toThrow('sees no button')
  await bot.says('杨宗成', '整改公开')
  expect(bot.lastSeenBy('杨宗成')).toContain('何某某家门口最黑')
  await bot.says('段向峰', '整改公开')
  expect(bot.lastSeenBy('段向峰')).not.toContain('何某某家')
})

test('something for later comes to the group on its first morning', async () => {
  lists()
  expect(await publish({ fromOn: '2018-03-22', toOn: '2018-03-28' })).toContain('到日子自动公开')
  await bot.goTo('2018-03-21T20:00')
  expect(bot.groupSees('B1')).toBe('')
  expect(await pressedAnswer('杨宗成')).toBe('no card')
  await bot.goTo('2018-03-22T09:00')
  expect(bot.cardsOfKind('disclosureNotice')).toHaveLength(1)
  expect(await pressedAnswer('杨宗成')).toBe('已收到，谢谢您')
})

async function pressedAnswer(name: string, form: object = { answer: 'satisfied' }) {
  try {
    await bot.press(name, '答满意不满意')
  } catch {
    return 'no card'
  }
  return await bot.press(name, '不记名提交', { ...form })
}

test('what is withdrawn says so everywhere, can be shown anew, and loses no words', async () => {
  lists()
  await publish()
  const first = idOf(shown)
  await bot.press('李晓强', '看一看，答一答')
  expect(bot.lastSeenBy('李晓强')).toContain('何某某家')
  await pressedAnswer('杨宗成', { answer: 'not', words: '写错了组' })
  await bot.says('张春松', '整改公开')
  expect(await bot.press('张春松', '撤回')).toContain('已撤回')
  expect(await bot.pressStale('张春松', '撤回')).toBe('已经撤回了')
  await settle()
  expect(bot.groupSees('B1')).toContain('这次公开已经撤回')
  expect(bot.seenBy('李晓强')).not.toContain('何某某家')
  expect(bot.seenBy('李晓强')).toContain('这次公开已经撤回')
  expect(answers(first)).toMatchObject({ total: 1, texts: 1, isShown: false })
  await bot.says('张春松', '整改公开')
  expect(bot.lastSeenBy('张春松')).toContain('已撤回')
  await bot.press('张春松', '准备公开')
  await bot.press('张春松', '保存，看预览', filled)
  expect(await bot.press('张春松', '公开')).toContain('已公开')
  expect(rounds().map((one) => one.state)).toEqual(['withdrawn', 'open'])
})

test('only for the branch: no page, and the sheet prints without a code', async () => {
  lists()
  await publish({ scope: ['branch'] })
  expect(JSON.stringify(bot.cardsOfKind('disclosureNotice'))).not.toContain('/g/')
  expect(bot.groupSees('B1')).toContain('看一看，答一答')
  await bot.says('张春松', '整改公开')
  await bot.press('张春松', '打印公开单')
  const files = bot.platform.messages.flatMap((one) => one.file?.name ?? [])
  expect(files).toEqual(['整改情况公开单.html'])
})

test('the printed sheet holds what is shown, and no name', async () => {
  lists()
  await publish()
  await bot.says('张春松', '整改公开')
  expect(await bot.press('张春松', '打印公开单')).toBe('公开单马上发给您')
  const files = bot.platform.messages.flatMap((one) => one.file?.name ?? [])
  expect(files).toEqual(['整改情况公开单.html', '整改公开二维码.png'])
  const sheet = disclosure.documents?.['disclosureSheet']
  const made = await sheet?.make(
    bot.database,
    { disclosureId: idOf(shown) },
    bot.time.now(),
    bot.platform,
  )
  const html = Buffer.from(made?.bytes ?? []).toString()
  expect(html).toContain(`${shownProblem}，何某某家门口最黑`)
  expect(html).toContain('2018年3月19日至2018年3月25日')
  expect(html).toContain('<svg')
  for (const secret of Object.values(secrets)) expect(html).not.toContain(secret)
})

test('the first secretary is asked at T+12 and T+90 until it is shown', async () => {
  bot.time.moveTo(new Date('2018-03-15T01:00:00Z'))
  lists()
  expect(disclosure.duties?.owedBy(bot.database, personIdOf('M01'), bot.time.now())).toEqual([])
  await bot.goTo('2018-03-16T09:00')
  const open = disclosure.duties?.owedBy(bot.database, personIdOf('M01'), bot.time.now())
  expect(open?.map(({ title }) => title)).toEqual(['公开禾坪一支部的整改情况'])
  expect(disclosure.duties?.owedBy(bot.database, personIdOf('M02'), bot.time.now())).toEqual([])
  await bot.goTo('2018-03-19T09:00')
  expect(bot.remindedOn('2018-03-19')).toContain('茶应明')
  await publish()
  const owed = (duty: string) =>
    disclosure.duties?.owed(bot.database, duty, personIdOf('M01'), bot.time.now())
  const second = `disclosure:2:cycle:${unitIdOf('B1')}`
  expect(owed(`disclosure:1:cycle:${unitIdOf('B1')}`)).toBeUndefined()
  await bot.says('张春松', '整改公开')
  expect(bot.lastSeenBy('张春松')).toContain('5月22日')
  bot.time.moveTo(new Date('2018-06-05T01:00:00Z'))
  await bot.tick()
  expect(owed(second)).toMatchObject({ dueOn: '2018-06-05' })
  await publish({ fromOn: '2018-06-05', toOn: '2018-06-11' })
  expect(owed(second)).toBeUndefined()
  expect(bot.groupSees('B1')).toContain('整改进展公开')
  expect(rounds()).toMatchObject([
    { round: 1, state: 'closed' },
    { round: 2, state: 'open' },
  ])
})

test('a unit that put its meeting off is asked by its own days', async () => {
  lists()
  bot.database.inTransaction((tx) =>
    insertMeetingWindow(tx, {
      cycleId: 'cycle',
      unitId: unitIdOf('B1'),
      version: 2,
      windowFrom: '2018-03-14',
      windowTo: '2018-03-16',
      insteadOf: '2018-03-07',
      outsideWindow: true,
      reason: '',
      failing: [],
      byPersonId: personIdOf('M01'),
      at: 0,
    }),
  )
  const owed = () => disclosure.duties?.owedBy(bot.database, personIdOf('M01'), bot.time.now())
  expect(owed()).toEqual([])
  await bot.goTo('2018-03-26T09:00')
  expect(owed()).toMatchObject([{ dueOn: '2018-03-26' }])
  await bot.says('张春松', '整改公开')
  expect(bot.lastSeenBy('张春松')).toContain('应在 3月26日（周一） 开始')
})
