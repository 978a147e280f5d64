import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { updateMeetingPerson } from '../../db/queries/meetings.ts'
import { updatePerson } from '../../db/queries/people.ts'
import { findVoter, turnoutOf } from '../../db/queries/ballot-voters.ts'
import { BallotRoom, type Marks } from '../support/ballot-room.ts'
import { serialized } from '../support/serialized.ts'
import { startBot, type TestBot } from '../support/start-bot.ts'
import { personIdOf } from '../support/village.ts'

let bot: TestBot
let room: BallotRoom
afterEach(() => bot.close())

const start = async (unit: 'B1' | 'B2' | 'B3', absent: readonly string[] = []) => {
  bot = await startBot({ now: '2018-03-08T09:00' })
  room = new BallotRoom(bot, unit, 'members', absent)
}
const presence = (code: string, to: 'present' | 'absent') =>
  bot.database.inTransaction((tx) => {
    const personId = personIdOf(code)
    updateMeetingPerson(tx, { meetingId: room.meetingId, personId }, { presence: to })
  })
const turnout = () => turnoutOf(bot.database, room.round.roundId)
const voter = (code: string) => findVoter(bot.database, room.round.roundId, personIdOf(code))
const all = (step: number): Marks =>
  new Map(room.round.subjects.map((one) => [one.subjectId, step]))

