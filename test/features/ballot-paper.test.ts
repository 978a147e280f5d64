import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { updateMeetingPerson } from '../../db/queries/meetings.ts'
import { turnoutOf } from '../../db/queries/ballot-voters.ts'
import { BallotRoom } from '../support/ballot-room.ts'
import { startBot, type TestBot } from '../support/start-bot.ts'
import { personIdOf } from '../support/village.ts'

// 彭朝荣 has no phone; 何春恒 and he vote on paper, and he goes home early.
const chair = '茶立川'
const phones = ['茶立川', '李春远', '李立蓉', '王宗荣', '彭玉珍']
const head = { issued: 2, returned: 2, valid: 2, invalid: 0 }
const figures = () => [0, 2, 0, 0, 0, 0]

let bot: TestBot
let room: BallotRoom
afterEach(() => bot.close())
beforeEach(async () => {
  bot = await startBot({ now: '2018-03-08T09:00' })
  room = new BallotRoom(bot, 'B3', 'members', ['M50', 'M55', 'M60'])
  await room.open([personIdOf('M54')])
  for (const name of phones) await room.vote(name, new Map())
})

const goHome = () =>
  bot.database.inTransaction((tx) => {
    const key = { meetingId: room.meetingId, personId: personIdOf('M51') }
    updateMeetingPerson(tx, key, { presence: 'absent' })
  })
const countBoth = async () => {
  for (const teller of [room.scrutineer, room.counter]) await room.count(teller, head, figures)
}
const turnout = () => turnoutOf(bot.database, room.round.roundId)

describe('who voted on paper and left', () => {
  test('before anything was counted is off the list, until somebody says that they voted', async () => {
    goHome()
    await bot.says(room.scrutineer, '测评')
    await bot.press(chair, '提醒没交的')
    await bot.press(room.scrutineer, '录入纸质票')
    const refused = await bot.press(room.scrutineer, 'ballot.countHead', {
      issued: '2',
      returned: '2',
      valid: '2',
      invalid: '0',
    })
    expect(refused).toContain('用纸质票的只有 1 人')
    expect(refused).toContain('改投票方式')
    await bot.says(chair, '测评')
    await bot.press(chair, '改投票方式')
    expect(bot.lastSeenBy(chair)).toContain('票算数')
    const left = personIdOf('M51')
    expect(await bot.press(chair, '他投过了，算数', { left })).toContain('算数')
    expect(turnout()).toMatchObject({ onPaper: 2, eligible: 7 })
    await countBoth()
    expect(await room.close()).toBe('投票已结束，正在计票')
    expect(room.result).toMatchObject({ papers: 7, eligible: 7 })
  })

  test('after the count began stays on it, and the close goes through', async () => {
    await countBoth()
    goHome()
    expect(await room.close()).toBe('投票已结束，正在计票')
    expect(room.result).toMatchObject({ papers: 7, eligible: 7 })
  })

  test('only who is on paper and gone can be said to have voted', async () => {
    await bot.says(chair, '测评')
    await bot.press(chair, '改投票方式')
    expect(bot.lastSeenBy(chair)).not.toContain('票算数')
    goHome()
    await bot.says(chair, '测评')
    await bot.press(chair, '改投票方式')
    const left = personIdOf('M54')
    const form = { left }
    expect(await bot.press(chair, '他投过了，算数', form)).toContain('请选投了纸质票以后离开的人')
    expect(turnout().onPaper).toBe(2)
  })
})
