import { mkdtempSync, openSync, closeSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { count } from 'drizzle-orm'
import { openDatabase } from '../../db/open.ts'
import { studyCompletions } from '../../db/schema/study.ts'
import { clickPath } from '../bench-app.ts'
import { Child } from '../child.ts'
import { together } from '../load/volley.ts'
import type { Order, Report } from '../load/main.ts'
import { type MockPlatform, startMockPlatform } from '../platform/mock-platform.ts'
import { settleStudyWorld } from '../world/study-cards.ts'
import { type Figure, median } from './figure.ts'

export interface ClickPlan {
  rounds: number
  ms: number
  warmUpMs: number
  branches: number
  membersPerBranch: number
  tasks: number
}

type Name = 'echo' | 'sdkEcho' | 'noDatabase' | 'bot'

const recorded = '"type":"success"'
const most = { steady: 50, crowd: 200, burst: 1000 }
/** No server here answers more than this many clicks a second. */
const clicksPerSecond = 9000
const reused = 4000
/** How often the servers take turns within a round. */
const turns = 6

interface Range {
  servers: Record<Name, { child: Child; url: string; answered: number }>
  generator: Child
  platform: MockPlatform
  folder: string
}

type Shots = ReturnType<typeof together> & { busy: number; cpuMs: number; rss: number }

interface Round {
  steady: Record<'echo' | 'sdkEcho' | 'bot', Shots>
  crowd: Record<'echo' | 'bot', Shots>
  burst: Record<'echo' | 'noDatabase' | 'bot', Shots>
}

/** M1-M3 and the memory of M8: one study click and what is left of a bare server's speed. */
export async function clickFigures(plan: ClickPlan): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'zhibu-bench-'))
  const range = await openRange(plan, folder)
  try {
    await warmUp(range, plan)
    const rounds: Round[] = []
    for (let at = 0; at < plan.rounds; at += 1) rounds.push(await runRound(range, plan))
    await closeRange(range)
    assertAllKept(range)
    return figuresOf(rounds)
  } finally {
    await closeRange(range)
    rmSync(folder, { recursive: true })
  }
}

async function openRange(plan: ClickPlan, folder: string): Promise<Range> {
  const database = openDatabase(join(folder, 'zhibu.db'))
  const world = database.inTransaction((tx) => settleStudyWorld(tx, plan, plan.tasks))
  database.close()
  const cards = join(folder, 'cards.json')
  const sample = join(folder, 'card.json')
  writeFileSync(cards, JSON.stringify(world.cards))
  writeFileSync(sample, JSON.stringify(world.sample))
  const platform = await startMockPlatform()
  const output = openSync(join(folder, 'log'), 'a')
  const start = async (path: string, args: string[] = []) => {
    const child = new Child(path, { args, output, isBare: path.startsWith('baselines/') })
    const { url } = await child.next<{ url: string }>()
    return { child, url: `${url}${clickPath}`, answered: 0 }
  }
  // Once for nothing: what was compiled before is there, as at every start but the first.
  await (await start('programs/bot.ts', [folder, platform.url])).child.stop()
  const servers = {
    echo: await start('baselines/echo.ts'),
    sdkEcho: await start('baselines/sdk-echo.ts', [sample]),
    noDatabase: await start('baselines/no-database.ts', [sample]),
    bot: await start('programs/bot.ts', [folder, platform.url]),
  }
  closeSync(output)
  const generator = new Child('load/main.ts', { args: [cards] })
  await generator.next()
  return { servers, generator, platform, folder }
}

async function closeRange({ servers, generator, platform }: Range): Promise<void> {
  await Promise.all([...Object.values(servers).map(({ child }) => child.stop()), generator.stop()])
  await platform.close()
}

async function fire(
  { servers, generator }: Range,
  name: Name,
  shape: { connections: number; ms: number; count?: number },
): Promise<Report> {
  const again = shape.count === undefined && (name === 'echo' || name === 'sdkEcho')
  const count = shape.count ?? (again ? reused : (clicksPerSecond * shape.ms) / 1000)
  const expected = { echo: 'encrypt', sdkEcho: recorded, noDatabase: recorded, bot: recorded }
  const { url } = servers[name]
  const keeps = name === 'bot'
  const order: Order = { url, ...shape, count, again, keeps, expected: expected[name] }
  const report = await generator.ask<Report>(order)
  if (report.wrong > 0) throw new Error(`${name}: ${report.wrong} wrong answers`)
  servers[name].answered += report.answered
  return report
}

async function warmUp(range: Range, { warmUpMs: ms }: ClickPlan): Promise<void> {
  for (const name of ['echo', 'sdkEcho', 'noDatabase', 'bot'] as const) {
    await fire(range, name, { connections: most.steady, ms })
  }
}

async function runRound(range: Range, { ms }: ClickPlan): Promise<Round> {
  const steadily = { connections: most.steady, ms: ms / turns }
  const crowded = { connections: most.crowd, ms: ms / turns }
  const atOnce = { connections: most.burst, count: most.burst, ms: 30_000 }
  return {
    steady: await inTurn(range, ['echo', 'sdkEcho', 'bot'], steadily, turns),
    crowd: await inTurn(range, ['echo', 'bot'], crowded, turns),
    burst: await inTurn(range, ['echo', 'noDatabase', 'bot'], atOnce, 1),
  }
}

