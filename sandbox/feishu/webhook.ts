import { createCipheriv, createHash, randomBytes } from 'node:crypto'
import type { Clock } from '../clock.ts'
import { answerLimitMs, type Channel, type Pushed } from './delivery.ts'

interface WebhookApp {
  encryptKey: string
}

/** AES-256-CBC under SHA-256 of the key, the vector in front, as base64. */
export function encrypt(text: string, encryptKey: string, vector: Uint8Array): string {
  const key = createHash('sha256').update(encryptKey).digest()
  const cipher = createCipheriv('aes-256-cbc', key, vector)
  return Buffer.concat([vector, cipher.update(text, 'utf8'), cipher.final()]).toString('base64')
}

/** Lower-case hex SHA-256 over timestamp, nonce, key and the body as it is sent. */
export function sign(timestamp: string, nonce: string, encryptKey: string, body: string): string {
  return createHash('sha256').update(`${timestamp}${nonce}${encryptKey}${body}`).digest('hex')
}

/** Brings envelopes to the app's URL, encrypted and signed. */
export function webhookChannel(
  app: WebhookApp,
  clock: Clock,
  findUrl: () => string | undefined,
): Channel {
  return {
    async push(envelope) {
      const url = findUrl()
      if (!url) return { kind: 'unreachable' }
      const encrypted = encrypt(JSON.stringify(envelope), app.encryptKey, randomBytes(16))
      const body = JSON.stringify({ encrypt: encrypted })
      const timestamp = String(Math.floor(clock.now().getTime() / 1000))
      const nonce = randomBytes(8).toString('hex')
      return post(url, body, {
        'x-lark-request-timestamp': timestamp,
        'x-lark-request-nonce': nonce,
        'x-lark-signature': sign(timestamp, nonce, app.encryptKey, body),
      })
    },
  }
}

/** The unsigned question with which the console checks a URL; true when the app answers it. */
export async function askChallenge(
  url: string,
  app: WebhookApp & { verificationToken: string },
): Promise<boolean> {
  const challenge = randomBytes(8).toString('hex')
  const question = { challenge, token: app.verificationToken, type: 'url_verification' }
  const encrypted = encrypt(JSON.stringify(question), app.encryptKey, randomBytes(16))
  const pushed = await post(url, JSON.stringify({ encrypt: encrypted }), {})
  return pushed.kind === 'answered' && JSON.stringify(pushed.body) === JSON.stringify({ challenge })
}

async function post(url: string, body: string, headers: Record<string, string>): Promise<Pushed> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(answerLimitMs),
    })
    const text = await response.text()
    return response.status === 200 ? read(text) : { kind: 'failed' }
  } catch (error) {
    const isLate = error instanceof Error && error.name === 'TimeoutError'
    return { kind: isLate ? 'late' : 'unreachable' }
  }
}

function read(text: string): Pushed {
  try {
    return { kind: 'answered', body: JSON.parse(text) }
  } catch {
    return { kind: 'unreadable' }
  }
}
