import { expect, test, vi } from 'vitest'
import type { Reader, Tx } from '../../db/client.ts'
import { rememberedIn } from '../../db/client.ts'
import { keptIn } from '../../db/kept-rows.ts'
import { findChat, saveChat, updateChat } from '../../db/queries/chats.ts'
import { insertIssue, issueByHandle, retireIssues, updateIssue } from '../../db/queries/issues.ts'
import { forgetArrivalsBefore, takeArrival } from '../../db/queries/journal.ts'
import { findUnit, insertUnit, recodeUnit, renameUnit } from '../../db/queries/units.ts'
import { openDatabase } from '../../db/open.ts'
import { answer, opened, sqliteOf } from './scratch.ts'

const now = new Date('2018-02-06T08:00:00+08:00')

test('a crowd that arrives over several turns of the loop shares one commit', async () => {
  const database = opened(':memory:')
  const committed = vi.fn<() => void>()
  database.onCommitted(committed)
  const later = Promise.withResolvers<number>()
  const first = database.commit((tx) => answer(tx, 1))
  setImmediate(() => void database.commit((tx) => answer(tx, 2)).then(later.resolve, later.reject))
  expect(await Promise.all([first, later.promise])).toEqual([1, 2])
  expect(committed).toHaveBeenCalledOnce()
})

test('what is left for the end is done once, whoever asked, and not for work that was undone', async () => {
  const database = opened(':memory:')
  const done: string[] = []
  await Promise.allSettled([
    database.commit((tx) => tx.atEnd('both', () => done.push('both'))),
    database.commit((tx) => tx.atEnd('both', () => done.push('twice'))),
    database.commit((tx) => {
      tx.atEnd('undone', () => done.push('undone'))
      throw new Error('no')
    }),
    database.commit((tx) => tx.atEnd('first', () => tx.atEnd('then', () => done.push('then')))),
  ])
  expect(done).toEqual(['both', 'then'])
  database.inTransaction((tx) => tx.atEnd('both', () => done.push('again')))
  expect(done).toEqual(['both', 'then', 'again'])
})

test('what is left for the end belongs to the same transaction', async () => {
  const database = opened(':memory:')
  const failing = database.commit((tx) => {
    saveChat(tx, { chatId: 'oc_1', name: '群', botPresent: true })
    tx.atEnd('breaks', () => {
      throw new Error('no')
    })
  })
  await expect(failing).rejects.toThrow('no')
  expect(findChat(database, 'oc_1')).toBeUndefined()
})

test('what is gathered is handed over once, each value once, without that of undone work', async () => {
  const database = opened(':memory:')
  const handed: (readonly string[])[] = []
  const take = (_tx: Tx, values: readonly string[]) => handed.push(values)
  await Promise.allSettled([
    database.commit((tx) => tx.gather('names', 'a', take)),
    database.commit((tx) => {
      tx.gather('names', 'undone', take)
      throw new Error('no')
    }),
    database.commit((tx) => {
      tx.gather('names', 'b', take)
      tx.gather('names', 'a', take)
      tx.atEnd('later', () => tx.gather('names', 'c', take))
    }),
  ])
  expect(handed).toEqual([['a', 'b'], ['c']])
  database.inTransaction((tx) => tx.gather('names', 'd', take))
  expect(handed.at(-1)).toEqual(['d'])
})

test('a row is read once a transaction, and by everybody anew outside of one', () => {
  const database = opened(':memory:')
  let reads = 0
  const read = (reader: Reader) => rememberedIn(reader, 'row', () => (reads += 1))
  database.inTransaction((tx) => expect([read(tx), read(tx)]).toEqual([1, 1]))
  database.inTransaction((tx) => expect(read(tx)).toBe(2))
  expect([read(database), read(database)]).toEqual([3, 4])
})

test('a row that is kept is asked for once, until rows are to be forgotten or that is undone', async () => {
  const database = opened(':memory:')
  let reads = 0
  const read = (reader: Reader) => keptIn(reader, 'row', () => ({ times: (reads += 1) })).times
  expect([read(database), database.inTransaction(read), read(database)]).toEqual([1, 1, 1])
  database.inTransaction((tx) => tx.forgetRows('issue:'))
  expect(read(database)).toBe(1)
  database.inTransaction((tx) => tx.forgetRows())
  expect(read(database)).toBe(2)
  const failing = database.commit((tx) => {
    tx.forgetRows()
    expect(read(tx)).toBe(3)
    throw new Error('no')
  })
  await expect(failing).rejects.toThrow('no')
  expect(read(database)).toBe(4)
  const row = keptIn(database, 'other', () => ({ inner: ['a'] }))
  expect(() => row.inner.push('b')).toThrow(TypeError)
})

const issue = { issueId: 'i1', handle: 'h1', card: 'c', key: {}, openId: null, personId: null }
const unit = {
  unitId: 'u1',
  kind: 'partyBranch',
  parentId: null,
  code: 'B1',
  rootId: 'u1',
} as const