describe('in a branch of one page', () => {
  beforeEach(async () => await start('B3', ['M55']))

  test('before the first page it is said what can be seen by whom', async () => {
    await room.open()
    await bot.press('王顺荣', '领取测评票')
    expect(bot.lastSeenBy('王顺荣')).toMatch(/书记[^]*看不到谁怎么选[^]*管机器的人[^]*飞书/)
  })

  test('own row and 预备党员 are not to be marked', async () => {
    await room.open()
    await room.begin('王顺荣')
    expect(bot.lastSeenBy('王顺荣')).not.toContain('王顺荣')
    expect(bot.lastSeenBy('王顺荣')).toMatch(/蒋海辉\s+预备党员，不定等次/)
    expect(room.fieldsSeenBy('王顺荣')).toHaveLength(8)
  })

  test('who went out is told so, and their paper is not counted', async () => {
    await room.open()
    await room.vote('李立蓉', all(0))
    await room.begin('王顺荣')
    presence('M50', 'absent')
    presence('M49', 'absent')
    expect(await bot.press('王顺荣', '交票', room.formOf(1, all(0)))).toContain('不在到会名单')
    expect(bot.lastSeenBy('王顺荣')).toContain('不在到会名单')
    expect(voter('M50')).toMatchObject({ isStruckOff: true, handedInRev: 0 })
    for (const name of ['茶立川', '李春远', '王宗荣', '彭玉珍']) await room.vote(name, all(1))
    await bot.says('茶立川', '测评')
    await bot.press('茶立川', '提醒没交的')
    expect(voter('M49')).toMatchObject({ isStruckOff: true })
    expect(turnout().handedIn).toBe(4)
  })

  test('who comes back may vote again', async () => {
    await room.open()
    await room.begin('王顺荣')
    presence('M50', 'absent')
    await bot.press('王顺荣', '交票', {})
    presence('M50', 'present')
    await bot.press('王顺荣', '领取测评票')
    await bot.press('王顺荣', '开始填写')
    expect(await bot.press('王顺荣', '交票', {})).toBe('已交票，谢谢')
  })

  test('who is taken off the register hands nothing in', async () => {
    await room.open()
    await room.begin('王顺荣')
    bot.database.inTransaction((tx) => updatePerson(tx, personIdOf('M50'), { state: 'left' }))
    expect(await bot.press('王顺荣', '交票', {})).toContain('不在名册')
    expect(turnout().handedIn).toBe(0)
  })

  test('who signs in while voting goes on may take a paper', async () => {
    await room.open()
    expect(await bot.press('张俊强', '领取测评票')).toContain('不在这次测评的名单里')
    presence('M55', 'present')
    await room.vote('张俊强', all(0))
    expect(turnout()).toMatchObject({ electronic: 9, handedIn: 1 })
    expect(bot.groupSees('B3')).toContain('已交\u30001 / 共 9')
  })

  test('a form that was open when the vote ended is refused, and the receipt is for who had voted', async () => {
    await room.open()
    for (const name of ['茶立川', '李春远', '李立蓉', '王宗荣', '彭玉珍', '蒋海辉']) {
      await room.vote(name, all(1))
    }
    await bot.press('李立蓉', '重填')
    await room.begin('王顺荣')
    const head = { issued: 0, returned: 0, valid: 0, invalid: 0 }
    for (const name of ['彭玉珍', '王宗荣']) await room.count(name, head, () => [0, 0, 0, 0, 0, 0])
    await room.close()
    expect(await bot.press('王顺荣', '交票', {})).toContain('投票已经结束')
    expect(bot.lastSeenBy('王顺荣')).toContain('您没有在手机上交票')
    expect(await bot.press('李立蓉', '交票', room.formOf(1, all(3)))).toContain('投票已经结束')
    const receipt = /回执：([0-9a-f]{10})/.exec(bot.lastSeenBy('李立蓉'))?.[1]
    expect(room.round.box?.filter((hash) => hash.startsWith(receipt!))).toHaveLength(1)
    expect(room.result?.rows.every(({ counts }) => counts[3] === 0)).toBe(true)
  })

  test('nobody fills in the paper of another', async () => {
    await room.open()
    await room.begin('王顺荣')
    expect(await bot.pressForwarded('李立蓉', '王顺荣', '交票')).toContain('不是发给您的')
    expect(turnout().handedIn).toBe(0)
  })

  test('a card of a round that was voided hands nothing in', async () => {
    await room.open()
    await room.begin('王顺荣')
    await bot.says('茶立川', '测评')
    await bot.press('茶立川', '作废重来')
    await bot.press('茶立川', '作废', { reason: '发错了' })
    await room.open()
    await room.vote('李立蓉', all(0))
    expect(await bot.press('王顺荣', '交票', {})).toContain('已经结束')
    expect(turnout().handedIn).toBe(1)
  })

  test('two presses in one instant are one paper', async () => {
    await room.open()
    await room.begin('王顺荣')
    const twice = [0, 3].map((step) => bot.press('王顺荣', '交票', room.formOf(1, all(step))))
    expect(await Promise.all(twice)).toEqual(['已交票，谢谢', '已交票，谢谢'])
    expect(turnout().handedIn).toBe(1)
  })

  test('from phone to paper of one’s own will, while nothing is handed in', async () => {
    await room.open()
    await bot.press('王顺荣', '领取测评票')
    expect(await bot.press('王顺荣', '我用纸质票')).toContain('纸质票')
    expect(turnout()).toMatchObject({ electronic: 7, onPaper: 2 })
    expect(await bot.pressStale('王顺荣', '我用纸质票')).toContain('已经改用')
    await bot.press('李立蓉', '领取测评票')
    await room.vote('李立蓉', all(0))
    expect(await bot.press('李立蓉', '我用纸质票')).toContain('已经在手机上交过票')
    await bot.says('彭玉珍', '测评')
    await bot.press('彭玉珍', '改投票方式')
    expect(bot.lastSeenBy('彭玉珍')).not.toContain('彭朝荣')
    expect(await bot.press('彭玉珍', '改用手机', { voter: personIdOf('M49') })).toContain(
      '请选名单里',
    )
    await bot.press('彭玉珍', '改用手机', { voter: personIdOf('M50') })
    await bot.press('王顺荣', '开始填写')
    expect(await bot.press('王顺荣', '交票', {})).toBe('已交票，谢谢')
  })

  test('a voter on paper cannot hand in on the phone', async () => {
    await room.open([personIdOf('M50')])
    await bot.press('王顺荣', '领取测评票')
    expect(bot.lastSeenBy('王顺荣')).toMatch(/纸质票[^]*监票人/)
    expect(bot.lastSeenBy('王顺荣')).not.toContain('开始填写')
  })

  test('a page filled in before the change to paper is not handed in after it', async () => {
    await room.open()
    await room.begin('王顺荣')
    await bot.press('王顺荣', '领取测评票')
    await bot.press('王顺荣', '我用纸质票')
    expect(await bot.press('王顺荣', '交票', room.formOf(1, all(0)))).toContain('纸质票')
    expect(turnout()).toMatchObject({ onPaper: 2, handedIn: 0 })
  })
})

