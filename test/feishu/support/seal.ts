import { createCipheriv, createHash } from 'node:crypto'
import { appId } from './settings.ts'

export const key = 'sandbox-encrypt-key'
export const token = 'canary-token'

/** What the platform does to a text before it sends it. */
export function encrypt(text: string, encryptKey = key): string {
  const iv = Buffer.from('000102030405060708090a0b0c0d0e0f', 'hex')
  const aes = createHash('sha256').update(encryptKey).digest()
  const cipher = createCipheriv('aes-256-cbc', aes, iv)
  return Buffer.concat([iv, cipher.update(text), cipher.final()]).toString('base64')
}

export interface Signing {
  seconds: number
  nonce?: string
  encryptKey?: string
}

/** A body with the headers the platform would sign it with. */
export function sign(body: string, { seconds, nonce = 'nonce-1', encryptKey = key }: Signing) {
  const stamp = String(seconds)
  const signature = createHash('sha256')
    .update(stamp + nonce + encryptKey + body)
    .digest('hex')
  return {
    body,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'x-lark-signature': signature,
      'x-lark-request-timestamp': stamp,
      'x-lark-request-nonce': nonce,
    },
  }
}

/** The envelope of version 2.0 around an event. */
export function envelope(type: string, event: object, header: Record<string, string> = {}) {
  return {
    schema: '2.0',
    header: {
      event_id: 'ev_1',
      event_type: type,
      create_time: '1517875200000',
      token,
      tenant_key: 'tk',
      app_id: appId,
      ...header,
    },
    event,
  }
}

/** An encrypted and signed request with this envelope inside. */
export function sealed(content: object, signing: Signing) {
  const encrypted = encrypt(JSON.stringify(content), signing.encryptKey)
  return sign(JSON.stringify({ encrypt: encrypted }), signing)
}
