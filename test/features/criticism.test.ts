import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { criticismCountsOf, entriesOfRound } from '../../db/queries/criticisms.ts'
import { findCriticismRound } from '../../db/queries/criticism-rounds.ts'
import { updateIssue } from '../../db/queries/issues.ts'
import {
  cardOf,
  nameOf,
  openStage,
  pressNext,
  restarted,
  runRound,
  setPresence,
  stateOf,
  type Stage,
} from '../support/criticism-stage.ts'
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
/** As the participants of meeting A rank: the team by post, then the others. */
const ranked = ['M01', 'M02', 'M27', 'M28', 'M47', 'M07', 'M32', 'M50'].map(nameOf)
const [P = '', V = '', A = ''] = ranked

/** The algorithm of 5.4 written out. */
function expected(subjects: readonly string[], present: readonly string[]): string[] {
  return subjects.flatMap((s) => [
    `自我 ${s}`,
    ...present.filter((c) => c !== s).map((c) => `批评 ${c}→${s}`),
    `表态 ${s}`,
  ])
}

const round = () => cardOf(stage, 'criticismRound', stage.recorder)
const counts = () => criticismCountsOf(stage.bot.database, stage.meetingId)
const rec = (label: string, form?: object) => stage.bot.press(stage.recorder, label, { ...form })

/** Changes what a button of the recorder's card carries, as a forged card would. */
function forge(action: string, changes: object): void {
  const { bot } = stage
  bot.database.inTransaction((tx) => {
    for (const { issueId, card, buttons } of bot.issues()) {
      if (card !== 'criticismRound') continue
      const forged = Object.entries(buttons).map(([id, one]) => [
        id,
        one.action === action ? { ...one, carried: { ...one.carried, ...changes } } : one,
      ])
      updateIssue(tx, issueId, { buttons: Object.fromEntries(forged) })
    }
  })
}

describe('meeting A with its eight participants', () => {
  test('goes through 56 criticisms in the order of the rules', async () => {
    stage = await openStage(A5)
    expect(await runRound(stage)).toEqual(expected(ranked, ranked))
    expect(counts()).toEqual({
      selfCriticisms: 8,
      criticisms: 56,
      nothingNew: 0,
      responses: 8,
      defects: 0,
      madeUp: 0,
    })
    expect(stateOf(stage)).toMatchObject({ finishLacks: [], progress: '已进行完' })
    expect(await pressNext(stage)).toContain('走完了')
  })

  test('is 35 when only the team criticises itself, which is said before it begins', async () => {
    stage = await openStage(A5)
    expect(stateOf(stage).progress).toBe('第 1 位，共 8 位')
    await rec('只由班子成员作自我批评')
    expect(stateOf(stage).progress).toBe('第 1 位，共 5 位')
    expect(await runRound(stage)).toEqual(expected(ranked.slice(0, 5), ranked))
    expect(counts()).toMatchObject({ selfCriticisms: 5, criticisms: 35 })
    expect(round()).not.toContain('只由班子成员')
  })

  test('cannot start without the principal; observers have no turn and no card', async () => {
    stage = await openStage({ ...A5, absent: ['M01'] })
    expect(stateOf(stage).startLacks).toEqual(['主要负责同志没有到会，这一轮不能开始，请改期'])
    setPresence(stage, 'M01', 'present')
    expect(stateOf(stage).startLacks).toEqual([])
    expect(stage.bot.cardsOfKind('ownCriticisms')).toHaveLength(7)
  })

  test('moves by 下一位, but waits for the answer', async () => {
    stage = await openStage(A5)
    expect(stateOf(stage).speakerId).toBe(personIdOf('M01'))
    await pressNext(stage)
    expect(stateOf(stage).speakerId).toBe(personIdOf('M02'))
    for (let turn = 0; turn < 7; turn += 1) await pressNext(stage)
    expect(round()).toContain(`请 ${P} 表态`)
    expect(await pressNext(stage)).toContain('请先在“批评和自我批评”卡片上记下他怎么表态')
    expect(counts()).toMatchObject({ selfCriticisms: 1, criticisms: 7, responses: 0 })
    await rec('记下他怎么说')
    await rec('记下表态', { response: 'explain', words: '我会改' })
    expect(round()).toContain(`请 ${V} 作自我批评`)
    await rec('谁对谁提了')
    await rec(P)
    expect(stage.bot.seenBy(stage.recorder)).toContain('他的表态：我会改')
  })
})

