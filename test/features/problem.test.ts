import { afterEach, beforeEach, expect, test } from 'vitest'
import { currentCycle } from '../../db/queries/cycles.ts'
import { insertOpinionLine, updateOpinionLine } from '../../db/queries/opinion-lines.ts'
import { insertOpinionRound } from '../../db/queries/opinion-rounds.ts'
import { getPerson } from '../../db/queries/people.ts'
import { listProblems } from '../../db/queries/problems.ts'
import { insertProblemNote } from '../../db/queries/study-writings.ts'
import { getUnit } from '../../db/queries/units.ts'
import { problem } from '../../src/features/problem/index.ts'
import { mayRead } from '../../src/organization/privacy.ts'
import { insertRunningCycle } from '../support/running-cycle.ts'
import { serialized } from '../support/serialized.ts'
import { startBot, type TestBot } from '../support/start-bot.ts'
import { personIdOf, rootId, unitIdOf } from '../support/village.ts'

let bot: TestBot
afterEach(() => bot.close())
beforeEach(async () => {
  bot = await startBot({ now: '2018-03-01T09:00' })
  bot.database.inTransaction(insertRunningCycle)
})

const matter = {
  aspect: 'teamBuilding',
  body: '分茶苗的名单没有贴出来',
  form: '去年十月三组三户人家不知道标准',
  root: '怕麻烦',
  sources: ['self'],
  tags: ['vitalInterest'],
}

async function addTeamProblem(name: string, form: object = {}): Promise<string> {
  await bot.says(name, '问题清单')
  await bot.press(name, '列一个问题')
  return await bot.press(name, '保存', { ...matter, ...form })
}

const gate = (id: 'G4' | 'G8', code = 'B1') => {
  const cycle = currentCycle(bot.database, rootId)
  const unit = getUnit(bot.database, unitIdOf(code))
  const state = cycle && problem.gates?.[id]?.(bot.database, unit, cycle, bot.time.now())
  if (!state) throw new Error(id)
  return state
}

/** One line of opinions, said three times over, for 一支部 or one of its leaders. */
function insertLine(lineId: string, summary: string, leaderId: string | null): void {
  bot.database.inTransaction((tx) => {
    const unitId = unitIdOf('B1')
    const line = { lineId, roundId: 'r', unitId, leaderId, aspect: 'villageAffairs' as const }
    insertOpinionLine(tx, { ...line, summary })
    updateOpinionLine(tx, lineId, { state: 'routed', dailyDetail: true })
  })
}

function openRound(): void {
  const opened = { openedOn: '2018-02-11', closesOn: '2018-02-23' }
  const round = { roundId: 'r', cycleId: 'cycle', rootId, token: 't', ...opened }
  bot.database.inTransaction((tx) => insertOpinionRound(tx, round))
}

test('a problem is listed, claimed by several, given back, and the rest assigned', async () => {
  expect(await addTeamProblem('罗秋梅')).toBe('已列入清单')
  expect(await addTeamProblem('罗秋梅', { body: '一年只上过一次党课' })).toBe('已列入清单')
  expect(gate('G4')).toMatchObject({ hard: false, met: false })
  expect(bot.lastSeenBy('罗秋梅')).toContain('2 个问题还没人认领')

  await bot.press('罗秋梅', '打开')
  expect(await bot.press('罗秋梅', '我来认领')).toBe('已认领，谢谢')
  await bot.says('李晓强', '问题清单')
  await bot.press('李晓强', '打开')
  expect(await bot.press('李晓强', '我来认领')).toBe('已认领，谢谢')
  expect(await bot.press('李晓强', '取消认领')).toBe('已取消认领')
  expect(gate('G4').lacks[0]?.what).toContain('1 个')

  await bot.says('张春松', '问题清单')
  await bot.press('张春松', '打开')
  const stranger = { person: personIdOf('M13') }
  expect(await bot.press('张春松', '指定', stranger)).toContain('只有这个班子的成员')
  expect(await bot.press('张春松', '指定', { person: personIdOf('M04') })).toBe('已指定给 李晓强')
  expect(bot.lastSeenBy('张春松')).toContain('李晓强（指定）')
  expect(gate('G4')).toMatchObject({ met: true, lacks: [] })
})

test('a team problem needs a root; a foreign domain is refused', async () => {
  await bot.says('罗秋梅', '问题清单')
  await bot.press('罗秋梅', '列一个问题')
  await expect(bot.press('罗秋梅', '保存', { ...matter, root: '' })).rejects.toThrow('root')
  expect(await bot.press('罗秋梅', '保存', { ...matter, aspect: 'other' })).toContain('有误')
  expect(listProblems(bot.database, unitIdOf('B1'), 'cycle')).toEqual([])
})

test('an opinion becomes a problem that shows it, and leaves the list of opinions', async () => {
  openRound()
  insertLine('l1', '茶苗名单要公开', null)
  insertLine('l2', '党课太少', null)
  await bot.says('罗秋梅', '问题清单')
  await bot.press('罗秋梅', '从征求到的意见里列（2）')
  await bot.press('罗秋梅', '列为问题')
  expect(await bot.press('罗秋梅', '保存', { ...matter, opinions: ['l1', 'l2'] })).toContain('列入')
  expect(bot.lastSeenBy('罗秋梅')).not.toContain('从征求到的意见里列')
  await bot.press('罗秋梅', '打开')
  expect(bot.lastSeenBy('罗秋梅')).toContain('来源：征求意见——茶苗名单要公开')
  const [listed] = listProblems(bot.database, unitIdOf('B1'), 'cycle')
  expect(listed?.sources.map(({ sourceId }) => sourceId)).toEqual(['l1', 'l2', ''])
})

