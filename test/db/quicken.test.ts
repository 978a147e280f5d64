import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Reader, Tx } from '../../db/client.ts'
import { quicken } from '../../db/quicken.ts'
import { saveChat } from '../../db/queries/chats.ts'
import { insertIssue } from '../../db/queries/issues.ts'
import {
  insertPerson,
  replaceFlags,
  updatePerson,
  whileRegistersStand,
} from '../../db/queries/people.ts'
import { saveStudyCompletion } from '../../db/queries/study-completions.ts'
import { chats, people, personFlags } from '../../db/schema/organization.ts'
import { cardIssues } from '../../db/schema/pipeline.ts'
import { opened } from './scratch.ts'

const person = {
  personId: 'p_1',
  rootId: 'u_1',
  rosterCode: 'M01',
  name: '刘根生',
  kind: 'fullMember',
  delivery: 'normal',
  state: 'active',
} as const

function filled() {
  const database = opened(':memory:')
  database.inTransaction((tx) => {
    insertPerson(tx, person)
    saveChat(tx, { chatId: 'oc_1', name: '群', botPresent: true })
    const to = { chatId: 'oc_1', openId: null, personId: null }
    insertIssue(tx, { issueId: 'i_1', handle: 'h_1', card: 'c', key: { taskId: 't' }, ...to })
  })
  return database
}

test('a quickened query gives what drizzle gives: nulls, booleans, JSON, joins, nothing', () => {
  const { drizzle } = filled()
  const persons = () =>
    drizzle
      .select()
      .from(people)
      .where(eq(people.personId, sql.placeholder('id')))
  const joined = () =>
    drizzle
      .select({ person: people, flag: personFlags })
      .from(people)
      .leftJoin(personFlags, eq(personFlags.personId, people.personId))
      .where(eq(people.personId, sql.placeholder('id')))
  const make = [
    () => persons().prepare(),
    () => joined().prepare(),
    () => drizzle.select().from(chats).where(eq(chats.botPresent, true)).prepare(),
    () => drizzle.select().from(cardIssues).prepare(),
  ]
  for (const query of make) {
    const [plain, quick] = [query(), quicken(query())]
    for (const id of ['p_1', 'nobody']) {
      expect(quick.all({ id })).toEqual(plain.all({ id }))
      expect(quick.get({ id })).toEqual(plain.get({ id }))
      expect(quick.values({ id })).toEqual(plain.values({ id }))
    }
  }
  expect(quicken(persons().prepare()).get({ id: 'p_1' })?.openId).toBeNull()
  expect(() => quicken(persons().prepare()).get({})).toThrow('no value for id')
})

test('what follows from the registers is worked out again once they change, or change back', () => {
  const database = filled()
  const names = (reader: Reader) =>
    whileRegistersStand(reader, 'names', () => {
      const rows = reader.drizzle.select({ name: people.name }).from(people).all()
      const flags = reader.drizzle.select().from(personFlags).all()
      return [...rows.map((row) => row.name), ...flags.map((row) => row.flag)]
    })
  const change = (work: (tx: Tx) => void) => database.inTransaction(work)
  const kept = names(database)
  expect(kept).toEqual(['刘根生'])
  expect(names(database)).toBe(kept)
  change((tx) => updatePerson(tx, 'p_1', { name: '刘根发' }))
  expect(names(database)).toEqual(['刘根发'])
  change((tx) => insertPerson(tx, { ...person, personId: 'p_2', rosterCode: 'M02' }))
  change((tx) => replaceFlags(tx, 'p_1', [{ flag: 'frail', detail: null }]))
  expect(names(database)).toEqual(['刘根发', '刘根生', 'frail'])
  const undone = () =>
    change((tx) => {
      replaceFlags(tx, 'p_1', [])
      expect(names(tx)).toEqual(['刘根发', '刘根生'])
      throw new Error('no')
    })
  expect(undone).toThrow('no')
  expect(names(database)).toEqual(['刘根发', '刘根生', 'frail'])
})

test('an answer is told from one that changes nothing or comes too late', () => {
  const database = filled()
  const answer = (state: 'done' | 'undone', rev: number, personId = 'p_1') =>
    database.inTransaction((tx) =>
      saveStudyCompletion(tx, { taskId: 't', personId, state, byPersonId: 'p_1', rev }),
    )
  expect(answer('done', 5)).toBe(true)
  expect(answer('done', 6)).toBe(false)
  expect(answer('undone', 4)).toBe(false)
  expect(answer('undone', 7)).toBe(true)
  expect(answer('done', 7)).toBe(false)
  expect(answer('undone', 1, 'p_2')).toBe(false)
})
