import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { databaseFile, openDatabase } from '../../db/open.ts'
import { Child } from '../child.ts'
import { type Shot, type Volley, together } from '../load/volley.ts'
import { numbered, numbersKept, roundDay, settleRound } from '../world/opinion-round.ts'
import { type Figure, median } from './figure.ts'

export interface PublicPlan {
  rounds: number
  ms: number
  /** How many posts come each second, and for how long. */
  flood: { perSecond: number; seconds: number }
}

type Name = 'echo' | 'page'
type Shots = Shot & { cpuMs: number; busy: number }
type Round = Record<'get' | 'post', Record<Name, Shots>>

interface Range {
  servers: Record<Name, { child: Child; url: string }>
  generator: Child
  file: string
  keysDir: string
  /** What a villager's browser got: the page, and what it needs to post the form. */
  form: { html: string; cookie: string; csrf: string }
  posted: number
}

const connections = 50
const turns = 6
const volleysASecond = 10

/** The villagers' page beside a bare server that answers the same bytes. */
export async function publicFigures(plan: PublicPlan): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'zhibu-bench-'))
  try {
    const range = await openRange(folder)
    try {
      await runRound(range, plan)
      const rounds: Round[] = []
      for (let at = 0; at < plan.rounds; at += 1) rounds.push(await runRound(range, plan))
      const from = range.posted
      await flood(range, plan)
      await closeRange(range)
      return [...speedFigures(rounds), ...floodFigures(range, from)]
    } finally {
      await closeRange(range)
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function openRange(folder: string): Promise<Range> {
  const dataDir = join(folder, 'data')
  const keysDir = join(folder, 'keys')
  const file = databaseFile(dataDir)
  const database = openDatabase(file, { keysDir })
  const token = database.inTransaction(settleRound)
  database.close()
  const page = new Child('programs/public-page.ts', { args: [dataDir, keysDir, roundDay] })
  const own = `${(await page.next<{ url: string }>()).url}/o/${token}`
  const form = await seen(own)
  const sample = join(folder, 'page.html')
  writeFileSync(sample, form.html)
  const echo = new Child('baselines/page.ts', { args: [sample], isBare: true })
  const bare = `${(await echo.next<{ url: string }>()).url}/o/${token}`
  const generator = new Child('load/ready-made.ts')
  await generator.next()
  const servers = { page: { child: page, url: own }, echo: { child: echo, url: bare } }
  return { servers, generator, file, keysDir, form, posted: 0 }
}

async function closeRange({ servers, generator }: Range): Promise<void> {
  await Promise.all([servers.page.child.stop(), servers.echo.child.stop(), generator.stop()])
}

async function seen(url: string): Promise<Range['form']> {
  const answer = await fetch(url)
  const html = await answer.text()
  const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? ''
  return { html, cookie, csrf: /name="_csrf" value="([^"]+)"/.exec(html)?.[1] ?? '' }
}

function request(url: string, head: readonly string[], body = ''): Buffer {
  const { pathname } = new URL(url)
  const line = `${head[0]} ${pathname} HTTP/1.1`
  return Buffer.from([line, 'host: 127.0.0.1', ...head.slice(1), '', body].join('\r\n'))
}

const get = (url: string) => request(url, ['GET', 'accept: text/html', 'connection: keep-alive'])

/** A form as a browser posts it; each says a number of its own. */
function post(url: string, { cookie, csrf }: Range['form'], number: number): Buffer {
  const fields = { _csrf: csrf, website: '', to: '', aspect: 'villageAffairs', category: 'masses' }
  const body = new URLSearchParams({ ...fields, words: numbered(number) }).toString()
  const head = ['POST', 'content-type: application/x-www-form-urlencoded', `cookie: ${cookie}`]
  return request(url, [...head, `content-length: ${body.length}`], body)
}

async function fire(range: Range, name: Name, volley: Omit<Volley, 'url'>): Promise<Shots> {
  const { child, url } = range.servers[name]
  const before = await child.usage()
  const { busy, ...shot } = await range.generator.ask<Shots>({ ...volley, url })
  const { cpuMs } = await child.usage()
  if (shot.wrong > 0) throw new Error(`${name}: ${shot.wrong} wrong answers`)
  return { ...shot, busy, cpuMs: cpuMs - before.cpuMs }
}

async function runRound(range: Range, { ms }: PublicPlan): Promise<Round> {
  const shape = { connections, ms: ms / turns }
  const got: Record<Name, Shots[]> = { echo: [], page: [] }
  const posted: Record<Name, Shots[]> = { echo: [], page: [] }
  for (let turn = 0; turn < turns; turn += 1) {
    for (const name of ['echo', 'page'] as const) {
      const requests = [get(range.servers[name].url)]
      const expected = '_csrf'
      got[name].push(await fire(range, name, { ...shape, requests, again: true, expected }))
    }
    for (const name of ['echo', 'page'] as const) posted[name].push(await postAll(range, name, ms))
  }
  const sum = (shots: Shots[]): Shots => ({
    ...together(shots),
    cpuMs: shots.reduce((all, one) => all + one.cpuMs, 0),
    busy: median(shots.map((one) => one.busy)),
  })
  return {
    get: { echo: sum(got.echo), page: sum(got.page) },
    post: { echo: sum(posted.echo), page: sum(posted.page) },
  }
}

async function postAll(range: Range, name: Name, ms: number): Promise<Shots> {
  const isBare = name === 'echo'
  const { url } = range.servers[name]
  const count = isBare ? 100 : Math.ceil((ms / turns) * 9)
  const requests = Array.from({ length: count }, (_, at) =>
    post(url, range.form, range.posted + at),
  )
  const answer = isBare ? { status: 200, expected: '_csrf' } : { status: 303, expected: 'thanks' }
  const shape = { connections, ms: ms / turns, again: isBare }
  const shots = await fire(range, name, { ...shape, ...answer, requests })
  if (!isBare) range.posted += shots.answered
  return shots
}

/** So many posts a second, each volley over connections of its own, as phones come. */
async function flood(range: Range, { flood: { perSecond, seconds } }: PublicPlan): Promise<void> {
  const size = perSecond / volleysASecond
  const started = performance.now()
  for (let volley = 0; volley < seconds * volleysASecond; volley += 1) {
    await sleep(Math.max(0, started + (volley * 1000) / volleysASecond - performance.now()))
    const { url } = range.servers.page
    const requests = Array.from({ length: size }, (_, at) =>
      post(url, range.form, range.posted + at),
    )
    const shape = { connections: size, ms: 30_000, again: false }
    await fire(range, 'page', { ...shape, status: 303, expected: 'thanks', requests })
    range.posted += size
  }
  const late = performance.now() - started - seconds * 1000
  if (late > 1000) throw new Error(`the posts came ${late.toFixed(0)} ms late`)
}

const perSecond = ({ answered, elapsedMs }: Shot) => (answered * 1000) / elapsedMs
const perCpu = ({ answered, cpuMs }: Shots) => answered / cpuMs

function speedFigures(rounds: readonly Round[]): Figure[] {
  const beside = (what: 'get' | 'post', value: (shots: Shots) => number) =>
    rounds.map((round) => value(round[what].page) / value(round[what].echo))
  const rate = (what: 'get' | 'post', name: Name) =>
    median(rounds.map((round) => perSecond(round[what][name]))).toFixed(0)
  const note = (what: 'get' | 'post') => `${rate(what, 'page')}/s beside ${rate(what, 'echo')}/s`
  const busy = (100 * median(rounds.map(({ get: { echo } }) => echo.busy))).toFixed(0)
  const baseline = 'bare fastify that answers the same page'
  return [
    {
      id: 'P1a',
      what: `villagers' form shown, ${connections} connections, per second`,
      baseline,
      goal: { atLeast: 0.5 },
      ratios: beside('get', perSecond),
      note: `${note('get')}; the generator is ${busy} % busy with the bare one`,
    },
    {
      id: 'P1b',
      what: `villagers' form shown, per second of the server's processor time`,
      baseline,
      goal: { atLeast: 0.5 },
      ratios: beside('get', perCpu),
    },
    {
      id: 'P1c',
      what: `opinion sealed and committed (FULL), ${connections} connections, per second`,
      baseline: `${baseline} to a posted form`,
      goal: { atLeast: 0.1 },
      ratios: beside('post', perSecond),
      note: note('post'),
    },
    {
      id: 'P1d',
      what: `opinion sealed and committed, per second of the server's processor time`,
      baseline: `${baseline} to a posted form`,
      goal: { atLeast: 0.1 },
      ratios: beside('post', perCpu),
    },
  ]
}

/** Every opinion is there once, and lies where chance put it. */
function floodFigures({ file, keysDir, posted }: Range, from: number): Figure[] {
  const kept = numbersKept(file, keysDir)
  const different = new Set(kept)
  if (kept.length !== different.size) throw new Error('an opinion was kept twice')
  const rising = kept.filter((number, at) => at > 0 && number > (kept[at - 1] ?? 0)).length
  return [
    {
      id: 'P2a',
      what: 'opinions kept',
      baseline: `opinions thanked for, ${posted - from} of them at a steady rate`,
      goal: { atLeast: 1 },
      ratios: [different.size / posted],
      note: `${posted} in all`,
    },
    {
      id: 'P2b',
      what: 'neighbours in the file that came in that order',
      baseline: 'all neighbours; chance gives 0.5, order of arrival 1',
      goal: { atMost: 0.53 },
      ratios: [rising / (kept.length - 1)],
    },
  ]
}
