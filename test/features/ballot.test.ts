import { afterEach, beforeEach, expect, test } from 'vitest'
import { ballot } from '../../src/features/ballot/index.ts'
import { findMeeting } from '../../db/queries/meetings.ts'
import { BallotRoom, dice, tallied, type Marks } from '../support/ballot-room.ts'
import { startBot, type TestBot } from '../support/start-bot.ts'
import { personIdOf, unitIdOf } from '../support/village.ts'

let bot: TestBot
afterEach(() => bot.close())
beforeEach(async () => {
  bot = await startBot({ now: '2018-03-08T09:00' })
})

/** Marks as a person might make them: mostly qualified, some rows left empty. */
function somebodysMarks(subjects: readonly string[], roll: (sides: number) => number): Marks {
  const steps = [0, 0, 1, 1, 1, 1, 2, 3, undefined]
  const marked = subjects.map((subjectId) => [subjectId, steps[roll(steps.length)]] as const)
  return new Map(marked.flatMap(([id, step]) => (step === undefined ? [] : [[id, step]])))
}

test('a branch votes on phones and on paper, and every total is what each person did', async () => {
  const room = new BallotRoom(bot, 'B1', 'members', ['M25'])
  const onPaper = ['M11', 'M16'].map(personIdOf)
  await room.open(onPaper)
  const { subjects, roundId } = room.round
  expect(subjects).toHaveLength(24)
  const marked = subjects.filter(({ isMarked }) => isMarked).map(({ subjectId }) => subjectId)
  expect(marked).toHaveLength(23)
  expect(marked).not.toContain(personIdOf('M26'))
  const roll = dice(7)
  const cast = new Map<string, Marks>()

  const phones = ['M01', 'M02', 'M03', 'M04', 'M05', 'M06', 'M07', 'M12', 'M13', 'M14', 'M26']
  for (const code of phones) {
    const marks = somebodysMarks(marked, roll)
    await room.vote(room.nameOf(personIdOf(code)), marks)
    cast.set(personIdOf(code), marks)
  }
  // One changes their mind about the first page, one only begins to and lets it be.
  await bot.press('罗秋梅', '重填')
  const second = somebodysMarks(marked, roll)
  await bot.press('罗秋梅', 'ballot.page', room.formOf(1, second))
  await bot.press('罗秋梅', '交票')
  const firstPage = new Set(subjects.slice(0, 12).map(({ subjectId }) => subjectId))
  const before = cast.get(personIdOf('M03'))!
  cast.set(
    personIdOf('M03'),
    new Map([
      ...[...second].filter(([id]) => firstPage.has(id)),
      ...[...before].filter(([id]) => !firstPage.has(id)),
    ]),
  )
  await bot.press('李晓强', '重填')
  await bot.press('李晓强', 'ballot.page', room.formOf(1, somebodysMarks(marked, roll)))
  // By names alone: two are excellent, nobody is worse than qualified.
  await room.begin('苏宗才')
  await bot.press('苏宗才', '只点名字，填得快')
  const rest = { excellent: ['3', '24'], basicallyQualified: [], unqualified: [], rest: '2' }
  expect(await bot.press('苏宗才', '填好了', rest)).toContain('已过期')
  const named = { ...rest, excellent: ['3', '20'] }
  expect(await bot.press('苏宗才', '填好了', named)).toBe('这一页已收好')
  await bot.press('苏宗才', '交票')
  const excellent = new Set([subjects[2]?.subjectId, subjects[19]?.subjectId])
  cast.set(personIdOf('M17'), new Map(marked.map((id) => [id, excellent.has(id) ? 0 : 1])))
  // Somebody fills in one page and never hands in.
  await room.begin('彭文禾')
  await bot.press('彭文禾', 'ballot.page', room.formOf(1, new Map(marked.map((id) => [id, 3]))))

  const paper = [1, 2, 3, 4].map(() => somebodysMarks(marked, roll))
  const invalidRow = marked[5]!
  const figuresOf = (subjectId: string) => {
    const isSpoilt = subjectId === invalidRow
    const rows = paper.slice(isSpoilt ? 1 : 0).map((marks) => marks.get(subjectId))
    const { counts, abstentions } = tallied(rows, 4)
    return [...counts, abstentions, isSpoilt ? 1 : 0]
  }
  const head = { issued: 5, returned: 5, valid: 4, invalid: 1 }
  await room.count('何兰仙', head, figuresOf)
  await room.count('李朝春', head, figuresOf)
  expect(await room.close()).toContain('投票已结束')

  const result = room.result!
  expect(result).toMatchObject({ eligible: 23, electronic: 12, paper: head, papers: 16 })
  expect(result.rows.map(({ subjectId }) => subjectId)).toEqual(marked)
  for (const row of result.rows) {
    const others = [...cast].filter(([voterId]) => voterId !== row.subjectId)
    const phone = tallied(
      others.map(([, marks]) => marks.get(row.subjectId)),
      4,
    )
    const counted = figuresOf(row.subjectId)
    expect(row).toEqual({
      subjectId: row.subjectId,
      counts: phone.counts.map((count, step) => count + counted[step]!),
      abstentions: phone.abstentions + counted[4]!,
      invalid: counted[5],
      base: others.length + 4,
    })
  }
  expect(bot.groupSees('B1')).toContain('已交\u300012 / 共 18')
  expect(roundId).toBe(room.round.roundId)
})

