import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ballotEnvelopes, ballotVoters } from '../../db/schema/ballot.ts'
import { updateMeeting, updateMeetingPerson } from '../../db/queries/meetings.ts'
import { voidReasonOf } from '../../db/queries/ballot-rounds.ts'
import { turnoutOf } from '../../db/queries/ballot-voters.ts'
import { BallotRoom } from '../support/ballot-room.ts'
import { startBot, type TestBot } from '../support/start-bot.ts'
import { personIdOf } from '../support/village.ts'

let bot: TestBot
let room: BallotRoom
afterEach(() => bot.close())
beforeEach(async () => {
  bot = await startBot({ now: '2018-03-08T09:00' })
  room = new BallotRoom(bot, 'B3', 'members', [])
})

const head = { issued: 1, returned: 1, valid: 1, invalid: 0 }
const figures = () => [0, 1, 0, 0, 0, 0]
const turnout = () => turnoutOf(bot.database, room.round.roundId)
const phones = [
  '茶立川',
  '李春远',
  '李立蓉',
  '王顺荣',
  '王宗荣',
  '彭玉珍',
  '何春恒',
  '张俊强',
  '蒋海辉',
]
const everybody = async (names = phones) => {
  for (const name of names) await room.vote(name, new Map())
}
const countBoth = async () => {
  for (const teller of [room.scrutineer, room.counter]) await room.count(teller, head, figures)
}

