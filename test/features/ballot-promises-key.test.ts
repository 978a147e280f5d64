import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { expect, onTestFinished, test } from 'vitest'
import { makeBackup, restoreBackup } from '../../db/backup.ts'
import type { Database } from '../../db/client.ts'
import { openDatabase } from '../../db/open.ts'
import { envelopesInBox } from '../../db/queries/ballot-envelopes.ts'
import { resultOfRound } from '../../db/queries/ballot-totals.ts'
import { votersOf } from '../../db/queries/ballot-voters.ts'
import { auditEntries } from '../../db/schema/pipeline.ts'
import { openerOf } from '../../src/features/ballot/scheme.ts'
import { ballotFollowUps, ballotTally, tallyObstacle } from '../../src/features/ballot/tally.ts'
import type { JobContext } from '../../src/pipeline/feature.ts'
import { cast, close, count, openBox, roundIn, writing } from '../support/ballot-box.ts'

// P5: after the count nobody can link, not even who holds the machine and every old copy of it.

const voters = ['v1', 'v2', 'v3', 'v4', 'v5', 'v6']
const marksOf = (at: number) => ({ v1: at % 4, v6: (at + 1) % 4 })

class Place {
  readonly folder = mkdtempSync(join(tmpdir(), 'zhibu-key-'))
  readonly data = join(this.folder, 'data')
  readonly keys = join(this.folder, 'keys')
  readonly key: Buffer
  database: Database

  constructor() {
    this.database = openDatabase(join(this.data, 'zhibu.db'), { keysDir: this.keys })
    onTestFinished(() => {
      this.database.close()
      rmSync(this.folder, { recursive: true })
    })
    openBox(this.database, { voters, rowsPerPart: 4 })
    for (const [at, voter] of voters.entries()) cast(this.database, voter, marksOf(at))
    this.key = this.database.ballotKeys.read('round') ?? Buffer.alloc(0)
  }

  restart(): void {
    this.database.close()
    this.database = openDatabase(join(this.data, 'zhibu.db'), { keysDir: this.keys })
  }

  /** Keeps everything an owner of the machine can keep, except the key. */
  keepCopy(name: string): string {
    const copy = join(this.folder, name)
    cpSync(this.data, copy, { recursive: true })
    return join(copy, 'zhibu.db')
  }

  /** Files in which the bytes of the key can be found in one of the forms they are written in. */
  filesWithKey(): string[] {
    const forms = [this.key, this.key.toString('hex'), this.key.toString('base64').slice(0, 40)]
    return readdirSync(this.folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((file) => forms.some((form) => readFileSync(file).includes(form)))
  }
}

class Crash extends Error {}

/** Runs the job of the count until it dies at a step. */
async function dieAt(database: Database, step: string): Promise<void> {
  let commits = 0
  const die = (here: string) => {
    if (here === step) throw new Crash()
  }
  const context: JobContext = {
    platform: undefined as never,
    now: new Date(2000),
    read: {
      ...database,
      ballotKeys: {
        ...database.ballotKeys,
        destroy(roundId) {
          die('after the log was cut')
          database.ballotKeys.destroy(roundId)
          die('after the key was destroyed')
        },
      },
    },
    async commit(work) {
      commits += 1
      const name = commits === 1 ? 'the totals' : 'the note'
      const value = await database.commit((tx) => {
        const result = work(writing(tx))
        die(`before ${name} were committed`)
        return result as never
      })
      die(`after ${name} were committed`)
      return value
    },
  }
  const job = ballotTally(() => undefined)
  await expect(job(context, { roundId: 'round' })).rejects.toThrow(Crash)
}

const steps = [
  'before the totals were committed',
  'after the totals were committed',
  'after the log was cut',
  'after the key was destroyed',
  'before the note were committed',
  'after the note were committed',
]

test.each(steps)('dying %s, it is counted once and the key is gone', async (step) => {
  const place = new Place()
  close(place.database)
  await dieAt(place.database, step)
  const isCounted = step !== steps[0]
  expect(roundIn(place.database).state).toBe(isCounted ? 'tallied' : 'closed')
  expect(envelopesInBox(place.database, 'round')).toHaveLength(isCounted ? 0 : 12)

  place.restart()
  expect(place.database.ballotKeys.has('round')).toBe(!isCounted)
  for (const work of ballotFollowUps(place.database, new Date(2000))) {
    place.database.inTransaction((tx) => work(writing(tx)))
    await count(place.database)
  }
  expect(ballotFollowUps(place.database, new Date(2000))).toEqual([])
  expect(resultOfRound(place.database, 'round')).toMatchObject({ papers: 6, isShown: true })
  const row = resultOfRound(place.database, 'round')?.rows[0]
  expect(row).toEqual({
    subjectId: 'v1',
    counts: [1, 2, 1, 1],
    abstentions: 0,
    invalid: 0,
    base: 5,
  })
  expect(roundIn(place.database).keyDestroyedAt).not.toBeNull()
  expect(place.filesWithKey()).toEqual([])
  expect(existsSync(join(place.keys, 'ballots', 'round.key'))).toBe(false)
  const audited = place.database.drizzle.select().from(auditEntries).all()
  expect(audited.map((one) => one.what)).toEqual([
    'ballot opened',
    'ballot closed',
    'ballot tallied',
    'ballot key destroyed',
  ])
})

test('copies of every moment do not open any more, nor does a backup', async () => {
  const place = new Place()
  const identity = await generateX25519Identity()
  const recipient = await identityToRecipient(identity)
  const database = join(place.data, 'zhibu.db')
  const folder = join(place.folder, 'backups')
  const backup = await makeBackup({ database, folder, recipient, now: new Date(1) })
  const copies = [place.keepCopy('voting')]
  // The control: with the key such a copy is all that is needed.
  const [first] = envelopesInBox(place.database, 'round')
  const at = { kind: 'paper', personId: 'v1', part: 1 } as const
  const opener = openerOf(roundIn(place.database), place.key)
  expect([...opener.open(at, first?.sealed ?? Buffer.alloc(0))].slice(0, 4)).toEqual([5, 0, 0, 0])

  close(place.database)
  copies.push(place.keepCopy('closed'))
  expect(place.filesWithKey()).toEqual([join(place.keys, 'ballots', 'round.key')])
  await count(place.database)
  copies.push(join(place.folder, 'restored', 'zhibu.db'))
  await restoreBackup(backup, identity, copies.at(-1) ?? '')

  expect(place.filesWithKey()).toEqual([])
  for (const copy of copies) {
    const old = openDatabase(copy, { keysDir: place.keys })
    const round = roundIn(old)
    expect(envelopesInBox(old, 'round')).toHaveLength(12)
    expect(tallyObstacle(old, { ...round, state: 'closed' })).toBe('keyLost')
    await count(old)
    expect(roundIn(old).state).toBe(round.state)
    old.close()
  }
})

test('nothing of the envelopes is left in the file and its log, nor when somebody handed in', async () => {
  const place = new Place()
  const sealed = envelopesInBox(place.database, 'round').map((one) => one.sealed)
  const files = () => readdirSync(place.data).map((name) => readFileSync(join(place.data, name)))
  const left = () => sealed.filter((one) => files().some((bytes) => bytes.includes(one)))
  expect(left()).toHaveLength(sealed.length)
  close(place.database)
  await count(place.database)
  expect(left()).toEqual([])
  expect(votersOf(place.database, 'round').map((one) => one.handedInRev)).toEqual(
    voters.map(() => 1),
  )
})
