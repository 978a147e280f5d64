import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { currentCycle } from '../../db/queries/cycles.ts'
import { openingDecisionsOf, windowHistoryOf } from '../../db/queries/meeting-windows.ts'
import { insertStudySession, saveAttendance } from '../../db/queries/study-sessions.ts'
import { cycle } from '../../src/features/cycle/index.ts'
import { readinessFeature } from '../../src/features/readiness/index.ts'
import { study } from '../../src/features/study/index.ts'
import { todoFeature } from '../../src/features/todo/index.ts'
import type { Feature } from '../../src/pipeline/feature.ts'
import { insertRunningCycle } from '../support/running-cycle.ts'
import { startBot, type TestBot } from '../support/start-bot.ts'
import { gatesAlone, type Lacking } from '../support/stub-gates.ts'
import { personIdOf, rootId, unitIdOf, villagers } from '../support/village.ts'

const generalSecretary = '茶应明'
const secretaries = { B1: '张春松', B2: '郭文蓉', B3: '茶立川' } as const
type Branch = keyof typeof secretaries
const third = secretaries.B3

let bot: TestBot
let lacking: Lacking
let all: Feature[]

beforeEach(async () => {
  lacking = new Map()
  const others = gatesAlone(['G3', 'G4', 'G5', 'G6', 'G7', 'G8'], lacking)
  all = [cycle, study, others, readinessFeature(() => all), todoFeature(() => all)]
  bot = await startBot({ now: '2018-03-04T12:00', features: all })
  bot.database.inTransaction(insertRunningCycle)
})
afterEach(() => bot.close())

const allTopics = ['eightClarities', 'fourteenPersistences', 'memberDuties', 'basicTasks']

function studied(branch: Branch, topics = allTopics): void {
  const names = bot.database.inTransaction((tx) => {
    const parameters = currentCycle(tx, rootId)!.parameters
    const known = parameters.study.topics
    insertStudySession(tx, {
      sessionId: `${branch}-${topics.length}`,
      cycleId: 'cycle',
      unitId: unitIdOf(branch),
      kind: 'guidedReading',
      heldOn: '2018-02-12',
      startsAt: '09:00',
      place: '一组活动场所',
      leader: secretaries[branch],
      topics: known.slice(0, topics.length),
      summary: null,
      catchUpDueOn: null,
      state: 'held',
      createdById: personIdOf('M01'),
      createdAt: 0,
    })
    const present = villagers.find((one) => one.name === secretaries[branch])!
    const personId = personIdOf(present.code)
    saveAttendance(tx, { sessionId: `${branch}-${topics.length}`, personId, presence: 'present' })
    return known.map((topic) => topic.id)
  })
  expect(names).toHaveLength(allTopics.length)
}

const day = (text: string) => `${text} +0800`

async function prepare(name: string, unit: string, at: { place: string; onDay: string }) {
  await bot.says(name, '会前准备', { chat: unit })
  await bot.press(name, '登记整改报告')
  await bot.press(name, '登记', { readyOn: day('2018-02-19') })
  await bot.press(name, '落实会场')
  await bot.press(name, '定下来', {
    place: at.place,
    venueType: 'villagerGroupActivitySite',
    onDay: day(at.onDay),
    startsAt: '9:00',
    endsAt: '11:30',
  })
  await bot.press(name, '落实会场')
  const tellers = villagers.filter(
    (one) => one.branch === unit && one.openId && one.name !== name && one.flags.length === 0,
  )
  await bot.press(name, '登记', {
    printed: ['agenda', 'forms', 'ballots'],
    ...(unit !== 'GB' && {
      scrutineer: personIdOf(tellers[0]?.code ?? ''),
      voteCounter: personIdOf(tellers[1]?.code ?? ''),
    }),
  })
}

async function everybodyComes(name: string, unit: string): Promise<void> {
  await bot.says(name, '会前准备', { chat: unit })
  await bot.press(name, '去看到会')
  const list = bot.lastSeenBy(name)
  const people = villagers
    .filter((one) => list.includes(one.name))
    .map((one) => personIdOf(one.code))
  await bot.press(name, '登记能到会', { people: people.filter((id) => expected(unit).has(id)) })
}

function expected(unit: string): Set<string> {
  const inA = (one: (typeof villagers)[number]) =>
    one.kind !== 'observer' && one.posts.some(({ body }) => ['GB', 'VC', 'VS'].includes(body))
  const inB = (one: (typeof villagers)[number]) =>
    one.branch === unit &&
    !one.flags.some((flag) => flag.flag === 'flowOut' && flag.detail !== 'returnedHome') &&
    !one.flags.some((flag) => flag.flag === 'lostContact')
  return new Set(villagers.filter(unit === 'GB' ? inA : inB).map((one) => personIdOf(one.code)))
}

