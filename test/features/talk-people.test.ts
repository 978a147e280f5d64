import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { checkCard } from '../../cards/kit/schema.ts'
import { innerOf } from '../../cards/kit/schema/nesting.ts'
import type { CardElement } from '../../cards/kit/card.ts'
import { findCycle, updateCycle } from '../../db/queries/cycles.ts'
import { insertPerson, replacePosts, updatePerson } from '../../db/queries/people.ts'
import { openTalkRequests } from '../../db/queries/talk-requests.ts'
import { talk } from '../../src/features/talk/index.ts'
import { requestTalk } from '../../src/features/talk/operations/requests.ts'
import { builtin } from '../../src/pipeline/builtin.ts'
import { buildRegistry } from '../../src/pipeline/registry.ts'
import { writingOver } from '../../src/pipeline/writing.ts'
import { dayOf } from '../../src/organization/calendar.ts'
import { textOf } from '../support/fake-platform.ts'
import type { TestBot } from '../support/start-bot.ts'
import {
  between,
  changeRegister,
  opensPair,
  recordText,
  startTalking,
  talkGate,
  talksBetween,
  today,
  wantedIn,
} from '../support/talk-story.ts'
import { personIdOf, rootId, unitIdOf, villagers } from '../support/village.ts'

let bot: TestBot
afterEach(() => bot.close())
beforeEach(async () => {
  bot = await startTalking()
})

/** One tick at eight on each of these days. */
async function mornings(...days: string[]): Promise<void> {
  for (const day of days) {
    bot.time.moveTo(new Date(`${day}T08:00:00+08:00`))
    await bot.tick()
  }
}

const nameOf = (personId: string) =>
  villagers.find((one) => personIdOf(one.code) === personId)?.name ?? ''

describe('a representative without a phone', () => {
  let representative: string
  beforeEach(async () => {
    const pair = wantedIn(bot).find(
      (one) => one.rules.includes(4) && one.pairKey.includes(personIdOf('M01')),
    )
    const id = pair?.aId === personIdOf('M01') ? pair.bId : (pair?.aId ?? '')
    representative = nameOf(id)
    await changeRegister(bot, (tx) =>
      updatePerson(tx, id, { openId: null, contactPersonId: personIdOf('M13') }),
    )
    await opensPair(bot, '茶应明', representative)
    await bot.press('茶应明', '谈完了')
    await bot.press('茶应明', '登记', today)
  })

  test('is confirmed for by the contact person, who never reads what was said', async () => {
    expect(bot.lastSeenBy('何兰仙')).toContain(`代 ${representative}`)
    expect(await bot.press('何兰仙', '确认谈过')).toContain('已确认')
    await bot.press('茶应明', '谈话记录')
    await bot.press('茶应明', '保存', recordText)
    expect(bot.seenBy('何兰仙')).toContain('已写好记录')
    expect(await bot.press('何兰仙', `代 ${representative} 确认记录`)).toContain('完成')
    expect(bot.seenBy('何兰仙')).not.toContain('水渠')
    expect(talkGate(bot, 'GB').lacks).toHaveLength(14)
  })
})

test('who confirms for both sides is shown to the secretary', async () => {
  const pair = wantedIn(bot).find(
    (one) => one.rules.includes(4) && one.pairKey.includes(personIdOf('M03')),
  )
  const other = pair?.aId === personIdOf('M03') ? pair.bId : (pair?.aId ?? '')
  await changeRegister(bot, (tx) =>
    updatePerson(tx, other, { openId: null, contactPersonId: personIdOf('M03') }),
  )
  await opensPair(bot, '罗秋梅', nameOf(other))
  await bot.press('罗秋梅', '谈完了')
  await bot.press('罗秋梅', '登记', today)
  await bot.press('罗秋梅', '确认谈过')
  const [held] = talksBetween(
    bot,
    'M03',
    villagers.find((one) => personIdOf(one.code) === other)?.code ?? '',
  )
  expect(held?.flags).toEqual(['oneHand'])
})

