import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import fastify from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { opinionRoundOf } from '../../db/queries/opinion-rounds.ts'
import { opinionPage } from '../../src/web/opinion-page.ts'
import { insertRunningCycle } from '../support/running-cycle.ts'
import { startBot, type TestBot } from '../support/start-bot.ts'
import { rootId, villagers } from '../support/village.ts'
import { byChance, byPlace, givenAway, namelessLine, WatchedFile } from '../support/watched-file.ts'
import { postOpinion } from '../web/support/villager.ts'

/** People with a phone in branches one and two, in the order in which they give their opinion. */
const authors = villagers
  .filter((one) => one.openId && one.kind === 'fullMember' && one.branch !== 'B3')
  .map((one) => one.name)
  .slice(0, 30)
const wordsOf = (name: string) => `关于${name}家门口那段路的意见`

/** Whose press, one among many, is looked at row by row. */
const lookedAt = 6
const watched = new WatchedFile('opinions')
let bot: TestBot
/** Opinion id → author, as the key alone can tell. */
const truth = new Map<string, string>()
let envelopes: string[] = []
let sizes: unknown[] = []
let rowsBefore: Record<string, number> = {}
let rowsAfter: Record<string, number> = {}
let loggedByOne: string[] = []

beforeAll(async () => {
  bot = await startBot({ now: '2018-02-11T09:00', file: watched.file })
  bot.database.inTransaction(insertRunningCycle)
  await bot.says('茶应明', '征求意见')
  await bot.press('茶应明', '开始征求意见')
  await bot.press('茶应明', '开始', { closesOn: '2018-02-23 +0800' })
  const server = fastify()
  const { database, time } = bot
  await server.register(opinionPage({ database, time, isHttps: false }))
  const token = opinionRoundOf(database, 'cycle')?.token ?? ''
  for (const [at, name] of authors.entries()) {
    const form = { to: `unit:${rootId}`, aspect: 'other', category: 'member', words: wordsOf(name) }
    // One after the other through the group card, the own thread and the page.
    if (at % 3 === 1) await bot.says(name, '提意见')
    if (at % 3 === 2) await postOpinion(server, token, form)
    else {
      if (at === lookedAt) rowsBefore = watched.rows()
      const logged = bot.logged.length
      await bot.press(name, '不记名提交', form)
      if (at === lookedAt) {
        loggedByOne = bot.logged.slice(logged)
        rowsAfter = watched.rows()
      }
    }
    watched.copy()
  }
  envelopes = watched
    .select<{ id: string }>('select envelope_id as id from opinion_envelope order by envelope_id')
    .map(({ id }) => id)
  sizes = watched.select('select distinct length(sealed) as size from opinion_envelope')
  await bot.goTo('2018-02-12T08:00')
  watched.copy()
  await server.close()
  const sealed = watched.select<{ opinion_id: string; words: Buffer }>(
    'select opinion_id, words from opinion',
  )
  for (const { opinion_id, words } of sealed) {
    const text = database.vault.open(words, `opinion:${opinion_id}`)
    truth.set(opinion_id, authors.find((name) => wordsOf(name) === text) ?? '')
  }
})

afterAll(async () => {
  await bot.close()
  watched.close()
})

const given = (order: readonly string[], names: readonly string[] = authors) =>
  givenAway(truth, order, names)

test('every opinion arrived, and only the key tells whose it is', () => {
  expect([...truth.values()].toSorted()).toEqual(authors.toSorted())
})

test('one press writes one envelope, nothing else, and leaves no id in the log', () => {
  const added = Object.keys(rowsAfter).filter((table) => rowsAfter[table] !== rowsBefore[table])
  expect(added).toEqual(['opinion_envelope'])
  expect(loggedByOne).toHaveLength(1)
  expect(Object.keys(JSON.parse(loggedByOne[0] ?? '{}') as object).toSorted()).toEqual(namelessLine)
})

test('no words stand in the file, its WAL, any copy or the log', () => {
  const everything = [
    ...watched.copies.flatMap(({ db, wal }) => [db, wal]),
    ...bot.logged.map((line) => Buffer.from(line)),
  ]
  for (const name of authors) {
    expect(everything.some((bytes) => bytes.includes(wordsOf(name)))).toBe(false)
  }
})

test('all envelopes have one size, and none is left beside its opinion', () => {
  expect(sizes).toHaveLength(1)
  expect(watched.rows()['opinion_envelope']).toBe(0)
})

test('there is no rowid to sort by', () => {
  for (const table of ['opinion', 'opinion_envelope', 'opinion_line']) {
    expect(() => watched.select(`select rowid from ${table}`)).toThrow('no such column')
  }
})

test('pages, WAL, copies and keys give no more than chance', () => {
  const ids = [...truth.keys()]
  bot.database.checkpoint()
  // No opinion can be seen before the morning on which all of them can.
  expect(new Set(ids.map(firstCopy))).toEqual(new Set([watched.copies.length - 1]))
  for (const order of watched.ordersOf(ids)) {
    expect(given(order)).toBeLessThan(byChance)
  }
})

const firstCopy = (id: string) => watched.firstCopy(id)

test('who knows whose each envelope is still cannot say whose each opinion is', () => {
  const arrived = envelopes.toSorted((a, b) => firstCopy(a) - firstCopy(b))
  expect(new Set(arrived.map(firstCopy)).size).toBe(authors.length)
  const authorOf = new Map(arrived.map((id, at) => [id, authors[at] ?? '']))
  const ids = [...truth.keys()].toSorted()
  expect(
    given(
      ids,
      envelopes.map((id) => authorOf.get(id) ?? ''),
    ),
  ).toBeLessThan(byChance)
})

test('the same attacks give everybody away where rows are written as they come', () => {
  const path = join(watched.dir, 'plain.db')
  const plain = new Sqlite(path)
  plain.pragma('journal_mode = WAL')
  plain.exec('create table opinion (opinion_id text primary key, words blob)')
  const insert = plain.prepare('insert into opinion values (?, ?)')
  const ids = [...truth.keys()].toSorted()
  const inOrder = authors.map((name) => ids.find((id) => truth.get(id) === name) ?? '')
  const seen: Buffer[] = []
  for (const id of inOrder) {
    insert.run(id, Buffer.alloc(20))
    seen.push(readFileSync(`${path}-wal`))
  }
  const firstSeen = (id: string) => seen.findIndex((wal) => wal.includes(id))
  expect(
    given(plain.prepare('select opinion_id from opinion order by rowid').pluck().all() as string[]),
  ).toBe(authors.length)
  expect(given(ids.toSorted((a, b) => firstSeen(a) - firstSeen(b)))).toBe(authors.length)
  plain.pragma('wal_checkpoint(TRUNCATE)')
  plain.close()
  expect(given(byPlace(ids, readFileSync(path), 'indexOf'))).toBe(authors.length)
})