describe('scenario 7', () => {
  beforeEach(async () => {
    studied('B1')
    studied('B2')
    studied('B3', allTopics.slice(0, 3))
    lacking.set(unitIdOf('B3'), ['G5'])
    await bot.goTo('2018-03-04T19:00')
    for (const [at, unit] of (['B1', 'B2', 'B3'] as const).entries()) {
      const place = `${at + 1}组活动场所`
      await prepare(secretaries[unit], unit, { place, onDay: '2018-03-08' })
    }
    await prepare(generalSecretary, 'GB', { place: '村委会', onDay: '2018-03-07' })
    await bot.goTo('2018-03-06T18:30')
    for (const unit of ['B1', 'B2', 'B3'] as const) await everybodyComes(secretaries[unit], unit)
    await everybodyComes(generalSecretary, 'GB')
  })

  test('the third branch is refused with the board, 改期 first; the others may meet', async () => {
    await bot.says(third, '开会', { chat: 'B3' })
    const refusal = bot.lastSeenBy(third)
    expect(refusal).toContain('还不能开会')
    expect(refusal.indexOf('改期')).toBeLessThan(refusal.indexOf('集中学习'))
    expect(refusal).toContain('组织生活会：还差 2 项')
    expect(refusal).toContain('党的基层组织的基本任务')
    expect(refusal).toContain('还缺G5')
    expect(bot.groupSees('B3')).not.toContain('还不能开会')
    for (const [unit, name] of Object.entries({ B1: '张春松', B2: '郭文蓉', GB: '茶应明' })) {
      await bot.says(name, '开会', { chat: unit })
      expect(bot.lastSeenBy(name)).toContain('条件具备，可以开会')
      const [decision] = openingDecisionsOf(bot.database, 'cycle', unitIdOf(unit))
      expect(decision).toMatchObject({ decision: 'go', failing: [] })
    }
  })

  test('is put off to 14 March: a version, neutral notice, own days, no other unit moved', async () => {
    await bot.says(third, '开会', { chat: 'B3' })
    await bot.press(third, '改期')
    const form = { from: day('2018-03-14'), reason: '还有两对没谈完' }
    expect(await bot.press(third, '改期', form)).toContain('已改到3月14日')
    const [row] = windowHistoryOf(bot.database, 'cycle', unitIdOf('B3'))
    expect(row).toMatchObject({
      windowFrom: '2018-03-14',
      windowTo: '2018-03-14',
      version: 2,
      outsideWindow: true,
      failing: ['G2', 'G5'],
    })
    expect(currentCycle(bot.database, rootId)).toMatchObject({
      version: 2,
      windowFrom: '2018-03-07',
      publishedVersion: 2,
    })
    expect(bot.groupSees('B3')).toContain('会议改到3月14日')
    expect(bot.groupSees('B3')).not.toMatch(/没谈完|谈心|集中学习（|差/)
    expect(bot.groupSees('B1')).not.toContain('改到')
    expect(bot.lastSeenBy(third)).toContain('原定3月7日（周三）至3月9日（周五）召开')
    await bot.says('张春松', '会前准备', { chat: 'B1' })
    expect(bot.lastSeenBy('张春松')).toContain('3月7日')
  })

  test('asks, freezes and checks again by the new days, and then passes', async () => {
    await bot.says(third, '改期', { chat: 'B3' })
    await bot.press(third, '改期', { from: day('2018-03-14'), reason: '还没准备好' })
    const before = bot.cardsOfKind('readiness').length
    await bot.goTo('2018-03-11T18:30')
    expect(bot.cardsOfKind('readiness').length).toBe(before + 1)
    expect(bot.lastSeenBy(third)).toContain('会前检查（第一次）')
    const asked = bot.cardsOfKind('attendanceQuestion').length
    await bot.goTo('2018-03-13T18:30')
    expect(bot.cardsOfKind('attendanceQuestion').length).toBeGreaterThan(asked)

    studied('B3')
    lacking.clear()
    await bot.says(third, '开会', { chat: 'B3' })
    expect(bot.lastSeenBy(third)).toContain('确认到会 0/10 人')
    await everybodyComes(third, 'B3')
    await bot.says(third, '会前准备', { chat: 'B3' })
    await bot.press(third, '落实会场')
    await bot.press(third, '定下来', {
      place: '3组活动场所',
      venueType: 'villagerGroupActivitySite',
      onDay: day('2018-03-14'),
      startsAt: '09:00',
      endsAt: '11:00',
    })
    for (const words of ['开会', '开会 评议']) {
      await bot.says(third, words, { chat: 'B3' })
      expect(bot.lastSeenBy(third)).toContain('条件具备，可以开会')
    }
  })
})

describe('the board', () => {
  test('is for the team: a member, and a group, never see it', async () => {
    await bot.says('彭玉珍', '会前准备', { chat: 'B3' })
    expect(bot.seenBy('彭玉珍')).not.toContain('谈心谈话')
    await bot.says(third, '会前准备', { chat: 'B3' })
    expect(bot.groupSees('B3')).toBe('')
    expect(bot.lastSeenBy(third)).toContain('会前准备')
    await bot.says('李春远', '会前准备', { chat: 'B3' })
    expect(bot.lastSeenBy('李春远')).toContain('还差')
    await expect(bot.press('李春远', '改期')).rejects.toThrow('no button')
  })

  test('of the general branch tells how many each branch lacks', async () => {
    await bot.says(generalSecretary, '会前准备', { chat: 'GB' })
    expect(bot.lastSeenBy(generalSecretary)).toContain('禾坪三支部　还差')
    await bot.press(generalSecretary, '看禾坪三支部')
    expect(bot.lastSeenBy(generalSecretary)).toContain('名册还没有定稿')
  })
})

test('不适用 needs the first responsible person and a reason, and can be taken back', async () => {
  lacking.set(unitIdOf('B3'), ['G3'])
  await bot.says(third, '会前准备', { chat: 'B3' })
  await bot.press(third, '不适用…')
  await expect(bot.press(third, '标为不适用')).rejects.toThrow('required')
  const toast = await bot.press(third, '标为不适用', { reason: '本支部今年新成立' })
  expect(toast).toContain('理由存档')
  expect(bot.lastSeenBy(third)).toContain('不适用：本支部今年新成立')
  await bot.says(generalSecretary, '会前准备', { chat: 'B3' })
  await expect(bot.press(generalSecretary, '不适用…')).rejects.toThrow('no button')
  await bot.press(third, '取消“不适用”')
  expect(bot.lastSeenBy(third)).not.toContain('不适用：')
})
