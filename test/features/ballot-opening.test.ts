import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { turnoutOf } from '../../db/queries/ballot-voters.ts'
import { saveMeetingMaterial } from '../../db/queries/meeting-preparations.ts'
import { updateMeetingPerson } from '../../db/queries/meetings.ts'
import { BallotRoom } from '../support/ballot-room.ts'
import { startBot, type TestBot } from '../support/start-bot.ts'
import { personIdOf, unitIdOf } from '../support/village.ts'

let bot: TestBot
let room: BallotRoom
afterEach(() => bot.close())
beforeEach(async () => {
  bot = await startBot({ now: '2018-03-08T09:00' })
  room = new BallotRoom(bot, 'B3', 'members', [])
})

const turnout = () => turnoutOf(bot.database, room.round.roundId)

describe('opening', () => {
  test('needs two people, and is done once', async () => {
    expect(await room.ask()).toContain('等监票人确认')
    expect(await room.pressOld('茶立川', '发放测评票')).toContain('已经在等')
    expect(bot.groupSees('B3')).not.toContain('民主测评')
    await bot.says('王宗荣', '测评')
    await expect(bot.press('王宗荣', '确认发放')).rejects.toThrow('no button')
    await expect(bot.press('茶立川', '确认发放')).rejects.toThrow('no button')
    expect(await bot.press('彭玉珍', '确认发放')).toContain('已发到群里')
    expect(await room.pressOld('彭玉珍', '确认发放')).toContain('已经发放')
    expect(bot.cardsOfKind('ballotGroup')).toHaveLength(1)
  })

  test('is taken back by the chair and asked for again', async () => {
    await room.ask()
    expect(await bot.press('茶立川', '撤回')).toContain('已撤回')
    expect(await room.pressOld('彭玉珍', '确认发放')).toContain('过期')
    await room.open()
    expect(room.round.state).toBe('open')
    expect(turnout()).toMatchObject({ electronic: 9, onPaper: 1 })
  })

  test('puts who has no phone on paper, chosen or not, and who came meanwhile on the list', async () => {
    bot.database.inTransaction((tx) => {
      const of = { meetingId: room.meetingId, personId: personIdOf('M54') }
      updateMeetingPerson(tx, of, { presence: 'absent' })
    })
    await room.ask([personIdOf('M50')])
    bot.database.inTransaction((tx) => {
      const of = { meetingId: room.meetingId, personId: personIdOf('M54') }
      updateMeetingPerson(tx, of, { presence: 'present' })
    })
    await bot.press('彭玉珍', '确认发放')
    expect(turnout()).toMatchObject({ electronic: 8, onPaper: 2, eligible: 10 })
    expect(bot.seenBy('彭玉珍')).toMatch(/用纸质票\s+2 人：(王顺荣、彭朝荣|彭朝荣、王顺荣)/)
  })

  test('waits for tellers who are there and are not the chair', async () => {
    const name = (scrutineerId: string | null, voteCounterId: string | null) =>
      bot.database.inTransaction((tx) =>
        saveMeetingMaterial(tx, {
          cycleId: 'cycle',
          unitId: unitIdOf('B3'),
          printed: [],
          scrutineerId,
          voteCounterId,
          byPersonId: personIdOf('M47'),
          at: 0,
        }),
      )
    const said = async () => {
      await bot.says('茶立川', '测评')
      return bot.lastSeenBy('茶立川')
    }
    name(null, null)
    expect(await said()).toContain('监票人、计票人还没有定')
    name(personIdOf('M47'), personIdOf('M53'))
    expect(await said()).toContain('不能当监票人')
    name(personIdOf('M53'), personIdOf('M53'))
    expect(await said()).toContain('要是两个人')
    name(personIdOf('M51'), personIdOf('M53'))
    expect(await said()).toContain('监票人没有手机')
    expect(await said()).not.toContain('发放测评票')
  })
})

test('with fewer than eight voters it is said what totals may give away', async () => {
  await bot.close()
  bot = await startBot({ now: '2018-03-08T09:00' })
  room = new BallotRoom(bot, 'B3', 'members', ['M49', 'M54', 'M55'])
  await bot.says('茶立川', '测评')
  expect(bot.lastSeenBy('茶立川')).toContain('只有 7 人投票')
  await bot.press('茶立川', '发放测评票')
  expect(bot.lastSeenBy('彭玉珍')).toContain('只有 7 人投票')
})