test('a leader lists their own from opinions to them and their notes; the notes stay theirs', async () => {
  openRound()
  insertLine('l3', '罗秋梅走访少', personIdOf('M03'))
  bot.database.inTransaction((tx) => {
    const by = { personId: personIdOf('M03'), byPersonId: personIdOf('M03') }
    const note = { noteId: 'n', cycleId: 'cycle', dimension: 'workStyle', createdAt: 0, ...by }
    insertProblemNote(tx, { ...note, body: '去年只去过两户' })
  })
  await bot.says('罗秋梅', '问题清单')
  await bot.press('罗秋梅', '我的问题清单')
  await bot.press('罗秋梅', '从征求到的意见里列（1）')
  await bot.press('罗秋梅', '列为问题')
  const own = { ...matter, aspect: 'workStyle', root: '', opinions: ['l3'], notes: ['n'] }
  expect(await bot.press('罗秋梅', '保存', own)).toBe('已列入清单')
  await bot.press('罗秋梅', '打开')
  expect(bot.lastSeenBy('罗秋梅')).toContain('学习笔记——去年只去过两户')
  const kind = problem.cards?.['ownProblem']
  const [listed] = listProblems(bot.database, unitIdOf('B1'), 'cycle')
  const seenBy = (code: string) => {
    const reader = { kind: 'person' as const, person: getPerson(bot.database, personIdOf(code)) }
    const context = { now: bot.time.now(), reader, duties: {} as never }
    const key = { problemId: listed?.problemId ?? '' }
    return JSON.stringify(kind?.draw(bot.database, key, context))
  }
  expect(seenBy('M02')).toContain(matter.body)
  expect(seenBy('M02')).not.toMatch(/罗秋梅走访少|去年只去过两户/)
  expect(seenBy('M01')).toContain('罗秋梅走访少')
  expect(seenBy('M01')).not.toContain('去年只去过两户')
})

test('G8 waits for the list of the team and of each member, and a change takes it back', async () => {
  await addTeamProblem('罗秋梅')
  expect(bot.lastSeenBy('罗秋梅')).not.toContain('定稿')
  await bot.says('张春松', '问题清单')
  expect(await bot.press('张春松', '列齐了，定稿')).toBe('清单已定稿')
  expect(gate('G8').lacks[0]?.personIds).toHaveLength(3)
  for (const name of ['张春松', '罗秋梅', '李晓强']) {
    await bot.says(name, '问题清单')
    await bot.press(name, '我的问题清单')
    await bot.press(name, '列一个问题')
    await bot.press(name, '保存', { ...matter, aspect: 'workStyle' })
    await bot.press(name, '列齐了，定稿')
  }
  expect(gate('G8')).toMatchObject({ hard: true, met: true })
  await bot.says('张春松', '问题清单')
  await bot.press('张春松', '罗秋梅 的问题清单（已定稿）')
  expect(bot.lastSeenBy('张春松')).toContain(matter.body)
  expect(bot.lastSeenBy('张春松')).not.toContain('列一个问题')
  await bot.press('李晓强', '再改一改')
  expect(gate('G8').lacks[0]?.personIds).toEqual([personIdOf('M04')])
})

test('what one lists is in no group and not in the file', async () => {
  await addTeamProblem('罗秋梅')
  expect(bot.groupSees('B1')).not.toContain('茶苗')
  const bytes = serialized(bot.database)
  expect(bytes.includes(Buffer.from(matter.body))).toBe(false)
  expect(bytes.includes(Buffer.from('罗秋梅'))).toBe(true)
})

test('an ordinary member has no list; the team is reminded from T−6 until it is done', async () => {
  await bot.says('何兰仙', '问题清单')
  expect(bot.lastSeenBy('何兰仙')).toContain('班子成员')
  await bot.says('罗秋梅', '待办')
  expect(bot.lastSeenBy('罗秋梅')).toContain('列个人问题清单')
  await bot.goTo('2018-03-03T09:00')
  expect(bot.remindedOn('2018-03-03')).toContain('罗秋梅')
  expect(bot.seenBy('罗秋梅')).toContain('列个人问题清单')
  expect(bot.seenBy('彭玉珍')).not.toContain('问题清单')
})

test.each([
  ['teamProblems', 'B1', 'a team member', 'M03', true],
  ['teamProblems', 'B1', 'the general team', 'M28', true],
  ['teamProblems', 'B1', 'another team', 'M29', false],
  ['teamProblems', 'B1', 'a member', 'M13', false],
  ['ownProblems', 'M03', 'the owner', 'M03', true],
  ['ownProblems', 'M03', 'the secretary', 'M02', true],
  ['ownProblems', 'M03', 'the team', 'M04', false],
  ['ownProblems', 'M03', 'another secretary', 'M27', false],
  ['ownProblemForm', 'M03', 'the secretary', 'M02', false],
  ['ownProblemOpinions', 'M03', 'the secretary', 'M02', false],
  ['teamProblems', 'M03', 'the owner, under the wrong kind', 'M03', false],
])('%s of %s is read by %s (%s): %s', (card, subject, _, code, allowed) => {
  const kind = problem.cards?.[card]
  const subjectId = subject.startsWith('M') ? personIdOf(subject) : unitIdOf(subject)
  const key = { cycleId: 'cycle', subjectId, page: '1', problemId: '', seed: '' }
  const matters = { privacy: kind?.privacy ?? 'P0', ...kind?.about(bot.database, key) }
  const reader = { kind: 'person' as const, person: getPerson(bot.database, personIdOf(code)) }
  expect(mayRead(bot.database, matters, reader)).toBe(allowed)
})
