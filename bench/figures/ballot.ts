import { closeSync, cpSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { ballotToasts } from '../../cards/ballot/wording.ts'
import { openDatabase } from '../../db/open.ts'
import { startFakeSocket } from '../../test/feishu/support/fake-socket.ts'
import { clickPath } from '../bench-app.ts'
import { Child } from '../child.ts'
import type { Order, Report } from '../load/main.ts'
import { pushAll } from '../load/push-volley.ts'
import { type Shot, together } from '../load/volley.ts'
import { startMockPlatform } from '../platform/mock-platform.ts'
import { assertExact } from '../world/ballot-count.ts'
import { pages, rows, settleBallotWorld, type BallotWorld } from '../world/ballot-round.ts'
import type { PressableCard } from '../world/study-cards.ts'
import { type Figure, median } from './figure.ts'

export interface BallotPlan {
  rounds: number
  voters: number
  /** Of filling in pages, for each of the two servers. */
  ms: number
  warmUpMs: number
}

type Crowd = ReturnType<typeof together>
type Toast = { content: string }

interface Round {
  sealed: number
  plain: number
  echo: Crowd
  webhook: Crowd
  longEcho: Crowd
  longConnection: Crowd
}

const allowedMs = 30_000
const pauseMs = 2000
const turns = 6
/** No server here takes more pages a second. */
const pagesPerSecond = 4000

/** M4: what the secrecy of a ballot costs, and a room of voters that hands in at once. */
export async function ballotFigures(plan: BallotPlan): Promise<Figure[]> {
  const played: Round[] = []
  for (let round = 0; round < plan.rounds; round += 1) played.push(await playRound(plan))
  return figuresOf(plan, played)
}

async function playRound(plan: BallotPlan): Promise<Round> {
  const folder = mkdtempSync(join(tmpdir(), 'zhibu-bench-'))
  try {
    const seconds = (plan.ms + plan.warmUpMs) / 1000
    const cycles = Math.ceil((pagesPerSecond * seconds) / (plan.voters * pages))
    const master = join(folder, 'master')
    const database = openDatabase(join(master, 'zhibu.db'), { keysDir: join(master, 'keys') })
    const world = settleBallotWorld(database, plan.voters, cycles)
    database.close()
    for (const copy of ['sealed', 'plain', 'long']) {
      cpSync(master, join(folder, copy), { recursive: true })
    }
    const rates = await compareCasts(plan, folder, world)
    return {
      ...rates,
      ...(await overWebhook(folder, world)),
      ...(await overLongConnection(folder, world)),
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Pages a second: sealed in group commits, and as they are in a commit each. */
async function compareCasts(plan: BallotPlan, folder: string, world: BallotWorld) {
  const platform = await startMockPlatform()
  const generator = await loadWith(folder, 'steady', world.steady)
  const servers = {
    sealed: await serverOn(folder, 'programs/bot.ts', [join(folder, 'sealed'), platform.url]),
    plain: await serverOn(folder, 'baselines/unsealed-ballot.ts', [join(folder, 'plain')]),
  }
  const fire = async (name: keyof typeof servers, ms: number) =>
    await shoot(generator, servers[name].url, {
      connections: 50,
      ms,
      count: Math.floor((pagesPerSecond * ms) / 1000),
      keeps: name === 'sealed',
      expected: ballotToasts.pageKept.content,
    })
  for (const name of ['plain', 'sealed'] as const) await fire(name, plan.warmUpMs)
  const shots = { sealed: [] as Shot[], plain: [] as Shot[] }
  for (let turn = 0; turn < turns; turn += 1) {
    for (const name of ['plain', 'sealed'] as const) {
      shots[name].push(await fire(name, plan.ms / turns))
    }
  }
  for (const child of [servers.sealed.child, servers.plain.child, generator]) await child.stop()
  await platform.close()
  const rate = ({ answered, elapsedMs }: Shot) => (answered * 1000) / elapsedMs
  return { sealed: rate(together(shots.sealed)), plain: rate(together(shots.plain)) }
}

/** Every press of the crowd at once, then the next; the papers are counted in the end. */
async function overWebhook(folder: string, world: BallotWorld) {
  const platform = await startMockPlatform()
  const dataDir = join(folder, 'sealed')
  const generator = await loadWith(folder, 'crowd', world.crowd.flat())
  const echo = await serverOn(folder, 'baselines/echo.ts', [])
  const bot = await serverOn(folder, 'programs/bot.ts', [dataDir, platform.url])
  await warmUp(folder, world, bot.url)
  const shots = { echo: [] as Shot[], webhook: [] as Shot[] }
  const shape = { connections: world.voters, count: world.voters, ms: allowedMs }
  for (const at of world.crowd.keys()) {
    const more = { ...shape, expected: 'encrypt', keeps: false }
    shots.echo.push(await shoot(generator, echo.url, more))
    const toast = at < pages ? ballotToasts.pageKept : ballotToasts.handedIn
    shots.webhook.push(
      await shoot(generator, bot.url, { ...shape, expected: toast.content, keeps: true }),
    )
  }
  for (const child of [bot.child, echo.child, generator]) await child.stop()
  await platform.close()
  await assertExact(dataDir, world)
  return { echo: together(shots.echo), webhook: together(shots.webhook) }
}

/** Everybody fills in a page once before the time is taken, as in a ballot that is open a while. */
async function warmUp(folder: string, world: BallotWorld, url: string): Promise<void> {
  const generator = await loadWith(folder, 'warmUp', world.steady.slice(0, world.voters))
  const { content } = ballotToasts.pageKept
  const once = { connections: 50, count: world.voters, ms: allowedMs, keeps: true }
  await shoot(generator, url, { ...once, expected: content })
  await generator.stop()
  await sleep(pauseMs)
}

async function overLongConnection(folder: string, world: BallotWorld) {
  const dataDir = join(folder, 'long')
  const sample = join(folder, 'sample.json')
  writeFileSync(sample, JSON.stringify(world.sample))
  const answers = [ballotToasts.pageKept, ballotToasts.handedIn]
  const same = [ballotToasts.pageKept, ballotToasts.pageKept]
  const shots = {
    longEcho: await pushCrowd(folder, world, 'baselines/long-echo.ts', [sample], same),
    longConnection: await pushCrowd(folder, world, 'programs/bot.ts', [dataDir], answers),
  }
  await assertExact(dataDir, world)
  return shots
}

async function pushCrowd(
  folder: string,
  world: BallotWorld,
  path: string,
  args: string[],
  [kept, handedIn]: readonly (Toast | undefined)[],
): Promise<Crowd> {
  const socket = await startFakeSocket()
  const bot = await serverOn(folder, path, [...args, socket.url, 'longConnection'])
  while (socket.live.size === 0) await sleep(5)
  await pushAll(socket, world.steady.slice(0, world.voters), kept?.content ?? '')
  await sleep(pauseMs)
  const shots: Shot[] = []
  for (const [at, presses] of world.crowd.entries()) {
    const toast = at < pages ? kept : handedIn
    shots.push(await pushAll(socket, presses, toast?.content ?? ''))
  }
  await bot.child.stop()
  await socket.close()
  return together(shots)
}

async function serverOn(folder: string, path: string, args: string[]) {
  const output = openSync(join(folder, 'log'), 'a')
  const child = new Child(path, { args, output, isBare: path === 'baselines/echo.ts' })
  const { url } = await child.next<{ url: string }>()
  closeSync(output)
  return { child, url: `${url}${clickPath}` }
}

async function loadWith(folder: string, name: string, presses: readonly PressableCard[]) {
  const file = join(folder, `${name}.json`)
  writeFileSync(file, JSON.stringify(presses))
  const generator = new Child('load/main.ts', { args: [file] })
  await generator.next()
  return generator
}

async function shoot(
  generator: Child,
  url: string,
  order: Omit<Order, 'url' | 'again'>,
): Promise<Report> {
  const report = await generator.ask<Report>({ url, again: false, ...order })
  if (report.wrong > 0) throw new Error(`${url}: ${report.wrong} wrong answers`)
  return report
}

function figuresOf({ voters }: BallotPlan, played: readonly Round[]): Figure[] {
  const middle = (value: (round: Round) => number) => median(played.map(value)).toFixed(0)
  const paper = `${voters} voters hand in a paper of ${rows} rows, all at once`
  const ways = [
    { way: 'webhook', echo: 'echo', ids: 'bc', beside: "bare fastify echo's p99" },
    {
      way: 'longConnection',
      echo: 'longEcho',
      ids: 'de',
      beside: "p99 of the same connection's echo",
    },
  ] as const
  return [
    {
      id: 'M4a',
      what: 'sealed pages kept (FULL), whole pipeline, 50 connections, per second',
      baseline: 'the same bot, pages kept as they are, a commit each',
      goal: { atLeast: 0.8 },
      ratios: played.map(({ sealed, plain }) => sealed / plain),
      note: `${middle((r) => r.sealed)}/s beside ${middle((r) => r.plain)}/s`,
    },
    ...ways.flatMap(({ way, echo, ids, beside }): Figure[] => [
      {
        id: `M4${ids[0]}`,
        what: `${paper} (${way}): time until the last answer`,
        baseline: '30 s',
        goal: { atMost: 1 },
        ratios: played.map((round) => round[way].elapsedMs / allowedMs),
        note: `${middle((r) => r[way].elapsedMs)} ms; every total is what was handed in`,
      },
      {
        id: `M4${ids[1]}`,
        what: `${paper} (${way}): p99 of the answers`,
        baseline: beside,
        goal: { atMost: 4 },
        ratios: played.map((round) => round[way].p99 / round[echo].p99),
        note: `${middle((r) => r[way].p99)} ms beside ${middle((r) => r[echo].p99)} ms`,
      },
    ]),
  ]
}
