import { openDatabase } from '../../db/open.ts'
import { count, eq } from 'drizzle-orm'
import type { Database } from '../../db/client.ts'
import { reminders } from '../../db/schema/pipeline.ts'
import { features } from '../../src/features/index.ts'
import { openLog } from '../../src/log.ts'
import { builtin } from '../../src/pipeline/builtin.ts'
import { buildRegistry } from '../../src/pipeline/registry.ts'
import { tick } from '../../src/pipeline/remind.ts'
import { newId, realTime } from '../programs/real-world.ts'
import { settleGeneralBranch, settlePeople, settleTask } from '../world/general-branch.ts'
import { type Figure, median } from './figure.ts'

export interface MembersPlan {
  rounds: number
  few: number
  many: number
  idleFew: number
  idleMany: number
  idleTicks: number
}

const registry = buildRegistry([builtin, ...features])
const log = openLog('silent')
const membersPerBranch = 100
/** A working day three days before everybody must have read something, and one with nothing due. */
const dueDay = new Date('2018-02-06T10:07:00+08:00')
const quietDay = new Date('2018-02-07T10:07:00+08:00')
const soon = '2018-02-09'
const later = '2018-02-22'

/** M7: what a reminder costs a member, and what the calendar costs when nothing is due. */
export async function membersFigures(plan: MembersPlan): Promise<Figure[]> {
  const queueing: { few: number; many: number }[] = []
  const idle: { few: number; many: number }[] = []
  await reminding(plan.few)
  for (let at = 0; at < plan.rounds; at += 1) {
    const few = median([await reminding(plan.few), await reminding(plan.few)])
    queueing.push({ few, many: await reminding(plan.many) })
    const ticks = plan.idleTicks
    idle.push({ few: await idling(plan.idleFew, ticks), many: await idling(plan.idleMany, ticks) })
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
      what: `a tick with nothing due, ${plan.idleMany} members`,
      baseline: `the same with ${plan.idleFew} members`,
      goal: { atMost: 2 },
      ratios: idle.map(({ few, many }) => many / few),
      note: `${middle(idle, 'many')} us beside ${middle(idle, 'few')} us of processor time`,
    },
  ]
}

function world(members: number, dueOn: string): Database {
  const database = openDatabase(':memory:')
  const size = { branches: Math.max(1, members / membersPerBranch), membersPerBranch }
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
async function reminding(members: number): Promise<number> {
  const database = world(members, soon)
  const before = process.cpuUsage()
  let written = 1
  while (written > 0) written = await tick(partsAt(database, dueDay))
  const us = spent(before)
  const queued = database.drizzle
    .select({ rows: count() })
    .from(reminders)
    .where(eq(reminders.state, 'queued'))
    .get()?.rows
  database.close()
  if (queued !== members) throw new Error(`${members} members, ${queued} reminded`)
  return us / members
}

/** Microseconds of processor time a tick. */
async function idling(members: number, ticks: number): Promise<number> {
  const database = world(members, later)
  const parts = partsAt(database, quietDay)
  for (let at = 0; at < ticks; at += 1) await tick(parts)
  const before = process.cpuUsage()
  for (let at = 0; at < ticks; at += 1) await tick(parts)
  const us = spent(before)
  database.close()
  return us / ticks
}

function spent(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before)
  return user + system
}
