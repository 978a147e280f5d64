import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createSecretKey,
  randomBytes,
} from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'

/**
 * Keeps confidential texts (talks, analyses, criticism) unreadable in the database file and its
 * backups: the key lies in a folder of its own, which neither is copied with.
 */
export interface Vault {
  /** Seals a text for one place (`about`, such as `talk:<id>:work`); it opens nowhere else. */
  seal(text: string, about: string): Buffer
  /** Gives the text back; throws when the bytes are damaged or belong elsewhere. */
  open(sealed: Uint8Array, about: string): string
  /** Tells two keys apart without telling anything of them. */
  readonly fingerprint: string
}

const keyBytes = 32
const nonceBytes = 12
const tagBytes = 16
/** Lengths are rounded up, so that the size of a row tells little of what was written. */
const blockBytes = 256

/** A vault over a key of 32 bytes (AES-256-GCM, a fresh nonce for each text). */
export function vaultWith(key: Buffer): Vault {
  if (key.length !== keyBytes) throw new Error('the key of the texts must have 32 bytes')
  // Prepared once: with plain bytes every text would pay for it again.
  const secret = createSecretKey(key)
  return {
    fingerprint: createHash('sha256').update('zhibu-bot texts').update(key).digest('hex'),
    seal(text, about) {
      const nonce = randomBytes(nonceBytes)
      const cipher = createCipheriv('aes-256-gcm', secret, nonce).setAAD(Buffer.from(about))
      const sealed = Buffer.concat([cipher.update(padded(text)), cipher.final()])
      return Buffer.concat([nonce, sealed, cipher.getAuthTag()])
    },
    open(sealed, about) {
      const bytes = Buffer.from(sealed)
      const decipher = createDecipheriv('aes-256-gcm', secret, bytes.subarray(0, nonceBytes), {
        authTagLength: tagBytes,
      })
        .setAAD(Buffer.from(about))
        .setAuthTag(bytes.subarray(-tagBytes))
      const body = bytes.subarray(nonceBytes, -tagBytes)
      return unpadded(Buffer.concat([decipher.update(body), decipher.final()]))
    },
  }
}

function padded(text: string): Buffer {
  const bytes = Buffer.from(text)
  const size = Math.ceil((bytes.length + 4) / blockBytes) * blockBytes
  const block = Buffer.alloc(size)
  block.writeUInt32BE(bytes.length)
  bytes.copy(block, 4)
  return block
}

function unpadded(block: Buffer): string {
  return block.subarray(4, 4 + block.readUInt32BE()).toString()
}

/** The vault of an instance: its key file is made at the first start (0600, on disk before use). */
export function openVault(keysDir: string): Vault {
  if (keysDir === ':memory:') return vaultWith(randomBytes(keyBytes))
  const file = join(keysDir, 'texts.key')
  if (!existsSync(file)) {
    mkdirSync(keysDir, { recursive: true, mode: 0o700 })
    const made = openSync(file, 'wx', 0o600)
    writeSync(made, randomBytes(keyBytes).toString('base64'))
    fsyncSync(made)
    closeSync(made)
  }
  return vaultWith(Buffer.from(readFileSync(file, 'utf8'), 'base64'))
}
