import { createDecipheriv, createHash } from 'node:crypto'
import { afterEach, expect, test } from 'vitest'
import { z } from 'zod'
import { encrypt, sign } from '../../sandbox/feishu/webhook.ts'
import { startSandbox, type Sandbox } from '../../sandbox/server.ts'
import { buttonThat, cardWith, clientOf, webhookBot, type Delivered } from './bots.ts'

const person = 'ou_test_0001'
const key = 'sandbox-encrypt-key'
let sandbox: Sandbox | undefined
afterEach(async () => {
  await sandbox?.close()
  sandbox = undefined
})

function decrypted(delivered: Delivered | undefined): unknown {
  const { encrypt } = z.object({ encrypt: z.string() }).parse(JSON.parse(delivered?.body ?? '{}'))
  const bytes = Buffer.from(encrypt, 'base64')
  const secret = createHash('sha256').update(key).digest()
  const decipher = createDecipheriv('aes-256-cbc', secret, bytes.subarray(0, 16))
  const text = decipher.update(bytes.subarray(16), undefined, 'utf8') + decipher.final('utf8')
  return JSON.parse(text)
}

test('encryption gives the known bytes', () => {
  const vector = Buffer.from('000102030405060708090a0b0c0d0e0f', 'hex')
  const text = '{"challenge":"abc","token":"vt","type":"url_verification"}'
  expect(encrypt(text, key, vector)).toBe(
    'AAECAwQFBgcICQoLDA0OD7jreayjzyg4CbZuPgcgT6ampoIW/cBMxuSGqWEvzEyF69LSce4GInfcRiZTh8MCQPIWAxg' +
      '/MtIdt4H7ung/fwk=',
  )
})

test('the signature is the known one', () => {
  const encrypted = [
    'AAECAwQFBgcICQoLDA0OD/oQ/wghtjhVfJBpZNMAyzWvUCffOKgPOE6tg24Ucfhxwgc6Na6vw+76oxPWp4RnTzkToT7b',
    '8qWXTImJ59WtbChOy7qdQYqTnrWmBaTvIAgv5Q6UgIZnMqOFGNoomQ/r53sqzQwf1bY3Q77KsaRigQMMYgHuajcUR8T+',
    'Yxm2Y561Novgr44FBdkmbmuHTV3YYJqpFZba/WMt9M89SuO9VUpjZE8+JiLkJQ29amzNQX14CfGeze/qslynpbKZskzJ',
    'XyDjuB1xZA8tDF8daXGOV+UtFWs0Blb8JnlCzGvsd4s6',
  ].join('')
  const body = JSON.stringify({ encrypt: encrypted })
  expect(sign('1700000000', 'nonce-1', key, body)).toBe(
    '1f9a3b023cd469fbfcde3c746b739ae2f971a81fe0844f0e0ab704475c81d7f5',
  )
})

test('an event comes encrypted and signed, dated by the village clock', async () => {
  const got: Delivered[] = []
  sandbox = await startSandbox({
    bot: webhookBot(got),
    mode: 'webhook',
    isEmpty: true,
    speed: 1e-6,
  })
  await sandbox.control.say('ou_test_0002', { text: '/help', chatId: 'oc_village' })
  expect(got).toHaveLength(0)
  await sandbox.control.addBot('oc_village')
  await sandbox.control.say('ou_test_0002', { text: '/help', chatId: 'oc_village' })
  expect(got).toHaveLength(2)
  const headers = got[1]?.headers ?? {}
  const timestamp = String(headers['x-lark-request-timestamp'])
  const nonce = String(headers['x-lark-request-nonce'])
  expect(headers['x-lark-signature']).toBe(sign(timestamp, nonce, key, got[1]?.body ?? ''))
  expect(timestamp).toBe(String(Date.parse('2018-02-06T08:00:00+08:00') / 1000))
  expect(decrypted(got[0])).toMatchObject({
    header: { event_type: 'im.chat.member.bot.added_v1', app_id: 'cli_a1b2c3d4e5f60718' },
    event: { chat_id: 'oc_village', name: '禾坪村党总支', operator_id: { open_id: person } },
  })
  expect(decrypted(got[1])).toMatchObject({
    event: {
      message: {
        content: '{"text":"@_user_1 /help"}',
        mentions: [{ key: '@_user_1', id: { open_id: 'ou_bot_0001' } }],
      },
    },
  })
})

test('an event is pushed at most five times', async () => {
  const got: Delivered[] = []
  const answers = Array.from({ length: 9 }, () => ({ status: 500, body: '' }))
  sandbox = await startSandbox({
    bot: webhookBot(got, answers),
    mode: 'webhook',
    isEmpty: true,
    speed: 1e-6,
  })
  await sandbox.control.say(person, { text: '在' })
  const counts: number[] = []
  for (const advance of ['PT16S', 'PT5M1S', 'PT1H1S', 'PT6H1S', 'P1D']) {
    await sandbox.control.moveClock({ advance })
    counts.push(got.length)
  }
  expect(counts).toEqual([2, 3, 4, 5, 5])
})

test.for([
  ['an error', { status: 500, body: '{}' }, 200671],
  ['no JSON', { status: 200, body: 'ok' }, 200672],
  ['something else', { status: 200, body: '{"message":"ok"}' }, 200672],
] as const)('a click answered with %s is not repeated', async ([, answer, code]) => {
  const got: Delivered[] = []
  sandbox = await startSandbox({
    bot: webhookBot(got, [answer]),
    mode: 'webhook',
    isEmpty: true,
    speed: 1e-6,
  })
  const sent = await clientOf(sandbox).im.v1.message.create({
    params: { receive_id_type: 'open_id' },
    data: {
      receive_id: person,
      msg_type: 'interactive',
      content: JSON.stringify(cardWith(buttonThat('按', {}))),
    },
  })
  const messageId = sent.data?.message_id ?? ''
  const { error } = await sandbox.control.click(person, { messageId, button: '按' })
  expect(error?.code).toBe(code)
  await sandbox.control.moveClock({ advance: 'P1D' })
  expect(got).toHaveLength(1)
})
