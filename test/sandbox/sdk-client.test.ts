import { buffer, text } from 'node:stream/consumers'
import type { Client } from '@larksuiteoapi/node-sdk'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Faults } from '../../sandbox/control/faults.ts'
import type { Sandbox } from '../../sandbox/server.ts'
import { cardWith, clientOf, startQuietSandbox } from './bots.ts'

let sandbox: Sandbox
let client: Client
const village = 'oc_village'
const person = 'ou_test_0001'

beforeEach(async () => {
  sandbox = await startQuietSandbox()
  client = clientOf(sandbox)
  await sandbox.control.addBot(village)
})
afterEach(() => sandbox.close())

function send(text: string, more: { uuid?: string; to?: string } = {}) {
  const data = {
    receive_id: more.to ?? person,
    msg_type: 'text',
    content: JSON.stringify({ text }),
    ...(more.uuid && { uuid: more.uuid }),
  }
  const receive_id_type = more.to?.startsWith('oc_') ? 'chat_id' : 'open_id'
  return client.im.v1.message.create({ params: { receive_id_type }, data })
}

function sendCard(card: object) {
  const content = JSON.stringify(card)
  const data = { receive_id: person, msg_type: 'interactive', content }
  return client.im.v1.message.create({ params: { receive_id_type: 'open_id' }, data })
}

/** What the SDK threw: HTTP status, body and headers. */
async function refusalOf(call: Promise<unknown>) {
  const error = await call.then(
    () => undefined,
    (reason: { response: { status: number; data: unknown; headers: object } }) => reason,
  )
  return error?.response
}

test('a message goes to the person and is sent once per uuid', async () => {
  const first = await send('早上好', { uuid: 'once' })
  const again = await send('早上好', { uuid: 'once' })
  expect(first.code).toBe(0)
  expect(again.data?.message_id).toBe(first.data?.message_id)
  const texts = sandbox.control.messages(person).map((message) => message.text)
  expect(texts).toEqual(['早上好'])
  expect(sandbox.control.messages('ou_test_0002')).toEqual([])
})

test('the same uuid sends anew after an hour', async () => {
  await send('一', { uuid: 'hourly' })
  await sandbox.control.moveClock({ advance: 'PT61M' })
  await send('二', { uuid: 'hourly' })
  expect(sandbox.control.messages(person)).toHaveLength(2)
})

test('a card is changed by PATCH and only by the app that sent it', async () => {
  const sent = await sendCard(cardWith({ tag: 'markdown', content: 'one' }))
  const message_id = sent.data?.message_id ?? ''
  const content = JSON.stringify(cardWith({ tag: 'markdown', content: 'two' }))
  await client.im.v1.message.patch({ path: { message_id }, data: { content } })
  const [seen] = sandbox.control.messages(person)
  expect(JSON.stringify(seen?.card)).toContain('two')

  const { messageId } = await sandbox.control.say(person, { text: '你好' })
  const foreign = client.im.v1.message.patch({ path: { message_id: messageId }, data: { content } })
  expect(await refusalOf(foreign)).toMatchObject({ status: 400, data: { code: 230001 } })
})

test('a card cannot be changed after 14 days', async () => {
  const sent = await sendCard(cardWith({ tag: 'hr' }))
  await sandbox.control.moveClock({ advance: 'P14DT1M' })
  const path = { message_id: sent.data?.message_id ?? '' }
  const late = client.im.v1.message.patch({
    path,
    data: { content: JSON.stringify(cardWith({ tag: 'hr' })) },
  })
  expect(await refusalOf(late)).toMatchObject({ data: { code: 230031 } })
})

test('an invalid card is refused with the inner code', async () => {
  const refusal = await refusalOf(sendCard(cardWith({ tag: 'note', elements: [] })))
  expect(refusal).toMatchObject({ status: 400, data: { code: 230099 } })
  expect(JSON.stringify(refusal?.data)).toContain('ext=ErrCode: 200861')
})

test('members come in pages, bots left out', async () => {
  const names: string[] = []
  const pages = await client.im.v1.chatMembers.getWithIterator({
    path: { chat_id: village },
    params: { member_id_type: 'open_id', page_size: 20 },
  })
  for await (const page of pages) for (const one of page?.items ?? []) names.push(one.name ?? '')
  expect(names).toHaveLength(59)
  expect(names.filter((name) => name === '李晓远')).toHaveLength(2)
  expect(names).not.toContain('支部助手')
})

