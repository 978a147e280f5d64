import type { CardJson } from '../../cards/kit/card.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { createPlatform } from '../../src/feishu/client.ts'
import type { Platform } from '../../src/feishu/platform.ts'
import { type FakeApi, answering, startFakeApi } from './support/fake-api.ts'
import { capturedLog } from './support/log.ts'
import { configFor, handClock } from './support/settings.ts'

let api: FakeApi
let platform: Platform
let logged: () => string

beforeEach(async () => {
  api = await startFakeApi()
  const { log, text } = capturedLog()
  logged = text
  platform = createPlatform({ config: configFor(api.url), time: handClock(), log })
})
afterEach(() => api.close())

const card: CardJson = {
  schema: '2.0',
  config: { update_multi: true, enable_forward: false },
  body: { elements: [] },
}

const member = (id: string) => ({ member_id: id, name: `名${id}`, member_id_type: 'open_id' })
const file = (bytes: Buffer, type = 'application/octet-stream') =>
  answering(200, bytes, { 'content-type': type })
const ok = (data: object) => answering(200, { code: 0, data })

describe('what goes over the wire', () => {
  test('a card to a person', async () => {
    const sent = await platform.sendCard({ openId: 'ou_a' }, card, 'uuid-1')
    expect(sent).toEqual({ messageId: 'om_1', chatId: 'oc_1' })
    expect(api.asked).toEqual(['POST /open-apis/im/v1/messages?receive_id_type=open_id'])
    expect(api.bodies).toEqual([
      {
        receive_id: 'ou_a',
        msg_type: 'interactive',
        content: JSON.stringify(card),
        uuid: 'uuid-1',
      },
    ])
  })

  test('a card that replaces another', async () => {
    await platform.updateCard('om_1', card)
    expect(api.asked).toEqual(['PATCH /open-apis/im/v1/messages/om_1'])
    expect(api.bodies).toEqual([{ content: JSON.stringify(card) }])
  })

  test('a file: uploaded byte for byte, then sent once', async () => {
    const bytes = new Uint8Array(Buffer.from('xx\u0000\u00ff档案xx', 'utf8').subarray(2, -2))
    await platform.sendFile({ chatId: 'oc_1' }, { name: '名册.xlsx', bytes }, 'uuid-2')
    expect(api.asked).toEqual([
      'POST /open-apis/im/v1/files',
      'POST /open-apis/im/v1/messages?receive_id_type=chat_id',
    ])
    const upload = z.instanceof(Buffer).parse(api.bodies[0])
    const part = Buffer.concat([Buffer.from('\r\n\r\n'), bytes, Buffer.from('\r\n')])
    expect(upload.includes(part)).toBe(true)
    expect(upload.toString()).toMatch(/name="file_type"\r\n\r\nxls\r\n/)
    expect(upload.toString()).toContain('名册.xlsx')
    const message = { msg_type: 'file', content: '{"file_key":"f_1"}', uuid: 'uuid-2' }
    expect(api.bodies[1]).toMatchObject(message)
  })

  test('a file of a kind it does not know goes as a stream', async () => {
    const file = { name: 'archive.zip', bytes: new Uint8Array([1]) }
    await platform.sendFile({ chatId: 'oc_1' }, file, 'uuid-3')
    expect(String(api.bodies[0])).toMatch(/name="file_type"\r\n\r\nstream\r\n/)
  })
})

