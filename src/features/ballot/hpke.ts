import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hash,
  type KeyObject,
} from 'node:crypto'

// RFC 9180, base mode, one message a key: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM.
// Synchronous, so that a paper can be sealed inside the transaction that keeps it.

/** The algorithm that seals, by its number in RFC 9180 7.3. */
interface Aead {
  id: number
  name: 'aes-256-gcm' | 'aes-128-gcm'
  keyBytes: number
}

/** One half of a pair, made ready for many messages about one thing. */
export interface Half {
  key: KeyObject
  publicRaw: Buffer
  aead: Aead
  suite: Buffer
  schedule: Buffer
}

const aes256: Aead = { id: 2, name: 'aes-256-gcm', keyBytes: 32 }
const rawBytes = 32
const nonceBytes = 12
const tagBytes = 16
// Of SHA-256; no key here is longer.
const blockBytes = 64
const none = Buffer.alloc(0)
const version = Buffer.from('HPKE-v1')
const kem = Buffer.from('KEM\0\x20')
// What surrounds the raw halves of X25519 in the forms node reads (RFC 8410).
const spki = Buffer.from('302a300506032b656e032100', 'hex')
const pkcs8 = Buffer.from('302e020100300506032b656e04220420', 'hex')

/** Makes the public half ready to seal messages about `info`. */
export function publicHalf(raw: Uint8Array, info: string | Buffer, aead = aes256): Half {
  const key = publicKeyOf(raw)
  return { key, publicRaw: Buffer.from(raw), aead, ...scheduleOf(info, aead) }
}

/** Makes the private half ready to open messages about `info`. */
export function privateHalf(raw: Uint8Array, info: string | Buffer, aead = aes256): Half {
  const key = privateKeyOf(raw)
  return { key, publicRaw: rawOf(createPublicKey(key)), aead, ...scheduleOf(info, aead) }
}

/** A key for one message, made before the message is known; used once and never again. */
export interface Sealing {
  encapsulated: Buffer
  key: Buffer
  nonce: Buffer
}

/** Makes such a key, with an ephemeral pair of its own; only a test brings one. */
export function newSealing(
  to: Half,
  ephemeral: { publicKey: KeyObject; privateKey: KeyObject } = generateKeyPairSync('x25519'),
): Sealing {
  const shared = diffieHellman({ privateKey: ephemeral.privateKey, publicKey: to.key })
  const encapsulated = rawOf(ephemeral.publicKey)
  return { encapsulated, ...keysOf(to, shared, encapsulated) }
}

/** Seals for whoever holds the private half; what it is given to do it with is wiped. */
export function seal(
  to: Half,
  aad: string | Buffer,
  text: Uint8Array,
  { encapsulated, key, nonce } = newSealing(to),
): Buffer {
  const cipher = createCipheriv(to.aead.name, key, nonce).setAAD(Buffer.from(aad))
  key.fill(0)
  return Buffer.concat([encapsulated, cipher.update(text), cipher.final(), cipher.getAuthTag()])
}

/** Gives the message back; throws when it was sealed for another key or place, or was changed. */
export function open(by: Half, aad: string | Buffer, sealed: Uint8Array): Buffer {
  const bytes = Buffer.from(sealed)
  const encapsulated = bytes.subarray(0, rawBytes)
  const shared = diffieHellman({ privateKey: by.key, publicKey: publicKeyOf(encapsulated) })
  const { key, nonce } = keysOf(by, shared, encapsulated)
  const options = { authTagLength: tagBytes }
  const decipher = createDecipheriv(by.aead.name, key, nonce, options)
    .setAAD(Buffer.from(aad))
    .setAuthTag(bytes.subarray(-tagBytes))
  return Buffer.concat([decipher.update(bytes.subarray(rawBytes, -tagBytes)), decipher.final()])
}

/** A public half of 32 bytes as node's key. */
export function publicKeyOf(raw: Uint8Array): KeyObject {
  return createPublicKey({ key: Buffer.concat([spki, raw]), format: 'der', type: 'spki' })
}

/** A private half of 32 bytes as node's key. */
export function privateKeyOf(raw: Uint8Array): KeyObject {
  return createPrivateKey({ key: Buffer.concat([pkcs8, raw]), format: 'der', type: 'pkcs8' })
}

function rawOf(publicKey: KeyObject): Buffer {
  return Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url')
}

/** What of the key schedule (5.1) hangs on `info` alone. */
function scheduleOf(info: string | Buffer, aead: Aead): Pick<Half, 'suite' | 'schedule'> {
  const suite = Buffer.from([...Buffer.from('HPKE'), 0, 0x20, 0, 1, 0, aead.id])
  const pskIdHash = extract(none, suite, 'psk_id_hash', none)
  const infoHash = extract(none, suite, 'info_hash', Buffer.from(info))
  return { suite, schedule: Buffer.concat([Buffer.of(0), pskIdHash, infoHash]) }
}

/** The rest of the encapsulation (4.1) and of the key schedule (5.1). */
function keysOf({ publicRaw, aead, suite, schedule }: Half, shared: Buffer, encapsulated: Buffer) {
  const both = Buffer.concat([encapsulated, publicRaw])
  const kemSecret = expand(extract(none, kem, 'eae_prk', shared), kem, 'shared_secret', both, 32)
  const secret = extract(kemSecret, suite, 'secret', none)
  return {
    key: expand(secret, suite, 'key', schedule, aead.keyBytes),
    nonce: expand(secret, suite, 'base_nonce', schedule, nonceBytes),
  }
}

/** LabeledExtract: the first half of HKDF (RFC 5869). */
function extract(salt: Buffer, suite: Buffer, label: string, keying: Buffer): Buffer {
  return hmac(salt, labeled(suite, label, keying))
}

/** LabeledExpand: the second half, for one block at most, which is all that is asked here. */
function expand(
  secret: Buffer,
  suite: Buffer,
  label: string,
  info: Buffer,
  length: number,
): Buffer {
  const block = Buffer.concat([Buffer.of(0, length), labeled(suite, label, info), Buffer.of(1)])
  return hmac(secret, block).subarray(0, length)
}

/** HMAC-SHA-256 (RFC 2104) of two hashes: making node's own object costs three times as much. */
function hmac(key: Buffer, text: Buffer): Buffer {
  const inner = sha256(Buffer.concat([padded(key, 0x36), text]))
  return sha256(Buffer.concat([padded(key, 0x5c), inner]))
}

function padded(key: Buffer, pad: number): Buffer {
  const block = Buffer.alloc(blockBytes, pad)
  for (const [at, byte] of key.entries()) block[at] = byte ^ pad
  return block
}

function sha256(bytes: Buffer): Buffer {
  return hash('sha256', bytes, 'buffer')
}

function labeled(suite: Buffer, label: string, value: Buffer): Buffer {
  return Buffer.concat([version, suite, Buffer.from(label), value])
}