test('the matrix shows where each pair stands and reminds only the two', async () => {
  await opensPair(bot, '茶应明', '张春松')
  await bot.press('茶应明', '谈完了')
  await bot.press('茶应明', '登记', today)
  await bot.says('茶应明', '谈心')
  await bot.press('茶应明', '禾坪村党总支的进度')
  const board = bot.lastSeenBy('茶应明')
  expect(board).toContain('谈完 0/15 对')
  expect(board).toContain('待确认 1，约好了 0，还没谈 14')
  const before = bot.platform.messages.length
  expect(await bot.press('茶应明', '提醒')).toContain('私下提醒')
  expect(bot.platform.messages.length - before).toBe(2)
  expect(bot.platform.messages.slice(before).every((one) => one.openId !== undefined)).toBe(true)
})

test('deputies talk with the heads the secretary names', async () => {
  const cycle = findCycle(bot.database, 'cycle')
  if (!cycle) throw new Error('no cycle')
  const talk = { ...cycle.parameters.talk, rule3Mode: 'deputyHeads' as const }
  bot.database.inTransaction((tx) =>
    updateCycle(tx, 'cycle', { parameters: { ...cycle.parameters, talk } }),
  )
  await bot.says('茶应明', '谈心')
  await bot.press('茶应明', '禾坪村党总支的进度')
  await bot.press('茶应明', '设置分管')
  const heads = [personIdOf('M27'), personIdOf('M31')]
  const wrong = { member: personIdOf('M02'), heads: [personIdOf('M11')] }
  expect(await bot.press('茶应明', '保存', wrong)).toContain('请选班子里的人')
  const right = { member: personIdOf('M02'), heads }
  expect(await bot.press('茶应明', '保存', right)).toContain('已保存')
  const third = wantedIn(bot).filter((pair) => pair.rules.includes(3))
  expect(third.map((pair) => pair.pairKey)).toEqual([between('M02', 'M27'), between('M02', 'M31')])
  expect(bot.lastSeenBy('茶应明')).toContain('新增 1 对')
})

describe('约谈', () => {
  test('a member asks, the secretary answers, both agree and it is noted', async () => {
    await bot.says('何兰仙', '约谈')
    await bot.press('何兰仙', '约书记谈心')
    const form = { secretary: personIdOf('M02'), matter: '路灯的事' }
    expect(await bot.press('何兰仙', '送出', form)).toContain('5 天内')
    expect(bot.lastSeenBy('张春松')).toContain('路灯的事')
    const duties = talk.duties?.owedBy(bot.database, personIdOf('M02'), bot.time.now()) ?? []
    expect(duties.find((one) => one.kind === '约谈')?.dueOn).toBe('2018-03-01')
    await bot.press('张春松', '答复', { moment: '2018-02-26 15:00 +0800', place: '村委会' })
    expect(bot.lastSeenBy('何兰仙')).toContain('村委会')
    expect(await bot.press('何兰仙', '同意这个时间')).toBe('约好了')
    await bot.goTo('2018-02-26T18:00')
    const done = { talkedOn: '2018-02-26 +0800', outcome: '请人来修' }
    expect(await bot.press('张春松', '登记已谈', done)).toContain('已登记')
    expect(openTalkRequests(bot.database, rootId)).toEqual([])
    expect(bot.seenBy('何兰仙')).not.toContain('请人来修')
    expect(bot.seenBy('茶应明')).not.toContain('路灯')
  })

  test('an unanswered request is a personal reminder, then told on by kind alone', async () => {
    await bot.says('何兰仙', '约谈')
    await bot.press('何兰仙', '约书记谈心')
    await bot.press('何兰仙', '送出', { secretary: personIdOf('M02') })
    await mornings('2018-03-01')
    expect(bot.lastSeenBy('张春松')).toContain('有人约您谈心，请答复')
    await mornings('2018-03-05', '2018-03-06', '2018-03-07')
    expect(bot.seenBy('茶应明')).toMatch(/约谈.*1 人/s)
    expect(bot.seenBy('茶应明')).not.toContain('何兰仙')
  })

  test('who only sits in may ask too, and take it back', async () => {
    await bot.says('陈雪云', '谈心')
    expect(bot.lastSeenBy('陈雪云')).toContain('没有安排必谈的对象')
    await bot.press('陈雪云', '约书记谈心')
    await bot.press('陈雪云', '送出', { secretary: personIdOf('M01') })
    expect(await bot.press('陈雪云', '不谈了，撤回')).toContain('已撤回')
    expect(openTalkRequests(bot.database, rootId)).toEqual([])
  })

  test('a time that does not suit is asked for anew', async () => {
    await bot.says('何兰仙', '约谈')
    await bot.press('何兰仙', '约书记谈心')
    await bot.press('何兰仙', '送出', { secretary: personIdOf('M02') })
    await bot.press('张春松', '答复', { moment: '2018-02-26 15:00 +0800', place: '村委会' })
    bot.time.moveTo(new Date('2018-02-25T09:00:00+08:00'))
    await bot.press('何兰仙', '换个时间')
    expect(openTalkRequests(bot.database, rootId)).toMatchObject([
      { state: 'asked', answerDueOn: '2018-03-02' },
    ])
  })

  test('a villager asks through the public page, with or without a name', () => {
    const ask = (input: { name?: string; matter?: string; secretaryId: string }) =>
      bot.database.inTransaction((tx) =>
        requestTalk(
          writingOver({
            registry: buildRegistry([builtin, talk]),
            tx,
            now: bot.time.now(),
            newId: () => `r${input.name ?? ''}`,
            personId: undefined,
          }),
          input,
        ),
      )
    expect(ask({ secretaryId: personIdOf('M01') }).answerDueOn).toBe('2018-03-01')
    expect(() => ask({ secretaryId: personIdOf('M11') })).toThrow('badForm')
    expect(openTalkRequests(bot.database, rootId)).toMatchObject([
      { secretaryId: personIdOf('M01'), requesterId: null, state: 'asked' },
    ])
    expect(talkGate(bot, 'GB').notes).toHaveLength(1)
    expect(talkGate(bot, 'B1').notes).toEqual([])
  })
})