describe('while people vote', () => {
  beforeEach(() => room.open())

  test('the group is told how many are missing, never who, and at most every five minutes', async () => {
    await everybody(['茶立川', '李春远'])
    await bot.says('茶立川', '测评')
    expect(await bot.press('茶立川', '提醒没交的')).toContain('还有 7 人')
    expect(await bot.press('茶立川', '提醒没交的')).toContain('刚提醒过')
    bot.time.moveTo(new Date(bot.time.now().getTime() + 4 * 60_000))
    expect(await bot.press('茶立川', '提醒没交的')).toContain('刚提醒过')
    bot.time.moveTo(new Date(bot.time.now().getTime() + 60_000))
    expect(await bot.press('茶立川', '提醒没交的')).toContain('还有 7 人')
    expect(bot.cardsOfKind('ballotReminder')).toHaveLength(2)
    expect(bot.groupSees('B3')).not.toMatch(/李立蓉|王顺荣|茶立川/)
  })

  test('an ordinary member leads nothing', async () => {
    await bot.says('李立蓉', '测评')
    expect(bot.lastSeenBy('李立蓉')).toContain('不记名测评')
    expect(bot.lastSeenBy('李立蓉')).not.toMatch(/结束投票|提醒/)
  })

  test('two tellers enter the same figures, and only where they differ is shown', async () => {
    await everybody()
    await room.count('彭玉珍', head, figures)
    const other = (subjectId: string) =>
      subjectId === personIdOf('M49') ? [1, 0, 0, 0, 0, 0] : figures()
    await room.count('王宗荣', head, other)
    await bot.says('茶立川', '测评')
    expect(bot.lastSeenBy('茶立川')).toMatch(/两人填的第 3 行不一样/)
    expect(bot.lastSeenBy('茶立川')).not.toContain('收发票数不一样')
    expect(await room.close()).toContain('数字不一样')
    await room.count('王宗荣', { ...head, issued: 0, returned: 0, valid: 0 }, () => [
      0, 0, 0, 0, 0, 0,
    ])
    await bot.says('茶立川', '测评')
    expect(bot.lastSeenBy('茶立川')).toContain('收发票数不一样')
    await room.count('王宗荣', head, figures)
    expect(await room.close()).toContain('投票已结束')
  })

  test.each([
    ['more out than there are people', { ...head, issued: 2 }, '只有 1 人'],
    ['a sum that does not come out', { ...head, invalid: 1 }, '要等于收回'],
  ])('a head with %s is refused', async (_, wrong, sentence) => {
    await bot.says('彭玉珍', '测评')
    await bot.press('彭玉珍', '录入纸质票')
    const form = Object.fromEntries(Object.entries(wrong).map(([name, n]) => [name, String(n)]))
    expect(await bot.press('彭玉珍', 'ballot.countHead', form)).toContain(sentence)
  })

  test.each([
    ['too few numbers', '1 0 0 0', '请填 6 个数'],
    ['words', '一 0 0 0 0 0', '请填 6 个数'],
    ['rows of unequal sums', '2 0 0 0 0 0', '加起来要一样'],
  ])('rows with %s are refused', async (_, first, sentence) => {
    await bot.says('彭玉珍', '测评')
    await bot.press('彭玉珍', '录入纸质票')
    const form = { issued: '1', returned: '1', valid: '1', invalid: '0' }
    await bot.press('彭玉珍', 'ballot.countHead', form)
    const rows = Array.from({ length: 10 }, (_, at) => [
      `r${at}`,
      at === 0 ? first : '0,1，0、0;0 0',
    ])
    const toast = await bot.press('彭玉珍', 'ballot.countPage', Object.fromEntries(rows))
    expect(toast).toContain(sentence)
  })

  test('more papers back than went out void the round', async () => {
    await everybody()
    const wrong = { issued: 1, returned: 2, valid: 2, invalid: 0 }
    for (const teller of ['彭玉珍', '王宗荣']) {
      await room.count(teller, wrong, () => [0, 2, 0, 0, 0, 0])
    }
    expect(await room.close()).toContain('作废')
    expect(room.round).toMatchObject({ state: 'voided', voidedBecause: 'moreReturnedThanIssued' })
    expect(bot.groupSees('B3')).toContain('已作废')
    await room.open()
    expect(turnout().handedIn).toBe(0)
  })

  test('needs two people to end, and goes on while the chair says so', async () => {
    await everybody(phones.slice(0, 6))
    await countBoth()
    await bot.says('茶立川', '测评')
    await bot.press('茶立川', '结束投票')
    expect(await room.pressOld('茶立川', '结束投票')).toContain('已经在等')
    await room.vote('何春恒', new Map())
    expect(await bot.press('茶立川', '继续投票')).toContain('投票继续')
    expect(await room.pressOld('彭玉珍', '确认结束')).toContain('过期')
    expect(await room.close()).toContain('投票已结束')
    expect(await room.pressOld('彭玉珍', '确认结束')).toContain('已经结束')
    expect(room.result).toMatchObject({ electronic: 7, eligible: 10 })
    expect(bot.seenBy('彭玉珍')).toContain('密钥已销毁')
    expect(bot.seenBy('彭玉珍')).not.toContain('看结果')
  })

  test('a reminder in the group says so when the vote has ended', async () => {
    await everybody(phones.slice(0, 8))
    await bot.says('茶立川', '测评')
    await bot.press('茶立川', '提醒没交的')
    expect(bot.groupSees('B3')).toContain('还有 1 人没有交票')
    await countBoth()
    await room.close()
    expect(bot.groupSees('B3')).not.toContain('人没有交票')
  })

  test('does not end before half have handed in', async () => {
    await everybody(phones.slice(0, 3))
    await countBoth()
    await bot.says('茶立川', '测评')
    expect(await bot.press('茶立川', '结束投票')).toContain('不到应投的一半')
  })

  test('is declared void by the chair, with a reason that is kept sealed', async () => {
    await everybody()
    await bot.says('茶立川', '测评')
    await bot.press('茶立川', '作废重来')
    expect(await bot.press('茶立川', '作废', { reason: '名单有误' })).toContain('已作废')
    expect(voidReasonOf(bot.database, room.round.roundId)).toBe('名单有误')
    expect(bot.logged.join()).not.toContain('名单有误')
    await bot.says('李立蓉', '测评')
    expect(bot.seenBy('李立蓉')).toContain('您填的内容不算')
  })

  test('who came late without a phone gets a paper, and nobody twice', async () => {
    const of = (code: string) => ({ meetingId: room.meetingId, personId: personIdOf(code) })
    const come = (code: string, presence: 'present' | 'absent') =>
      bot.database.inTransaction((tx) => updateMeetingPerson(tx, of(code), { presence }))
    bot.database.inTransaction((tx) => {
      tx.drizzle
        .delete(ballotVoters)
        .where(eq(ballotVoters.voterId, personIdOf('M51')))
        .run()
    })
    come('M51', 'present')
    await bot.says('王宗荣', '测评')
    await bot.press('王宗荣', '改投票方式')
    expect(bot.lastSeenBy('王宗荣')).toContain('彭朝荣')
    const late = { late: personIdOf('M51') }
    expect(await bot.press('王宗荣', '加上，用纸质票', late)).toContain('已加上')
    expect(turnout()).toMatchObject({ onPaper: 1, eligible: 10 })
    expect(await room.pressOld('王宗荣', '加上，用纸质票', late)).toContain('请选后来到会')
  })

  test('without its key it is not ended, only declared void', async () => {
    await everybody()
    await countBoth()
    bot.database.ballotKeys.destroy(room.round.roundId)
    expect(await room.close()).toContain('密钥不在了')
    await bot.press('茶立川', '作废重来')
    await bot.press('茶立川', '作废', { reason: '密钥丢失' })
    expect(room.round).toMatchObject({ state: 'voided', voidedBecause: 'keyLost' })
  })

  test('a paper that was changed in the file stops the count, and the chair is told', async () => {
    await everybody()
    await countBoth()
    bot.database.inTransaction((tx) => {
      const sealed = Buffer.alloc(80)
      const theirs = eq(ballotEnvelopes.voterId, personIdOf('M49'))
      tx.drizzle.update(ballotEnvelopes).set({ sealed }).where(theirs).run()
    })
    await room.close()
    expect(room.round.state).toBe('closed')
    expect(room.result).toBeUndefined()
    await bot.says('茶立川', '测评')
    expect(bot.lastSeenBy('茶立川')).toContain('和封存时不一样')
    await bot.press('茶立川', '作废重来')
    expect(await bot.press('茶立川', '作废', { reason: '票箱被动过' })).toContain('已作废')
    await room.open()
    expect(turnout().handedIn).toBe(0)
  })

  test('is void when the meeting is broken off over it, and its key goes', async () => {
    await everybody(['茶立川'])
    const { roundId } = room.round
    expect(bot.database.ballotKeys.has(roundId)).toBe(true)
    bot.database.inTransaction((tx) => updateMeeting(tx, room.meetingId, { state: 'brokenOff' }))
    expect(await bot.press('茶立川', '重填')).toBe('')
    expect(await bot.press('茶立川', '交票', {})).toContain('已经结束')
    await bot.tick()
    expect(room.round).toMatchObject({ state: 'voided' })
    expect(bot.database.ballotKeys.has(roundId)).toBe(false)
    expect(bot.groupSees('B3')).toContain('已作废')
  })

  test('the paper count keeps the list of paper voters as it is', async () => {
    await room.count('彭玉珍', head, figures)
    await bot.press('王顺荣', '领取测评票')
    expect(bot.lastSeenBy('王顺荣')).not.toContain('我用纸质票')
  })
})

