import { beforeEach, expect, test } from 'vitest'
import { openDatabase } from '../../db/open.ts'
import type { Database } from '../../db/client.ts'
import { envelopesInBox } from '../../db/queries/ballot-envelopes.ts'
import { findVoter, votersOf } from '../../db/queries/ballot-voters.ts'
import { resultOfRound } from '../../db/queries/ballot-totals.ts'
import { ballotEnvelopes } from '../../db/schema/ballot.ts'
import { receiptFor } from '../../src/features/ballot/casting.ts'
import { voidRound } from '../../src/features/ballot/keys.ts'
import { boxDigest } from '../../src/features/ballot/scheme.ts'
import { closeLacks, tallyObstacle } from '../../src/features/ballot/tally.ts'
import {
  cast,
  close,
  count,
  enterSheet,
  openBox,
  roundIn,
  scrutineer,
  voteCounter,
  writing,
} from '../support/ballot-box.ts'
import { sqliteOf } from '../db/scratch.ts'
import { serialized } from '../support/serialized.ts'

const empty = serialized(openDatabase(':memory:'))
const newDatabase = () => openDatabase(':memory:', { image: empty })
const voters = ['v1', 'v2', 'v3', 'v4', 'v5']

let database: Database
beforeEach(() => {
  database = newDatabase()
})

const sheetOf = (valid: number, more: { issued?: number; invalid?: number } = {}) => {
  const { issued = valid, invalid = 0 } = more
  return {
    head: { issued, returned: valid + invalid, valid, invalid },
    rows: [...voters, 'p1', 'p2'].map((subjectId) => ({
      subjectId,
      counts: [valid, 0, 0, 0],
      abstentions: 0,
      invalid: 0,
    })),
  }
}

test('it closes when both tellers found the same and no more papers than voters on paper', () => {
  openBox(database, { voters, onPaper: ['p1', 'p2'], rowsPerPart: 3 })
  const lacks = () => closeLacks(database, roundIn(database))
  expect(lacks()).toEqual(['sheetsMissing'])
  enterSheet(database, scrutineer, sheetOf(2))
  expect(lacks()).toEqual(['sheetsMissing'])
  enterSheet(database, voteCounter, sheetOf(1))
  expect(lacks()).toEqual(['sheetsDiffer'])
  expect(() => close(database)).toThrow('notReady')
  enterSheet(database, scrutineer, sheetOf(1), 999)
  expect(lacks()).toEqual(['sheetsDiffer'])
  for (const teller of [scrutineer, voteCounter]) enterSheet(database, teller, sheetOf(3), 2000)
  expect(lacks()).toEqual(['morePapersThanVoters'])
  const wrong = sheetOf(2)
  if (wrong.rows[0]) wrong.rows[0].abstentions = 1
  for (const teller of [scrutineer, voteCounter]) enterSheet(database, teller, wrong, 3000)
  expect(lacks()).toEqual(['sheetUnsound'])
  for (const teller of [scrutineer, voteCounter]) enterSheet(database, teller, sheetOf(2), 4000)
  expect(lacks()).toEqual([])
})

test('electronic papers and the sheet are counted together, and the numbers reconcile', async () => {
  openBox(database, { voters, onPaper: ['p1', 'p2'], rowsPerPart: 3 })
  for (const voter of voters.slice(0, 4)) cast(database, voter, { v1: 1, p1: 3 })
  const sheet = sheetOf(1, { issued: 2, invalid: 1 })
  for (const teller of [scrutineer, voteCounter]) enterSheet(database, teller, sheet)
  close(database)
  await count(database)
  const result = resultOfRound(database, 'round')
  expect(result).toMatchObject({
    eligible: 7,
    electronic: 4,
    electronicInvalid: 0,
    paper: { issued: 2, returned: 2, valid: 1, invalid: 1 },
    papers: 5,
    isShown: true,
  })
  expect(result?.rows.find((row) => row.subjectId === 'v1')).toEqual({
    subjectId: 'v1',
    counts: [1, 3, 0, 0],
    abstentions: 0,
    invalid: 0,
    base: 4,
  })
  for (const row of result?.rows ?? []) {
    const own = voters.slice(0, 4).includes(row.subjectId) ? 1 : 0
    expect(row.base).toBe(5 - own)
    expect(row.counts.reduce((sum, one) => sum + one, 0) + row.abstentions).toBe(row.base)
  }
})

test('more papers returned than issued void the round, and nothing of it is left', async () => {
  openBox(database, { voters, onPaper: ['p1', 'p2'] })
  for (const voter of voters) cast(database, voter, {})
  for (const teller of [scrutineer, voteCounter]) {
    enterSheet(database, teller, sheetOf(2, { issued: 1 }))
  }
  close(database)
  expect(roundIn(database)).toMatchObject({
    state: 'voided',
    voidedBecause: 'moreReturnedThanIssued',
  })
  await count(database)
  expect(resultOfRound(database, 'round')).toBeUndefined()
  expect(database.drizzle.select().from(ballotEnvelopes).all()).toEqual([])
  expect(database.ballotKeys.has('round')).toBe(false)
})

