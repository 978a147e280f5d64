import { existsSync, linkSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { openBallotKeys } from '../../db/ballot-keys.ts'
import { openDatabase } from '../../db/open.ts'
import { destroyBallotKey, makeBallotKey } from '../../db/queries/ballot-keys.ts'
import { updateRound } from '../../db/queries/ballot-rounds.ts'
import { openBox } from '../support/ballot-box.ts'
import { scratch } from './scratch.ts'

const voters = ['v1', 'v2']

function openedIn(folder: string) {
  const database = openDatabase(join(folder, 'data', 'zhibu.db'), { keysDir: join(folder, 'keys') })
  onTestFinished(() => database.close())
  return database
}

test.each([
  ['a folder', (folder: string) => openBallotKeys(folder)],
  ['memory', () => openBallotKeys(':memory:')],
])('in %s a key is there from its making to its end', (_, openKeys) => {
  const keys = openKeys(scratch())
  expect(keys.has('r1')).toBe(false)
  expect(keys.read('r1')).toBeUndefined()
  const publicHalf = keys.make('r1')
  const privateHalf = keys.read('r1')
  expect([publicHalf.length, privateHalf?.length]).toEqual([32, 32])
  privateHalf?.fill(0)
  expect(keys.read('r1')?.some((byte) => byte !== 0)).toBe(true)
  keys.destroy('r1')
  expect([keys.has('r1'), keys.read('r1')]).toEqual([false, undefined])
  keys.destroy('r1')
  const second = keys.make('r1')
  // What an opening left that was never committed is replaced.
  const third = keys.make('r1')
  expect(new Set([publicHalf, second, third].map((half) => half.toString('hex'))).size).toBe(3)
})

test('its file is for the owner alone, and no path leads out of the folder', () => {
  const folder = scratch()
  const keys = openBallotKeys(folder)
  keys.make('r1')
  expect(statSync(join(folder, 'ballots', 'r1.key')).mode & 0o777).toBe(0o600)
  expect(statSync(join(folder, 'ballots')).mode & 0o777).toBe(0o700)
  expect(() => keys.make('../r1')).toThrow('not the id')
})

test('a key cut short by a crash is no key', () => {
  const folder = scratch()
  const keys = openBallotKeys(folder)
  keys.make('r1')
  writeFileSync(join(folder, 'ballots', 'r1.key'), Buffer.alloc(31))
  expect(keys.read('r1')).toBeUndefined()
})

test('the bytes are overwritten before the file goes', () => {
  const folder = scratch()
  const keys = openBallotKeys(folder)
  keys.make('r1')
  const file = join(folder, 'ballots', 'r1.key')
  const before = readFileSync(file)
  // A second name of the file shows what is left of its contents.
  const handle = join(folder, 'second-name')
  linkSync(file, handle)
  keys.destroy('r1')
  expect(existsSync(file)).toBe(false)
  expect(readFileSync(handle)).not.toEqual(before)
})

test('an opening that is undone leaves no key', () => {
  const database = openedIn(scratch())
  expect(() =>
    database.inTransaction((tx) => {
      makeBallotKey(tx, 'r1')
      expect(tx.ballotKeys.has('r1')).toBe(true)
      throw new Error('undone')
    }),
  ).toThrow('undone')
  expect(database.ballotKeys.has('r1')).toBe(false)
})

test('the key lies in no file of the data folder', () => {
  const folder = scratch()
  const database = openedIn(folder)
  openBox(database, { voters })
  const key = database.ballotKeys.read('round') ?? Buffer.alloc(0)
  expect(key).toHaveLength(32)
  for (const file of readdirSync(join(folder, 'data'))) {
    expect(readFileSync(join(folder, 'data', file)).includes(key)).toBe(false)
  }
})

test('at the start the keys of finished rounds go, those of open and closed ones stay', () => {
  const folder = scratch()
  const states = ['open', 'closed', 'tallied', 'voided'] as const
  const first = openDatabase(join(folder, 'zhibu.db'), { keysDir: folder })
  for (const state of states) {
    openBox(first, { voters, roundId: state })
    first.inTransaction((tx) => updateRound(tx, state, { state }))
  }
  first.ballotKeys.make('unknown')
  first.close()
  const second = openDatabase(join(folder, 'zhibu.db'), { keysDir: folder })
  onTestFinished(() => second.close())
  const kept = [...states, 'unknown'].filter((roundId) => second.ballotKeys.has(roundId))
  expect(kept).toEqual(['open', 'closed', 'unknown'])
})

test('while somebody reads the log the key waits', () => {
  const folder = scratch()
  const database = openedIn(folder)
  openBox(database, { voters })
  const reader = new Sqlite(join(folder, 'data', 'zhibu.db'), { readonly: true })
  reader.exec('BEGIN; SELECT * FROM ballot_round')
  database.inTransaction((tx) => updateRound(tx, 'round', { state: 'voided' }))
  expect(destroyBallotKey(database, 'round')).toBe(false)
  expect(database.ballotKeys.has('round')).toBe(true)
  reader.close()
  expect(destroyBallotKey(database, 'round')).toBe(true)
  expect(database.ballotKeys.has('round')).toBe(false)
})
