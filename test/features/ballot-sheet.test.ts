import { afterEach, beforeEach, expect, test } from 'vitest'
import { isCountSheetSigned } from '../../db/queries/count-sheet-steps.ts'
import { updatePerson } from '../../db/queries/people.ts'
import { foundIn } from '../../src/features/archive/views/check.ts'
import { BallotRoom } from '../support/ballot-room.ts'
import { keepButton } from '../support/graded-branch.ts'
import { startBot, type TestBot } from '../support/start-bot.ts'
import { personIdOf, unitIdOf } from '../support/village.ts'

const [secretary, scrutineer, counter] = ['茶立川', '彭玉珍', '王宗荣']
const phones = ['茶立川', '李春远', '李立蓉', '彭玉珍', '何春恒', '张俊强']

let bot: TestBot
let room: BallotRoom
afterEach(() => bot.close())
beforeEach(async () => {
  bot = await startBot({ now: '2018-03-08T09:00' })
  room = new BallotRoom(bot, 'B3', 'members', ['M50', 'M51', 'M60'])
})

/** Whose signature, or whose hand that puts the sheet away, the archive check still misses. */
function missing(): string[] | undefined {
  const of = { cycleId: 'cycle', unitId: unitIdOf('B3') }
  const found = foundIn(bot.database, of, bot.time.now()).map((one) => one.finding)
  return found
    .find((one) => one.fault === 'unsigned' && one.facts['what'] === 'countSheet')
    ?.personIds.map((id) => room.nameOf(id))
}
const isSigned = () => isCountSheetSigned(bot.database, room.round.roundId)

const setPhone = (openId: string | null) =>
  bot.database.inTransaction((tx) => updatePerson(tx, personIdOf('M52'), { openId }))

async function count() {
  await room.open()
  for (const name of phones) await room.vote(name, new Map())
  await room.vote(counter, new Map())
  await room.close()
}

test('each teller says for themself that they signed, then the secretary puts the sheet away', async () => {
  await count()
  expect(missing()).toEqual([scrutineer, counter])
  expect(bot.lastSeenBy(counter)).toMatch(/彭玉珍还没有签名，王宗荣还没有签名[^]*我已签名/)
  await bot.says(secretary, '测评')
  await bot.press(secretary, '看结果')
  expect(bot.lastSeenBy(secretary)).not.toMatch(/已装盒|已签名/)
  expect(await bot.press(counter, '我已签名')).toBe('已记下')
  expect(missing()).toEqual([scrutineer])
  expect(isSigned()).toBe(false)
  expect(bot.lastSeenBy(secretary)).toContain('彭玉珍还没有签名，王宗荣 3月8日（周四）已签名')
  await bot.goTo('2018-03-09T08:00')
  expect(await bot.press(scrutineer, '我已签名')).toBe('已记下')
  expect(isSigned()).toBe(true)
  expect(missing()).toEqual([])
  expect(bot.lastSeenBy(secretary)).toContain('彭玉珍 3月9日（周五）已签名')
  expect(await bot.press(secretary, '签好的已装盒')).toBe('已记下')
  expect(bot.lastSeenBy(secretary)).toContain('签好的计票单 3月9日（周五）已装盒')
  expect(missing()).toBeUndefined()
})

test('of a teller who has no phone the secretary notes it, of one who has never', async () => {
  await count()
  const openId = bot.openIdOf(counter)
  setPhone(null)
  await bot.says(secretary, '测评')
  await bot.press(secretary, '看结果')
  expect(bot.lastSeenBy(secretary)).not.toContain('彭玉珍已签名')
  const late = keepButton(bot, secretary, '王宗荣已签名')
  setPhone(openId)
  expect(await late()).toContain('请他自己点“我已签名”')
  setPhone(null)
  expect(await late()).toBe('已记下')
  expect(await late()).toBe('已经记过了')
  expect(missing()).toEqual([scrutineer])
})
