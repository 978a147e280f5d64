import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, onTestFinished, test } from 'vitest'
import { openDatabase } from '../../db/open.ts'
import { envelopesInBox } from '../../db/queries/ballot-envelopes.ts'
import { resultOfRound } from '../../db/queries/ballot-totals.ts'
import { turnoutOf } from '../../db/queries/ballot-voters.ts'
import { openerOf } from '../../src/features/ballot/scheme.ts'
import { close, count, openBox, roundIn } from '../support/ballot-box.ts'
import { paper, pointsOfDeath, versionIn, type Death } from '../support/ballot-versions.ts'
import { scratch, script } from './scratch.ts'

const lives = 25

interface Told {
  /** Voter → the newest version that was acknowledged, and the newest that was sent. */
  done: Map<string, number>
  trying: Map<string, number>
}

test('P2: 25 times killed while papers are handed in: none acknowledged is lost, none counts twice', async () => {
  const dir = scratch()
  const [path, keysDir] = [join(dir, 'zhibu.db'), join(dir, 'keys')]
  const database = openDatabase(path, { keysDir })
  const subjects = paper.subjects.map((subjectId) => ({ subjectId, isMarked: true }))
  openBox(database, { voters: paper.voters, subjects, rowsPerPart: paper.rowsPerPart })
  database.close()

  const told: Told = { done: new Map(), trying: new Map() }
  const died: string[] = []
  for (let life = 0; life < lives; life += 1) {
    const at = pointsOfDeath[life % (pointsOfDeath.length + 1)]
    const death = at && { at, passes: 1 + ((life * 7) % 23) }
    died.push(await live([path, keysDir, String(1 + life * 10_000)], told, death, 40 + life * 9))
    const papers = papersIn(path, keysDir)
    for (const [voterId, versions] of papers) {
      // Both parts are of one paper, and it is the last one acknowledged or one sent after it.
      expect(new Set(versions).size).toBe(1)
      expect(versions[0]).toBeGreaterThanOrEqual(told.done.get(voterId) ?? 0)
      expect(versions[0]).toBeLessThanOrEqual(told.trying.get(voterId) ?? 0)
    }
    for (const voterId of told.done.keys()) expect(papers.has(voterId)).toBe(true)
  }
  expect(new Set(died)).toEqual(new Set(['SIGKILL']))
  expect(told.done.size).toBe(paper.voters.length)

  const last = papersIn(path, keysDir)
  const again = openDatabase(path, { keysDir })
  onTestFinished(() => again.close())
  expect(turnoutOf(again, 'round').handedIn).toBe(paper.voters.length)
  close(again)
  await count(again)
  const rows = resultOfRound(again, 'round')?.rows ?? []
  expect(rows).toHaveLength(paper.subjects.length)
  for (const [at, row] of rows.entries()) {
    const digits = [...last.values()].map(([version = 0]) => {
      return Math.floor(version / 4 ** (at % paper.rowsPerPart)) % 4
    })
    const expected = [0, 1, 2, 3].map((step) => digits.filter((one) => one === step).length)
    expect(row.counts).toEqual(expected)
    expect(row.base).toBe(paper.voters.length)
  }
})

/** One life of the process; gives the signal that ended it. */
async function live(
  words: string[],
  told: Told,
  death: Death | undefined,
  linesAtMost: number,
): Promise<string> {
  const child = spawn('node', script('ballot-voters', ...words, JSON.stringify(death ?? null)), {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let lines = 0
  for await (const line of createInterface({ input: child.stdout })) {
    const [what = '', voterId = '', version = ''] = line.split(' ')
    told[what === 'done' ? 'done' : 'trying'].set(voterId, Number(version))
    // Without a point of its own it is killed from outside, wherever it happens to be.
    if ((lines += 1) === linesAtMost) child.kill('SIGKILL')
  }
  return (
    child.signalCode ??
    (await new Promise((end) => child.once('exit', (_, signal) => end(String(signal)))))
  )
}

/** Voter → the version each part of their paper in the box says; only the test may look. */
function papersIn(path: string, keysDir: string): Map<string, number[]> {
  const database = openDatabase(path, { keysDir })
  const opener = openerOf(roundIn(database), database.ballotKeys.read('round') ?? Buffer.alloc(32))
  const papers = new Map<string, number[]>()
  for (const { voterId, part, sealed } of envelopesInBox(database, 'round')) {
    const version = versionIn(opener.open({ kind: 'paper', personId: voterId, part }, sealed))
    papers.set(voterId, [...(papers.get(voterId) ?? []), version])
  }
  database.close()
  return papers
}
