import { z } from 'zod'
import { type EncryptKey, decryptJson, encryptKey, sameBytes, signatureOf } from './encryption.ts'
import type { EventHead } from './parse.ts'
import { createReplayGuard } from './replay.ts'

/**
 * The platform pushes an unanswered event again 15 s, 5 min, 1 h and 6 h after the attempt before,
 * and does not say whether the later ones are signed anew: 7 h 5 min 15 s in all, and some slack.
 * A wide window costs nothing: what was taken once is refused here and, by its event id, by the
 * database.
 */
const maxAgeMs = (7 * 60 + 10) * 60_000
/** Clocks differ a little; nothing is signed further ahead than that. */
const maxAheadMs = 5 * 60_000
/** Unsigned attempts per minute while the URL is being set up. */
const maxChallenges = 30

export interface Secrets {
  appId: string
  /** Newest first; each of them is accepted. */
  encryptKeys: readonly string[]
  verificationToken: string
  answersChallenge: boolean
}

/** Why a request was refused: for our log, never for the sender. */
export type RefusedBecause = 'headers' | 'age' | 'signature' | 'replay' | 'body' | 'app' | 'setup'

export type Verdict =
  | { kind: 'event'; head: EventHead; event: unknown; receipt: string }
  | { kind: 'challenge'; challenge: string }
  | { kind: 'refused'; because: RefusedBecause }

export type RequestHeaders = Readonly<Record<string, string | string[] | undefined>>

export interface Verifier {
  /** Judges one request by its headers and the bytes of its body. */
  check(headers: RequestHeaders, raw: Buffer): Verdict
  /** Lets the same request be pushed again, because processing it failed. */
  forget(receipt: string): void
}

const envelope = z.object({
  schema: z.literal('2.0'),
  header: z.object({
    event_id: z.string().min(1),
    event_type: z.string(),
    create_time: z.string(),
    token: z.string(),
    app_id: z.string(),
  }),
  event: z.unknown(),
})

const urlChallenge = z.object({
  type: z.literal('url_verification'),
  token: z.string(),
  challenge: z.string().max(1000),
})

interface Signed {
  key: EncryptKey
  receipt: string
}

function refused(because: RefusedBecause): Verdict {
  return { kind: 'refused', because }
}

/** The encrypted text, if the body is `{"encrypt": "…"}` and nothing beside it. */
function encryptedPart(raw: Buffer): string | undefined {
  try {
    const body: unknown = JSON.parse(raw.toString('utf8'))
    if (typeof body !== 'object' || body === null || !('encrypt' in body)) return undefined
    const alone = Object.keys(body).length === 1
    return alone && typeof body.encrypt === 'string' ? body.encrypt : undefined
  } catch {
    return undefined
  }
}

function checkSignature(
  keys: readonly EncryptKey[],
  headers: RequestHeaders,
  raw: Buffer,
  now: Date,
): Signed | RefusedBecause {
  const signature = headers['x-lark-signature']
  const stamp = headers['x-lark-request-timestamp']
  const nonce = headers['x-lark-request-nonce']
  if (typeof signature !== 'string' || !/^[0-9a-f]{64}$/i.test(signature)) return 'headers'
  if (typeof stamp !== 'string' || !/^\d{1,11}$/.test(stamp)) return 'headers'
  if (typeof nonce !== 'string' || nonce === '' || nonce.length > 128) return 'headers'
  const ageMs = now.getTime() - Number(stamp) * 1000
  if (ageMs > maxAgeMs || ageMs < -maxAheadMs) return 'age'
  const given = Buffer.from(signature, 'hex')
  for (const key of keys) {
    if (sameBytes(signatureOf(key, stamp, nonce, raw), given)) {
      return { key, receipt: given.toString('latin1', 0, 16) }
    }
  }
  return 'signature'
}

/** Says yes to at most `limit` questions a minute. */
function perMinute(limit: number, now: () => Date): () => boolean {
  let minute = -1
  let asked = 0
  return () => {
    const current = Math.floor(now().getTime() / 60_000)
    asked = current === minute ? asked + 1 : 1
    minute = current
    return asked <= limit
  }
}

/** Makes the gate every webhook request passes: signature, age, replay, encryption, token, app. */
export function createVerifier(secrets: Secrets, now: () => Date): Verifier {
  const keys = secrets.encryptKeys.map(encryptKey)
  const token = Buffer.from(secrets.verificationToken)
  const replay = createReplayGuard(maxAgeMs + maxAheadMs)
  const mayTryChallenge = perMinute(maxChallenges, now)
  const isOurs = (given: string) => sameBytes(token, Buffer.from(given))

  function challenge(content: unknown): Verdict {
    const parsed = urlChallenge.safeParse(content)
    if (!parsed.success) return refused('body')
    if (!secrets.answersChallenge) return refused('setup')
    if (!isOurs(parsed.data.token)) return refused('app')
    return { kind: 'challenge', challenge: parsed.data.challenge }
  }

  /** The one request that arrives unsigned; looked at only while the URL is being set up. */
  function unsigned(raw: Buffer): Verdict {
    if (!secrets.answersChallenge || !mayTryChallenge()) return refused('headers')
    const encrypted = encryptedPart(raw)
    if (encrypted === undefined) return refused('body')
    const opened = keys.map((key) => decryptJson(key, encrypted))
    return challenge(opened.find((content) => content !== undefined))
  }

  function signedEvent(content: unknown, receipt: string): Verdict {
    const parsed = envelope.safeParse(content)
    if (!parsed.success) return challenge(content)
    const { header, event } = parsed.data
    if (!isOurs(header.token) || header.app_id !== secrets.appId) return refused('app')
    if (!replay.take(receipt, now())) return refused('replay')
    const head = { id: header.event_id, type: header.event_type, createdAt: header.create_time }
    return { kind: 'event', head, event, receipt }
  }

  return {
    check(headers, raw) {
      if (headers['x-lark-signature'] === undefined) return unsigned(raw)
      const signed = checkSignature(keys, headers, raw, now())
      if (typeof signed === 'string') return refused(signed)
      const encrypted = encryptedPart(raw)
      if (encrypted === undefined) return refused('body')
      return signedEvent(decryptJson(signed.key, encrypted), signed.receipt)
    },
    forget: (receipt) => replay.forget(receipt),
  }
}
