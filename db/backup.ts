import { createReadStream, createWriteStream } from 'node:fs'
import { chmod, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import { Decrypter, Encrypter } from 'age-encryption'
import Sqlite from 'better-sqlite3'
import { takeLock } from './lock.ts'

const keptDays = 30
const namePattern = /^zhibu-\d{8}T\d{6}Z\.db\.age$/

export interface BackupPlan {
  database: string
  folder: string
  /** The public half of a key pair; the secret half stays off this machine. */
  recipient: string
  now: Date
}

/** Writes one encrypted, checked copy while the service runs, drops old ones, gives its path. */
export async function makeBackup({
  database,
  folder,
  recipient,
  now,
}: BackupPlan): Promise<string> {
  const copy = `${database}.copy`
  const unlock = takeLock(copy)
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await copyOnline(database, copy)
    assertSound(copy)
    const backup = join(folder, backupName(now))
    await encrypt(copy, backup, recipient)
    const oldest = new Date(now.getTime() - keptDays * 86_400_000)
    await pruneBackups(folder, oldest)
    await pruneMigrationCopies(database, oldest)
    return backup
  } finally {
    await rm(copy, { force: true })
    unlock()
  }
}

/** Brings a backup back as `database`, which must not exist yet, while no service runs on it. */
export async function restoreBackup(
  backup: string,
  identity: string,
  database: string,
): Promise<void> {
  await mkdir(dirname(database), { recursive: true, mode: 0o700 })
  const unlock = takeLock(database)
  const draft = `${database}.restoring`
  try {
    await assertNothingThere(database)
    await decrypt(backup, draft, identity)
    assertSound(draft)
    await publish(draft, database)
  } finally {
    await rm(draft, { force: true })
    unlock()
  }
}

async function copyOnline(database: string, copy: string): Promise<void> {
  await rm(copy, { force: true })
  await (await open(copy, 'w', 0o600)).close()
  const live = new Sqlite(database, { fileMustExist: true, timeout: 250 })
  try {
    await live.backup(copy)
  } finally {
    live.close()
  }
}

function assertSound(file: string): void {
  const sqlite = new Sqlite(file, { fileMustExist: true })
  try {
    // Everything in one file: without this the copy would open with a WAL beside it.
    sqlite.pragma('journal_mode = DELETE')
    const verdict = sqlite.pragma('integrity_check', { simple: true })
    const orphan = sqlite.prepare('SELECT 1 FROM pragma_foreign_key_check').get()
    if (verdict !== 'ok' || orphan !== undefined) {
      throw new Error('The copy is damaged and was dropped: check the disk, keep older backups.')
    }
  } finally {
    sqlite.close()
  }
}

async function encrypt(copy: string, backup: string, recipient: string): Promise<void> {
  const encrypter = new Encrypter()
  encrypter.addRecipient(recipient)
  const draft = `${backup}.part`
  await writeDurably(await encrypter.encrypt(bytesOf(copy)), draft)
  await publish(draft, backup)
}

async function decrypt(backup: string, draft: string, identity: string): Promise<void> {
  const decrypter = new Decrypter()
  decrypter.addIdentity(identity)
  await writeDurably(await decrypter.decrypt(bytesOf(backup)), draft)
}

function bytesOf(file: string): globalThis.ReadableStream<Uint8Array> {
  return Readable.toWeb(createReadStream(file)) as globalThis.ReadableStream<Uint8Array>
}

async function writeDurably(bytes: unknown, file: string): Promise<void> {
  const readable = Readable.fromWeb(bytes as ReadableStream<Uint8Array>)
  await pipeline(readable, createWriteStream(file, { mode: 0o600, flush: true }))
  await chmod(file, 0o600)
}

/** A rename is only safe from a power cut once the folder itself reached the disk. */
async function publish(draft: string, file: string): Promise<void> {
  await rename(draft, file)
  if (process.platform === 'win32') return
  const folder = await open(dirname(file))
  await folder.sync()
  await folder.close()
}

async function assertNothingThere(database: string): Promise<void> {
  const inTheWay = [database, `${database}-wal`, `${database}-journal`].map((file) =>
    basename(file),
  )
  const present = (await readdir(dirname(database))).filter((file) => inTheWay.includes(file))
  if (present.length === 0) return
  throw new Error(`Move ${present.join(', ')} out of the data folder first: nothing was changed.`)
}

function backupName(now: Date): string {
  const digits = now.toISOString().replaceAll(/[-:]|\.\d+/g, '')
  return `zhibu-${digits}.db.age`
}

async function pruneBackups(folder: string, oldest: Date): Promise<void> {
  const backups = (await readdir(folder)).filter((file) => namePattern.test(file))
  for (const file of backups) if (file < backupName(oldest)) await rm(join(folder, file))
}

/** What was erased since must not live on in the copies kept before migrations. */
async function pruneMigrationCopies(database: string, oldest: Date): Promise<void> {
  const copies = (await readdir(dirname(database)))
    .filter((file) => file.startsWith(`${basename(database)}.before-`))
    .map((file) => join(dirname(database), file))
  for (const copy of copies) if ((await stat(copy)).mtime < oldest) await rm(copy)
}
