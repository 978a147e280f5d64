import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabase } from '../../db/open.ts'
import { envelopesInBox } from '../../db/queries/ballot-envelopes.ts'
import { votersOf } from '../../db/queries/ballot-voters.ts'
import { publicHalf, seal } from '../../src/features/ballot/hpke.ts'
import { sqliteOf } from '../db/scratch.ts'
import { cast, close, count, openBox } from '../support/ballot-box.ts'

// P4: somebody with every file and every number but no key tries to find out how each voter marked
// one row. The same attack must find out everything where votes lie in plain anonymous tables.

const elections = 17
const votersEach = 60
const choices = ['优秀', '合格', '基本合格', '不合格']
const weights = [0.4, 0.75, 0.9, 1]

/** One voter: what the attacker ties to them, and what they really chose. */
interface Ballot {
  record: Buffer
  choice: number
}
type Election = Ballot[]

const dir = mkdtempSync(join(tmpdir(), 'zhibu-ballots-'))
const sealed: Record<'duringVoting' | 'afterTally', Election[]> = {
  duringVoting: [],
  afterTally: [],
}
const plain: Record<'fromFile' | 'fromLog', Election[]> = { fromFile: [], fromLog: [] }
const ofNames: Election[] = []

let seed = 20_180_308
function random(): number {
  seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31
  return seed / 2 ** 31
}

/** Voters in the order in which they come, each with a choice. */
function newVoters(): { voterId: string; choice: number }[] {
  const all = Array.from({ length: votersEach }, (_, at) => ({
    voterId: `voter_${String(at).padStart(2, '0')}_${randomBytes(4).toString('hex')}`,
    choice: weights.findIndex((weight) => random() < weight),
    order: random(),
  }))
  return all.toSorted((a, b) => a.order - b.order)
}

async function holdSealed(file: string): Promise<void> {
  const voters = newVoters()
  const database = openDatabase(file, { keysDir: `${file}-keys` })
  // The same bytes, only not waited for.
  sqliteOf(database).pragma('synchronous = OFF')
  openBox(database, {
    voters: voters.map((one) => one.voterId).toSorted(),
    subjects: [{ subjectId: 'subject', isMarked: true }],
  })
  for (const [at, { voterId, choice }] of voters.entries()) {
    cast(database, voterId, { subject: choice }, 1000 + at)
  }
  const choiceOf = new Map(voters.map((one) => [one.voterId, one.choice]))
  const wal = readFileSync(`${file}-wal`)
  sealed.duringVoting.push(
    envelopesInBox(database, 'round').map((one) => ({
      // Besides what was sealed: how the log grew around it.
      record: Buffer.concat([one.sealed, ...around(wal, one.sealed)]),
      choice: choiceOf.get(one.voterId) ?? -1,
    })),
  )
  close(database)
  await count(database)
  sealed.afterTally.push(
    votersOf(database, 'round').map((voter) => ({
      record: Buffer.from(voter.paperHash ?? '', 'hex'),
      choice: choiceOf.get(voter.voterId) ?? -1,
    })),
  )
  database.close()
}

/** The bytes before and behind where some were first written. */
function around(wal: Buffer, bytes: Buffer): Buffer[] {
  const at = wal.indexOf(bytes)
  const behind = Buffer.alloc(8)
  wal.copy(behind, 0, at + bytes.length)
  return [wal.subarray(at - 8, at), behind]
}

/** Random keys, no times, no row ids, and who took part in a table of its own. */
function holdPlain(file: string): void {
  const voters = newVoters()
  const sqlite = new Sqlite(file)
  sqlite.pragma('journal_mode = WAL')
  sqlite.pragma('secure_delete = ON')
  sqlite.pragma('synchronous = OFF')
  sqlite.exec(`CREATE TABLE vote (vote_key BLOB PRIMARY KEY, choice TEXT) WITHOUT ROWID;
    CREATE TABLE took_part (voter_id TEXT PRIMARY KEY) WITHOUT ROWID`)
  const vote = sqlite.prepare('INSERT INTO vote VALUES (?, ?)')
  const take = sqlite.prepare('INSERT INTO took_part VALUES (?)')
  for (const { voterId, choice } of voters) {
    sqlite.transaction(() => [vote.run(randomBytes(16), choices[choice]), take.run(voterId)])()
  }
  const wal = readFileSync(`${file}-wal`)
  sqlite.pragma('wal_checkpoint(TRUNCATE)')
  const main = readFileSync(file)
  const votes = sqlite.prepare('SELECT vote_key, choice FROM vote').all() as {
    vote_key: Buffer
    choice: string
  }[]
  const present = sqlite.prepare('SELECT voter_id FROM took_part').pluck().all() as string[]
  sqlite.close()
  // Cells of a page are laid down from its end as they come; the log is written from its beginning.
  const paired = (bytes: Buffer): Election => {
    const people = present.toSorted((a, b) => bytes.indexOf(a) - bytes.indexOf(b))
    const cells = votes.toSorted((a, b) => bytes.indexOf(a.vote_key) - bytes.indexOf(b.vote_key))
    return people.map((voterId, at) => ({
      record: Buffer.from(cells[at]?.choice ?? ''),
      choice: voters.find((one) => one.voterId === voterId)?.choice ?? -1,
    }))
  }
  plain.fromFile.push(paired(main))
  plain.fromLog.push(paired(wal))
}