describe('in a branch of two pages', () => {
  beforeEach(async () => await start('B1'))

  test('the answer and the next card are the same whatever was chosen', async () => {
    await room.open()
    await room.begin('李应寿')
    const seen: string[] = []
    for (const step of [0, 1, 2, 3, undefined]) {
      const marks: Marks = step === undefined ? new Map() : all(step)
      const toast = await bot.press('李应寿', 'ballot.page', room.formOf(1, marks))
      seen.push(JSON.stringify([toast, bot.lastSeenBy('李应寿')]))
      await bot.press('李应寿', '返回')
      await bot.press('李应寿', '重填')
    }
    expect(new Set(seen).size).toBe(1)
  })

  test('a page that is in shows that it is, and never what was chosen', async () => {
    await room.open()
    await room.begin('李应寿')
    await bot.press('李应寿', 'ballot.page', room.formOf(1, all(0)))
    await bot.press('李应寿', '返回')
    expect(bot.lastSeenBy('李应寿')).toMatch(/第 1 页\s+已填[^]*第 2 页\s+没有填/)
    expect(bot.lastSeenBy('李应寿')).not.toContain('交票。\n交票')
    await bot.press('李应寿', '重填')
    const openId = bot.openIdOf('李应寿')
    const page = bot.platform.messages.findLast((one) => one.openId === openId)
    expect(JSON.stringify(page?.card)).not.toMatch(/initial_option|selected_values/)
  })

  test('without all its pages a paper is not handed in', async () => {
    await room.open()
    await room.begin('李应寿')
    await room.fillPages('李应寿', all(1))
    await bot.press('李应寿', '交票')
    expect(turnout().handedIn).toBe(1)
    await room.begin('张应坤')
    await bot.press('张应坤', 'ballot.page', room.formOf(1, all(1)))
    await bot.press('张应坤', '返回')
    await expect(bot.press('张应坤', '交票')).rejects.toThrow('no button')
  })

  test('names for three grades: one in two lists is asked back, the rest must be said', async () => {
    await room.open()
    await room.begin('李应寿')
    await bot.press('李应寿', '只点名字，填得快')
    const names = { excellent: ['1', '2'], basicallyQualified: ['2'], unqualified: [], rest: '0' }
    const toast = await bot.press('李应寿', '填好了', names)
    expect(toast).toContain('选了两次')
    expect(toast).not.toMatch(/张春松|优秀/)
    await expect(bot.press('李应寿', '填好了', { ...names, rest: '' })).rejects.toThrow('rest')
    expect(bot.lastSeenBy('李应寿')).not.toContain('李应寿')
    expect(turnout().handedIn).toBe(0)
  })

  test('nothing of a choice is in the file, the log or the audit', async () => {
    await room.open()
    await room.begin('李应寿')
    const cardBefore = bot.issues().length
    await room.fillPages('李应寿', all(2))
    await bot.press('李应寿', '交票')
    const outside = bot.logged.join('\n') + JSON.stringify(bot.issues().slice(cardBefore))
    expect(outside).not.toMatch(/"r0"|"r1":|basicallyQualified|基本合格/)
    expect(serialized(bot.database).includes(Buffer.from('"r0":"3"'))).toBe(false)
  })
})

test('留党察看 and who is not of the branch get no paper', async () => {
  await start('B2')
  await room.open()
  expect(await bot.press('董春辉', '领取测评票')).toContain('不在这次测评的名单里')
  expect(room.round.subjects.map(({ subjectId }) => subjectId)).toContain(personIdOf('M39'))
  expect(voter('M39')).toBeUndefined()
})
