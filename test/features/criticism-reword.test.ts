import { afterEach, beforeEach, expect, test } from 'vitest'
import { criticismCountsOf } from '../../db/queries/criticisms.ts'
import {
  cardOf,
  endMeeting,
  nameOf,
  openStage,
  pressNext,
  runRound,
  type Stage,
} from '../support/criticism-stage.ts'
import { holdButton } from '../support/meeting-day.ts'
import { serialized } from '../support/serialized.ts'

const [chair, V, recorder] = ['M47', 'M48', 'M49'].map(nameOf) as [string, string, string]
/** The three of a branch's team; nobody else came. */
const team = {
  unit: 'B3',
  meetingType: 'B',
  chair: 'M47',
  recorder: 'M49',
  absent: ['M50', 'M51', 'M52', 'M53', 'M54', 'M55', 'M60'],
  finished: ['B0', 'B1', 'B2', 'B3'],
  current: 'B4a',
} as const
const attack = { problem: '你这人天生自私，谁都看不惯你', suggestion: '趁早别当委员了' }
const fair = { problem: '十月两次例会都没有来，也没有说一声', suggestion: '来不了提前跟组长说' }
const attacked = /自私|趁早/

let stage: Stage
beforeEach(async () => {
  stage = await openStage(team)
  await stage.bot.press(chair, '讲完了')
})
afterEach(() => stage.bot.close())

const round = (who: string) => cardOf(stage, 'criticismRound', who)
const counts = () => criticismCountsOf(stage.bot.database, stage.meetingId)

/** The team's second is called up about the recorder, and has written an attack. */
async function attackOnRecorder(): Promise<void> {
  const { bot } = stage
  for (const label of ['讲完了', '讲完了', '接受']) await bot.press(chair, label)
  for (const label of ['讲完了', '讲完了', '讲完了', '接受']) await bot.press(chair, label)
  for (const label of ['讲完了', '讲完了']) await bot.press(chair, label)
  expect(round(chair)).toContain(`请 ${V} 给 ${recorder} 提批评`)
  await bot.press(V, '写批评')
  await bot.press(V, '交上', attack)
  expect(round(chair)).toContain(attack.problem)
}

test('an attack goes back to its critic and is handed in again in other words only', async () => {
  const { bot } = stage
  await attackOnRecorder()
  const before = counts()
  expect(await bot.press(chair, '请他重说')).toBe(`已请 ${V} 换个说法再讲`)
  expect(round(chair) + round(recorder)).not.toMatch(attacked)
  expect(round(recorder)).toContain('已请他换个说法再讲')
  expect(counts()).toEqual(before)

  expect(bot.lastSeenBy(V)).toContain('主持人请您换个说法')
  const same = { ...attack, problem: '你这人，天生自私。谁都看不惯你！' }
  expect(await bot.press(V, '交上', same)).toBe('主持人请您换个说法，请改一改再交')
  expect(await bot.press(V, '交上', fair)).toContain('已交上')
  expect(round(chair)).toContain(fair.problem)
  expect(round(chair)).not.toContain('已请他换个说法')

  await runRound(stage, chair)
  await endMeeting(stage)
  expect(cardOf(stage, 'criticismsReceived', recorder)).toContain(fair.problem)
  expect(bot.seenBy(recorder) + bot.groupSees('B3') + bot.logged.join('')).not.toMatch(attacked)
  expect(serialized(bot.database).includes(Buffer.from('自私'))).toBe(false)
})

test('who saved other words as a draft may hand those in', async () => {
  const { bot } = stage
  await attackOnRecorder()
  await bot.press(chair, '请他重说')
  await bot.press(V, '存草稿', fair)
  await bot.press(V, '接着写')
  expect(await bot.press(V, '交上', fair)).toContain('已交上')
})

test('what was only said is said again before it counts', async () => {
  const { bot } = stage
  expect(round(chair)).toContain(`请 ${V} 给 ${chair} 提批评`)
  await bot.press(chair, '请他重说')
  await bot.press(chair, '请他重说').catch(() => undefined)
  expect(bot.cardsOfKind('criticismForm')).toHaveLength(1)
  expect(await pressNext(stage)).toContain('已请他换个说法')
  expect(counts().criticisms).toBe(0)
  await bot.press(chair, '重说完了')
  expect(counts().criticisms).toBe(1)
})

test('the chair alone asks for it, about the words they saw', async () => {
  const { bot } = stage
  const askAgain = '请他重说'
  await bot.press(V, '写批评')
  const handIn = holdButton(bot, V, '交上')
  await handIn(attack)
  await expect(bot.press(recorder, askAgain)).rejects.toThrow('sees no button')
  expect(await bot.pressForwarded(recorder, chair, askAgain)).toContain('不是发给您的')
  const asBefore = holdButton(bot, chair, askAgain)
  await handIn(fair)
  expect(await asBefore()).toBe('他的文字已经改过，请看卡片上最新的')
  expect(round(chair)).toContain(fair.problem)
})

test('what was said earlier can still be sent back from the list', async () => {
  const { bot } = stage
  await bot.press(V, '写批评')
  await bot.press(V, '交上', attack)
  await bot.press(chair, '讲完了')
  await bot.press(chair, '谁对谁提了')
  await bot.press(chair, chair)
  await bot.press(chair, '请他重说')
  await runRound(stage, recorder)
  await endMeeting(stage)
  expect(cardOf(stage, 'criticismsReceived', chair)).not.toMatch(attacked)
})
