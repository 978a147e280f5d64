import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import fastify from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { opinionRoundOf } from '../../db/queries/opinion-rounds.ts'
import { opinionPage } from '../../src/web/opinion-page.ts'
import { insertRunningCycle } from '../support/running-cycle.ts'
import { startBot, type TestBot } from '../support/start-bot.ts'
import { rootId, villagers } from '../support/village.ts'
import { postOpinion } from '../web/support/villager.ts'

/** People with a phone in branches one and two, in the order in which they give their opinion. */
const authors = villagers
  .filter((one) => one.openId && one.kind === 'fullMember' && one.branch !== 'B3')
  .map((one) => one.name)
  .slice(0, 30)
const wordsOf = (name: string) => `关于${name}家门口那段路的意见`
/** Guessing right by chance: once on average, nine times in a million tries. */
const byChance = 9

const dir = mkdtempSync(join(tmpdir(), 'zhibu-opinions-'))
const file = join(dir, 'zhibu.db')
let bot: TestBot
/** The file and its WAL after every single arrival. */
const copies: { db: Buffer; wal: Buffer }[] = []
/** Opinion id → author, as the key alone can tell. */
const truth = new Map<string, string>()
let envelopes: string[] = []
let sizes: unknown[] = []
let rowsBefore: Record<string, number> = {}
let rowsAfter: Record<string, number> = {}
let loggedByOne: string[] = []

function copy(): void {
  copies.push({ db: readFileSync(file), wal: readFileSync(`${file}-wal`) })
}

function rows(): Record<string, number> {
  const reader = new Sqlite(file, { readonly: true })
  const tables = reader
    .prepare("select name from sqlite_master where type = 'table'")
    .pluck()
    .all() as string[]
  const counts = tables.map((name) => [
    name,
    reader.prepare(`select count(*) from ${name}`).pluck().get(),
  ])
  reader.close()
  return Object.fromEntries(counts) as Record<string, number>
}

beforeAll(async () => {
  bot = await startBot({ now: '2018-02-11T09:00', file })
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
      rowsBefore = rows()
      const logged = bot.logged.length
      await bot.press(name, '不记名提交', form)
      loggedByOne = bot.logged.slice(logged)
      rowsAfter = rows()
    }
    copy()
  }
  const before = new Sqlite(file, { readonly: true })
  envelopes = before
    .prepare('select envelope_id from opinion_envelope order by envelope_id')
    .pluck()
    .all() as string[]
  sizes = before.prepare('select distinct length(sealed) from opinion_envelope').pluck().all()
  before.close()
  await bot.goTo('2018-02-12T08:00')
  copy()
  await server.close()
  const reader = new Sqlite(file, { readonly: true })
  const sealed = reader.prepare('select opinion_id, words from opinion').all() as {
    opinion_id: string
    words: Buffer
  }[]
  reader.close()
  for (const { opinion_id, words } of sealed) {
    const text = database.vault.open(words, `opinion:${opinion_id}`)
    truth.set(opinion_id, authors.find((name) => wordsOf(name) === text) ?? '')
  }
})

afterAll(async () => {
  await bot.close()
  rmSync(dir, { recursive: true, force: true })
})

/** How many authors an order of opinions gives away to somebody who knows the order of authors. */
function given(order: readonly string[], names: readonly string[] = authors): number {
  const hits = (ids: readonly string[]) =>
    ids.filter((id, at) => truth.get(id) === names[at]).length
  return Math.max(hits(order), hits(order.toReversed()))
}

const byPlace = (ids: readonly string[], bytes: Buffer, find: 'indexOf' | 'lastIndexOf') =>
  ids.toSorted((a, b) => bytes[find](a) - bytes[find](b))

/** The copy in which an id first shows up. */
const firstCopy = (id: string) =>
  copies.findIndex(({ db, wal }) => db.includes(id) || wal.includes(id))

test('every opinion arrived, and only the key tells whose it is', () => {
  expect([...truth.values()].toSorted()).toEqual(authors.toSorted())
})

test('one press writes one envelope, nothing else, and leaves no id in the log', () => {
  const added = Object.keys(rowsAfter).filter((table) => rowsAfter[table] !== rowsBefore[table])
  expect(added).toEqual(['opinion_envelope'])
  expect(loggedByOne).toHaveLength(1)
  expect(Object.keys(JSON.parse(loggedByOne[0] ?? '{}') as object).toSorted()).toEqual([
    'kind',
    'level',
    'msg',
    'name',
    'result',
    'time',
  ])
})

test('no words stand in the file, its WAL, any copy or the log', () => {
  const everything = [
    ...copies.flatMap(({ db, wal }) => [db, wal]),
    ...bot.logged.map((line) => Buffer.from(line)),
  ]
  for (const name of authors) {
    expect(everything.some((bytes) => bytes.includes(wordsOf(name)))).toBe(false)
  }
})

test('all envelopes have one size, and none is left beside its opinion', () => {
  expect(sizes).toHaveLength(1)
  expect(rows()['opinion_envelope']).toBe(0)
})

test('there is no rowid to sort by', () => {
  const reader = new Sqlite(file, { readonly: true })
  for (const table of ['opinion', 'opinion_envelope', 'opinion_line']) {
    expect(() => reader.prepare(`select rowid from ${table}`)).toThrow('no such column')
  }
  reader.close()
})

test('pages, WAL, copies and keys give no more than chance', () => {
  const ids = [...truth.keys()]
  bot.database.checkpoint()
  const bytes = readFileSync(file)
  const { wal } = copies.at(-1) ?? { wal: Buffer.alloc(0) }
  // No opinion can be seen before the morning on which all of them can.
  expect(new Set(ids.map(firstCopy))).toEqual(new Set([copies.length - 1]))
  for (const order of [
    ids.toSorted(),
    byPlace(ids, bytes, 'indexOf'),
    byPlace(ids, bytes, 'lastIndexOf'),
    byPlace(ids, wal, 'indexOf'),
    byPlace(ids, wal, 'lastIndexOf'),
  ]) {
    expect(given(order)).toBeLessThan(byChance)
  }
})

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
  const path = join(dir, 'plain.db')
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