/** One after the other, several times over, so that all of them meet the same bad moments. */
async function inTurn<N extends Name>(
  range: Range,
  names: readonly N[],
  shape: { connections: number; ms: number; count?: number },
  times: number,
): Promise<Record<N, Shots>> {
  const metered: { name: N; report: Report; cpuMs: number; rss: number }[] = []
  for (let turn = 0; turn < times; turn += 1) {
    for (const name of names) {
      const { child } = range.servers[name]
      const before = await child.usage()
      const report = await fire(range, name, shape)
      const { cpuMs, rss } = await child.usage()
      metered.push({ name, report, cpuMs: cpuMs - before.cpuMs, rss })
    }
  }
  const shotsOf = (name: N): Shots => {
    const own = metered.filter((one) => one.name === name)
    return {
      ...together(own.map((one) => one.report)),
      busy: median(own.map((one) => one.report.busy)),
      cpuMs: own.reduce((sum, one) => sum + one.cpuMs, 0),
      rss: Math.max(...own.map((one) => one.rss)),
    }
  }
  return Object.fromEntries(names.map((name) => [name, shotsOf(name)])) as Record<N, Shots>
}

/** A click that was answered as recorded must be there: else speed is worth nothing. */
function assertAllKept({ servers, folder }: Range): void {
  const database = openDatabase(join(folder, 'zhibu.db'))
  const kept = database.drizzle.select({ rows: count() }).from(studyCompletions).get()?.rows
  database.close()
  const { answered } = servers.bot
  if (kept !== answered)
    throw new Error(`${answered} clicks were recorded, ${String(kept)} are there`)
}

const perSecond = ({ answered, elapsedMs }: Shots) => (answered * 1000) / elapsedMs
const perCpu = ({ answered, cpuMs }: Shots) => answered / cpuMs

function figuresOf(rounds: readonly Round[]): Figure[] {
  const middle = (value: (round: Round) => number) => median(rounds.map(value)).toFixed(0)
  const rate = (name: 'echo' | 'sdkEcho' | 'bot') => middle((r) => perSecond(r.steady[name]))
  const busy = (100 * median(rounds.map(({ steady }) => steady.echo.busy))).toFixed(0)
  const click = 'study click recorded (FULL), whole pipeline, 50 connections'
  return [
    {
      id: 'M1a',
      what: `${click}, per second`,
      baseline: 'bare fastify echo',
      goal: { atLeast: 0.3 },
      ratios: rounds.map(({ steady }) => perSecond(steady.bot) / perSecond(steady.echo)),
      note: `${rate('bot')}/s beside ${rate('echo')}/s; the generator is ${busy} % busy with the echo`,
    },
    {
      id: 'M1b',
      what: `${click}, per second`,
      baseline: 'fastify + SDK EventDispatcher, same answer, storing nothing',
      goal: { atLeast: 1 },
      ratios: rounds.map(({ steady }) => perSecond(steady.bot) / perSecond(steady.sdkEcho)),
      note: `${rate('bot')}/s beside ${rate('sdkEcho')}/s`,
    },
    {
      id: 'M1c',
      what: `${click}, per second of the server's processor time`,
      baseline: 'bare fastify echo',
      goal: { atLeast: 0.3 },
      ratios: rounds.map(({ steady }) => perCpu(steady.bot) / perCpu(steady.echo)),
      note: 'the same without what else the machine does, and without waiting for the disk',
    },
    {
      id: 'M1d',
      what: `${click}, per second of the server's processor time`,
      baseline: 'fastify + SDK EventDispatcher, same answer, storing nothing',
      goal: { atLeast: 1 },
      ratios: rounds.map(({ steady }) => perCpu(steady.bot) / perCpu(steady.sdkEcho)),
    },
    {
      id: 'M2',
      what: 'p99 of study clicks, 200 connections',
      baseline: "bare fastify echo's p99",
      goal: { atMost: 4 },
      ratios: rounds.map(({ crowd }) => crowd.bot.p99 / crowd.echo.p99),
      note: `${middle((r) => r.crowd.bot.p99)} ms beside ${middle((r) => r.crowd.echo.p99)} ms; worst ${middle((r) => r.crowd.bot.worst)} ms`,
    },
    {
      id: 'M3',
      what: 'last answer of 1 000 clicks at once',
      baseline: 'the same webhook answering from memory',
      goal: { atMost: 2 },
      ratios: rounds.map(({ burst }) => burst.bot.elapsedMs / burst.noDatabase.elapsedMs),
      note: `${middle((r) => r.burst.bot.elapsedMs)} ms beside ${middle((r) => r.burst.noDatabase.elapsedMs)} ms`,
    },
    {
      id: 'M8b',
      what: 'resident memory under load',
      baseline: 'bare fastify echo under the same load',
      goal: { atMost: 1.6 },
      ratios: rounds.map(({ steady }) => steady.bot.rss / steady.echo.rss),
      note: `${middle((r) => r.steady.bot.rss / 2 ** 20)} MB beside ${middle((r) => r.steady.echo.rss / 2 ** 20)} MB`,
    },
  ]
}
