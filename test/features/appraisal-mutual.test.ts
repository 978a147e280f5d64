import { afterEach, beforeEach, expect, test } from 'vitest'
import { appraisalCountsOf, mutualCommentsOn } from '../../db/queries/appraisals.ts'
import { updateMeetingPerson } from '../../db/queries/meetings.ts'
import {
  meetForComments,
  peopleIn,
  recorder,
  type AppraisalMeeting,
} from '../support/appraisal-meeting.ts'
import { serialized } from '../support/serialized.ts'
import type { TestBot } from '../support/start-bot.ts'
import { finishStep } from '../support/step-work.ts'
import { personIdOf } from '../support/village.ts'

let bot: TestBot
let meetingId: string
let stands: AppraisalMeeting['stands']
let opens: AppraisalMeeting['opens']
let next: AppraisalMeeting['next']
afterEach(() => bot.close())
beforeEach(async () => {
  ;({ bot, meetingId, stands, opens, next } = await meetForComments())
})

const said = '分茶苗时能先让给困难户，开会发言要再主动些'
const on = (code: string) => mutualCommentsOn(bot.database, 'cycle', personIdOf(code))

test('at C3 everybody there gets the list and comments on whom they like', async () => {
  expect(bot.cardsOfKind('mutualComments')).toHaveLength(9)
  expect(bot.lastSeenBy('彭玉珍')).not.toContain('彭玉珍')
  await bot.press('彭玉珍', '写评议')
  expect(await bot.press('彭玉珍', '记下', { comment: said })).toBe('评议已记下')
  expect(bot.lastSeenBy('彭玉珍')).toContain('已写　1 人')
  expect(on('M47')).toEqual([{ byPersonId: personIdOf('M53'), comment: said }])
  expect(appraisalCountsOf(bot.database, meetingId).mutualComments).toBe(1)

  await bot.press('彭玉珍', '看、改')
  expect(await bot.press('彭玉珍', '收回这条评议')).toBe('已收回这条评议')
  expect(await bot.pressStale('彭玉珍', '收回这条评议')).toBe('没有可以收回的评议')
  expect(on('M47')).toEqual([])
})

test('the chair moves on when there is a comment or 无意见 is noted', async () => {
  expect(stands('C3')).toMatchObject({
    speakerId: personIdOf('M47'),
    progress: '已评议 0 人，共 9 人',
  })
  expect(stands('C3').finishLacks).toEqual(['还有 9 位没有人评议，也没有记“无意见”'])
  expect(await next('C3')).toContain('还没有人评议')
  await opens(recorder, 'C3')
  await bot.press(recorder, '记对 茶立川 的评议')
  expect(bot.lastSeenBy(recorder)).toContain('还没有人评议')
  const spoken = { by: personIdOf('M53'), comment: said }
  expect(await bot.press(recorder, '记下', spoken)).toBe('评议已记下')
  expect(bot.lastSeenBy(recorder)).not.toContain(said)
  expect(await next('C3')).toContain('moved')
  expect(stands('C3').speakerId).toBe(personIdOf('M48'))
  expect(await bot.press(recorder, '选中的都无意见', peopleIn('M47'))).toContain('已经有评议')
  const rest = peopleIn('M48', 'M49', 'M50', 'M52', 'M53', 'M54', 'M55', 'M60')
  expect(await bot.press(recorder, '选中的都无意见', rest)).toBe('已记 8 人无意见')
  expect(stands('C3').finishLacks).toEqual([])
  expect(await next('C3')).toContain('nothing to move')
})

test('once everybody was commented on the step may end, whoever’s turn it still is', async () => {
  await opens(recorder, 'C3')
  const rest = peopleIn('M48', 'M49', 'M50', 'M52', 'M53', 'M54', 'M55', 'M60')
  await bot.press(recorder, '选中的都无意见', rest)
  await bot.press('彭玉珍', '写评议')
  await bot.press('彭玉珍', '记下', { comment: said })
  expect(stands('C3')).toMatchObject({ finishLacks: [], speakerId: personIdOf('M47') })
  expect(await next('C3')).toContain('nothing to move')
})

test('a comment overtakes 无意见, and the last one taken back opens the turn again', async () => {
  await opens(recorder, 'C3')
  await bot.press(recorder, '无意见')
  expect(stands('C3').progress).toBe('已评议 1 人，共 9 人')
  await bot.press('彭玉珍', '写评议')
  await bot.press('彭玉珍', '记下', { comment: said })
  expect(stands('C3').speakerId).toBe(personIdOf('M48'))
  await bot.press('彭玉珍', '看、改')
  await bot.press('彭玉珍', '收回这条评议')
  expect(stands('C3').speakerId).toBe(personIdOf('M47'))
  expect(stands('C3').progress).toBe('已评议 0 人，共 9 人')
})

test('nobody comments on oneself, for the absent, or on who has not spoken', async () => {
  await opens(recorder, 'C3')
  await bot.press(recorder, '记对 茶立川 的评议')
  const by = (code: string) => ({ by: personIdOf(code), comment: said })
  expect(await bot.press(recorder, '记下', by('M47'))).toContain('不用评议自己')
  expect(await bot.press(recorder, '记下', by('M51'))).toContain('只有到会的党员')
  bot.database.inTransaction((tx) => {
    const late = { meetingId, personId: personIdOf('M51') }
    updateMeetingPerson(tx, late, { presence: 'present' })
  })
  expect(stands('C3').finishLacks[0]).toBe('还有 1 位没有自评')
  await bot.press(recorder, '返回')
  expect(await bot.press(recorder, '选中的都无意见', peopleIn('M51'))).toContain('先自评再评议')
})

test('when the step is over, or on an old card, nothing is written', async () => {
  await bot.press('彭玉珍', '写评议')
  finishStep(bot, meetingId, 'C3')
  expect(await bot.press('彭玉珍', '记下', { comment: said })).toContain('已经结束')
  expect(await bot.pressForwarded('何春恒', '彭玉珍', '返回名单')).toContain('不是发给您的')
  await bot.press('彭玉珍', '返回名单')
  expect(bot.lastSeenBy('彭玉珍')).toContain('互评现在没有进行')
})

test('who signs in late opens the list by the command; the words are sealed', async () => {
  await bot.says('彭玉珍', '互评', { chat: 'B3' })
  expect(bot.lastSeenBy('彭玉珍')).toContain('党员互评')
  await bot.press('彭玉珍', '写评议')
  await bot.press('彭玉珍', '记下', { comment: said })
  expect(bot.groupSees('B3')).toBe('')
  expect(serialized(bot.database).includes(Buffer.from(said))).toBe(false)
  expect(bot.logged.join('\n')).not.toContain(said)
})
