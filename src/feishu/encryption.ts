import {
  createDecipheriv,
  createHash,
  createSecretKey,
  hash,
  timingSafeEqual,
  type KeyObject,
} from 'node:crypto'

/** One Encrypt Key: signs with its text, decrypts with its hash. */
export interface EncryptKey {
  text: string
  aes: KeyObject
}

/** Prepares an Encrypt Key of the console for use. */
export function encryptKey(text: string): EncryptKey {
  // A key made once: handing over its bytes each time costs more than deciphering.
  return { text, aes: createSecretKey(createHash('sha256').update(text).digest()) }
}

/** SHA-256 over timestamp, nonce, key and the raw body: what `X-Lark-Signature` must be. */
export function signatureOf(key: EncryptKey, stamp: string, nonce: string, raw: Buffer): Buffer {
  return hash('sha256', Buffer.concat([Buffer.from(stamp + nonce + key.text), raw]), 'buffer')
}

/** The JSON inside an encrypted body, or undefined when the key does not open it. */
export function decryptJson(key: EncryptKey, encrypted: string): unknown {
  const sealed = Buffer.from(encrypted, 'base64')
  if (sealed.length < 32 || sealed.length % 16 !== 0) return undefined
  try {
    const decipher = createDecipheriv('aes-256-cbc', key.aes, sealed.subarray(0, 16))
    const opened = [decipher.update(sealed.subarray(16)), decipher.final()]
    return JSON.parse(Buffer.concat(opened).toString('utf8'))
  } catch {
    // NOTE: the reason is dropped on purpose: it would tell padding from JSON, or quote the text.
    return undefined
  }
}

/** Compares without telling by its duration where the two differ. */
export function sameBytes(expected: Buffer, given: Buffer): boolean {
  return expected.length === given.length && timingSafeEqual(expected, given)
}
