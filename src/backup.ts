import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { makeBackup, restoreBackup } from '../db/backup.ts'
import { databaseFile } from '../db/open.ts'

const usage = `npm run backup                                  one encrypted copy of the database
npm run backup -- key <file>                    a new key pair, its secret half into <file>
npm run backup -- restore <backup> <key file>   the database back from a copy

DATA_DIR (data) holds the database, BACKUP_DIR (backups) the copies; BACKUP_RECIPIENT is the
public half of the key. Keep the secret half away from this machine.`

async function main(words: readonly string[]): Promise<string> {
  if (existsSync('.env')) process.loadEnvFile('.env')
  const { DATA_DIR = 'data', BACKUP_DIR = 'backups', BACKUP_RECIPIENT: recipient } = process.env
  const database = databaseFile(DATA_DIR)
  const [verb, file, keyFile] = words
  if (verb === undefined) {
    if (recipient === undefined) return refuse(`BACKUP_RECIPIENT is not set.\n\n${usage}`)
    const plan = { database, folder: BACKUP_DIR, recipient, now: new Date() }
    return `Written: ${await makeBackup(plan)}`
  }
  if (verb === 'key' && file !== undefined) return makeKey(file)
  if (verb === 'restore' && file !== undefined && keyFile !== undefined) {
    await restoreBackup(file, readSecret(keyFile), database)
    return `Restored: ${database}`
  }
  return refuse(usage)
}

async function makeKey(file: string): Promise<string> {
  const identity = await generateX25519Identity()
  writeFileSync(file, `${identity}\n`, { flag: 'wx', mode: 0o600 })
  return `BACKUP_RECIPIENT=${await identityToRecipient(identity)}`
}

/** Key files of the age tools have comment lines above the key. */
function readSecret(file: string): string {
  const lines = readFileSync(file, 'utf8').split('\n')
  return lines.find((line) => line.startsWith('AGE-SECRET-KEY-')) ?? refuse(`No key in ${file}.`)
}

function refuse(sentence: string): never {
  throw new Error(sentence)
}

try {
  console.log(await main(process.argv.slice(2)))
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
