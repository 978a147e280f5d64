import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Sandbox } from '../../sandbox/server.ts'
import { cardWith, clientOf, startQuietSandbox } from './bots.ts'

const village = 'oc_village'
const reader = 'ou_test_0001'
const other = 'ou_test_0002'
let sandbox: Sandbox
let call: (method: string, url: string, data?: object) => Promise<Record<string, unknown>>

beforeEach(async () => {
  sandbox = await startQuietSandbox()
  await sandbox.control.addBot(village)
  const client = clientOf(sandbox)
  call = (method, url, data = {}) =>
    client
      .request({ method, url: `/open-apis${url}`, ...(method !== 'GET' && { data }) })
      .catch((error: { response: { data: object } }) => error.response.data)
})
afterEach(() => sandbox.close())

async function sendText(text: string): Promise<string> {
  const content = JSON.stringify({ text })
  await call('POST', '/im/v1/messages?receive_id_type=chat_id', {
    receive_id: village,
    msg_type: 'text',
    content,
  })
  return sandbox.control.messages(reader).at(-1)?.messageId ?? ''
}

test('a card for one person in a group is seen by that person alone, until deleted', async () => {
  const card = cardWith({ tag: 'hr' })
  const fields = { chat_id: village, open_id: reader, msg_type: 'interactive', card }
  const sent = await call('POST', '/ephemeral/v1/send', fields)
  const [seen] = sandbox.control.messages(reader)
  expect(sent).toMatchObject({ code: 0, msg: 'ok', data: { message_id: seen?.messageId } })
  expect(sandbox.control.messages(other)).toEqual([])

  const content = JSON.stringify(card)
  const patched = await call('PATCH', `/im/v1/messages/${seen?.messageId}`, { content })
  expect(patched).toMatchObject({ code: 230054 })
  const message_id = seen?.messageId
  expect(await call('POST', '/ephemeral/v1/delete', { message_id })).toMatchObject({ code: 0 })
  expect(sandbox.control.messages(reader)).toEqual([])
  expect(await call('POST', '/ephemeral/v1/delete', { message_id })).toMatchObject({ code: 18051 })
})

test('an urgent message is urgent for those in the chat who were named', async () => {
  const messageId = await sendText('开会')
  const answer = await call(
    'PATCH',
    `/im/v1/messages/${messageId}/urgent_app?user_id_type=open_id`,
    { user_id_list: [reader, 'ou_test_0064'] },
  )
  expect(answer).toMatchObject({ code: 0, data: { invalid_user_id_list: ['ou_test_0064'] } })
  expect(sandbox.control.messages(reader)[0]?.urgent).toBe(true)
  expect(sandbox.control.messages(other)[0]?.urgent).toBeUndefined()
})

test('pinning twice gives the same pin', async () => {
  const message_id = await sendText('方案')
  const first = await call('POST', '/im/v1/pins', { message_id })
  await sandbox.control.moveClock({ advance: 'PT1H' })
  expect(await call('POST', '/im/v1/pins', { message_id })).toEqual(first)
  expect(await call('GET', `/im/v1/pins?chat_id=${village}`)).toMatchObject({
    data: { items: [{ message_id }] },
  })
})

test('a text is edited by PUT, never a card, and recalled by DELETE', async () => {
  const messageId = await sendText('旧')
  const edited = { msg_type: 'text', content: '{"text":"新"}' }
  expect(await call('PUT', `/im/v1/messages/${messageId}`, edited)).toMatchObject({ code: 0 })
  expect(sandbox.control.messages(reader)[0]?.text).toBe('新')
  const card = { msg_type: 'interactive', content: JSON.stringify(cardWith()) }
  expect(await call('PUT', `/im/v1/messages/${messageId}`, card)).toMatchObject({ code: 230001 })
  expect(await call('DELETE', `/im/v1/messages/${messageId}`)).toMatchObject({ code: 0 })
  expect(sandbox.control.messages(reader)).toEqual([])
  expect(await call('GET', `/im/v1/messages/${messageId}`)).toMatchObject({ code: 230011 })
})

test('a reply goes into the chat of what it answers', async () => {
  const said = await sandbox.control.say(reader, { text: '在吗', chatId: village })
  const answer = await call('POST', `/im/v1/messages/${said.messageId}/reply`, {
    msg_type: 'text',
    content: '{"text":"在，<at user_id=\\"ou_test_0001\\"></at>"}',
  })
  expect(answer).toMatchObject({ data: { chat_id: village, parent_id: said.messageId } })
  expect(sandbox.control.messages(other).at(-1)?.text).toBe('在，@茶应明')
})

test('people are looked up by id, strangers to the app are not', async () => {
  const found = await call('GET', `/contact/v3/users/batch?user_ids=${reader}&user_ids=ou_x`)
  expect(found).toMatchObject({ data: { items: [{ open_id: reader, name: '茶应明' }] } })
  const users = { user_ids: [reader, other] }
  expect(await call('POST', '/contact/v3/users/basic_batch', users)).toMatchObject({
    data: { users: [{ name: '茶应明' }, { name: '张春松' }] },
  })
  await sandbox.control.setFaults({ unavailable: [reader] })
  expect(await call('GET', `/contact/v3/users/${reader}`)).toMatchObject({ code: 41050 })
})

test('a chat tells its name and owner to the bot in it', async () => {
  const chat = { name: '禾坪村党总支', owner_id: reader, user_count: '59', chat_mode: 'group' }
  expect(await call('GET', `/im/v1/chats/${village}`)).toMatchObject({ data: chat })
  expect(await call('GET', '/im/v1/chats')).toMatchObject({
    data: { items: [{ name: chat.name }] },
  })
  expect(await call('GET', '/im/v1/chats/oc_branch_1')).toMatchObject({ code: 232011 })
  expect(await call('GET', `/im/v1/chats/${village}/members/is_in_chat`)).toMatchObject({
    data: { is_in_chat: true },
  })
})

test('a muted group and a missing token are refused', async () => {
  await sandbox.control.setFaults({ mutedChats: [village] })
  await sendText('嘘')
  expect(sandbox.control.calls().at(-1)).toMatchObject({ status: 400, code: 230018 })
  const bare = await fetch(`${sandbox.url}/open-apis/bot/v3/info`)
  expect([bare.status, await bare.json()]).toMatchObject([400, { code: 99991661 }])
})
