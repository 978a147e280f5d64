import { afterEach, beforeEach, expect, test } from 'vitest'
import { updateMeetingPerson } from '../../db/queries/meetings.ts'
import { getPerson } from '../../db/queries/people.ts'
import { directionsOf, saveDirection } from '../../db/queries/rectification-directions.ts'
import { measureSuggestionsOf, teamMeasuresOf } from '../../db/queries/team-measures.ts'
import { features } from '../../src/features/index.ts'
import { measure } from '../../src/features/measure/index.ts'
import { mayRead } from '../../src/organization/privacy.ts'
import { insertHeldMeeting } from '../support/held-meeting.ts'
import { insertRunningCycle } from '../support/running-cycle.ts'
import { serialized } from '../support/serialized.ts'
import { startBot, type TestBot } from '../support/start-bot.ts'
import { finishStep, standing, stepWork } from '../support/step-work.ts'
import { personIdOf, unitIdOf } from '../support/village.ts'

let bot: TestBot
let meetingId: string
afterEach(() => bot.close())
/** Branch 3: M47 leads, M48 writes; with M51 absent nine are there. */
beforeEach(async () => {
  bot = await startBot({ now: '2018-03-08T09:00', features: [...features, stepWork(measure)] })
  bot.database.inTransaction((tx) => {
    insertRunningCycle(tx)
    const people = { unit: 'B3', chair: 'M47', recorder: 'M48', absent: ['M51'] }
    const steps = { finished: ['B0', 'B4a', 'B4b'], current: 'B5' }
    const held = { ...people, ...steps, meetingType: 'B' as const }
    meetingId = insertHeldMeeting(tx, held, bot.time.now())
  })
})

const [chair, recorder] = ['茶立川', '李春远']
const stands = () => standing(bot, measure, [meetingId, 'B5', 'measures'])
const opens = async (name: string) => bot.says(name, `/work ${meetingId} B5 measures`)
const measures = () => teamMeasuresOf(bot.database, meetingId).map(({ body }) => body)
const directionOf = (code: string) =>
  directionsOf(bot.database, meetingId).find((one) => one.personId === personIdOf(code))?.direction

test('several measures at once, reworded, removed and restored', async () => {
  await opens(recorder)
  expect(bot.lastSeenBy(recorder)).toContain('还没有记措施')
  await bot.press(recorder, '记措施（一次可记几条）')
  const lines = '1. 五月底前贴出分茶苗名单\n2. 每季度上一次党课'
  expect(await bot.press(recorder, '记下', { lines })).toBe('已记下 2 条措施')
  expect(measures()).toEqual(['五月底前贴出分茶苗名单', '每季度上一次党课'])
  await opens(chair)
  await bot.press(recorder, '修改')
  const body = '四月底前贴出分茶苗名单'
  expect(await bot.press(recorder, '改好', { body })).toBe('已改好')
  expect(bot.lastSeenBy(chair)).toContain(body)
  expect(await bot.press(chair, '去掉')).toBe('已去掉，还可以恢复')
  expect(await bot.pressStale(recorder, '去掉')).toContain('没有找到')
  expect(measures()).toEqual(['每季度上一次党课'])
  expect(await bot.press(recorder, '恢复刚去掉的一条')).toBe('已恢复')
  expect(measures()).toEqual([body, '每季度上一次党课'])
})

test('the same measure counts once; empty, too many and too long are refused', async () => {
  const add = async (lines: string) => {
    await opens(recorder)
    await bot.press(recorder, '记措施（一次可记几条）')
    return await bot.press(recorder, '记下', { lines })
  }
  await add('修好水渠')
  expect(await add('1. 修好水渠')).toBe('这些措施已经记过了')
  expect(await add('1.\n2.')).toContain('请至少写一条')
  const many = Array.from({ length: 11 }, (_, at) => `措施${at}`).join('\n')
  expect(await add(many)).toContain('一次最多记 10 条')
  expect(await add('字'.repeat(201))).toContain('每条最多 200 字')
  expect(measures()).toEqual(['修好水渠'])
})

