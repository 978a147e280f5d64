import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync, existsSync } from 'node:fs'
import { getTableName, sql } from 'drizzle-orm'
import Sqlite from 'better-sqlite3'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { Database } from '../../db/client.ts'
import { scrubFile } from '../../db/scrub.ts'
import { retentionParts } from '../../db/queries/retention-parts.ts'
import { retentionIds } from '../../policies/retention.ts'
import { opened, scratch, sqliteOf } from './scratch.ts'

/** What is permanent, or kept as long as what it belongs to. */
const permanent = [
  'awaited_file',
  'grade_conclusion',
  'grading',
  'grading_meeting',
  'offered_file',
  'year_closing',
]

test('every table with sealed words has its time of keeping, or is permanent', () => {
  const sqlite = sqliteOf(opened(':memory:'))
  const sealed = sqlite
    .prepare<[], string>(
      `select distinct m.name from sqlite_master m, pragma_table_info(m.name) c
        where m.type = 'table' and lower(c.type) = 'blob' order by 1`,
    )
    .pluck()
    .all()
  const scope = { rootId: '', cycleId: '', untilDay: '2018-01-01' }
  const known = new Set(
    retentionIds.flatMap((id) => retentionParts[id](scope).map(({ table }) => getTableName(table))),
  )
  expect(sealed.filter((name) => !known.has(name))).toEqual(permanent)
})

test('every part is a statement the database takes', () => {
  const database = opened(':memory:')
  const scope = { rootId: 'r', cycleId: 'c', untilDay: '2018-01-01' }
  for (const id of retentionIds) {
    for (const { table, where, set } of retentionParts[id](scope)) {
      const { drizzle } = database
      const change = set === undefined ? drizzle.delete(table) : drizzle.update(table).set(set)
      expect(change.where(where).run().changes).toBe(0)
    }
  }
})

describe('scrubbing the file', () => {
  const secret = randomBytes(6000)

  function insertSecret(database: Database): void {
    database.inTransaction(({ drizzle }) => {
      drizzle.run(sql`insert into problem values
        ('p', 'c', 'team', 'u', 'a', ${secret}, 0, 0, 'listed', 'm', 0)`)
    })
  }

  function withSecret() {
    const path = `${scratch()}/zhibu.db`
    const database = opened(path)
    insertSecret(database)
    database.checkpoint()
    expect(holds(path)).toBe(true)
    database.inTransaction(({ drizzle }) => drizzle.run(sql`delete from problem`))
    return { path, database }
  }

  /** Any 16 bytes of it, in the file or in the WAL. */
  function holds(path: string): boolean {
    const files = [path, `${path}-wal`]
      .filter((file) => existsSync(file))
      .map((f) => readFileSync(f))
    return Array.from({ length: Math.floor(secret.length / 16) }, (_, at) => at * 16).some((at) =>
      files.some((file) => file.includes(secret.subarray(at, at + 16))),
    )
  }

  test('leaves nothing of what was deleted, and no older copy', () => {
    const { path, database } = withSecret()
    writeFileSync(`${path}.before-2`, secret)
    expect(scrubFile(database)).toBe(true)
    expect(holds(path)).toBe(false)
    expect(existsSync(`${path}.before-2`)).toBe(false)
  })

  test('is put off while somebody reads the file, and works when they are done', () => {
    const { path, database } = withSecret()
    const other = new Sqlite(path, { readonly: true })
    onTestFinished(() => void other.close())
    other.exec('begin')
    other.prepare('select count(*) from problem').get()
    expect(scrubFile(database)).toBe(false)
    other.exec('commit')
    expect(scrubFile(database)).toBe(true)
    expect(holds(path)).toBe(false)
  })

  test('reaches what lies in pages nobody uses any more', () => {
    const path = `${scratch()}/zhibu.db`
    const database = opened(path)
    // As a file from elsewhere may be, or a page that was put together anew.
    sqliteOf(database).pragma('secure_delete = OFF')
    insertSecret(database)
    database.inTransaction(({ drizzle }) => drizzle.run(sql`delete from problem`))
    database.checkpoint()
    expect(holds(path)).toBe(true)
    expect(scrubFile(database)).toBe(true)
    expect(holds(path)).toBe(false)
  })

  test('is refused inside a transaction', () => {
    const { database } = withSecret()
    expect(() => database.inTransaction((tx) => void scrubFile(tx))).toThrow('inside a transaction')
  })

  test('goes on writing afterwards, and statements made before still work', () => {
    const { database } = withSecret()
    const count = sqliteOf(database).prepare('select count(*) from problem').pluck()
    expect(count.get()).toBe(0)
    scrubFile(database)
    database.inTransaction(({ drizzle }) => {
      drizzle.run(sql`insert into problem values
        ('q', 'c', 'team', 'u', 'a', ${secret}, 0, 0, 'listed', 'm', 0)`)
    })
    expect(count.get()).toBe(1)
  })
})