describe('the result', () => {
  const tally = async () => {
    await room.open()
    await everybody()
    await countBoth()
    await room.close()
  }

  test('is for the committee and the secretaries, in numbers and on a sheet to sign', async () => {
    await tally()
    await bot.says('李春远', '测评')
    expect(bot.lastSeenBy('李春远')).toContain('计票完成')
    await bot.says('李立蓉', '测评')
    expect(bot.lastSeenBy('李立蓉')).toMatch(/有效票\s+10 张[^]*手机 9＋纸质 1＋未交 0/)
    await bot.press('李立蓉', '打印计票单')
    const sent = bot.platform.messages.findLast(({ file }) => file)
    const html = Buffer.from(sent?.file?.bytes ?? []).toString()
    expect(html).toMatch(/监票人：彭玉珍　计票人：王宗荣[^]*监票人签名[^]*计票人签名/)
    const row = '<td>1</td><td class="name">茶立川</td>'
    expect(html).toContain(`${row}<td>0 <small>0%</small></td><td>1 <small>11.1%</small></td>`)
    expect(html).toContain('百分比按有效票算')
    expect(bot.seenBy('李立蓉')).toContain('百分比按有效票算')
    await bot.says('王顺荣', '测评')
    expect(bot.lastSeenBy('王顺荣')).toContain('回执')
    expect(bot.lastSeenBy('王顺荣')).not.toContain('有效票')
    expect(bot.groupSees('B3')).not.toMatch(/茶立川|王顺荣/)
  })

  test('from fewer than five papers is only their number', async () => {
    await bot.close()
    bot = await startBot({ now: '2018-03-08T09:00' })
    const absent = ['M49', 'M50', 'M51', 'M54', 'M55', 'M60']
    room = new BallotRoom(bot, 'B3', 'members', absent)
    await room.open()
    await everybody(['茶立川', '李春远', '王宗荣', '彭玉珍'])
    await room.close()
    expect(room.result).toMatchObject({ papers: 4, isShown: false, rows: [] })
    await bot.press('茶立川', '看结果')
    expect(bot.lastSeenBy('茶立川')).toMatch(/收回有效票 4 张，不到 5 张/)
    expect(bot.lastSeenBy('茶立川')).not.toContain('彭玉珍\n')
  })

  test('cannot be voided, and the paper can be printed blank before it all', async () => {
    await bot.says('彭玉珍', '测评')
    await bot.press('彭玉珍', '打印纸质票')
    const sent = bot.platform.messages.findLast(({ file }) => file)
    const html = Buffer.from(sent?.file?.bytes ?? []).toString()
    expect(html).toMatch(/茶立川[^]*蒋海辉<\/td><td colspan="4" class="small">预备党员，不定等次/)
    await tally()
    await bot.says('茶立川', '测评')
    await expect(bot.press('茶立川', '作废重来')).rejects.toThrow('no button')
  })
})
