import { afterEach, expect, test } from 'vitest'
import { criticismCountsOf } from '../../db/queries/criticisms.ts'
import { defectsOfRound, findCriticismRound } from '../../db/queries/criticism-rounds.ts'
import { updateStep } from '../../db/queries/meeting-steps.ts'
import {
  cardOf,
  endMeeting,
  nameOf,
  openStage,
  runRound,
  setPresence,
  stateOf,
  type Stage,
} from '../support/criticism-stage.ts'
import { holdButton } from '../support/meeting-day.ts'
import { serialized } from '../support/serialized.ts'
import { personIdOf } from '../support/village.ts'

const [chair, V, R] = ['M47', 'M48', 'M49'].map(nameOf) as [string, string, string]
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

let stage: Stage
afterEach(() => stage.bot.close())

const rec = (label: string, form?: object) => stage.bot.press(R, label, { ...form })
const round = () => cardOf(stage, 'criticismRound', R)
const counts = () => criticismCountsOf(stage.bot.database, stage.meetingId)

function roundNow() {
  const { bot, meetingId, step } = stage
  const found = findCriticismRound(bot.database, { meetingId, stepId: step })
  if (!found) throw new Error('no round')
  return found
}

/** Types in subjects as `code: critics, response`, and that this was all. */
async function typed(...subjects: [string, string[], string][]): Promise<void> {
  await rec('会后再补录')
  await rec('接着录')
  for (const [code, critics, response] of subjects) {
    await rec('录这一位', { subject: personIdOf(code) })
    await rec('录好了', { critics: critics.join('、'), nothingNew: [], response })
  }
  await rec('都录完了')
}

/** The agenda has gone on since. */
function stepIsOver(): void {
  const { bot, meetingId, step } = stage
  const finishedAt = bot.time.now().getTime()
  bot.database.inTransaction((tx) => updateStep(tx, { meetingId, stepId: step }, { finishedAt }))
}

test('what was missing is said later in the meeting; that it was missing stays', async () => {
  stage = await openStage(team)
  await typed(['M47', [V], 'none'], ['M48', [chair, R], 'accept'])
  stepIsOver()
  expect(counts()).toMatchObject({ selfCriticisms: 2, criticisms: 3, responses: 1, defects: 3 })
  expect(round()).toContain('还有 1 位到会的同志没有轮到')

  expect(await rec(`补上 ${chair} 缺的`)).toBe('请补上')
  expect(round()).toContain(`请 ${R} 给 ${chair} 提批评`)
  await rec('讲完了')
  await rec('接受')
  // The one who had not had a turn at all follows by itself.
  expect(round()).toContain(`请 ${R} 作自我批评`)
  await runRound(stage)
  expect(counts()).toEqual({
    selfCriticisms: 3,
    criticisms: 6,
    nothingNew: 0,
    responses: 3,
    defects: 0,
    madeUp: 3,
  })
  expect(round()).toContain('原来缺的，有 3 处已在会上补上')
  expect(round()).not.toContain('重新进行一轮')
})

test('a wrong order is put right by another round alone, also when the step is over', async () => {
  stage = await openStage(team)
  await typed(
    ['M48', [R, chair], 'accept'],
    ['M47', [V, R], 'accept'],
    ['M49', [chair, V], 'accept'],
  )
  stepIsOver()
  const first = roundNow().roundId
  expect(counts()).toMatchObject({ defects: 2 })
  expect(round()).not.toMatch(/补上|没有轮到/)
  expect(await rec('重新进行一轮')).toContain('重新开始')
  expect(await runRound(stage)).toHaveLength(12)
  expect(counts()).toMatchObject({ selfCriticisms: 3, criticisms: 6, defects: 0 })
  expect(defectsOfRound(stage.bot.database, first)).toHaveLength(2)
})

test('after the meeting only the reason can be written, and it stays sealed', async () => {
  stage = await openStage(team)
  const { bot } = stage
  await rec('会后再补录')
  await endMeeting(stage)
  await rec('接着录')
  for (const [code, critics] of [
    ['M48', [R, chair]],
    ['M47', [V, R]],
    ['M49', [chair, V]],
  ] as const) {
    await rec('录这一位', { subject: personIdOf(code) })
    await rec('录好了', { critics: critics.join('、'), nothingNew: [], response: 'accept' })
  }
  await rec('都录完了')
  expect(bot.cardsOfKind('criticismsReceived')).toHaveLength(3)
  expect(round()).not.toContain('重新进行一轮')
  await rec('不重新进行，写明原因')
  await expect(rec('写好了', {})).rejects.toThrow('required')
  expect(await rec('写好了', { words: '停电摸黑开的会，散会才发现' })).toBe('原因已写明')
  expect(round()).toContain('已写明原因　停电摸黑开的会，散会才发现')
  expect(counts().defects).toBe(2)
  expect(serialized(bot.database).includes(Buffer.from('停电摸黑'))).toBe(false)
  await rec('改原因')
  await rec('写好了', { words: '停电' })
  expect(round()).not.toContain('摸黑')
})

test('who comes when the round is over has their turn after all; a repair left undone is typed in', async () => {
  const absent = team.absent.slice(1)
  stage = await openStage({ ...team, absent, finished: [...team.finished, 'B4a'], current: 'B4b' })
  for (const label of ['讲完了', '讲完了', '讲完了', '接受']) await rec(label)
  expect(round()).toContain('这一轮进行完了')
  setPresence(stage, 'M51', 'present')
  expect(stateOf(stage).progress).toBe('已进行完，还有 1 位到会的同志没有轮到')
  await rec('谁对谁提了')
  await rec('返回')
  expect(round()).toContain('还有 1 位到会的同志没有轮到')
  const goOn = holdButton(stage.bot, R, '接着进行')
  expect(await goOn()).toContain('接着进行')
  expect(await goOn()).toBe('没有还没轮到的同志')
  expect(round()).toContain(`请 ${nameOf('M51')} 作自我批评`)
  expect(counts()).toMatchObject({ selfCriticisms: 1, responses: 1 })
  await rec('讲完了')
  await endMeeting(stage)
  expect(roundNow().entry).toBe('afterwards')
  await stage.bot.says(R, '待办')
  expect(stage.bot.lastSeenBy(R)).toContain('补录进来')
})

test('a round without defects is neither repeated nor explained', async () => {
  stage = await openStage(team)
  await runRound(stage)
  expect(round()).not.toMatch(/重新进行|写明原因|补上|没有轮到/)
})
