import { afterEach, beforeEach, expect, test } from 'vitest'
import { dropAnswer } from '../../db/queries/disclosure-envelopes.ts'
import { disclosureAnswersOf, disclosuresOf } from '../../db/queries/disclosures.ts'
import { insertDisclosure } from '../support/disclosure-round.ts'
import { insertRunningCycle } from '../support/running-cycle.ts'
import { startBot, type TestBot } from '../support/start-bot.ts'

let bot: TestBot
afterEach(() => bot.close())
beforeEach(async () => {
  bot = await startBot({ now: '2018-03-19T09:00' })
  bot.database.inTransaction((tx) => {
    insertRunningCycle(tx)
    insertDisclosure(tx, { way: ['group'] })
  })
  await bot.tick()
})

const answers = () => disclosureAnswersOf(bot.database, 'disclosure')

async function answer(name: string, form: object = { answer: 'satisfied' }): Promise<string> {
  await bot.press(name, '答满意不满意')
  return await bot.press(name, '不记名提交', { ...form })
}

test('answers are numbers at the end and from five up; words come mixed to the secretary', async () => {
  for (const name of ['杨宗成', '何兰仙', '李晓强', '罗秋梅']) await answer(name)
  expect(await answer('张春松', { answer: 'not', words: '名单贴得太高' })).toContain('已收到')
  expect(await bot.press('张春松', '不记名提交', { answer: 'not' })).toContain('已经答过了')
  expect(answers()).toMatchObject({ total: 5, texts: 0, isShown: false, satisfied: 0 })

  await bot.goTo('2018-03-20T09:00')
  expect(answers()).toMatchObject({ total: 5, texts: 1, isShown: false, not: 0 })
  await bot.says('张春松', '整改公开')
  expect(bot.lastSeenBy('张春松')).toContain('收到 5 份回答')
  expect(bot.lastSeenBy('张春松')).not.toContain('基本满意 0')
  await bot.press('张春松', '看大家写的意见（1）')
  expect(bot.lastSeenBy('张春松')).toContain('名单贴得太高')
  await bot.says('罗秋梅', '整改公开')
  await expect(bot.press('罗秋梅', '看大家写的意见（1）')).rejects.toThrow('sees no button')

  await bot.goTo('2018-03-26T09:00')
  expect(answers()).toMatchObject({ satisfied: 4, partly: 0, not: 1, isShown: true })
  expect(bot.groupSees('B1')).toContain('公开期已经结束')
  expect(bot.groupSees('B1')).toContain('满意 4　基本满意 0　不满意 1')
  expect(bot.groupSees('B1')).not.toContain('太高')
  const ended = { state: 'closed', endedOn: '2018-03-26' }
  expect(disclosuresOf(bot.database, 'cycle')).toMatchObject([ended])
})

test('four answers stay four answers', async () => {
  bot.database.inTransaction((tx) => {
    for (let count = 0; count < 4; count += 1) {
      const content = { answer: 'not' as const, words: '' }
      dropAnswer(tx, { disclosureId: 'disclosure' }, '2018-03-19', content)
    }
  })
  await bot.goTo('2018-03-26T09:00')
  const none = { satisfied: 0, partly: 0, not: 0, texts: 0 }
  expect(answers()).toEqual({ ...none, total: 4, isShown: false })
  expect(bot.groupSees('B1')).toContain('满 5 份，才显示')
})

test.each([
  [{ answer: 'splendid' }, '请选满意'],
  [{ answer: ['satisfied'] }, '请选满意'],
  [{ answer: 'not', words: '长'.repeat(501) }, '内容太长'],
])('an answer that cannot be is not kept, and not refused: %#', async (form, sentence) => {
  expect(await answer('杨宗成', form)).toContain(sentence)
  expect(answers().total).toBe(0)
  expect(bot.logged.at(-1)).toContain('"done"')
})

test('an old form keeps nothing after the last day', async () => {
  await bot.press('杨宗成', '答满意不满意')
  bot.time.moveTo(new Date('2018-03-25T16:00:00Z'))
  expect(await bot.press('杨宗成', '不记名提交', { answer: 'not' })).toContain('不在公开期')
  expect(answers().total).toBe(0)
})
