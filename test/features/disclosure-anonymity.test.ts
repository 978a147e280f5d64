import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import fastify from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { disclosureAnswersOf, findDisclosure } from '../../db/queries/disclosures.ts'
import { disclosurePage } from '../../src/web/disclosure-page.ts'
import { insertDisclosure } from '../support/disclosure-round.ts'
import { insertRunningCycle } from '../support/running-cycle.ts'
import { startBot, type TestBot } from '../support/start-bot.ts'
import { villagers } from '../support/village.ts'
import { openForm, postForm } from '../web/support/villager.ts'

/** People with a phone in branch one, in the order in which they answer. */
const authors = villagers
  .filter((one) => one.openId && one.kind === 'fullMember' && one.branch === 'B1')
  .map((one) => one.name)
  .slice(0, 20)
/** Each of another length, up to what an answer may hold. */
const wordsOf = (name: string) =>
  `关于${name}家门口那盏灯${'很'.repeat(20 * authors.indexOf(name))}暗`
const answerOf = (at: number) => (at % 4 === 0 ? 'not' : 'satisfied')
/** Guessing right by chance: once on average, nine times in a million tries. */
const byChance = 9

const dir = mkdtempSync(join(tmpdir(), 'zhibu-disclosure-'))
const file = join(dir, 'zhibu.db')
let bot: TestBot
/** The file and its WAL after every single arrival. */
const copies: { db: Buffer; wal: Buffer }[] = []
/** Remark id → author, as the key alone can tell. */
const truth = new Map<string, string>()
let envelopes: string[] = []
let sizes: unknown[] = []
let rowsBefore: Record<string, number> = {}
let rowsAfter: Record<string, number> = {}
let loggedByOne: string[] = []

function copy(): void {
  copies.push({ db: readFileSync(file), wal: readFileSync(`${file}-wal`) })
}

function select<Row>(sql: string): Row[] {
  const reader = new Sqlite(file, { readonly: true })
  const found = reader.prepare(sql).all() as Row[]
  reader.close()
  return found
}

function rows(): Record<string, number> {
  const tables = select<{ name: string }>("select name from sqlite_master where type = 'table'")
  const counts = tables.map(({ name }) => {
    const [row] = select<{ count: number }>(`select count(*) as count from ${name}`)
    return [name, row?.count ?? 0] as const
  })
  return Object.fromEntries(counts)
}

beforeAll(async () => {
  bot = await startBot({ now: '2018-03-19T09:00', file })
  bot.database.inTransaction((tx) => {
    insertRunningCycle(tx)
    insertDisclosure(tx, { way: ['group'] })
  })
  await bot.tick()
  const server = fastify()
  const { database, time } = bot
  await server.register(disclosurePage({ database, time, isHttps: false }))
  const token = findDisclosure(database, 'disclosure')?.token ?? ''
  for (const [at, name] of authors.entries()) {
    const form = { answer: answerOf(at), words: wordsOf(name) }
    // One after the other from their own thread and through the page.
    if (at % 2 === 1)
      await postForm(server, token, await openForm(server, token, '/g'), form, {}, '/g')
    else {
      await bot.press(name, '答满意不满意')
      rowsBefore = rows()
      const logged = bot.logged.length
      await bot.press(name, '不记名提交', form)
      loggedByOne = bot.logged.slice(logged)
      rowsAfter = rows()
    }
    copy()
  }
  envelopes = select<{ id: string }>(
    'select envelope_id as id from disclosure_envelope order by envelope_id',
  ).map(({ id }) => id)
  sizes = select('select distinct length(sealed) as size from disclosure_envelope')
  await bot.goTo('2018-03-20T08:00')
  copy()
  await server.close()
  for (const { remark_id, words } of select<{ remark_id: string; words: Buffer }>(
    'select remark_id, words from disclosure_remark',
  )) {
    const text = database.vault.open(words, `disclosureRemark:${remark_id}`)
    truth.set(remark_id, authors.find((name) => wordsOf(name) === text) ?? '')
  }
})

afterAll(async () => {
  await bot.close()
  rmSync(dir, { recursive: true, force: true })
})

/** How many authors an order of remarks gives away to somebody who knows the order of authors. */
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

test('every answer arrived, and only the key tells whose words they are', () => {
  expect(authors).toHaveLength(20)
  expect([...truth.values()].toSorted()).toEqual(authors.toSorted())
  expect(disclosureAnswersOf(bot.database, 'disclosure').total).toBe(authors.length)
})

test('one press writes one envelope, nothing else, and leaves no id in the log', () => {
  const added = Object.keys(rowsAfter).filter((table) => rowsAfter[table] !== rowsBefore[table])
  expect(added).toEqual(['disclosure_envelope'])
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

test('all envelopes have one size, none is left, and no row of them can be sorted', () => {
  expect(sizes).toHaveLength(1)
  expect(envelopes).toHaveLength(authors.length)
  expect(rows()['disclosure_envelope']).toBe(0)
  for (const table of ['disclosure_envelope', 'disclosure_remark']) {
    expect(() => select(`select rowid from ${table}`)).toThrow('no such column')
  }
})

test('words lie apart from answers, days and people; the answers are a sum', () => {
  const columns = (table: string) =>
    select<{ name: string }>(`pragma table_info(${table})`).map(({ name }) => name)
  expect(columns('disclosure_remark')).toEqual(['remark_id', 'disclosure_id', 'words'])
  expect(columns('disclosure_envelope')).toEqual([
    'envelope_id',
    'disclosure_id',
    'on_day',
    'sealed',
  ])
  expect(select('select satisfied, partly, not_satisfied from disclosure_total')).toEqual([
    { satisfied: 15, partly: 0, not_satisfied: 5 },
  ])
})

test('pages, WAL, copies and keys give no more than chance', () => {
  const ids = [...truth.keys()]
  bot.database.checkpoint()
  const bytes = readFileSync(file)
  const { wal } = copies.at(-1) ?? { wal: Buffer.alloc(0) }
  // No remark can be seen before the morning on which all of them can.
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

test('who knows whose each envelope is still cannot say whose each remark is', () => {
  const arrived = envelopes.toSorted((a, b) => firstCopy(a) - firstCopy(b))
  // The attack itself works: every envelope can be told by the copy in which it shows up.
  expect(arrived.map(firstCopy)).toEqual(authors.map((_, at) => at))
  const authorOf = new Map(arrived.map((id, at) => [id, authors[at] ?? '']))
  const names = envelopes.map((id) => authorOf.get(id) ?? '')
  expect(given([...truth.keys()].toSorted(), names)).toBeLessThan(byChance)
})
