import { afterEach, describe, expect, test } from 'vitest'
import { criticismCountsOf, criticismsReceived } from '../../db/queries/criticisms.ts'
import { criticismSubjects } from '../../db/schema/criticism.ts'
import { presentParticipants } from '../../db/queries/meetings.ts'
import {
  cardOf,
  endMeeting,
  nameOf,
  openStage,
  planAtLeast,
  pressNext,
  runRound,
  setPresence,
  stateOf,
  type Stage,
} from '../support/criticism-stage.ts'
import { serialized } from '../support/serialized.ts'
import { personIdOf } from '../support/village.ts'

let stage: Stage
afterEach(() => stage.bot.close())

const A5 = {
  unit: 'GB',
  meetingType: 'A',
  chair: 'M01',
  recorder: 'M27',
  finished: ['A0', 'A4'],
  current: 'A5',
} as const
/** Five of the team alone: a shorter round. */
const small = { ...A5, absent: ['M07', 'M32', 'M50'] }
const [P, V, B, I] = ['M01', 'M02', 'M28', 'M50'].map(nameOf) as [string, string, string, string]
const said = {
  problem: '十月分茶苗的名单没有贴出来，三户人家来问',
  suggestion: '以后名单当天贴在活动场所',
}

const round = () => cardOf(stage, 'criticismRound', stage.recorder)
const own = (name: string) => cardOf(stage, 'ownCriticisms', name)
const counts = () => criticismCountsOf(stage.bot.database, stage.meetingId)
const rec = (label: string, form?: object) => stage.bot.press(stage.recorder, label, { ...form })
const received = (code: string) =>
  criticismsReceived(stage.bot.database, 'cycle', personIdOf(code)).map(
    ({ criticId, problem }) => ({ criticId, problem }),
  )

describe('people come and go', () => {
  test('a late arrival criticises from the next turn on and gets the card', async () => {
    stage = await openStage({ ...A5, absent: ['M50'] })
    expect(stateOf(stage).progress).toBe('第 1 位，共 7 位')
    await rec('讲完了')
    setPresence(stage, 'M50', 'present')
    const turns = await runRound(stage)
    expect(turns).toContain(`批评 ${I}→${P}`)
    expect(turns.filter((turn) => turn.startsWith(`批评 ${I}→`))).toHaveLength(7)
    expect(turns).toContain(`自我 ${I}`)
    expect(counts()).toMatchObject({ selfCriticisms: 8, criticisms: 56 })
    expect(own(I)).toContain(P)
  })

  test('who leaves early is passed over; without the principal nobody begins', async () => {
    stage = await openStage(A5)
    for (let turn = 0; turn < 8; turn += 1) await rec('讲完了')
    await rec('接受')
    setPresence(stage, 'M50', 'absent')
    await rec('讲完了')
    setPresence(stage, 'M01', 'absent')
    expect(await pressNext(stage)).toContain('主要负责同志不在场')
    setPresence(stage, 'M01', 'present')
    const turns = await runRound(stage)
    expect(turns[0]).toBe(`批评 ${P}→${V}`)
    expect(turns.join()).not.toContain(I)
    expect(counts().selfCriticisms).toBe(7)
  })

  test('one of the team who is away is read for and answers what is handed over (I7)', async () => {
    stage = await openStage({ ...A5, absent: ['M28'] })
    const { bot } = stage
    for (let turn = 0; turn < 3; turn += 1) {
      await rec('讲完了')
      for (let critic = 0; critic < 6; critic += 1) await rec('讲完了')
      await rec('接受')
    }
    expect(round()).toContain(`${B} 没有到会，书面材料由人代读`)
    expect(await pressNext(stage)).toContain('请先在卡片上选谁代读')
    await rec('选谁代读')
    expect(await rec('读完了', { delegate: personIdOf('M28') })).toBe('代读的同志要在场')
    await rec('读完了', { delegate: personIdOf('M50') })
    expect(round()).toContain(`请 ${P} 给 ${B} 提批评`)
    await rec('记下批评')
    await rec('记下', said)
    for (let critic = 0; critic < 7; critic += 1) await rec('讲完了')
    expect(await rec('记下，转交本人')).toContain('会后转交本人')
    await runRound(stage)
    expect(counts()).toMatchObject({ selfCriticisms: 8, responses: 7, criticisms: 7 * 6 + 7 })

    expect(bot.seenBy(B)).not.toContain(said.problem)
    await endMeeting(stage)
    expect(bot.lastSeenBy(B)).toContain(said.problem)
    expect(await bot.press(B, '接受')).toBe('表态记下了')
    expect(counts().responses).toBe(8)
    expect(cardOf(stage, 'criticismsReceived', B)).toContain('您的表态：接受')
    await rec('谁对谁提了')
    expect(bot.seenBy(stage.recorder)).toContain(`${B} 没有到会，书面材料由人代读`)
  })
})

