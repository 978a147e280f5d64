import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { and, count, eq, like } from 'drizzle-orm'
import { openDatabase } from '../../db/open.ts'
import { reminders } from '../../db/schema/pipeline.ts'
import { features } from '../../src/features/index.ts'
import { openLog } from '../../src/log.ts'
import { builtin } from '../../src/pipeline/builtin.ts'
import { buildRegistry } from '../../src/pipeline/registry.ts'
import { tick } from '../../src/pipeline/remind.ts'
import { newId, realTime } from '../programs/real-world.ts'
import { settleGeneralBranch, settlePeople } from '../world/general-branch.ts'
import { settleItems } from '../world/open-items.ts'
import { type Figure, median } from './figure.ts'

export interface ItemsPlan {
  rounds: number
  few: number
  many: number
  due: number
}

const registry = buildRegistry([builtin, ...features])
const log = openLog('silent')
const size = { branches: 10, membersPerBranch: 10 }
/** A working day on which items are due, and the day before, when all else is said. */
const dayBefore = new Date('2018-05-15T10:07:00+08:00')
const dueDay = new Date('2018-05-16T07:30:00+08:00')
const dueOn = '2018-05-16'
const laterOn = ['2018-06-12', '2018-06-29', '2018-07-18', '2018-08-30']

/** M7d: what a tick costs when items are due, however many others are open. */
export async function itemsFigures(plan: ItemsPlan): Promise<Figure[]> {
  const costs: { few: number; many: number }[] = []
  await dueTick(plan.few, plan.due)
  for (let at = 0; at < plan.rounds; at += 1) {
    const before = await dueTick(plan.few, plan.due)
    const many = await dueTick(plan.many, plan.due)
    costs.push({ few: median([before, await dueTick(plan.few, plan.due)]), many })
  }
  const middle = (which: 'few' | 'many') =>
    (median(costs.map((cost) => cost[which])) / 1000).toPrecision(3)
  return [
    {
      id: 'M7d',
      what: `a tick with ${plan.many} open items of rectification, ${plan.due} of them due`,
      baseline: `the same with ${plan.few} open items and as many due`,
      goal: { atMost: 2 },
      ratios: costs.map(({ few, many }) => many / few),
      note: `${middle('many')} ms beside ${middle('few')} ms of processor time`,
    },
  ]
}

/** Microseconds of processor time of the tick that asks the bearers of all that is due. */
async function dueTick(open: number, due: number): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'zhibu-bench-'))
  const database = openDatabase(join(folder, 'zhibu.db'))
  database.inTransaction((tx) => {
    settleGeneralBranch(tx, size)
    settlePeople(tx, size)
    settleItems(tx, size, { open, due, dueOn, laterOn })
  })
  const partsAt = (now: Date) => {
    return { database, registry, time: { ...realTime, now: () => now }, newId, log }
  }
  while ((await tick(partsAt(dayBefore))) > 0);
  const before = process.cpuUsage()
  await tick(partsAt(dueDay))
  const { user, system } = process.cpuUsage(before)
  const asked = database.drizzle
    .select({ rows: count() })
    .from(reminders)
    .where(and(eq(reminders.state, 'queued'), like(reminders.duty, 'rectification:item:%')))
    .get()?.rows
  database.close()
  rmSync(folder, { recursive: true })
  if (asked !== due) throw new Error(`${due} items due, ${asked} bearers asked`)
  return user + system
}