describe('reminders', () => {
  test('open talks are in the digest of the two every second day, and of nobody else', async () => {
    await mornings('2018-02-26', '2018-02-27', '2018-02-28', '2018-03-01', '2018-03-02')
    const days = bot
      .cardsOfKind('digest')
      .filter((one) => one.card !== undefined && textOf(one.card).includes('对没谈完'))
      .map((one) => `${dayOf(one.at)} ${one.openId}`)
    const mine = days.filter((one) => one.endsWith(bot.openIdOf('茶应明')))
    expect(mine.map((one) => one.slice(0, 10))).toEqual(['2018-02-26', '2018-02-28', '2018-03-02'])
    expect(bot.seenBy('茶应明')).toContain('谈心：还有 5 对没谈完')
    expect(bot.seenBy('罗丽梅')).not.toContain('谈心')
  })

  test('leaders hear kind and count of what is overdue, never with whom', async () => {
    await mornings('2018-03-03', '2018-03-05', '2018-03-06')
    expect(bot.seenBy('茶应明')).toMatch(/谈心谈话.*\d+ 人/s)
    expect(bot.seenBy('茶应明')).not.toContain('与')
  })
})

test('a team of 25 with 300 pairs still fits on its cards', async () => {
  await changeRegister(bot, (tx) => {
    for (let n = 0; n < 40; n += 1) {
      const personId = `more${n}`
      insertPerson(tx, { ...newcomer, personId, rosterCode: `X${n}`, name: `诸葛长名字${n}` })
      if (n < 22) replacePosts(tx, { personId, rootId }, [{ body: 'B2', post: 'member' }])
    }
  })
  const own = wantedIn(bot).filter((pair) => pair.unitIds.includes(unitIdOf('B2')))
  expect(own.length).toBeGreaterThanOrEqual(300)
  const kind = talk.cards?.['talkMatrix']
  const person = { kind: 'stranger' as const, openId: '' }
  const duties = { owedBy: () => [], owed: () => undefined, openIn: () => [] }
  for (const page of ['1', '2', '9', '20']) {
    const key = { unitId: unitIdOf('B2'), page }
    const card = kind?.draw(bot.database, key, { now: bot.time.now(), reader: person, duties })
    if (!card) throw new Error('nothing drawn')
    expect(checkCard(card)).toEqual([])
    expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThanOrEqual(30_000)
    expect(count(card.body.elements)).toBeLessThanOrEqual(200)
  }
})

function count(elements: readonly CardElement[]): number {
  return elements.reduce((sum, element) => sum + 1 + count(innerOf(element)), 0)
}

const newcomer = {
  rootId,
  sex: 'M' as const,
  bornYear: 1970,
  joinedYear: 2000,
  kind: 'fullMember' as const,
  branchId: unitIdOf('B2'),
  groupId: null,
  openId: null,
  contactPersonId: null,
  delivery: 'normal' as const,
  state: 'active' as const,
}
