import { afterEach, beforeEach, expect, test } from 'vitest'
import type { CardJson } from '../../cards/kit/card.ts'
import { currentCycle } from '../../db/queries/cycles.ts'
import { getPerson } from '../../db/queries/people.ts'
import { getUnit } from '../../db/queries/units.ts'
import { analysis } from '../../src/features/analysis/index.ts'
import { mayRead } from '../../src/organization/privacy.ts'
import { textOf } from '../support/fake-platform.ts'
import { insertRunningCycle } from '../support/running-cycle.ts'
import { startBot, type TestBot } from '../support/start-bot.ts'
import { personIdOf, rootId, unitIdOf, villagers } from '../support/village.ts'
import { handInAnalysis, words, writeAll } from '../support/write-analysis.ts'

let bot: TestBot
afterEach(() => bot.close())
beforeEach(async () => {
  bot = await startBot({ now: '2018-02-28T09:00' })
  bot.database.inTransaction(insertRunningCycle)
})

const gate = (id: 'G6' | 'G7', code: string) => {
  const cycle = currentCycle(bot.database, rootId)
  if (!cycle) throw new Error('no cycle')
  const state = analysis.gates?.[id]?.(
    bot.database,
    getUnit(bot.database, unitIdOf(code)),
    cycle,
    bot.time.now(),
  )
  if (!state) throw new Error(id)
  return state
}

/** Opens a member of 一支部 in the secretary's list. */
async function openMember(secretary: string, line: string): Promise<void> {
  await bot.says(secretary, '党性分析')
  await bot.press(secretary, '禾坪一支部党性分析进度')
  while (!bot.lastSeenBy(secretary).includes(line)) await bot.press(secretary, '下一页')
  await bot.press(secretary, line)
}

/** Notes the papers of everybody in 一支部 that `which` names. */
async function onPaper(which: (code: string) => boolean): Promise<void> {
  const waiting = gate('G6', 'B1')
  const owing = [...waiting.lacks, ...(waiting.notes ?? [])].flatMap((one) => one.personIds ?? [])
  for (const one of villagers.filter(({ code }) => owing.includes(personIdOf(code)))) {
    if (!which(one.code)) continue
    const leads = one.posts.some(({ body }) => ['GB', 'B1'].includes(body)) ? '（班子）' : ''
    await openMember('张春松', `${one.name}${leads}　没写`)
    await bot.press('张春松', '收到了纸质稿')
    await bot.press('张春松', '登记', { day: '2018-02-27 +0800' })
  }
}

test('a contact person writes for somebody without a phone, and it says so', async () => {
  const helper = { bot, name: '周开坤' }
  await bot.says('周开坤', '党性分析')
  await bot.press('周开坤', '帮 普贵明 写')
  expect(bot.lastSeenBy('周开坤')).toContain('普贵明 的党性分析')
  await bot.press('周开坤', '开始写')
  expect(bot.lastSeenBy('周开坤')).toContain('代 普贵明')
  await writeAll(helper, 10)
  expect(await bot.press('周开坤', '交给书记')).toContain('代为交给书记')
  await openMember('张春松', '普贵明　已交')
  expect(bot.lastSeenBy('张春松')).toContain('由 周开坤 代办')
  await bot.press('张春松', '看内容')
  expect(bot.lastSeenBy('张春松')).toContain(words.roots)
})

test('a paper is noted with its day, not one to come, and the note can be taken back', async () => {
  await openMember('张春松', '何兰仙　没写')
  await bot.press('张春松', '收到了纸质稿')
  const tomorrow = { day: '2018-03-01 +0800' }
  expect(await bot.press('张春松', '登记', tomorrow)).toBe('日期不能晚于今天')
  expect(await bot.press('张春松', '登记', { day: '2018-02-27 +0800' })).toContain('已登记')
  expect(bot.lastSeenBy('张春松')).toContain('已交纸质　2月27日')
  await bot.says('何兰仙', '待办')
  expect(bot.lastSeenBy('何兰仙')).not.toContain('党性分析')
  await bot.press('张春松', '撤销：没收到纸质稿')
  await bot.says('何兰仙', '待办')
  expect(bot.lastSeenBy('何兰仙')).toContain('写党性分析')
})

test('the contact person notes a paper too, of those they answer for only', async () => {
  await bot.says('周开坤', '党性分析')
  expect(bot.lastSeenBy('周开坤')).not.toContain('交的是纸质稿')
  await bot.press('周开坤', '帮 普贵明 写')
  await bot.press('周开坤', '交的是纸质稿')
  expect(await bot.press('周开坤', '登记', { day: '2018-02-28 +0800' })).toContain('已登记')
  expect(bot.lastSeenBy('周开坤')).toContain('已交纸质')
})

test('an exemption needs a reason, is never for oneself, of a leader by the top only', async () => {
  await openMember('张春松', '何兰仙　没写')
  await bot.press('张春松', '登记免交')
  expect(await bot.press('张春松', '登记免交', { reason: '住院两个月' })).toBe('已登记免交')
  expect(bot.lastSeenBy('张春松')).toContain('住院两个月')
  await bot.says('何兰仙', '党性分析')
  expect(bot.lastSeenBy('何兰仙')).not.toContain('住院')
  await openMember('张春松', '罗秋梅（班子）　没写')
  expect(bot.lastSeenBy('张春松')).not.toContain('登记免交')
  await openMember('张春松', '张春松（班子）　没写')
  expect(bot.lastSeenBy('张春松')).not.toContain('登记免交')
  await bot.says('茶应明', '党性分析')
  await bot.press('茶应明', '禾坪村党总支党性分析进度')
  await bot.press('茶应明', '罗秋梅（班子）　没写')
  expect(bot.lastSeenBy('茶应明')).toContain('登记免交')
})

