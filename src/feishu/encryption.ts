import { createDecipheriv, createHash, hash, timingSafeEqual } from 'node:crypto'

/** One Encrypt Key: signs with its text, decrypts with its hash. */
export interface EncryptKey {
  text: string
  /** Opens one block after the other, see `decryptJson`. */
  aes: ReturnType<typeof createDecipheriv>
}

/** Prepares an Encrypt Key of the console for use. */
export function encryptKey(text: string): EncryptKey {
  const key = createHash('sha256').update(text).digest()
  // Made once: making one for each event costs three times what deciphering costs.
  return { text, aes: createDecipheriv('aes-256-cbc', key, Buffer.alloc(16)).setAutoPadding(false) }
}

/** SHA-256 over timestamp, nonce, key and the raw body: what `X-Lark-Signature` must be. */
export function signatureOf(key: EncryptKey, stamp: string, nonce: string, raw: Buffer): Buffer {
  return hash('sha256', Buffer.concat([Buffer.from(stamp + nonce + key.text), raw]), 'buffer')
}

/**
 * The JSON inside an encrypted body, or undefined when the key does not open it. In CBC the block
 * before is all that opens a block needs beside the key, and the first block of a body is its
 * initialization vector: of what one decipher gives for all bodies, that first block is left out.
 */
export function decryptJson(key: EncryptKey, encrypted: string): unknown {
  const sealed = Buffer.from(encrypted, 'base64')
  if (sealed.length < 32 || sealed.length % 16 !== 0) return undefined
  try {
    const opened = key.aes.update(sealed)
    const padding = paddingOf(opened)
    return padding === 0
      ? undefined
      : JSON.parse(opened.toString('utf8', 16, opened.length - padding))
  } catch {
    // NOTE: the reason is dropped on purpose: it would tell padding from JSON, or quote the text.
    return undefined
  }
}

/** How many bytes of PKCS #7 padding end a text; 0 when that is no padding. */
function paddingOf(text: Buffer): number {
  const length = text.at(-1) ?? 0
  if (length === 0 || length > 16) return 0
  for (let at = text.length - length; at < text.length; at += 1) if (text[at] !== length) return 0
  return length
}

/** Compares without telling by its duration where the two differ. */
export function sameBytes(expected: Buffer, given: Buffer): boolean {
  return expected.length === given.length && timingSafeEqual(expected, given)
}
