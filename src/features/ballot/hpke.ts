import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
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
  const extract = (label: string, keying: Buffer) =>
    createHmac('sha256', none)
      .update(labeled(suite, label, keying))
      .digest()
  const pskIdHash = extract('psk_id_hash', none)
  const infoHash = extract('info_hash', Buffer.from(info))
  return { suite, schedule: Buffer.concat([Buffer.of(0), pskIdHash, infoHash]) }
}

/** The rest of the encapsulation (4.1) and of the key schedule (5.1). */
function keysOf({ publicRaw, aead, suite, schedule }: Half, shared: Buffer, encapsulated: Buffer) {
  const both = Buffer.concat([encapsulated, publicRaw])
  const kemKeying = labeled(kem, 'eae_prk', shared)
  const secret = derived(none, kemKeying, kem, 'shared_secret', both, 32)
  const keying = labeled(suite, 'secret', none)
  return {
    key: derived(secret, keying, suite, 'key', schedule, aead.keyBytes),
    nonce: derived(secret, keying, suite, 'base_nonce', schedule, nonceBytes),
  }
}

/** LabeledExtract, then LabeledExpand: together they are HKDF (RFC 5869). */
function derived(
  salt: Buffer,
  keying: Buffer,
  suite: Buffer,
  label: string,
  info: Buffer,
  length: number,
): Buffer {
  const expanded = Buffer.concat([Buffer.of(0, length), labeled(suite, label, info)])
  return Buffer.from(hkdfSync('sha256', keying, salt, expanded, length))
}

function labeled(suite: Buffer, label: string, value: Buffer): Buffer {
  return Buffer.concat([version, suite, Buffer.from(label), value])
}