test.each<[string, (tx: Tx) => unknown, (tx: Tx) => void]>([
  ['a chat', (tx) => findChat(tx, 'oc_1')?.name, (tx) => updateChat(tx, 'oc_1', { name: 'new' })],
  ['a bot', (tx) => findChat(tx, 'oc_1')?.botPresent, (tx) => saveChat(tx, chat(false))],
  ['a name', (tx) => findUnit(tx, 'u1')?.name, (tx) => renameUnit(tx, 'u1', 'new')],
  ['a code', (tx) => findUnit(tx, 'u1')?.code, (tx) => recodeUnit(tx, 'u1', 'B2')],
  ['an issue', (tx) => stateOf(tx), (tx) => updateIssue(tx, 'i1', { state: 'live' })],
  ['a retired issue', (tx) => stateOf(tx), (tx) => void retireIssues(tx, 'c?')],
])('%s that was changed is read as changed in the same transaction', (_what, read, change) => {
  const database = opened(':memory:')
  database.inTransaction((tx) => {
    saveChat(tx, chat(true))
    insertUnit(tx, { ...unit, name: 'old' })
    insertIssue(tx, { ...issue, chatId: 'oc_1' })
    const before = read(tx)
    change(tx)
    expect(read(tx)).not.toEqual(before)
  })
})

test('a row read by work that was undone is read again', async () => {
  const database = opened(':memory:')
  database.inTransaction((tx) => saveChat(tx, { chatId: 'oc_1', name: 'old', botPresent: true }))
  const outcomes = await Promise.allSettled([
    database.commit((tx) => {
      updateChat(tx, 'oc_1', { name: 'new' })
      findChat(tx, 'oc_1')
      throw new Error('no')
    }),
    database.commit((tx) => findChat(tx, 'oc_1')?.name),
  ])
  expect(outcomes[1]).toEqual({ status: 'fulfilled', value: 'old' })
})

test('an arrival is taken once, also by another process, until it is forgotten', () => {
  const database = opened(':memory:')
  const take = (id: string) => database.inTransaction((tx) => takeArrival(tx, id, now))
  expect([take('ev_1'), take('ev_1'), take('ev_2')]).toEqual([true, false, true])
  const later = openDatabase(':memory:', { image: sqliteOf(database).serialize() })
  expect(later.inTransaction((tx) => takeArrival(tx, 'ev_1', now))).toBe(false)
  later.close()
  database.inTransaction((tx) => forgetArrivalsBefore(tx, new Date(now.getTime() + 1)))
  expect(take('ev_1')).toBe(true)
})

test('arrivals of one commit are all kept, also while older ones are forgotten', async () => {
  const database = opened(':memory:')
  const before = new Date(now.getTime() - 1)
  database.inTransaction((tx) => takeArrival(tx, 'old', new Date(0)))
  await Promise.all([
    database.commit((tx) => takeArrival(tx, 'ev_1', now)),
    database.commit((tx) => forgetArrivalsBefore(tx, before)),
    database.commit((tx) => takeArrival(tx, 'ev_2', before)),
  ])
  const taken = await Promise.all(
    ['ev_1', 'ev_2', 'old'].map((id) => database.commit((tx) => takeArrival(tx, id, now))),
  )
  expect(taken).toEqual([false, false, true])
  const later = openDatabase(':memory:', { image: sqliteOf(database).serialize() })
  const known = (id: string) => !later.inTransaction((tx) => takeArrival(tx, id, now))
  expect(['ev_1', 'ev_2', 'old', 'ev_3'].map(known)).toEqual([true, true, true, false])
  later.close()
})

test('an arrival forgotten by work that was undone is still known', async () => {
  const database = opened(':memory:')
  database.inTransaction((tx) => takeArrival(tx, 'ev_1', new Date(0)))
  const forgetting = database.commit((tx) => {
    forgetArrivalsBefore(tx, now)
    throw new Error('no')
  })
  await expect(forgetting).rejects.toThrow('no')
  expect(database.inTransaction((tx) => takeArrival(tx, 'ev_1', now))).toBe(false)
})

test('an arrival whose work was undone may come again', async () => {
  const database = opened(':memory:')
  const fail = (tx: Tx) => {
    takeArrival(tx, 'ev_1', now)
    throw new Error('no')
  }
  await Promise.allSettled([
    database.commit(fail),
    database.commit((tx) => takeArrival(tx, 'x', now)),
  ])
  expect(() => database.inTransaction(fail)).toThrow('no')
  await expect(database.commit(fail)).rejects.toThrow('no')
  expect(await database.commit((tx) => takeArrival(tx, 'ev_1', now))).toBe(true)
})

test('an arrival in a commit that failed may come again', async () => {
  const database = opened(':memory:')
  const failing = database.commit((tx) => {
    tx.atEnd('breaks', () => {
      throw new Error('no')
    })
    return takeArrival(tx, 'ev_1', now)
  })
  await expect(failing).rejects.toThrow('no')
  expect(await database.commit((tx) => takeArrival(tx, 'ev_1', now))).toBe(true)
})

function chat(botPresent: boolean) {
  return { chatId: 'oc_1', name: 'old', botPresent }
}

function stateOf(tx: Tx) {
  return issueByHandle(tx, 'h1')?.state
}