describe('criticism in words', () => {
  test('is drafted ahead, handed in after the self-criticism, and received after the meeting', async () => {
    stage = await openStage(small)
    const { bot } = stage
    await bot.press(V, '给后面的同志先写草稿')
    await bot.press(V, '写草稿')
    expect(bot.lastSeenBy(V)).toContain('他还没有作自我批评，现在只能存草稿')
    expect(await bot.press(V, '存草稿', said)).toBe('草稿已存，只有您自己看得到')
    expect(own(V)).not.toContain('接着写')
    await rec('讲完了')
    expect(round()).toContain(`请 ${V} 给 ${P} 提批评`)
    expect(round()).not.toContain(said.problem)
    expect(own(V)).toContain('接着写')
    await bot.press(V, '接着写')
    expect(await bot.press(V, '交上', said)).toBe('已交上，轮到您时照着讲')
    expect(round()).toContain(said.problem)
    expect(own(V)).toContain('已写好 1 位')
    await bot.press(V, '看、改已写好的')
    await bot.press(V, '看、改')
    expect(await bot.press(V, '重新交', { ...said, suggestion: '贴两张' })).toContain('已交上')
    expect(round()).toContain('贴两张')
    // Written is not yet said.
    expect(received('M01')).toEqual([])
    await runRound(stage)
    expect(received('M01')).toEqual([{ criticId: personIdOf('M02'), problem: said.problem }])
    // While the meeting goes on nothing comes between the chair and the console.
    expect(bot.cardsOfKind('criticismsReceived')).toEqual([])
    await endMeeting(stage)
    expect(cardOf(stage, 'criticismsReceived', P)).toContain(`问题：${said.problem}`)
    expect(bot.cardsOfKind('criticismsReceived')).toHaveLength(5)
  })

  test('before the self-criticism it is refused, whatever the card shows (I2)', async () => {
    stage = await openStage(small)
    const { bot } = stage
    await rec('讲完了')
    await bot.press(V, '写批评')
    bot.database.inTransaction((tx) => tx.drizzle.delete(criticismSubjects).run())
    expect(await bot.press(V, '交上', said)).toContain('要等这位同志作完自我批评才能交')
  })

  test('praise alone is asked about once; pressed again it is kept', async () => {
    stage = await openStage(small)
    const { bot } = stage
    await rec('讲完了')
    await bot.press(V, '写批评')
    const praise = { problem: '工作认真负责，值得学习', suggestion: '继续保持' }
    expect(await bot.press(V, '交上', praise)).toBe('')
    expect(bot.lastSeenBy(V)).toContain('这段话像是表扬')
    expect(round()).not.toContain('值得学习')
    expect(await bot.press(V, '就这样交', praise)).toContain('已交上')
    expect(round()).toContain('值得学习')
  })

  test('the recorder types it for others, but does not overwrite what they wrote', async () => {
    stage = await openStage(small)
    const { bot } = stage
    await rec('讲完了')
    await rec('记下批评')
    await expect(rec('记下', { problem: said.problem })).rejects.toThrow('required')
    expect(await rec('记下', said)).toBe('已记下')
    expect(round()).toContain(said.suggestion)
    await bot.press(V, '写批评').catch(() => undefined)
    const mine = { ...said, problem: '上次例会迟到了半小时' }
    await rec('讲完了')
    await bot.press(nameOf('M47'), '写批评')
    await bot.press(nameOf('M47'), '交上', mine)
    await rec('讲完了')
    await rec('讲完了')
    expect(round()).toContain(mine.problem)
    await rec('改文字')
    expect(await rec('记下', said)).toContain('他自己已经写好交上了')
  })

  test('is in no group, log or file, and nobody else opens the form', async () => {
    stage = await openStage(small)
    const { bot } = stage
    await rec('讲完了')
    await bot.press(V, '写批评')
    expect(await bot.pressForwarded(B, V, '交上')).toContain('不是发给您的')
    await bot.press(V, '交上', said)
    await runRound(stage)
    expect(bot.groupSees('GB') + bot.groupSees('B1')).not.toMatch(/茶苗|批评/)
    expect(bot.logged.join('')).not.toContain('茶苗')
    expect(serialized(bot.database).includes(Buffer.from('茶苗'))).toBe(false)
    expect(bot.seenBy(nameOf('M07'))).not.toContain('茶苗')
  })
})

