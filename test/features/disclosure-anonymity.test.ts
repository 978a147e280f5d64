import fastify from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { disclosureAnswersOf, findDisclosure } from '../../db/queries/disclosures.ts'
import { disclosurePage } from '../../src/web/disclosure-page.ts'
import { insertDisclosure } from '../support/disclosure-round.ts'
import { insertRunningCycle } from '../support/running-cycle.ts'
import { startBot, type TestBot } from '../support/start-bot.ts'
import { villagers } from '../support/village.ts'
import { byChance, givenAway, namelessLine, WatchedFile } from '../support/watched-file.ts'
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

/** Whose press, one among many, is looked at row by row. */
const lookedAt = 6
const watched = new WatchedFile('disclosure')
let bot: TestBot
/** Remark id → author, as the key alone can tell. */
const truth = new Map<string, string>()
let envelopes: string[] = []
let sizes: unknown[] = []
let rowsBefore: Record<string, number> = {}
let rowsAfter: Record<string, number> = {}
let loggedByOne: string[] = []

beforeAll(async () => {
  bot = await startBot({ now: '2018-03-19T09:00', file: watched.file })
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
    .select<{ id: string }>(
      'select envelope_id as id from disclosure_envelope order by envelope_id',
    )
    .map(({ id }) => id)
  sizes = watched.select('select distinct length(sealed) as size from disclosure_envelope')
  await bot.goTo('2018-03-20T08:00')
  watched.copy()
  await server.close()
  for (const { remark_id, words } of watched.select<{ remark_id: string; words: Buffer }>(
    'select remark_id, words from disclosure_remark',
  )) {
    const text = database.vault.open(words, `disclosureRemark:${remark_id}`)
    truth.set(remark_id, authors.find((name) => wordsOf(name) === text) ?? '')
  }
})

afterAll(async () => {
  await bot.close()
  watched.close()
})

const given = (order: readonly string[], names: readonly string[] = authors) =>
  givenAway(truth, order, names)
const firstCopy = (id: string) => watched.firstCopy(id)

test('every answer arrived, and only the key tells whose words they are', () => {
  expect(authors).toHaveLength(20)
  expect([...truth.values()].toSorted()).toEqual(authors.toSorted())
  expect(disclosureAnswersOf(bot.database, 'disclosure').total).toBe(authors.length)
})

test('one press writes one envelope, nothing else, and leaves no id in the log', () => {
  const added = Object.keys(rowsAfter).filter((table) => rowsAfter[table] !== rowsBefore[table])
  expect(added).toEqual(['disclosure_envelope'])
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

test('all envelopes have one size, none is left, and no row of them can be sorted', () => {
  expect(sizes).toHaveLength(1)
  expect(envelopes).toHaveLength(authors.length)
  expect(watched.rows()['disclosure_envelope']).toBe(0)
  for (const table of ['disclosure_envelope', 'disclosure_remark']) {
    expect(() => watched.select(`select rowid from ${table}`)).toThrow('no such column')
  }
})

test('words lie apart from answers, days and people; the answers are a sum', () => {
  const columns = (table: string) =>
    watched.select<{ name: string }>(`pragma table_info(${table})`).map(({ name }) => name)
  expect(columns('disclosure_remark')).toEqual(['remark_id', 'disclosure_id', 'words'])
  expect(columns('disclosure_envelope')).toEqual([
    'envelope_id',
    'disclosure_id',
    'on_day',
    'sealed',
  ])
  expect(watched.select('select satisfied, partly, not_satisfied from disclosure_total')).toEqual([
    { satisfied: 15, partly: 0, not_satisfied: 5 },
  ])
})

test('pages, WAL, copies and keys give no more than chance', () => {
  const ids = [...truth.keys()]
  bot.database.checkpoint()
  // No remark can be seen before the morning on which all of them can.
  expect(new Set(ids.map(firstCopy))).toEqual(new Set([watched.copies.length - 1]))
  for (const order of watched.ordersOf(ids)) {
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