test('the step is over when there is a measure and everybody there has a direction', async () => {
  expect(stands()).toMatchObject({
    finishLacks: ['还没有记班子整改措施', '还有 9 位没有整改方向'],
    progress: '班子措施 0 条，整改方向 0/9 人',
    open: { card: 'measuresRound' },
  })
  await opens(recorder)
  await bot.press(recorder, '记措施（一次可记几条）')
  await bot.press(recorder, '记下', { lines: '修好水渠' })
  await bot.press(recorder, '记、看整改方向')
  for (let at = 0; at < 8; at += 1) {
    await bot.press(recorder, '记一下')
    expect(await bot.press(recorder, '记下', { direction: '每月走访两户' })).toContain('已记下')
  }
  await bot.press(recorder, '记一下')
  expect(await bot.press(recorder, '记“未提”', { reason: '说还没想好' })).toBe('已记“未提”')
  expect(stands()).toMatchObject({ finishLacks: [], progress: '班子措施 1 条，整改方向 9/9 人' })
  expect(directionsOf(bot.database, meetingId)).toHaveLength(8)
})

test('at its start everybody there gets their own card; a member writes one short line', async () => {
  await bot.says(chair, `/begin ${meetingId} B5 measures`)
  expect(bot.cardsOfKind('ownDirection')).toHaveLength(9)
  expect(bot.groupSees('B3')).toBe('')
  const long = '字'.repeat(61)
  expect(await bot.press('彭玉珍', '记下', { direction: long })).toContain('最多 60 字')
  expect(await bot.press('李立蓉', '记下', { direction: long })).toBe('整改方向已记下')
  expect(await bot.press('彭玉珍', '记下', { direction: '每月走访两户' })).toBe('整改方向已记下')
  expect(directionOf('M53')).toBe('每月走访两户')
  expect(await bot.press('彭玉珍', '收回')).toBe('已收回，请再写')
  expect(await bot.pressStale('彭玉珍', '收回')).toBe('没有可以收回的内容')
  expect(directionOf('M53')).toBeUndefined()
})

test('未提 is not noted over what somebody wrote, and what they write takes its place', async () => {
  await bot.says(chair, `/begin ${meetingId} B5 measures`)
  await opens(recorder)
  await bot.press(recorder, '记、看整改方向')
  await bot.press(recorder, '记一下')
  await bot.press(recorder, '记“未提”', { reason: '说还没想好' })
  await bot.press(chair, '记下', { direction: '把党课上起来' })
  expect(directionOf('M47')).toBe('把党课上起来')
  await opens(recorder)
  await bot.press(recorder, '记、看整改方向')
  await bot.press(recorder, '看、改')
  expect(bot.lastSeenBy(recorder)).toContain('把党课上起来')
  expect(bot.lastSeenBy(recorder)).not.toContain('记“未提”')
  expect(stands().progress).toContain('1/9')
})

test('the last click wins, not the last to arrive', () => {
  const save = (rev: number, body: string) =>
    bot.database.inTransaction((tx) =>
      saveDirection(tx, {
        meetingId,
        personId: personIdOf('M53'),
        state: 'given',
        body,
        byPersonId: personIdOf('M53'),
        rev,
      }),
    )
  expect([save(20, 'later'), save(10, 'earlier')]).toEqual([true, false])
  expect(directionOf('M53')).toBe('later')
})

test('a member’s suggestion reaches the team with their name, once, and may be taken back', async () => {
  await bot.says('彭玉珍', '整改方向')
  const suggestion = { suggestion: '名单先念给大家听' }
  expect(await bot.press('彭玉珍', '提给班子', suggestion)).toBe('建议已提交给班子，谢谢')
  expect(await bot.press('彭玉珍', '提给班子', suggestion)).toBe('这条建议已经提过了')
  await opens(recorder)
  await bot.press(recorder, '看党员的建议（1）')
  expect(bot.lastSeenBy(recorder)).toContain('彭玉珍　名单先念给大家听')
  expect(await bot.press('彭玉珍', '收回这条建议')).toBe('已收回这条建议')
  expect(await bot.pressStale('彭玉珍', '收回这条建议')).toBe('已经收回了')
  expect(bot.lastSeenBy(recorder)).toContain('党员还没有提建议')
  expect(measureSuggestionsOf(bot.database, meetingId)).toEqual([])
})

