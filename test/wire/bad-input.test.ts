import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { databaseFile } from '../../db/open.ts'
import { ByHand, type Answered, type Request } from '../support/by-hand.ts'
import { startWire, type Wire } from '../support/wire.ts'
import { accountOf, groupOf, taskId } from '../support/wire-village.ts'
import type { BotInside } from '../support/bot-inside.ts'

const title = '学习任务：'

async function start() {
  const wire = await startWire()
  return { wire, hand: new ByHand(wire) }
}

/** Neither a row nor a message comes of what `act` does; gives what it gave. */
async function withoutTrace<T>(wire: Wire<BotInside>, act: () => Promise<T>): Promise<T> {
  const before = wire.rows()
  const callsBefore = wire.control.calls().length
  const result = await act()
  await wire.control.setFaults({})
  expect(wire.rows()).toEqual(before)
  expect(wire.control.calls().slice(callsBefore)).toEqual([])
  return result
}

/** Opens the own card of M11 about the task. */
async function openOwnTask(wire: Wire<BotInside>): Promise<void> {
  await wire.say('M11', '学习')
  await wire.press('M11', '我的学习', '打开')
}

test('what is not Feishu’s gets the same 401 and leaves no trace', async () => {
  const { wire, hand } = await start()
  const button = hand.buttonOf('M11', title, '我已学完')
  const press = (head = {}) => hand.pressed({ ...button, head })
  const good = hand.sealed(press())
  const tampered = { ...good.headers, 'x-lark-request-nonce': 'other' }
  const probes: [string, Request][] = [
    ['a wrong signature', { ...good, headers: tampered }],
    ['a timestamp of yesterday', hand.sealed(press(), { agoSeconds: 86_400 })],
    ['a timestamp of tomorrow', hand.sealed(press(), { agoSeconds: -86_400 })],
    ['a wrong key', hand.sealed(press(), { encryptKey: 'other' })],
    ['a wrong token', hand.sealed(press({ token: 'other' }))],
    ['another app', hand.sealed(press({ app_id: 'cli_0000000000000000' }))],
    ['not JSON', hand.signed('对某某同志的意见')],
    ['2 MB', hand.signed(JSON.stringify({ encrypt: 'A'.repeat(2_000_000) }))],
    ['plaintext', hand.signed(JSON.stringify(press()))],
  ]
  for (const [name, request] of probes) {
    const answered = await withoutTrace<Answered>(wire, () => hand.post(request))
    expect({ name, ...answered }).toEqual({ name, status: 401, body: '{}' })
  }
  expect((await hand.post(good)).status).toBe(200)
  await wire.control.setFaults({})
  const replayed = await withoutTrace(wire, () => hand.post(good))
  expect(replayed).toEqual({ status: 401, body: '{}' })
  expect(wire.bot.logged.join()).not.toContain('某某')
})

test('events that mean nothing to the bot are taken and change nothing', async () => {
  const { wire, hand } = await start()
  const content = JSON.stringify({ text: '大家好' })
  const message = {
    message_id: 'om_x',
    create_time: '1518040800000',
    message_type: 'text',
    content,
  }
  const sender = { sender_id: { open_id: accountOf('M11') }, sender_type: 'user' }
  const inUnknownChat = { ...message, chat_id: 'oc_unknown', chat_type: 'group' }
  const events: [string, object][] = [
    ['contact.user.created_v3', { object: { name: '某某' } }],
    ['__proto__', {}],
    ['im.message.receive_v1', { sender, message: inUnknownChat }],
  ]
  for (const [type, event] of events) {
    const request = hand.sealed(hand.envelope(type, event))
    const answered = await withoutTrace(wire, () => hand.post(request))
    expect({ type, ...answered }).toEqual({ type, status: 200, body: '{}' })
  }
})

test('a press that may not be is refused with a sentence and writes nothing', async () => {
  const { wire, hand } = await start()
  await openOwnTask(wire)
  const group = hand.buttonOf('M12', title, '我已学完')
  const own = hand.buttonOf('M11', title, '我已学完')
  const refusals: [string, Parameters<ByHand['press']>[0], string][] = [
    ['not on the roster', { ...group, openId: accountOf('N09') }, '不在名册'],
    ['an account of nobody', { ...group, openId: 'ou_nobody' }, '不在名册'],
    ['of another branch', { ...group, openId: accountOf('M28') }, '不是发给您的'],
    ['a forwarded private card', { ...own, openId: accountOf('M12') }, '不是发给您的'],
    ['a card forwarded elsewhere', { ...group, chatId: groupOf.GB }, '请在原来的群里'],
    ['a chat that is unknown', { ...group, chatId: 'oc_unknown' }, '请在原来的群里'],
    ['another message', { ...group, messageId: 'om_other' }, '请在原来的群里'],
    ['a handle that is unknown', { ...group, value: { ...group.value, h: 'x' } }, '已过期'],
    ['a button that is unknown', { ...group, value: { ...group.value, b: '__proto__' } }, '已过期'],
    ['a value of wrong types', { ...group, value: { h: 1, b: ['b1'] } }, '已过期'],
    ['no value', { ...group, value: {} }, '已过期'],
  ]
  for (const [name, pressed, sentence] of refusals) {
    const said = await withoutTrace(wire, () => hand.press(pressed))
    expect([name, said]).toEqual([name, expect.stringContaining(sentence)])
  }
})

test('a button of something deleted says so and writes nothing', async () => {
  const { wire } = await start()
  const sqlite = new Sqlite(databaseFile(wire.dataDir))
  sqlite.prepare('DELETE FROM study_task WHERE task_id = ?').run(taskId)
  sqlite.close()
  const answer = await withoutTrace(wire, () => wire.press('M11', title, '我已学完'))
  expect(answer.toast?.content).toContain('没有找到')
})

test('a form that was tampered with is refused with a sentence and writes nothing', async () => {
  const { wire, hand } = await start()
  await openOwnTask(wire)
  await wire.press('M11', title, '写心得')
  const button = hand.buttonOf('M11', '学习心得', '保存')
  for (const body of [7, null, ['x'], { text: 'x' }, true, '', ' 　 ', '长'.repeat(10_000)]) {
    const said = await withoutTrace(wire, () => hand.press({ ...button, form: { body } }))
    expect([body, said]).toEqual([body, expect.stringMatching(/\p{Script=Han}{3}/u)])
    if (typeof body === 'string' && body.length > 9) expect(said).toBe('内容太长，最多 1000 字')
  }
  await withoutTrace(wire, () => hand.press({ ...button, form: {} }))
})

test('markup in what a person writes stays text for whoever reads it', async () => {
  const { wire } = await start()
  await wire.say('M11', '学习')
  await wire.press('M11', '我的学习', '记下查找到的问题（0）')
  const body =
    '<at id=all></at> **粗** [点我](https://example.com) ![图](img) <font color=red>红</font>'
  const form = { dimension: 'thinking', body }
  await wire.press('M11', '查找到的问题', '记下', { form })
  const shown = textsOutsideOfInputs(wire.cardOf('M11', '查找到的问题').card).join('\n')
  expect(shown).toContain('点我')
  expect(shown).not.toMatch(/<at|\]\(|<font color=red|\*\*粗/)
})

/** What a client would render as markup. */
function textsOutsideOfInputs(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return []
  const { tag, content } = node as { tag?: string; content?: string }
  if (tag === 'input') return []
  const inner = Object.values(node).flatMap(textsOutsideOfInputs)
  return tag === 'markdown' && content ? [content, ...inner] : inner
}