describe('what comes back', () => {
  test('all members of a chat, page by page, each once', async () => {
    api.next = [
      ok({ items: [member('a'), member('b')], has_more: true, page_token: 'p 2' }),
      ok({ items: [member('b')], has_more: true, page_token: 'p3' }),
      ok({ has_more: false, page_token: '' }),
    ]
    expect(await platform.listChatMembers('oc_1')).toEqual([
      { openId: 'a', name: '名a' },
      { openId: 'b', name: '名b' },
    ])
    const asked = '/open-apis/im/v1/chats/oc_1/members?member_id_type=open_id&page_size=100'
    expect(api.asked[0]).toBe(`GET ${asked}`)
    expect(api.asked[1]).toMatch(/page_token=p(%20|\+)2$/)
    expect(api.asked).toHaveLength(3)
  })

  test('ends even when a page names itself as the next', async () => {
    api.next = Array.from({ length: 5 }, () => ok({ items: [], has_more: true, page_token: 'p' }))
    expect(await platform.listChatMembers('oc_1')).toEqual([])
    expect(api.asked).toHaveLength(2)
  })

  test('a chat with or without an owner', async () => {
    api.next = [ok({ name: '一支部', owner_id: 'ou_a' }), ok({ name: '一支部' })]
    expect(await platform.getChat('oc_1')).toEqual({ name: '一支部', ownerOpenId: 'ou_a' })
    expect(await platform.getChat('oc_1')).toEqual({ name: '一支部' })
  })

  test('who the bot is, asked once', async () => {
    api.next = [answering(200, { code: 0, msg: 'ok', bot: { open_id: 'ou_bot' } })]
    expect(await platform.getBotOpenId()).toBe('ou_bot')
    expect(await platform.getBotOpenId()).toBe('ou_bot')
    expect(api.asked).toEqual(['GET /open-apis/bot/v3/info'])
  })

  test('an answer without what it must have is an unknown outcome', async () => {
    api.next = [ok({})]
    const sending = platform.sendCard({ openId: 'ou_a' }, card, 'uuid-4')
    await expect(sending).rejects.toMatchObject({ after: { kind: 'tryAgain' } })
  })
})

describe('a downloaded file', () => {
  test('comes byte for byte', async () => {
    const bytes = Buffer.from([0, 255, 128, 10])
    api.next = [file(bytes), file(Buffer.from('{"a":1}'), 'application/json')]
    expect(Buffer.from(await platform.downloadFile('om_1', 'f/1'))).toEqual(bytes)
    expect(api.asked[0]).toBe('GET /open-apis/im/v1/messages/om_1/resources/f%2F1?type=file')
    expect(String(await platform.downloadFile('om_1', 'f_2'))).toBe('{"a":1}')
  })

  test('is asked for as what it is, and may be larger where no table is read', async () => {
    const size = 30 * 1024 * 1024
    api.next = [file(Buffer.alloc(size)), file(Buffer.alloc(size + 1))]
    const picture = { type: 'image', fileKey: 'img_1' } as const
    expect(await platform.downloadSent('om_1', picture)).toHaveLength(size)
    expect(api.asked[0]).toBe('GET /open-apis/im/v1/messages/om_1/resources/img_1?type=image')
    const failed = { call: 'downloadSent', after: { kind: 'giveUp' } }
    await expect(platform.downloadSent('om_1', picture)).rejects.toMatchObject(failed)
  })

  test('of more than 5 MB is cut off and given up, also when it hides its size', async () => {
    const size = 5 * 1024 * 1024
    api.next = [
      file(Buffer.alloc(size)),
      file(Buffer.alloc(size + 1)),
      (_request, reply) => {
        void reply.hijack()
        reply.raw.writeHead(200, { 'content-type': 'application/octet-stream' })
        for (let n = 0; n < 7; n++) reply.raw.write(Buffer.alloc(1024 * 1024))
      },
    ]
    expect(await platform.downloadFile('om_1', 'f_1')).toHaveLength(size)
    const failed = { call: 'downloadFile', after: { kind: 'giveUp' } }
    await expect(platform.downloadFile('om_1', 'f_1')).rejects.toMatchObject(failed)
    await expect(platform.downloadFile('om_1', 'f_1')).rejects.toMatchObject(failed)
  })

  test('that is refused says so, whatever the status', async () => {
    const gone = { code: 234003, msg: 'canary', error: { log_id: 'log-7' } }
    api.next = [answering(400, gone), answering(200, gone)]
    for (const _status of [400, 200]) {
      const failed = { code: 234003, after: { kind: 'giveUp' } }
      await expect(platform.downloadFile('om_1', 'f_1')).rejects.toMatchObject(failed)
    }
    expect(logged()).toContain('log-7')
  })
})