test('who is not there writes nothing; another person’s card does not work', async () => {
  const leaves = (code: string) =>
    bot.database.inTransaction((tx) => {
      const person = { meetingId, personId: personIdOf(code) }
      updateMeetingPerson(tx, person, { presence: 'absent' })
    })
  leaves('M55')
  await bot.says('张俊强', '整改方向')
  expect(bot.lastSeenBy('张俊强')).toContain('只记到会党员')
  await bot.says('何兰仙', '整改方向')
  expect(bot.lastSeenBy('何兰仙')).toContain('现在没有在研究')
  await bot.says('彭玉珍', '整改方向')
  expect(await bot.pressForwarded('何春恒', '彭玉珍', '提给班子')).toContain('不是发给您的')
  await opens('彭玉珍')
  expect(bot.lastSeenBy('彭玉珍')).not.toContain('记措施')
  leaves('M53')
  expect(await bot.press('彭玉珍', '记下', { direction: '走访' })).toContain('只记到会党员')
})

test('it is owed only while the step is on', async () => {
  const owes = async (name: string) => {
    await bot.says(name, '待办')
    return bot.lastSeenBy(name).includes('写一条自己的整改方向')
  }
  expect(await owes('彭玉珍')).toBe(true)
  expect(await owes('何兰仙')).toBe(false)
  await bot.says('彭玉珍', '整改方向')
  await bot.press('彭玉珍', '记下', { direction: '每月走访两户' })
  expect(await owes('彭玉珍')).toBe(false)
  expect(await owes('何春恒')).toBe(true)
  const openIn = (code: string) =>
    measure.duties?.openIn(bot.database, unitIdOf(code), bot.time.now()) ?? []
  expect(openIn('B3')).toMatchObject([{ unitId: unitIdOf('B3'), of: 9 }])
  expect(openIn('GB')[0]?.owing).toHaveLength(8)
  expect(openIn('B1')).toEqual([])
  finishStep(bot, meetingId, 'B5')
  expect(openIn('GB')).toEqual([])
  expect(await owes('何春恒')).toBe(false)
})

test('when the step is over nothing is written any more', async () => {
  await bot.says('彭玉珍', '整改方向')
  await opens(recorder)
  finishStep(bot, meetingId, 'B5')
  expect(await bot.press('彭玉珍', '记下', { direction: '走访' })).toContain('已经结束')
  await bot.press(recorder, '记措施（一次可记几条）')
  expect(bot.lastSeenBy(recorder)).toContain('这一项现在没有进行')
})

test.each([
  ['ownDirection', 'M53', true],
  ['ownDirection', 'M47', true],
  ['ownDirection', 'M48', false],
  ['ownDirection', 'M54', false],
  ['directionEntry', 'M48', true],
  ['directionEntry', 'M47', true],
  ['directionEntry', 'M53', false],
  ['directionEntry', 'M01', false],
  ['measuresRound', 'M49', false],
  ['measureSuggestions', 'M49', true],
  ['measureSuggestions', 'M53', false],
])('%s of M53 is read by %s: %s', (card, code, allowed) => {
  const kind = measure.cards?.[card]
  const key = { meetingId, personId: personIdOf('M53'), page: '1', step: 'B5' }
  const matter = { privacy: kind?.privacy ?? 'P0', ...kind?.about(bot.database, key) }
  const person = getPerson(bot.database, personIdOf(code))
  expect(mayRead(bot.database, matter, { kind: 'person', person })).toBe(allowed)
})

test('what is written is in no group, no log and not in the file', async () => {
  await bot.says('彭玉珍', '整改方向', { chat: 'B3' })
  await bot.press('彭玉珍', '记下', { direction: '把院坝会开起来' })
  await bot.press('彭玉珍', '提给班子', { suggestion: '名单先念给大家听' })
  await opens(recorder)
  await bot.press(recorder, '记措施（一次可记几条）')
  await bot.press(recorder, '记下', { lines: '四月底前贴出名单' })
  const bytes = serialized(bot.database)
  expect(bot.groupSees('B3')).toBe('')
  for (const word of ['把院坝会开起来', '名单先念给大家听', '四月底前贴出名单']) {
    expect(bytes.includes(Buffer.from(word))).toBe(false)
    expect(bot.logged.join('\n')).not.toContain(word)
  }
})
