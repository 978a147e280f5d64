import { writeSync } from 'node:fs'
import { flushCompileCache } from 'node:module'
import Sqlite from 'better-sqlite3'
import type { Database, Tx } from '../../../db/client.ts'
import { openDatabase } from '../../../db/open.ts'
import { fillPart, handIn } from '../../../src/features/ballot/casting.ts'
import { marksOf, paper, pointsOfDeath, type Death } from '../../support/ballot-versions.ts'
import { roundIn } from '../../support/ballot-box.ts'

// Voters who hand in one paper after the other, each a new version, and say what was acknowledged;
// the process dies at the point it is told, or when somebody kills it.

// Every life but the first starts from what that one compiled, killed though it was.
flushCompileCache()

const [path = '', keysDir = '', first = '1', death = 'null'] = process.argv.slice(2)
let order = JSON.parse(death) as Death | null
let version = Number(first)

/** What the transaction under way has done. */
let hasHandedIn = false

function pass(point: (typeof pointsOfDeath)[number]): void {
  if (order?.at !== point) return
  order = { ...order, passes: order.passes - 1 }
  if (order.passes <= 0) process.kill(process.pid, 'SIGKILL')
}

const prepare = Sqlite.prototype.prepare as (this: Sqlite.Database, sql: string) => object
Sqlite.prototype.prepare = function (this: Sqlite.Database, sql: string) {
  const statement = prepare.call(this, sql) as { run: (...given: unknown[]) => unknown }
  const run = statement.run.bind(statement)
  const around: Record<string, () => unknown> = {
    'BEGIN IMMEDIATE': () => {
      hasHandedIn = false
      pass('beforeBegin')
      return run()
    },
    COMMIT: () => {
      if (hasHandedIn) pass('beforeCommit')
      const result = run()
      if (hasHandedIn) pass('afterCommit')
      return result
    },
  }
  const wrapped = around[sql]
  if (wrapped) statement.run = wrapped
  return statement as never
}

async function voteForever(database: Database, voterId: string): Promise<never> {
  for (;;) {
    const own = (version += 1)
    const op = (tx: Tx) => ({ tx, happenedAt: new Date(own) })
    for (const part of paper.parts) {
      await database.commit((tx) => {
        fillPart(op(tx), roundIn(tx), voterId, part, marksOf(own, part))
      })
    }
    writeSync(1, `trying ${voterId} ${own}\n`)
    await database.commit((tx) => {
      handIn(op(tx), roundIn(tx), voterId)
      hasHandedIn = true
      pass('inTransaction')
    })
    pass('beforeAnswer')
    writeSync(1, `done ${voterId} ${own}\n`)
  }
}

const database = openDatabase(path, { keysDir })
await Promise.all(paper.voters.map((voterId) => voteForever(database, voterId)))
