import { afterEach, beforeEach, expect, test } from 'vitest'
import { listAudit } from '../../db/queries/journal.ts'
import { findPerson, updatePerson } from '../../db/queries/people.ts'
import type { InboundMessage, InboundPress } from '../../src/feishu/inbound.ts'
import { sampleFeature, type Sample } from '../support/sample-feature.ts'
import { startBot, type TestBot } from '../support/start-bot.ts'
import { personIdOf } from '../support/village.ts'

let bot: TestBot
let sample: Sample
beforeEach(async () => {
  sample = sampleFeature()
  bot = await startBot({ features: [sample.feature] })
  await bot.says('茶应明', '打铃', { chat: 'GB' })
})
afterEach(() => bot.close())

function pressOf(openId: string): InboundPress {
  const [message] = bot.platform.messages
  const [issue] = bot.issues()
  return {
    ...bot.arrival(),
    kind: 'press',
    openId,
    chatId: 'oc_GB',
    messageId: message?.messageId ?? '',
    value: { h: issue?.handle, b: 'b1' },
    form: {},
  }
}

test('the wire carries a handle and a number, never an id', () => {
  const sent = JSON.stringify(bot.platform.messages[0]?.card)
  expect(sent).toContain('"h":')
  for (const word of ['bell.ring', 'carried', personIdOf('M01')]) expect(sent).not.toContain(word)
})

test('the same click pushed twice changes the state once and answers both times', async () => {
  const press = pressOf('ou_M02')
  expect((await bot.arrive(press)).toast?.content).toBe('响了')
  const again = await bot.arrive(press)
  expect(again.toast).toBeUndefined()
  expect(JSON.stringify(again.card)).toContain('已有 1 人打铃')
  expect([...sample.rung]).toEqual([personIdOf('M02')])
})

test('a message pushed twice is answered once', async () => {
  const before = bot.platform.messages.length
  const message: InboundMessage = {
    ...bot.arrival(),
    kind: 'message',
    messageId: 'om_in',
    chatId: 'oc_p2p_ou_M13',
    chatType: 'p2p',
    openId: 'ou_M13',
    text: '我的',
    mentionsBot: true,
  }
  await bot.arrive(message)
  await bot.arrive(message)
  expect(bot.platform.messages.length).toBe(before + 1)
})

test.each([
  ['a stranger', { openId: 'ou_stranger' }, '您还不在名册里，请联系书记添加'],
  ['an unknown handle', { value: { h: 'guess', b: 'b1' } }, '这张卡片已过期，请用最新的一张'],
  ['a button the card never had', { value: { b: 'b99' } }, '这张卡片已过期，请用最新的一张'],
  ['a prototype property', { value: { b: '__proto__' } }, '这张卡片已过期，请用最新的一张'],
  ['values of wrong types', { value: { h: 7, b: null } }, '这张卡片已过期，请用最新的一张'],
  ['another chat', { chatId: 'oc_B1' }, '请在原来的群里操作'],
  ['a forwarded copy', { messageId: 'om_forwarded' }, '请在原来的群里操作'],
])('%s is refused and nothing is written', async (_what, change, sentence) => {
  const press = pressOf('ou_M02')
  const value = { ...press.value, ...('value' in change ? change.value : {}) }
  const reply = await bot.arrive({ ...press, ...change, value })
  expect(reply).toEqual({ toast: { type: 'warning', content: sentence } })
  expect(sample.rung.size).toBe(0)
})

test('a private card works for its reader only', async () => {
  await bot.says('何兰仙', '我的')
  expect(await bot.pressForwarded('茶应明', '何兰仙', '写好了')).toBe('这张卡片不是发给您的')
})

test('who left the register cannot act from the next click on', async () => {
  bot.database.inTransaction((tx) => updatePerson(tx, personIdOf('M02'), { state: 'left' }))
  expect(await bot.press('张春松', '打铃')).toBe('您还不在名册里，请联系书记添加')
})

test.each([
  ['too long', 'x'.repeat(10_000), '内容太长，最多 20 字'],
  ['not a text', 7, '请写几个字'],
  ['nothing but spaces', '  ', '请写几个字'],
])('a form value that is %s is refused in a sentence', async (_what, words, sentence) => {
  await bot.says('何兰仙', '我的')
  expect(await bot.press('何兰仙', '写好了', { words })).toBe(sentence)
  expect(bot.logged.join('')).not.toContain('xxxx')
})

test('a fault rolls back, is told in a sentence and logged without values', async () => {
  sample.fail.next = new Error('"某某同志" is not valid JSON')
  expect(await bot.press('张春松', '打铃')).toBe('系统出错，已记录')
  expect(bot.logged.join('')).toContain('"failed"')
  expect(bot.logged.join('')).not.toContain('某某')
})

test('a full disk is told as not recorded', async () => {
  sample.fail.next = Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' })
  expect(await bot.press('张春松', '打铃')).toBe('未记录，请稍后再试')
})

test('an event that fails rejects, so that the platform pushes it again', async () => {
  const feature = {
    ...sample.feature,
    events: {
      botAdded: () => {
        throw new Error('no')
      },
    },
  }
  const other = await startBot({ features: [feature] })
  const added = { kind: 'botAdded', chatId: 'oc_x', chatName: 'x', openId: 'ou_M01' } as const
  await expect(other.arrive({ ...other.arrival(), ...added })).rejects.toThrow('no')
  await other.close()
})

test('an anonymous action leaves no person behind and redraws nothing', async () => {
  const logged = bot.logged.length
  const reply = await bot.arrive({ ...pressOf('ou_M13'), value: { ...pressOf('').value, b: 'b2' } })
  expect(reply).toEqual({ toast: { type: 'success', content: '收到' } })
  expect(bot.logged.slice(logged).join('')).not.toMatch(/M13|ev_/)
  bot.database.inTransaction((tx) => expect(listAudit(tx, personIdOf('M13'))).toEqual([]))
})

test('commands are refused by role, privately, and say who may', async () => {
  await bot.says('何兰仙', '打铃', { chat: 'GB' })
  expect(bot.lastSeenBy('何兰仙')).toContain('这一步只有书记可以做')
  expect(bot.groupSees('GB').match(/已有/g)).toHaveLength(1)
})

test('talk in a group without a mention is not answered', async () => {
  const before = bot.platform.messages.length
  await bot.arrive({
    ...bot.arrival(),
    kind: 'message',
    messageId: 'om_talk',
    chatId: 'oc_GB',
    chatType: 'group',
    openId: 'ou_M01',
    text: '打铃',
    mentionsBot: false,
  })
  expect(bot.platform.messages.length).toBe(before)
})

test('a command in a group shows a private card to the asker alone', async () => {
  await bot.says('何兰仙', '我的', { chat: 'GB' })
  expect(bot.groupSees('GB')).not.toContain('我的')
  expect(bot.lastSeenBy('何兰仙')).toContain('我的')
  expect(findPerson(bot.database, personIdOf('M13'))?.name).toBe('何兰仙')
})

test('logs of a whole run hold ids and outcomes, never text', async () => {
  await bot.says('何兰仙', '随便说一句不该记下的话')
  await bot.says('何兰仙', '我的')
  await bot.press('何兰仙', '写好了', { words: '心里话' })
  const logs = bot.logged.join('')
  expect(logs).toContain('"name":"bell.write"')
  for (const word of ['不该记下', '心里话', '何兰仙']) expect(logs).not.toContain(word)
})
