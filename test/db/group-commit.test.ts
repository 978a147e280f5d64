import { sql } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'
import { isDiskFull } from '../../db/cannot-open.ts'
import type { Tx } from '../../db/client.ts'
import { answer, answersIn, opened, scratch, sqliteOf } from './scratch.ts'

test('what arrives in one turn of the loop is one transaction', async () => {
  const database = opened(':memory:')
  const committed = vi.fn<() => void>()
  database.onCommitted(committed)
  const numbers = [1, 2, 3]

  const answers = numbers.map((number) => database.commit((tx) => answer(tx, number)))
  expect(answersIn(database)).toEqual([])
  expect(await Promise.all(answers)).toEqual(numbers)
  expect(committed).toHaveBeenCalledOnce()

  await database.commit((tx) => answer(tx, 4))
  expect(committed).toHaveBeenCalledTimes(2)
  expect(answersIn(database)).toEqual([1, 2, 3, 4])
})

test('listeners hear of the commit before anybody is answered', async () => {
  const database = opened(':memory:')
  const told: string[] = []
  database.onCommitted(() => told.push(`committed ${answersIn(database).length}`))
  await database.commit((tx) => answer(tx, 1)).then(() => told.push('answered'))
  expect(told).toEqual(['committed 1', 'answered'])
})

test('work that throws is undone alone', async () => {
  const database = opened(':memory:')
  const outcomes = await Promise.allSettled([
    database.commit((tx) => answer(tx, 1)),
    database.commit((tx) => poison(tx)),
    database.commit((tx) => answer(tx, 3)),
  ])
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(answersIn(database)).toEqual([1, 3])

  await expect(database.commit((tx) => poison(tx))).rejects.toThrow('poison')
  expect(answersIn(database)).toEqual([1, 3])
})

test('a commit that fails fails for everybody in it', async () => {
  const database = opened(':memory:')
  sqliteOf(database).exec('CREATE TABLE child (parent TEXT REFERENCES unit(unit_id)) STRICT')
  const outcomes = await Promise.allSettled([
    database.commit((tx) => answer(tx, 1)),
    database.commit((tx) => orphanUntilCommit(tx)),
  ])
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(answersIn(database)).toEqual([])
  expect(await database.commit((tx) => answer(tx, 2))).toBe(2)
})

test('a full disk fails everybody in the batch, writes nothing, and is recognisable', async () => {
  const database = opened(`${scratch()}/full.db`)
  const sqlite = sqliteOf(database)
  database.inTransaction((tx) => answer(tx, 0))
  sqlite.pragma(`max_page_count = ${String(sqlite.pragma('page_count', { simple: true }))}`)

  const full = await Promise.allSettled([
    database.commit((tx) => answer(tx, 1)),
    database.commit((tx) => fillDisk(tx)),
    database.commit((tx) => answer(tx, 3)),
  ])
  const recognised = full.map((one) => one.status === 'rejected' && isDiskFull(one.reason))
  expect(recognised).toEqual([true, true, true])
  expect(sqlite.inTransaction).toBe(false)
  expect(answersIn(database)).toEqual([0])

  sqlite.pragma('max_page_count = 100000')
  await database.commit((tx) => answer(tx, 4))
  expect(answersIn(database)).toEqual([0, 4])
  expect(sqlite.pragma('integrity_check', { simple: true })).toBe('ok')
})

test('a promise as work is refused and undone', async () => {
  const database = opened(':memory:')
  // @ts-expect-error an await inside a transaction does not compile
  const committing = database.commit(async (tx) => {
    answer(tx, 1)
    await Promise.reject(new Error('never unhandled'))
  })
  await expect(committing).rejects.toThrow('synchronous')
  // @ts-expect-error neither does a statement that nobody ran
  await expect(database.commit((tx) => unrun(tx))).rejects.toThrow('synchronous')
  // @ts-expect-error nor a promise in a transaction of one's own
  expect(() => database.inTransaction(async (tx) => answer(tx, 2))).toThrow('synchronous')
  expect(answersIn(database)).toEqual([])
})

test('a transaction of one’s own is undone when it throws, and does not nest', () => {
  const database = opened(':memory:')
  expect(() => database.inTransaction((tx) => poison(tx))).toThrow('poison')
  expect(() => database.inTransaction(() => database.inTransaction(() => 1))).toThrow('already in')
  expect(database.inTransaction((tx) => answer(tx, 1))).toBe(1)
  expect(answersIn(database)).toEqual([1])
})

test('after close nothing is written and whoever waits is told', async () => {
  const database = opened(':memory:')
  const waiting = database.commit((tx) => answer(tx, 1))
  database.close()
  await expect(waiting).rejects.toThrow('closed')
  await expect(database.commit((tx) => answer(tx, 2))).rejects.toThrow('closed')
})

function poison(tx: Tx): number {
  answer(tx, 9)
  throw new Error('poison')
}

function orphanUntilCommit(tx: Tx): void {
  tx.drizzle.run(sql`PRAGMA defer_foreign_keys = ON`)
  tx.drizzle.run(sql`INSERT INTO child (parent) VALUES ('nobody')`)
}

/** A plain INSERT: SQLite answers a full disk by dropping the whole transaction. */
function fillDisk(tx: Tx): void {
  tx.drizzle.run(sql`INSERT INTO fired_occasion VALUES (${'x'.repeat(9000)}, 1)`)
}

function unrun(tx: Tx) {
  return tx.drizzle.select().from(sql`seen_arrival`)
}