test('P6: under five papers nothing is opened and no total exists', async () => {
  openBox(database, { voters, onPaper: ['p1', 'p2'] })
  for (const voter of voters.slice(0, 3)) cast(database, voter, { v1: 0 })
  for (const teller of [scrutineer, voteCounter]) enterSheet(database, teller, sheetOf(1))
  close(database)
  await count(database)
  expect(resultOfRound(database, 'round')).toMatchObject({ papers: 4, isShown: false, rows: [] })
  expect(envelopesInBox(database, 'round')).toEqual([])
  expect(database.ballotKeys.has('round')).toBe(false)
})

test('P7: the box holds exactly the receipts of those who handed in, under one digest', async () => {
  openBox(database, { voters })
  for (const voter of voters.slice(0, 4)) cast(database, voter, { v5: 2 })
  const old = roundIn(database)
  expect([old.box, receiptFor(findVoter(database, 'round', 'v1') ?? { paperHash: null })]).toEqual([
    null,
    undefined,
  ])
  cast(database, 'v1', { v5: 2 }, 2000)
  close(database)
  const { box, boxDigest: digest } = roundIn(database)
  const receipts = votersOf(database, 'round').map(receiptFor)
  expect(receipts.filter((one) => one !== undefined)).toHaveLength(4)
  expect(receipts.at(-1)).toBeUndefined()
  expect(box?.map((hash) => hash.slice(0, 10)).toSorted()).toEqual(
    receipts.filter((one) => one !== undefined).toSorted(),
  )
  expect(boxDigest((box ?? []).toSorted())).toBe(digest)
  await count(database)
  expect(receiptFor(findVoter(database, 'round', 'v1') ?? { paperHash: null })).toBe(receipts[0])
})

const tamperings: Record<string, (of: Database) => void> = {
  'one changed byte': (of) => {
    const [one] = envelopesInBox(of, 'round')
    const sealed = Buffer.from(one?.sealed ?? [])
    sealed[40] = (sealed[40] ?? 0) ^ 1
    sqliteOf(of).prepare(`UPDATE ballot_envelope SET sealed = ? WHERE voter_id = 'v1'`).run(sealed)
  },
  'two papers exchanged': (of) => {
    const swap = sqliteOf(of).prepare('UPDATE ballot_envelope SET voter_id = ? WHERE voter_id = ?')
    swap.run('x', 'v1')
    swap.run('v1', 'v2')
    swap.run('v2', 'x')
  },
  'a paper taken out': (of) => {
    sqliteOf(of).exec(`DELETE FROM ballot_envelope WHERE voter_id = 'v1'`)
  },
  'a paper put in': (of) => {
    sqliteOf(of).exec(`INSERT INTO ballot_envelope
      SELECT round_id, 'v9', stage, part, rev, sealed FROM ballot_envelope WHERE voter_id = 'v1'`)
  },
  'a count sheet changed': (of) => {
    sqliteOf(of).exec(`UPDATE ballot_count SET sealed = zeroblob(560) WHERE part = 1`)
  },
}
test.each(Object.keys(tamperings))('P7: with %s the count refuses', async (name) => {
  openBox(database, { voters, onPaper: ['p1', 'p2'] })
  for (const voter of voters) cast(database, voter, { v5: 2 })
  for (const teller of [scrutineer, voteCounter]) enterSheet(database, teller, sheetOf(1))
  close(database)
  expect(tallyObstacle(database, roundIn(database))).toBeUndefined()
  tamperings[name]?.(database)
  expect(tallyObstacle(database, roundIn(database))).toBe('tampered')
  await count(database)
  expect(roundIn(database).state).toBe('closed')
  expect(resultOfRound(database, 'round')).toBeUndefined()
  database.inTransaction((tx) => voidRound(writing(tx), roundIn(tx), { because: 'tampered' }))
  await count(database)
  expect([roundIn(database).state, database.ballotKeys.has('round')]).toEqual(['voided', false])
})

test('what was exchanged before the close does not open either', () => {
  openBox(database, { voters })
  for (const voter of voters) cast(database, voter, {})
  tamperings['two papers exchanged']?.(database)
  close(database)
  expect(tallyObstacle(database, roundIn(database))).toBe('tampered')
})

test('a lost key: it cannot be closed or counted, only voided', async () => {
  openBox(database, { voters })
  for (const voter of voters) cast(database, voter, {})
  const twin = newDatabase()
  openBox(twin, { voters })
  for (const voter of voters) cast(twin, voter, {})
  close(twin)
  for (const one of [database, twin]) one.ballotKeys.destroy('round')
  expect(closeLacks(database, roundIn(database))).toEqual(['keyLost'])
  expect(() => close(database)).toThrow('notReady')
  expect(tallyObstacle(twin, roundIn(twin))).toBe('keyLost')
  await count(twin)
  expect(roundIn(twin).state).toBe('closed')
  twin.inTransaction((tx) => voidRound(writing(tx), roundIn(tx), { because: 'keyLost' }))
  expect(roundIn(twin).state).toBe('voided')
})