test('the sixth message a second to one chat is refused, other chats go on', async () => {
  for (const text of ['1', '2', '3', '4', '5']) await send(text, { to: village })
  expect(await refusalOf(send('6', { to: village }))).toMatchObject({
    status: 400,
    data: { code: 230020 },
  })
  expect((await send('7')).code).toBe(0)
  await sandbox.control.moveClock({ advance: 'PT2S' })
  expect((await send('8', { to: village })).code).toBe(0)
})

const info = () => client.request({ method: 'GET', url: '/open-apis/bot/v3/info' })

test('the 51st call a second of one API gets 429 and when to come again', async () => {
  for (let count = 0; count < 50; count += 1) await info()
  expect(await refusalOf(info())).toMatchObject({
    status: 429,
    data: { code: 99991400 },
    headers: { 'x-ogw-ratelimit-limit': '50', 'x-ogw-ratelimit-reset': '1' },
  })
})

test('the bot writes neither into groups it is not in nor to people out of reach', async () => {
  expect(await refusalOf(send('x', { to: 'oc_branch_1' }))).toMatchObject({
    data: { code: 230002 },
  })
  expect(await refusalOf(send('x', { to: 'ou_test_0008' }))).toMatchObject({
    data: { code: 99992351 },
  })
  const cases: [Faults, number][] = [
    [{ resigned: [person] }, 230029],
    [{ resigned: [], unavailable: [person] }, 230013],
    [{ unavailable: [], blockedBy: [person] }, 230053],
  ]
  for (const [faults, code] of cases) {
    await sandbox.control.setFaults(faults)
    expect(await refusalOf(send('x'))).toMatchObject({ data: { code } })
  }
})

test('a file goes up without a file name and comes to the person whole', async () => {
  const bytes = Buffer.concat([Buffer.from([0, 255, 13, 10, 0x80, 45]), Buffer.alloc(2e6, '-')])
  const uploaded = await client.im.v1.file.create({
    data: { file_type: 'stream', file_name: '方案.docx', file: bytes },
  })
  const file_key = uploaded?.file_key ?? ''
  await client.im.v1.message.create({
    params: { receive_id_type: 'open_id' },
    data: { receive_id: person, msg_type: 'file', content: JSON.stringify({ file_key }) },
  })
  const [seen] = sandbox.control.messages(person)
  expect(seen).toMatchObject({ type: 'file', fileName: '方案.docx', fileKey: file_key })
  expect(bytes.equals(sandbox.control.file(file_key).bytes)).toBe(true)
})

test('a file a person sent is fetched by message and key', async () => {
  const contentBase64 = Buffer.from('id,name\n').toString('base64')
  const { messageId } = await sandbox.control.sendFile(person, {
    fileName: '名册.csv',
    contentBase64,
  })
  const [seen] = sandbox.control.messages(person)
  const resource = await client.im.v1.messageResource.get({
    path: { message_id: messageId, file_key: seen?.fileKey ?? '' },
    params: { type: 'file' },
  })
  expect(await text(resource.getReadableStream())).toBe('id,name\n')
})

test('a picture is fetched as a picture, and shown as one', async () => {
  const bytes = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2])
  const contentBase64 = bytes.toString('base64')
  const { messageId } = await sandbox.control.sendImage(person, { contentBase64 })
  const [seen] = sandbox.control.messages(person)
  expect(seen).toMatchObject({ type: 'image', messageId })
  const path = { message_id: messageId, file_key: seen?.fileKey ?? '' }
  const fetchAs = (type: string) => client.im.v1.messageResource.get({ path, params: { type } })
  const resource = await fetchAs('image')
  expect(await buffer(resource.getReadableStream())).toEqual(bytes)
  expect(await refusalOf(fetchAs('file'))).toMatchObject({ status: 400 })
  const text = Buffer.from('no picture').toString('base64')
  await expect(sandbox.control.sendImage(person, { contentBase64: text })).rejects.toThrow(
    'no picture',
  )
})

test('unknown calls say so, and the bot knows itself', async () => {
  const unknown = client.request({ method: 'POST', url: '/open-apis/task/v2/tasks', data: {} })
  expect(await refusalOf(unknown)).toMatchObject({ status: 404, data: { code: 99991000 } })
  const info = await client.request({ method: 'GET', url: '/open-apis/bot/v3/info' })
  expect(info).toMatchObject({ code: 0, bot: { open_id: 'ou_bot_0001' } })
})
