import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { openDatabase } from '../../db/open.ts'
import { exportsOf } from '../../db/queries/exports.ts'
import { clickPath } from '../bench-app.ts'
import { Child } from '../child.ts'
import type { Order, Report } from '../load/main.ts'
import { together } from '../load/volley.ts'
import { startMockPlatform, type MockPlatform } from '../platform/mock-platform.ts'
import { settleFiledYear } from '../world/filed-year.ts'
import { cycleId, type Size } from '../world/general-branch.ts'
import { hangArchive, settleStudyWorld } from '../world/study-cards.ts'
import { type Figure, median } from './figure.ts'

export interface ArchivePlan extends Size {
  rounds: number
  /** How long clicks are fired without an archive under way. */
  ms: number
  tasks: number
}

const limits = { cpuMs: 10_000, bytes: 300 * 2 ** 20 }
/** A village at work; what is under way at once, not how much a server can take. */
const connections = 4
const pollMs = 50
const recorded = '"type":"success"'

interface Range {
  bot: Child
  url: string
  clicks: Child
  secretary: Child
  platform: MockPlatform
  /** Resolves with the next file the platform is handed. */
  nextFile(): Promise<number>
  folder: string
}

interface Round {
  cpuMs: number
  bytes: number
  usual: number
  during: number
  buildMs: number
  fileBytes: number
}

/** F1-F3: the whole archive of a general branch, made while nobody and while everybody presses. */
export async function archiveFigures(plan: ArchivePlan): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'zhibu-bench-'))
  const range = await openRange(plan, folder)
  const rounds: Round[] = []
  try {
    await fire(range, plan.ms)
    // Before the first one: what the first has taken is not always given back.
    const { rss } = await range.bot.usage()
    await build(range)
    for (let at = 0; at < plan.rounds; at += 1) rounds.push(await runRound(range, plan, rss))
  } finally {
    await Promise.all([range.bot, range.clicks, range.secretary].map((child) => child.stop()))
    await range.platform.close()
  }
  const papers = papersMade(folder, 1 + 2 * plan.rounds)
  rmSync(folder, { recursive: true })
  return figuresOf(rounds, papers)
}

async function openRange(plan: ArchivePlan, folder: string): Promise<Range> {
  const database = openDatabase(join(folder, 'zhibu.db'), { keysDir: join(folder, 'keys') })
  const world = database.inTransaction((tx) => {
    const { cards } = settleStudyWorld(tx, plan, plan.tasks)
    settleFiledYear(tx, plan)
    return { cards, archive: hangArchive(tx) }
  })
  database.close()
  let told: (bytes: number) => void = () => undefined
  const platform = await startMockPlatform({ onFile: (bytes) => told(bytes) })
  const output = openSync(join(folder, 'log'), 'a')
  const bot = new Child('programs/bot.ts', { args: [folder, platform.url], output })
  const { url } = await bot.next<{ url: string }>()
  closeSync(output)
  const load = async (name: string, cards: readonly object[]) => {
    const path = join(folder, name)
    writeFileSync(path, JSON.stringify(cards))
    const child = new Child('load/main.ts', { args: [path] })
    await child.next()
    return child
  }
  return {
    bot,
    url: `${url}${clickPath}`,
    clicks: await load('cards.json', world.cards),
    secretary: await load('archive.json', [world.archive]),
    platform,
    nextFile: () => new Promise((resolve) => (told = resolve)),
    folder,
  }
}

/** Clicks one after the other on a few connections, each some person's first. */
async function fire({ clicks, url }: Range, ms: number): Promise<Report> {
  const shape = { connections, ms, count: (3000 * ms) / 1000, again: false, keeps: true }
  return await clicks.ask<Report>({ url, ...shape, expected: recorded } satisfies Order)
}

/** The secretary presses; done when the platform has the file. */
async function build(range: Range): Promise<{ ms: number; bytes: number; rss: number }> {
  const made = range.nextFile().then((bytes) => ({ bytes, at: performance.now() }))
  const started = performance.now()
  const press = { url: range.url, connections: 1, ms: 5000, count: 1, again: false, keeps: false }
  await range.secretary.ask<Report>({ ...press, expected: recorded })
  const { bytes, at, rss } = await watched(range, made)
  return { ms: at - started, bytes, rss }
}

/** Looks at the bot's memory until the file is there. */
async function watched<Made>(range: Range, made: Promise<Made>): Promise<Made & { rss: number }> {
  let most = 0
  const look = async () => {
    const { rss } = await range.bot.usage()
    most = Math.max(most, rss)
    await sleep(pollMs)
  }
  for (;;) {
    const looked = look()
    const done = await Promise.race([made, looked])
    if (done !== undefined) {
      await looked
      return { ...done, rss: most }
    }
  }
}

async function runRound(range: Range, { ms }: ArchivePlan, resting: number): Promise<Round> {
  const before = await range.bot.usage()
  const quiet = await build(range)
  const after = await range.bot.usage()
  const usual = together([await fire(range, ms)])
  const [busy, made] = await Promise.all([fire(range, quiet.ms), build(range)])
  await sleep(200)
  return {
    cpuMs: after.cpuMs - before.cpuMs,
    bytes: quiet.rss - resting,
    usual: usual.p99,
    during: together([busy]).p99,
    buildMs: made.ms,
    fileBytes: made.bytes,
  }
}

/** Every archive that was asked for must have been made, and be as large as the first. */
function papersMade(folder: string, count: number): number {
  const database = openDatabase(join(folder, 'zhibu.db'), { keysDir: join(folder, 'keys') })
  const made = exportsOf(database, cycleId)
  database.close()
  const sizes = new Set(made.map(({ state, total }) => `${state} ${total}`))
  if (made.length !== count || sizes.size !== 1) throw new Error('an archive was not made')
  return made[0]?.total ?? 0
}

function figuresOf(rounds: readonly Round[], papers: number): Figure[] {
  const middle = (value: (round: Round) => number, digits = 1) =>
    median(rounds.map(value)).toFixed(digits)
  const said = `${papers} papers, ${middle((r) => r.fileBytes / 2 ** 20)} MB`
  return [
    {
      id: 'F1',
      what: `processor time of a whole archive (${said})`,
      baseline: '10 s',
      goal: { atMost: 1 },
      ratios: rounds.map(({ cpuMs }) => cpuMs / limits.cpuMs),
      note: `${middle((r) => r.cpuMs / 1000)} s; while others press ${middle((r) => r.buildMs / 1000)} s by the clock`,
    },
    {
      id: 'F2',
      what: 'its peak of resident memory, beyond what was resident before',
      baseline: '300 MB',
      goal: { atMost: 1 },
      ratios: rounds.map(({ bytes }) => bytes / limits.bytes),
      note: `${middle((r) => r.bytes / 2 ** 20, 0)} MB`,
    },
    {
      id: 'F3',
      what: `p99 of study clicks while it is made, ${connections} connections`,
      baseline: 'the same without an archive',
      goal: { atMost: 2 },
      ratios: rounds.map(({ usual, during }) => during / usual),
      note: `${middle((r) => r.during)} ms beside ${middle((r) => r.usual)} ms`,
    },
  ]
}
