import { describe, expect, test } from 'vitest'
import { decryptJson, encryptKey, signatureOf } from '../../src/feishu/encryption.ts'
import { createReplayGuard } from '../../src/feishu/replay.ts'
import { createVerifier } from '../../src/feishu/verify.ts'
import { pressEvent } from './support/events.ts'
import { encrypt, envelope, key, sealed, sign, token } from './support/seal.ts'
import { appId } from './support/settings.ts'

const nowSeconds = 1_517_875_200
const press = envelope('card.action.trigger', pressEvent())

function verifier(options: { keys?: string[]; setup?: boolean; clock?: { seconds: number } } = {}) {
  const clock = options.clock ?? { seconds: nowSeconds }
  return createVerifier(
    {
      appId,
      encryptKeys: options.keys ?? [key],
      verificationToken: token,
      answersChallenge: options.setup ?? false,
    },
    () => new Date(clock.seconds * 1000),
  )
}

function verdictOn(request: { body: string; headers: Record<string, string> }, by = verifier()) {
  const verdict = by.check(request.headers, Buffer.from(request.body))
  return verdict.kind === 'refused' ? verdict.because : verdict.kind
}

describe('vectors of the platform', () => {
  test('signs the raw body', () => {
    const raw =
      '{"encrypt":"AAECAwQFBgcICQoLDA0OD/oQ/wghtjhVfJBpZNMAyzWvUCffOKgPOE6tg24Ucfhxwgc6Na6v' +
      'w+76oxPWp4RnTzkToT7b8qWXTImJ59WtbChOy7qdQYqTnrWmBaTvIAgv5Q6UgIZnMqOFGNoomQ/r53sqzQwf' +
      '1bY3Q77KsaRigQMMYgHuajcUR8T+Yxm2Y561Novgr44FBdkmbmuHTV3YYJqpFZba/WMt9M89SuO9VUpjZE8+' +
      'JiLkJQ29amzNQX14CfGeze/qslynpbKZskzJXyDjuB1xZA8tDF8daXGOV+UtFWs0Blb8JnlCzGvsd4s6"}'
    const signature = signatureOf(encryptKey(key), '1700000000', 'nonce-1', Buffer.from(raw))
    expect(signature.toString('hex')).toBe(
      '1f9a3b023cd469fbfcde3c746b739ae2f971a81fe0844f0e0ab704475c81d7f5',
    )
    const { encrypt: inside }: { encrypt: string } = JSON.parse(raw)
    expect(decryptJson(encryptKey(key), inside)).toMatchObject({
      header: { event_type: 'im.chat.member.bot.added_v1' },
      event: { chat_id: 'oc_1' },
    })
  })

  test('opens the official challenge vector', () => {
    const sealedText =
      'AAECAwQFBgcICQoLDA0OD7jreayjzyg4CbZuPgcgT6ampoIW/cBMxuSGqWEvzEyF69LSce4GInfcRiZTh8MC' +
      'QPIWAxg/MtIdt4H7ung/fwk='
    expect(decryptJson(encryptKey(key), sealedText)).toEqual({
      challenge: 'abc',
      token: 'vt',
      type: 'url_verification',
    })
  })
})

test('one key opens what comes in any order, also after what it does not open', () => {
  const one = encryptKey(key)
  const text = (length: number) => JSON.stringify({ said: '学'.repeat(length) })
  for (const length of [0, 1, 2, 3, 4, 5, 40]) {
    expect(decryptJson(one, encrypt(text(length)))).toEqual({ said: '学'.repeat(length) })
    expect(decryptJson(one, encrypt(text(length), 'another-key'))).toBeUndefined()
    expect(decryptJson(one, 'AAECAwQFBgcICQoLDA0ODw==')).toBeUndefined()
  }
})

describe('what passes', () => {
  test('a signed and encrypted event', () => {
    const { headers, body } = sealed(press, { seconds: nowSeconds })
    expect(verifier().check(headers, Buffer.from(body))).toMatchObject({
      kind: 'event',
      head: { id: 'ev_1', type: 'card.action.trigger', createdAt: '1517875200000' },
      event: { host: 'im_message' },
    })
  })

  test('either of two keys while one is being changed', () => {
    const both = verifier({ keys: ['new-key', key] })
    expect(verdictOn(sealed(press, { seconds: nowSeconds }), both)).toBe('event')
    const renewed = sealed(press, { seconds: nowSeconds, encryptKey: 'new-key' })
    expect(verdictOn(renewed, both)).toBe('event')
  })

  test.each([
    ['just pushed', 0, 'event'],
    ['pushed again after hours', -(7 * 3600 + 600), 'event'],
    ['older than any push', -(7 * 3600 + 601), 'age'],
    ['ahead as clocks are', 300, 'event'],
    ['from the future', 301, 'age'],
  ])('%s', (_name, offset, expected) => {
    expect(verdictOn(sealed(press, { seconds: nowSeconds + offset }))).toBe(expected)
  })

  test('a body that was formatted on its way, signed as it stands', () => {
    const body = `{ "encrypt":\n "${encrypt(JSON.stringify(press))}" }`
    expect(verdictOn(sign(body, { seconds: nowSeconds }))).toBe('event')
  })
})

