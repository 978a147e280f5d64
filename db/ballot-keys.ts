import { generateKeyPairSync, randomBytes } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  unlinkSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'

/**
 * The private halves of the ballots' keys: one file a round, in the folder of keys, which is copied
 * with neither the database nor its backups. Without it nobody can open a paper.
 */
export interface BallotKeys {
  /**
   * Makes a pair, on disk before this returns, and gives the public half: 32 bytes. One that is
   * there is replaced: it was left by an opening that was never committed.
   */
  make(roundId: string): Buffer
  /** The private half, 32 bytes; undefined when it was destroyed or lost. */
  read(roundId: string): Buffer | undefined
  has(roundId: string): boolean
  /** Overwrites and removes it; does nothing when it is gone already. */
  destroy(roundId: string): void
}

const keyBytes = 32

/** The keys kept in a folder, or only in memory: they last as long as the database does. */
export function openBallotKeys(keysDir: string): BallotKeys {
  return keysDir === ':memory:' ? keysInMemory() : keysIn(join(keysDir, 'ballots'), keysDir)
}

function newPair(): { publicHalf: Buffer; privateHalf: Buffer } {
  const { privateKey, publicKey } = generateKeyPairSync('x25519')
  // The raw halves are the last bytes of these forms (RFC 8410).
  const own = privateKey.export({ format: 'der', type: 'pkcs8' })
  const shown = publicKey.export({ format: 'der', type: 'spki' })
  return { publicHalf: shown.subarray(-keyBytes), privateHalf: own.subarray(-keyBytes) }
}

function keysInMemory(): BallotKeys {
  const keys = new Map<string, Buffer>()
  return {
    make(roundId) {
      const { publicHalf, privateHalf } = newPair()
      keys.set(roundId, privateHalf)
      return publicHalf
    },
    read: (roundId) => keys.get(roundId) && Buffer.from(keys.get(roundId) ?? []),
    has: (roundId) => keys.has(roundId),
    destroy(roundId) {
      keys.get(roundId)?.fill(0)
      keys.delete(roundId)
    },
  }
}

function keysIn(folder: string, keysDir: string): BallotKeys {
  const fileOf = (roundId: string) => {
    if (!/^[\w-]+$/.test(roundId)) throw new Error('not the id of a ballot')
    return join(folder, `${roundId}.key`)
  }
  const destroy = (roundId: string) => {
    const file = fileOf(roundId)
    if (!existsSync(file)) return
    write(openSync(file, 'r+'), randomBytes(keyBytes))
    unlinkSync(file)
    syncFolder(folder)
  }
  return {
    make(roundId) {
      const file = fileOf(roundId)
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      destroy(roundId)
      const { publicHalf, privateHalf } = newPair()
      write(openSync(file, 'wx', 0o600), privateHalf)
      privateHalf.fill(0)
      // A file is only safe from a power cut once its folder, and that one's own, are on disk.
      syncFolder(folder)
      syncFolder(keysDir)
      return publicHalf
    },
    read(roundId) {
      const file = fileOf(roundId)
      if (!existsSync(file)) return undefined
      const key = readFileSync(file)
      return key.length === keyBytes ? key : undefined
    },
    has: (roundId) => existsSync(fileOf(roundId)),
    destroy,
  }
}

function write(file: number, bytes: Buffer): void {
  writeSync(file, bytes, 0, bytes.length, 0)
  fsyncSync(file)
  closeSync(file)
}

function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  fsyncSync(handle)
  closeSync(handle)
}
