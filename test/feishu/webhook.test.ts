import fastify, { type FastifyInstance } from 'fastify'
import { afterEach, describe, expect, test } from 'vitest'
import type { Inbound, InboundReply, Receive } from '../../src/feishu/inbound.ts'
import { webhook } from '../../src/feishu/webhook.ts'
import { messageEvent, pressEvent } from './support/events.ts'
import { capturedLog } from './support/log.ts'
import { encrypt, envelope, sealed, sign, token } from './support/seal.ts'
import { botOpenId, configFor, handClock } from './support/settings.ts'

const clock = handClock()
const at = { seconds: clock.ms / 1000 }
const canaries = /canary|对某某同志/

const servers: FastifyInstance[] = []
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()))
})

type Wire = { body: string; headers: Record<string, string> }

async function start(receive: Receive, setup = false) {
  const { log, text } = capturedLog()
  const { feishu } = configFor('http://127.0.0.1', { answersChallenge: setup })
  const server = fastify()
  servers.push(server)
  await server.register(
    webhook({ feishu, receive, botOpenId: async () => botOpenId, now: () => clock.now(), log }),
  )
  const post = async ({ body, headers }: Wire) => {
    const url = '/webhook/event'
    const answer = await server.inject({ method: 'POST', url, headers, payload: body })
    return { status: answer.statusCode, type: answer.headers['content-type'], body: answer.body }
  }
  return { post, text }
}

function receiving(reply: InboundReply = {}) {
  const got: Inbound[] = []
  const receive: Receive = async (inbound) => {
    got.push(inbound)
    return reply
  }
  return { got, receive }
}

const press = (id = 'ev_1') =>
  envelope('card.action.trigger', pressEvent(), { event_id: id, create_time: '1517875200000000' })
const message = envelope('im.message.receive_v1', messageEvent())
const broken: Receive = () => Promise.reject(new Error('canary-fault'))

describe('the way in', () => {
  test('answers a press with a toast and the redrawn card', async () => {
    const card = { schema: '2.0', config: { update_multi: true, enable_forward: false } } as const
    const toast = { type: 'success', content: '已保存' } as const
    const { got, receive } = receiving({ toast, card: { ...card, body: { elements: [] } } })
    const answer = await (await start(receive)).post(sealed(press(), at))
    expect(answer.status).toBe(200)
    expect(JSON.parse(answer.body)).toEqual({
      toast,
      card: { type: 'raw', data: { ...card, body: { elements: [] } } },
    })
    expect(got).toMatchObject([{ kind: 'press', onceId: 'ev_1', openId: 'ou_a' }])
  })

  test('answers an event with an empty object', async () => {
    const { got, receive } = receiving()
    const answer = await (await start(receive)).post(sealed(message, at))
    expect(answer).toMatchObject({ status: 200, body: '{}' })
    expect(got).toMatchObject([{ kind: 'message', text: '/todo' }])
  })

  test('ignores an event it does not know and logs its type only', async () => {
    const { got, receive } = receiving()
    const { post, text } = await start(receive)
    const unknown = envelope('im.message.reaction.created_v1', { note: 'canary-typed' })
    expect(await post(sealed(unknown, at))).toMatchObject({ status: 200, body: '{}' })
    expect(got).toEqual([])
    expect(text()).toContain('im.message.reaction.created_v1')
    expect(text()).not.toMatch(canaries)
  })

  test('has an event that failed pushed again, and takes it the second time', async () => {
    let fails = true
    const { post, text } = await start(async () => {
      if (fails) throw new Error('canary-fault')
      return {}
    })
    const pushed = sealed(message, at)
    expect(await post(pushed)).toMatchObject({ status: 500, body: '{}' })
    fails = false
    expect(await post(pushed)).toMatchObject({ status: 200 })
    expect(text()).toContain('"eventId":"ev_1"')
    expect(text()).not.toMatch(canaries)
  })

  test('tells a person whose press failed, since nobody will press again for them', async () => {
    const { post, text } = await start(broken)
    const answer = await post(sealed(press(), at))
    expect(answer.status).toBe(200)
    expect(JSON.parse(answer.body)).toEqual({
      toast: { type: 'error', content: '系统出错，已记录' },
    })
    expect(text()).not.toMatch(canaries)
  })

  test('treats a press it cannot read in the same way', async () => {
    const { got, receive } = receiving()
    const unreadable = envelope('card.action.trigger', { ...pressEvent(), context: undefined })
    const answer = await (await start(receive)).post(sealed(unreadable, at))
    expect(answer).toMatchObject({ status: 200, body: expect.stringContaining('系统出错') })
    expect(got).toEqual([])
  })

  test('answers the URL challenge only while it is being set up', async () => {
    const { receive } = receiving()
    const challenge = JSON.stringify({ challenge: 'abc', token, type: 'url_verification' })
    const asked = { body: JSON.stringify({ encrypt: encrypt(challenge) }), headers: {} }
    const during = await (await start(receive, true)).post(asked)
    expect(during).toMatchObject({ status: 200, body: '{"challenge":"abc"}' })
    expect(await (await start(receive)).post(asked)).toMatchObject({ status: 401 })
  })

  test('does not open without its secrets', () => {
    const { log } = capturedLog()
    const rest = { ...receiving(), botOpenId: async () => botOpenId, now: () => clock.now(), log }
    const open = (missing: object) =>
      webhook({ feishu: configFor('http://127.0.0.1', missing).feishu, ...rest })
    expect(() => open({ encryptKeys: [] })).toThrow(/FEISHU_ENCRYPT_KEY/)
    expect(() => open({ verificationToken: undefined })).toThrow(/FEISHU_VERIFICATION_TOKEN/)
  })
})