/** A scheme that seals well but not to one length. */
function holdWithNames(): void {
  const half = publicHalf(openDatabase(':memory:').ballotKeys.make('round'), 'names')
  ofNames.push(
    newVoters().map(({ voterId, choice }) => ({
      record: seal(half, voterId, Buffer.from(choices[choice] ?? '')),
      choice,
    })),
  )
}

beforeAll(async () => {
  for (let at = 0; at < elections; at += 1) {
    await holdSealed(join(dir, `sealed${at}.db`))
    holdPlain(join(dir, `plain${at}.db`))
    holdWithNames()
  }
})

afterAll(() => rmSync(dir, { recursive: true, force: true }))

type Feature = (record: Buffer) => string[]
const features: Record<string, Feature> = {
  length: (record) => [String(record.length)],
  bytes: (record) => [String(record.length), ...[...record].map((byte, at) => `${at}:${byte}`)],
  bits: (record) => [...record].map((byte, at) => `${at}:${byte & 1}:${byte >> 7}`),
}

/**
 * How many votes an attacker gets right who knows the totals of each election and, more than they
 * could, the votes of all other elections of the same half: naive Bayes over what they see.
 */
function rightGuesses(held: readonly Election[], feature: Feature): number {
  let right = 0
  for (const half of [0, 1]) {
    const known = held.filter((_, at) => at % 2 === half).flat()
    const seen = new Map<string, number[]>()
    for (const { record, choice } of known) {
      for (const one of feature(record)) {
        const counts = seen.get(one) ?? choices.map(() => 0)
        counts[choice] = (counts[choice] ?? 0) + 1
        seen.set(one, counts)
      }
    }
    const sizes = totalsOf(known)
    for (const election of held.filter((_, at) => at % 2 !== half)) {
      const totals = totalsOf(election)
      for (const { record, choice } of election) {
        const scores = choices.map((_, guess) => {
          const prior = Math.log((totals[guess] ?? 0) + 1e-9)
          return feature(record).reduce((sum, one) => {
            const hits = (seen.get(one)?.[guess] ?? 0) + 0.5
            return sum + Math.log(hits / ((sizes[guess] ?? 0) + 1))
          }, prior)
        })
        if (scores.indexOf(Math.max(...scores)) === choice) right += 1
      }
    }
  }
  return right
}

function totalsOf(ballots: readonly Ballot[]): number[] {
  return choices.map((_, choice) => ballots.filter((one) => one.choice === choice).length)
}

/** Knowing the totals and nothing else, one says for everybody what most of them chose. */
function fromTotals(held: readonly Election[]): number {
  return held.reduce((sum, election) => sum + Math.max(...totalsOf(election)), 0)
}

const votes = elections * votersEach
/** Three standard deviations of the number of right guesses. */
function tolerance(guessed: number): number {
  const share = guessed / votes
  return 3 * Math.sqrt(votes * share * (1 - share))
}

test.each(Object.keys(features))('by %s sealed papers give no more than the totals', (name) => {
  for (const held of Object.values(sealed)) {
    expect(held.flat()).toHaveLength(votes)
    const guessed = fromTotals(held)
    const right = rightGuesses(held, features[name] ?? (() => []))
    expect(right - guessed).toBeLessThanOrEqual(tolerance(guessed))
  }
})

test('control: in plain anonymous tables the same attack finds every single vote', () => {
  for (const held of Object.values(plain)) {
    expect(fromTotals(held)).toBeLessThan(votes * 0.6)
    expect(rightGuesses(held, features['bytes'] ?? (() => []))).toBe(votes)
  }
})

test('control: lengths alone give names away, however well they are sealed', () => {
  const guessed = fromTotals(ofNames)
  const right = rightGuesses(ofNames, features['length'] ?? (() => []))
  expect(right - guessed).toBeGreaterThan(tolerance(guessed))
})

test('all envelopes have one length, and no two are the same', () => {
  const all = sealed.duringVoting.flat().map(({ record }) => record.subarray(0, 80))
  expect(new Set(sealed.duringVoting.flat().map(({ record }) => record.length)).size).toBe(1)
  expect(new Set(all.map((one) => one.toString('hex'))).size).toBe(votes)
})
