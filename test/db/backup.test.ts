import { spawnSync } from 'node:child_process'
import { globSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { makeBackup, restoreBackup } from '../../db/backup.ts'
import { openDatabase } from '../../db/open.ts'
import { answer, answersIn, opened, scratch, sqliteOf } from './scratch.ts'

const identity = await generateX25519Identity()
const recipient = await identityToRecipient(identity)
const now = new Date('2018-03-07T02:00:00Z')

test('restore drill: a backup made while answers arrive comes back whole', async () => {
  const { folder, path, database } = meeting()
  const making = makeBackup({ database: path, folder: `${folder}/backups`, recipient, now })
  for (let number = 21; number <= 60; number += 1) {
    await database.commit((tx) => answer(tx, number))
  }

  const restored = `${folder}/elsewhere/zhibu.db`
  await restoreBackup(await making, identity, restored)
  const found = answersIn(opened(restored))
  expect(found.length).toBeGreaterThanOrEqual(20)
  expect(found).toEqual(answersIn(database).slice(0, found.length))
})

test('what is written down can only be read with the key kept elsewhere', async () => {
  const { folder, path, database } = meeting()
  database.inTransaction(({ drizzle }) =>
    drizzle.run(sql`INSERT INTO fired_occasion VALUES ('canary in the mine', 1)`),
  )
  database.checkpoint()
  expect(readFileSync(path).includes('canary in the mine')).toBe(true)

  const backup = await makeBackup({ database: path, folder: `${folder}/backups`, recipient, now })
  expect(readdirSync(`${folder}/backups`)).toEqual(['zhibu-20180307T020000Z.db.age'])
  expect(readFileSync(backup).includes('canary in the mine')).toBe(false)
  expect(globSync(`${path}.copy`)).toEqual([])
  const stranger = await generateX25519Identity()
  await expect(restoreBackup(backup, stranger, `${folder}/r/zhibu.db`)).rejects.toThrow()
  expect(readdirSync(`${folder}/r`)).toEqual(['zhibu.db.lock'])
})

test('a damaged database is not made into a backup, and no older one is dropped', async () => {
  const { folder, path, database } = meeting()
  const backups = `${folder}/backups`
  const plan = { database: path, folder: backups, recipient, now }
  await makeBackup({ ...plan, now: new Date('2018-01-01T02:00:00Z') })
  damage(database, path)
  await expect(makeBackup(plan)).rejects.toThrow('damaged')
  expect(readdirSync(backups)).toEqual(['zhibu-20180101T020000Z.db.age'])
})

test('a backup with one byte changed is not restored', async () => {
  const { folder, path } = meeting()
  const backup = await makeBackup({ database: path, folder: `${folder}/backups`, recipient, now })
  const bytes = readFileSync(backup)
  bytes.writeUInt8(bytes.readUInt8(9000) ^ 1, 9000)
  writeFileSync(backup, bytes)
  await expect(restoreBackup(backup, identity, `${folder}/r/zhibu.db`)).rejects.toThrow()
  expect(readdirSync(`${folder}/r`)).toEqual(['zhibu.db.lock'])
})

test('copies older than thirty days are dropped, foreign files never', async () => {
  const { folder, path } = meeting()
  const backups = `${folder}/backups`
  for (const day of ['2018-02-04', '2018-02-06']) {
    const then = new Date(`${day}T02:00:00Z`)
    await makeBackup({ database: path, folder: backups, recipient, now: then })
    writeFileSync(`${path}.before-${day}`, '')
    utimesSync(`${path}.before-${day}`, then, then)
  }
  writeFileSync(`${backups}/notes.txt`, 'mine')
  await makeBackup({ database: path, folder: backups, recipient, now })
  expect(readdirSync(backups)).toEqual([
    'notes.txt',
    'zhibu-20180206T020000Z.db.age',
    'zhibu-20180307T020000Z.db.age',
  ])
  expect(globSync(`${path}.before-*`)).toEqual([`${path}.before-2018-02-06`])
})

test('a restore never overwrites a database nor disturbs a running service', async () => {
  const { folder, path, database } = meeting()
  const backup = await makeBackup({ database: path, folder: `${folder}/backups`, recipient, now })
  await expect(restoreBackup(backup, identity, path)).rejects.toThrow('Another instance')
  database.close()
  await expect(restoreBackup(backup, identity, path)).rejects.toThrow('Move zhibu.db out')
  expect(answersIn(opened(path))).toHaveLength(20)
})

test('the command makes a key, a backup and a restore, and says what is missing', () => {
  const { folder } = meeting()
  expect(backUp(folder, {}).stderr).toContain('BACKUP_RECIPIENT is not set')
  const [name = '', key = ''] = backUp(folder, {}, 'key', 'key.txt').stdout.trim().split('=')
  expect(backUp(folder, { [name]: key }).stdout).toContain('Written: backups')

  const [backup = ''] = globSync(`${folder}/backups/*.age`)
  const restore = backUp(folder, { DATA_DIR: 'again' }, 'restore', backup, 'key.txt')
  expect(restore.stdout).toContain('Restored')
  expect(answersIn(opened(`${folder}/again/zhibu.db`))).toHaveLength(20)
})

function meeting() {
  const folder = scratch()
  const path = `${folder}/data/zhibu.db`
  const database = opened(path)
  for (let number = 1; number <= 20; number += 1) {
    database.inTransaction((tx) => answer(tx, number))
  }
  return { folder, path, database }
}

/** Overwrites the last pages, where the rows are; the service has them in its cache. */
function damage(database: ReturnType<typeof openDatabase>, path: string): void {
  sqliteOf(database).exec(filler)
  database.checkpoint()
  database.close()
  const bytes = readFileSync(path)
  writeFileSync(path, bytes.fill(0xee, bytes.length - 20_000))
}

function backUp(folder: string, environment: Record<string, string>, ...words: string[]) {
  const source = new URL('../../src/', import.meta.url)
  const fast = new URL('fast-imports.js', source).href
  const main = fileURLToPath(new URL('backup.ts', source))
  return spawnSync('node', ['--import', fast, main, ...words], {
    cwd: folder,
    env: { PATH: process.env['PATH'], ...environment },
    encoding: 'utf8',
  })
}

const filler = `CREATE TABLE filler AS
  SELECT printf('%.*c', 3000, 'x') AS x FROM json_each('[1,2,3,4,5,6,7,8,9]')`