test('G6 is hard while a leader lacks, soft below 95 %, and met above', async () => {
  expect(gate('G6', 'B1')).toMatchObject({ hard: true, met: false })
  await onPaper((code) => ['M01', 'M02', 'M03', 'M04'].includes(code))
  const soft = gate('G6', 'B1')
  expect(soft).toMatchObject({ hard: false, met: false })
  expect(soft.lacks[0]?.what).toContain('4/24')
  await onPaper((code) => code !== 'M13')
  expect(gate('G6', 'B1')).toMatchObject({ hard: true, met: true, lacks: [] })
})

test('G6 of the general branch looks at those who take part in its own meeting', () => {
  const state = gate('G6', 'GB')
  const codes = ['M01', 'M02', 'M27', 'M28', 'M47']
  expect(state.lacks.map((one) => one.personIds)).toEqual([codes.map(personIdOf)])
  expect(state.notes?.[0]?.personIds).toEqual(['M07', 'M32', 'M50'].map(personIdOf))
})

test('who is overdue is reminded again, then the leaders are told a number and no name', async () => {
  await bot.goTo('2018-03-03T09:00')
  const escalated = bot.cardsOfKind('digest').filter((one) => one.openId === bot.openIdOf('张春松'))
  const said = escalated.map((one) => textOf(one.card as CardJson)).join('\n')
  expect(said).toMatch(/禾坪一支部[^\n]*党性分析[^\n]*\d+ 人|党性分析[^\n]*\d+ 人/)
  expect(said).not.toContain('罗秋梅')
})

test('the team text is put to the team, and G7 waits for each of them, for every version', async () => {
  await bot.says('张春松', '党性分析')
  await bot.press('张春松', '禾坪一支部班子对照检查')
  await bot.press('张春松', '开始写')
  await writeAll({ bot, name: '张春松' }, 9)
  expect(gate('G7', 'B1').lacks).toHaveLength(1)
  expect(await bot.press('张春松', '送班子成员确认')).toBe('已送班子成员确认')
  expect(gate('G7', 'B1').lacks[0]?.personIds).toEqual([personIdOf('M03'), personIdOf('M04')])
  expect(await bot.press('罗秋梅', '我同意')).toBe('已同意')
  await bot.press('罗秋梅', '看内容')
  expect(bot.lastSeenBy('罗秋梅')).toContain(words.aspect)
  expect(await bot.press('李晓强', '我同意')).toBe('已同意')
  expect(gate('G7', 'B1').met).toBe(true)

  await bot.press('张春松', '取回修改')
  expect(gate('G7', 'B1').met).toBe(false)
  await bot.press('张春松', '送班子成员确认')
  expect(gate('G7', 'B1').lacks[0]?.personIds).toHaveLength(2)
})

test('reminders go to leaders, secretaries and members on their days, to groups in numbers', async () => {
  await bot.close()
  bot = await startBot({ now: '2018-02-25T20:00' })
  bot.database.inTransaction(insertRunningCycle)
  const told = (name: string) =>
    bot.cardsOfKind('digest').some((one) => one.openId === `ou_${name}`)
  await bot.goTo('2018-02-26T09:00')
  expect([told('M03'), told('M13')]).toEqual([true, false])
  await bot.goTo('2018-02-27T09:00')
  expect(bot.seenBy('张春松')).toContain('位年老体弱党员的党性分析')
  await bot.goTo('2018-02-28T09:00')
  expect(told('M13')).toBe(true)
  expect(bot.groupSees('B1')).toContain('已交　0/24 人')
  await handInAnalysis({ bot, name: '何兰仙' })
  await bot.goTo('2018-02-28T10:00')
  expect(bot.groupSees('B1')).toContain('已交　1/24 人')
  expect(bot.groupSees('B1')).not.toContain('何兰仙')
  expect(bot.seenBy('周开坤')).toContain('普贵明')
})

test.each([
  ['analysisRead', 'the writer', 'M13', true],
  ['analysisRead', 'the secretary', 'M02', true],
  ['analysisRead', 'the general secretary', 'M01', true],
  ['analysisRead', 'another branch secretary', 'M27', false],
  ['analysisRead', 'a team member', 'M03', false],
  ['analysisRead', 'a neighbour', 'M11', false],
  ['analysisHome', 'the secretary', 'M02', false],
  ['analysisPage', 'the secretary', 'M02', false],
  ['analysisMember', 'another branch secretary', 'M27', false],
  ['analysisProgress', 'a team member', 'M03', false],
  ['analysisExempt', 'the writer', 'M13', false],
  ['analysisPaper', 'another branch secretary', 'M27', false],
])('%s is read by %s (%s): %s', (card, _, code, allowed) => {
  const kind = analysis.cards?.[card]
  const key = { cycleId: 'cycle', subjectId: personIdOf('M13'), unitId: unitIdOf('B1'), page: '1' }
  const about = kind?.about(bot.database, { ...key, section: 'roots' })
  const matter = { privacy: kind?.privacy ?? 'P0', ...about }
  const reader = { kind: 'person' as const, person: getPerson(bot.database, personIdOf(code)) }
  expect(mayRead(bot.database, matter, reader)).toBe(allowed)
  const group = { kind: 'group' as const, chatId: 'oc_B1', unitId: unitIdOf('B1') }
  expect(mayRead(bot.database, matter, group)).toBe(false)
})
