import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '../../db/open.ts'
import { count, eq } from 'drizzle-orm'
import type { Database } from '../../db/client.ts'
import { savePublicAddress } from '../../db/queries/public-address.ts'
import { reminders } from '../../db/schema/pipeline.ts'
import { features } from '../../src/features/index.ts'
import { openLog } from '../../src/log.ts'
import { builtin } from '../../src/pipeline/builtin.ts'
import { buildRegistry } from '../../src/pipeline/registry.ts'
import { tick } from '../../src/pipeline/remind.ts'
import { newId, realTime } from '../programs/real-world.ts'
import {
  type Size,
  settleGeneralBranch,
  settlePeople,
  settleTask,
} from '../world/general-branch.ts'
import { type Figure, median } from './figure.ts'

export interface MembersPlan {
  rounds: number
  few: number
  many: number
  /** Members in the same branches, for ticks with nothing due. */
  idle: { branches: number; few: number; many: number; ticks: number }
}

const registry = buildRegistry([builtin, ...features])
const log = openLog('silent')
const tenfold = 10
/** A working day three days before everybody must have read something, and one with nothing due. */
const dayBefore = new Date('2018-02-05T10:07:00+08:00')
const dueDay = new Date('2018-02-06T10:07:00+08:00')
const quietDay = new Date('2018-02-07T10:07:00+08:00')
const soon = '2018-02-09'
const later = '2018-02-22'

/** M7: what a reminder costs a member, and what the calendar costs when nothing is due. */
export async function membersFigures(plan: MembersPlan): Promise<Figure[]> {
  const queueing: { few: number; many: number }[] = []
  const idle: { few: number; many: number; inBranches: number }[] = []
  const { branches, ticks } = plan.idle
  await reminding(plan.few, branches)
  for (let at = 0; at < plan.rounds; at += 1) {
    const before = await reminding(plan.few, branches)
    const many = await reminding(plan.many, branches)
    const few = median([before, await reminding(plan.few, branches)])
    queueing.push({ few, many })
    idle.push({
      few: await idling({ branches, membersPerBranch: plan.idle.few / branches }, ticks),
      many: await idling({ branches, membersPerBranch: plan.idle.many / branches }, ticks),
      inBranches: await idling({ branches: branches * tenfold, membersPerBranch: 10 }, ticks),
    })
  }
  const say = (value: number) => value.toPrecision(3)
  const middle = (rows: readonly { few: number; many: number }[], which: 'few' | 'many') =>
    say(median(rows.map((row) => row[which])))
  return [
    {
      id: 'M7a',
      what: `a reminder queued for each of ${plan.many} members, per member`,
      baseline: `the same for ${plan.few} members`,
      goal: { atMost: 1.3 },
      ratios: queueing.map(({ few, many }) => many / few),
      note: `${middle(queueing, 'many')} us beside ${middle(queueing, 'few')} us of processor time`,
    },
    {
      id: 'M7b',
      what: `a tick with nothing due, ${plan.idle.many} members`,
      baseline: `the same with ${plan.idle.few} members in as many branches`,
      goal: { atMost: 2 },
      ratios: idle.map(({ few, many }) => many / few),
      note: `${middle(idle, 'many')} us beside ${middle(idle, 'few')} us of processor time`,
    },
    {
      id: 'M7c',
      what: `a tick with nothing due, ${branches * tenfold} branches, per branch`,
      baseline: `the same with ${branches} branches`,
      goal: { atMost: 1.3 },
      ratios: idle.map(({ few, inBranches }) => inBranches / few / tenfold),
      note: 'the calendar has rows of its own for every branch',
    },
  ]
}

function world(folder: string, size: Size, dueOn: string): Database {
  const database = openDatabase(join(folder, 'zhibu.db'))
  database.inTransaction((tx) => {
    settleGeneralBranch(tx, size)
    settlePeople(tx, size)
    settleTask(tx, 1, dueOn)
  })
  return database
}

function partsAt(database: Database, now: Date) {
  return { database, registry, time: { ...realTime, now: () => now }, newId, log }
}

/** Microseconds of processor time a member, from the first reminder to the last digest. */
async function reminding(members: number, branches: number): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'zhibu-bench-'))
  const database = world(folder, { branches, membersPerBranch: members / branches }, soon)
  // What else the calendar has to do, such as planning talks, is done the day before.
  await tickAll(database, dayBefore)
  const before = process.cpuUsage()
  await tickAll(database, dueDay)
  const us = spent(before)
  const queued = database.drizzle
    .select({ rows: count() })
    .from(reminders)
    .where(eq(reminders.state, 'queued'))
    .get()?.rows
  database.close()
  rmSync(folder, { recursive: true })
  if (queued !== members) throw new Error(`${members} members, ${queued} reminded`)
  return us / members
}

async function tickAll(database: Database, now: Date): Promise<void> {
  while ((await tick(partsAt(database, now))) > 0);
}

/** Microseconds of processor time a tick. */
async function idling(size: Size, ticks: number): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'zhibu-bench-'))
  const database = world(folder, size, later)
  const parts = partsAt(database, quietDay)
  for (let at = 0; at < ticks; at += 1) await tick(parts)
  let us = 0
  for (let at = 0; at < ticks; at += 1) {
    // After a write the day's rows are worked out anew; without one a tick costs next to nothing.
    database.inTransaction((tx) => savePublicAddress(tx, `http://127.0.0.1:${at}`))
    const before = process.cpuUsage()
    await tick(parts)
    us += spent(before)
  }
  database.close()
  rmSync(folder, { recursive: true })
  return us / ticks
}

function spent(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before)
  return user + system
}