const good = sealed(press('ev_2'), at)
const text = encrypt(JSON.stringify(press('ev_3')))
const json = { 'content-type': 'application/json' }

describe('what is not Feishu’s', () => {
  const probes: [string, Wire][] = [
    ['no signature', { body: good.body, headers: json }],
    ['a wrong signature', { ...good, headers: { ...good.headers, 'x-lark-request-nonce': 'x' } }],
    ['stale', sealed(press(), { seconds: at.seconds - 8 * 3600 })],
    ['a wrong key', sealed(press(), { ...at, encryptKey: 'other' })],
    ['a wrong token', sealed(envelope('card.action.trigger', {}, { token: 'other' }), at)],
    ['another app', sealed(envelope('card.action.trigger', {}, { app_id: 'cli_' }), at)],
    ['not JSON', sign('对某某同志', at)],
    ['a body of 2 MB', sign(`{"encrypt":"${'A'.repeat(2_000_000)}"}`, at)],
    ['another type of content', { ...sign('a=b', at), headers: { 'content-type': 'text/plain' } }],
    ['no body', { body: '', headers: {} }],
    ['plaintext, signed', sign(JSON.stringify(press()), at)],
    ['plaintext beside encrypt', sign(JSON.stringify({ encrypt: text, ...press() }), at)],
    ['tampered padding', sign(JSON.stringify({ encrypt: `${text.slice(0, -6)}AAAA==` }), at)],
    ['an unsigned encrypt of anybody', { body: '{"encrypt":"AAAA"}', headers: json }],
    ['the same request again', good],
  ]

  test('all of it gets the same bytes, reaches nobody and leaves no trace', async () => {
    const { got, receive } = receiving()
    const { post, text: logged } = await start(receive)
    await post(good)
    for (const [name, request] of probes) {
      expect({ name, ...(await post(request)) }).toEqual({
        name,
        status: 401,
        type: 'application/json; charset=utf-8',
        body: '{}',
      })
    }
    expect(got).toHaveLength(1)
    expect(logged()).not.toMatch(canaries)
  })

  test('two copies at the same instant are one', async () => {
    const { got, receive } = receiving()
    const { post } = await start(receive)
    const answers = await Promise.all([post(good), post(good), post(good)])
    expect(answers.map((answer) => answer.status).toSorted((a, b) => a - b)).toEqual([
      200, 401, 401,
    ])
    expect(got).toHaveLength(1)
  })
})