const good = sealed(press, { seconds: nowSeconds })
const text = encrypt(JSON.stringify(press))
const at = { seconds: nowSeconds }

describe('what is refused', () => {
  test.each([
    ['no headers', { ...good, headers: {} }, 'headers'],
    [
      'a short signature',
      { ...good, headers: { ...good.headers, 'x-lark-signature': 'ab' } },
      'headers',
    ],
    ['no nonce', { ...good, headers: { ...good.headers, 'x-lark-request-nonce': '' } }, 'headers'],
    [
      'another nonce',
      { ...good, headers: { ...good.headers, 'x-lark-request-nonce': 'n' } },
      'signature',
    ],
    ['another key', sealed(press, { ...at, encryptKey: 'other' }), 'signature'],
    ['a changed body', { ...good, body: good.body.replace('"encrypt"', '"Encrypt"') }, 'signature'],
    ['signed, not JSON', sign('对某某同志', at), 'body'],
    ['signed plaintext', sign(JSON.stringify(press), at), 'body'],
    ['plaintext beside the sealed', sign(JSON.stringify({ encrypt: text, event: {} }), at), 'body'],
    [
      'tampered padding',
      sign(JSON.stringify({ encrypt: `${text.slice(0, -6)}AAAA==` }), at),
      'body',
    ],
    ['sealed with another key', sign(JSON.stringify({ encrypt: encrypt('{}', 'o') }), at), 'body'],
    ['another token', sealed(envelope('x', {}, { token: 'canary-tokeN' }), at), 'app'],
    ['another app', sealed(envelope('x', {}, { app_id: 'cli_0000000000000000' }), at), 'app'],
    ['version 1', sealed({ uuid: 'u', token, event: { type: 'x' } }, at), 'body'],
  ])('%s', (_name, request, expected) => {
    expect(verdictOn(request)).toBe(expected)
  })

  test('the same request twice, unless processing it failed', () => {
    const gate = verifier()
    const first = gate.check(good.headers, Buffer.from(good.body))
    expect(verdictOn(good, gate)).toBe('replay')
    if (first.kind === 'event') gate.forget(first.receipt)
    expect(verdictOn(good, gate)).toBe('event')
  })
})

describe('the URL challenge', () => {
  const challenge = { challenge: 'abc', token, type: 'url_verification' }
  const unsigned = {
    body: JSON.stringify({ encrypt: encrypt(JSON.stringify(challenge)) }),
    headers: {},
  }

  test('is answered during set-up only, signed or not', () => {
    expect(verdictOn(unsigned)).toBe('headers')
    expect(verdictOn(sealed(challenge, at))).toBe('setup')
    expect(verdictOn(unsigned, verifier({ setup: true }))).toBe('challenge')
    expect(verdictOn(sealed(challenge, at), verifier({ setup: true }))).toBe('challenge')
  })

  test.each([
    ['another token', { encrypt: encrypt(JSON.stringify({ ...challenge, token: 'x' })) }, 'app'],
    ['not encrypted', challenge, 'body'],
    ['an unsigned event', { encrypt: text }, 'body'],
    ['nothing sealed', { encrypt: 'AAAA' }, 'body'],
  ])('refuses %s', (_name, content, expected) => {
    const request = { body: JSON.stringify(content), headers: {} }
    expect(verdictOn(request, verifier({ setup: true }))).toBe(expected)
  })

  test('cannot be used to try out paddings', () => {
    const clock = { seconds: nowSeconds }
    const gate = verifier({ setup: true, clock })
    const tries = Array.from({ length: 31 }, () => verdictOn(unsigned, gate))
    expect(tries.filter((one) => one === 'challenge')).toHaveLength(30)
    clock.seconds += 60
    expect(verdictOn(unsigned, gate)).toBe('challenge')
  })
})

const moment = (ms: number) => new Date(ms)

describe('the memory of taken requests', () => {
  test('holds for its whole window and then lets go', () => {
    const guard = createReplayGuard(1000)
    guard.take('a', moment(0))
    guard.take('b', moment(1000))
    expect(guard.take('a', moment(1000))).toBe(false)
    guard.take('c', moment(2000))
    expect(guard.take('a', moment(2000))).toBe(true)
  })

  test('keeps the last 20 000 however fast they come', () => {
    const guard = createReplayGuard(1000)
    for (let n = 0; n < 50_000; n++) guard.take(String(n), moment(1))
    expect(guard.take('30001', moment(1))).toBe(false)
    expect(guard.take('1', moment(1))).toBe(true)
  })
})