describe('turns are taken once', () => {
  test('two clicks at once on 无新的意见 move one turn', async () => {
    stage = await openStage(A5)
    await rec('讲完了')
    const both = await Promise.all([rec('无新的意见'), rec('无新的意见')])
    expect(both.toSorted()).toEqual(
      ['记下了：无新的意见', '这一步已经记过了，请看卡片上最新的一步'].toSorted(),
    )
    expect(counts()).toMatchObject({ criticisms: 0, nothingNew: 1 })
    expect(round()).toContain(`请 ${A} 给 ${P} 提批评`)
  })

  test('chair and recorder press at once; a card from before changes nothing', async () => {
    stage = await openStage(A5)
    const { bot, chair, recorder } = stage
    await Promise.all([bot.press(chair, '讲完了'), bot.press(recorder, '讲完了')])
    expect(counts()).toMatchObject({ selfCriticisms: 1, criticisms: 0 })
    await rec('讲完了')
    expect(await bot.pressStale(chair, '讲完了')).toContain('已经记过了')
    expect(counts()).toMatchObject({ selfCriticisms: 1, criticisms: 1 })
  })

  test('nobody but the chair and the recorder moves it', async () => {
    stage = await openStage(A5)
    const { bot } = stage
    expect(await bot.pressForwarded(V, stage.recorder, '讲完了')).toContain('不是发给您的')
    expect(counts().selfCriticisms).toBe(0)
  })

  test('everything goes on where it was after a restart', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'zhibu-criticism-'))
    try {
      stage = await openStage(A5, join(folder, 'bot.db'))
      for (let turn = 0; turn < 4; turn += 1) await rec('讲完了')
      const before = round()
      expect(before).toContain('已有 3 位发言，还有 4 位')
      stage = await restarted(stage)
      expect(round()).toBe(before)
      for (let turn = 0; turn < 4; turn += 1) await rec('讲完了')
      await rec('接受')
      expect(round()).toContain(`请 ${V} 作自我批评`)
      expect(counts()).toMatchObject({ selfCriticisms: 1, criticisms: 7, responses: 1 })
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})

describe('the principal did not go first (scenario 3)', () => {
  test('is refused while the round is led turn by turn', async () => {
    stage = await openStage(A5)
    forge('criticism.selfGiven', { whose: personIdOf('M02') })
    expect(await rec('criticism.selfGiven')).toBe('要由主要负责同志最先作自我批评')
    expect(counts().selfCriticisms).toBe(0)
    forge('criticism.selfGiven', { whose: personIdOf('M01') })
    for (let turn = 0; turn < 8; turn += 1) await rec('讲完了')
    await rec('接受')
    await rec('讲完了')
    expect(round()).toContain(`请 ${P} 给 ${V} 提批评`)
    forge('criticism.spoken', { whose: personIdOf('M27') })
    expect(await rec('讲完了')).toBe('要由主要负责同志先提批评，其他同志再逐个提')
    expect(counts()).toMatchObject({ selfCriticisms: 2, criticisms: 7 })
  })

  test('is kept as it was when typed in afterwards, marked, and held again', async () => {
    stage = await openStage(A5)
    await rec('会后再补录')
    expect(stateOf(stage)).toMatchObject({ finishLacks: [], progress: '批评和自我批评会后补录' })
    await rec('接着录')
    await rec('录这一位', { subject: personIdOf('M02') })
    const others = ranked.filter((name) => name !== V)
    const critics = [A, ...others.filter((name) => name !== A)]
    const typed = { response: 'accept', nothingNew: [] }
    expect(await rec('录好了', { ...typed, critics: critics.join('、') })).toContain('不合规定')
    expect(counts()).toMatchObject({ selfCriticisms: 1, criticisms: 7, defects: 2 })
    await rec('录这一位', { subject: personIdOf('M01') })
    const afterV = ranked.filter((name) => name !== P).join('、')
    expect(await rec('录好了', { ...typed, critics: afterV })).toBe('已补录，顺序没有问题')
    await rec('返回')
    expect(round()).toContain('程序有 2 处不合规定')
    expect(round()).toContain(`轮到 ${V} 时：不是主要负责同志最先作自我批评`)
    expect(round()).toContain(`轮到 ${V} 时，${A}：最先提批评的不是主要负责同志`)
    expect(round()).toContain('建议按规定的顺序重新进行一轮')

    expect(await rec('重新进行一轮')).toContain('重新开始')
    expect(round()).toContain(`请 ${P} 作自我批评`)
    expect(counts()).toMatchObject({ selfCriticisms: 0, criticisms: 0, defects: 0 })
  })

  test('what was typed in cannot be put in another order', async () => {
    stage = await openStage(A5)
    await rec('会后再补录')
    await rec('接着录')
    await rec('录这一位', { subject: personIdOf('M02') })
    const critics = ranked.filter((name) => name !== V).join('、')
    await rec('录好了', { critics, nothingNew: [], response: 'none' })
    const before = entries()
    forge('criticism.chooseTyped', { subject: personIdOf('M02') })
    expect(await rec('录这一位', { subject: personIdOf('M02') })).toContain('已经补录过了')
    expect(await rec('录这一位', { subject: personIdOf('M99') })).toContain('没有这位同志')
    expect(entries()).toEqual(before)
    await rec('录这一位', { subject: personIdOf('M01') })
    const bad = { nothingNew: [], response: 'accept' }
    expect(await rec('录好了', { ...bad, critics: '王五' })).toContain('没对上')
    expect(await rec('录好了', { ...bad, critics: `${V}、${V}` })).toContain('写了两次')
    expect(await rec('录好了', { ...bad, critics: `${P}、${V}` })).toContain('不能有他自己')
    expect(entries()).toEqual(before)
  })
})

function entries() {
  const { bot, meetingId, step } = stage
  const found = findCriticismRound(bot.database, { meetingId, stepId: step })
  return entriesOfRound(bot.database, found?.roundId ?? '')
}