test('a dispute is left to a talk between the two, who alone are told', async () => {
  stage = await openStage(A5)
  const { bot } = stage
  await rec('讲完了')
  expect(await rec('转为会后谈话')).toContain('两位同志都会收到提醒')
  expect(counts()).toMatchObject({ criticisms: 1, nothingNew: 0 })
  expect(round()).toContain('转为会后谈话 1 件')
  expect(cardOf(stage, 'deferredTalk', P)).toContain(`请您和 ${V} 会后单独谈一谈`)
  expect(cardOf(stage, 'deferredTalk', V)).toContain(`请您和 ${P} 会后单独谈一谈`)
  await bot.says(V, '待办')
  expect(bot.lastSeenBy(V)).toContain(`和 ${P} 会后谈一谈`)
  await bot.says(B, '待办')
  expect(bot.lastSeenBy(B)).not.toContain('会后谈一谈')
  expect(await bot.press(V, '谈过了')).toBe('记下了，等另一位也确认')
  await bot.goTo('2018-03-15T09:00')
  expect(bot.remindedOn('2018-03-15')).toEqual([P])
  expect(await bot.press(P, '谈过了')).toBe('记下了，谢谢')
  expect(cardOf(stage, 'deferredTalk', V)).toContain('两位都说谈过了')
  await bot.says(V, '待办')
  expect(bot.lastSeenBy(V)).not.toContain('会后谈一谈')
})

describe('a branch of 23', () => {
  const B1 = { unit: 'B1', meetingType: 'B', chair: 'M02', recorder: 'M03' } as const
  const absent = ['M08']
  const present = () => presentParticipants(stage.bot.database, stage.meetingId)

  test('the three of the team are each criticised by all others', async () => {
    stage = await openStage({ ...B1, absent, finished: ['B0'], current: 'B4a' })
    expect(present()).toHaveLength(23)
    expect(round()).not.toContain('只由班子成员')
    await runRound(stage)
    expect(counts()).toMatchObject({ selfCriticisms: 3, criticisms: 3 * 22, responses: 3 })
  })

  test('the others are criticised by two each, the chair or the group leader first', async () => {
    stage = await openStage({ ...B1, absent, finished: ['B0', 'B4a'], current: 'B4b' })
    expect(stateOf(stage).progress).toBe('第 1 位，共 20 位')
    await rec('讲完了')
    const first = nameOf('M02')
    expect(round()).toContain(`请 ${first} 给`)
    await rec('换一位发言')
    const other = present().find(({ place }) => place === 12)?.personId
    expect(await rec('请他发言', { critic: other })).toBe('要由主持人或者党小组组长先提批评')
    await rec('返回')
    await rec('无新的意见')
    expect(round()).toContain('已提 0 条，至少 2 条')
    await rec('讲完了')
    await rec('换一位发言')
    expect(await rec('请他发言', { critic: personIdOf('M02') })).toBe('这位同志已经提过了')
    expect(await rec('请他发言', { critic: other })).toContain('请 ')
    await rec('讲完了')
    expect(round()).toContain('表态')
    await rec('还有人要提')
    const third = present().find(({ place }) => place === 15)?.personId
    await rec('请他发言', { critic: third })
    await rec('讲完了')
    await rec('接受')
    await runRound(stage)
    expect(counts()).toMatchObject({
      selfCriticisms: 20,
      criticisms: 19 * 2 + 3,
      nothingNew: 1,
      responses: 20,
    })
  })
})

test('the plan says how many real criticisms are the least; a round keeps what it began with', async () => {
  const ordinary = ['M50', 'M51', 'M52', 'M53', 'M54', 'M55', 'M60']
  stage = await openStage({
    unit: 'B3',
    meetingType: 'B',
    chair: 'M47',
    recorder: 'M48',
    absent: ordinary.slice(1),
    finished: ['B0', 'B4a'],
    current: 'B4b',
    lightAtLeast: 3,
  })
  const { bot } = stage
  await rec('讲完了')
  expect(round()).toContain('已提 0 条，至少 3 条')
  bot.database.inTransaction((tx) => planAtLeast(tx, 1))
  expect(await runRound(stage)).toHaveLength(4)
  expect(counts()).toMatchObject({ selfCriticisms: 1, criticisms: 3 })
})