test('the team is appraised on its own scale, each with one press', async () => {
  const room = new BallotRoom(bot, 'B3', 'team', [])
  await room.open()
  const voters = ['茶立川', '李春远', '李立蓉', '王顺荣', '王宗荣', '彭玉珍', '蒋海辉']
  const given = [0, 0, 1, 2, 0, 3, undefined]
  for (const [at, name] of voters.entries()) {
    await room.begin(name)
    expect(bot.lastSeenBy(name)).toMatch(/禾坪三支部班子[^]*好\n较好\n一般\n差\n弃权/)
    const step = given[at]
    const marks = new Map(step === undefined ? [] : [[unitIdOf('B3'), step]])
    expect(await bot.press(name, '交票', room.formOf(1, marks))).toBe('已交票，谢谢')
  }
  // 彭朝荣 has no phone; nobody counted her paper yet.
  await bot.says('茶立川', '测评')
  expect(await bot.press('茶立川', '结束投票')).toContain('录入纸质票')
  const head = { issued: 1, returned: 1, valid: 1, invalid: 0 }
  for (const teller of ['彭玉珍', '王宗荣'])
    await room.count(teller, head, () => [0, 1, 0, 0, 0, 0])
  await room.close()
  expect(room.result?.rows).toEqual([
    { subjectId: unitIdOf('B3'), counts: [3, 2, 1, 1], abstentions: 1, invalid: 0, base: 8 },
  ])
  await bot.says('茶立川', '测评 班子')
  await bot.press('茶立川', '看结果')
  expect(bot.lastSeenBy('茶立川')).toMatch(/支部班子评议结果[^]*"c0":3,"c1":2,"c2":1,"c3":1/)
})

test('the step begins with its tellers there and ends when the papers are counted', async () => {
  const room = new BallotRoom(bot, 'B3', 'members', [])
  const engine = ballot.engines!.ballot!
  const state = () => {
    const meeting = findMeeting(bot.database, room.meetingId)
    return engine.state(bot.database, meeting!, 'C4', bot.time.now())
  }
  expect(state()).toMatchObject({
    startLacks: [],
    finishLacks: [expect.stringContaining('还没有发放')],
  })
  await room.open()
  for (const name of ['茶立川', '李春远', '李立蓉', '王顺荣', '王宗荣'])
    await room.vote(name, new Map())
  expect(state()).toMatchObject({
    progress: '已交 5 / 共 9',
    finishLacks: [expect.stringContaining('还没有结束')],
  })
  const head = { issued: 0, returned: 0, valid: 0, invalid: 0 }
  for (const teller of ['彭玉珍', '王宗荣'])
    await room.count(teller, head, () => [0, 0, 0, 0, 0, 0])
  await room.close()
  expect(state().finishLacks).toEqual([])
})
