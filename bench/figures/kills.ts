import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '../../db/open.ts'
import { Child } from '../child.ts'
import { type Fault, type Message, startMockPlatform } from '../platform/mock-platform.ts'
import { placeOf, queueMessages, targets } from '../world/queued-messages.ts'
import type { Figure } from './figure.ts'

export interface KillPlan {
  messages: number
  kills: number
}

const chats = 400
const faultShare = 0.3

/** Before or after the platform did it: a cut connection, an error, or a gateway that gave up. */
function fault(): Fault | undefined {
  if (Math.random() >= faultShare) return undefined
  const done = Math.random() < 0.5
  const how = Math.random() < 0.5 ? 'reset' : 'status'
  return { done, how, status: done ? 502 : 500 }
}

/** When a life ends: on a message the platform has taken, before or after the answer to it. */
interface Death {
  afterMessages: number
  how: 'unanswered' | 'answered' | 'moment'
}

/**
 * M6: what is lost or doubled while everything goes wrong and the process is killed all the time.
 */
export async function killFigures({ messages, kills }: KillPlan): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'zhibu-bench-'))
  const database = openDatabase(join(folder, 'zhibu.db'))
  database.inTransaction((tx) => queueMessages(tx, targets(chats, 'openId'), messages))
  database.close()
  const life = new Lives(folder)
  const mock = await startMockPlatform({ fault, onMessage: (message) => life.onMessage(message) })
  try {
    const hows = ['unanswered', 'answered', 'moment'] as const
    for (let at = 0; at < kills; at += 1) {
      const afterMessages = 1 + Math.floor(Math.random() * ((1.4 * messages) / kills))
      await life.live(mock.url, { afterMessages, how: hows[at % hows.length] ?? 'moment' })
    }
    await life.live(mock.url)
  } finally {
    await mock.close()
    rmSync(folder, { recursive: true })
  }
  const lost = messages - new Set(mock.messages.map(({ uuid }) => uuid)).size
  const { doubled, disordered } = faultsIn(mock.messages)
  const said = { baseline: `${messages} messages`, goal: { atMost: 0 } }
  const note = `${life.deaths} kill -9; ${mock.counts.faults} faults; ${mock.counts.repeats} sends repeated and taken once`
  return [
    { id: 'M6a', what: 'messages lost', ...said, ratios: [lost], note },
    { id: 'M6b', what: 'messages doubled', ...said, ratios: [doubled] },
    { id: 'M6c', what: 'messages out of order in their chat', ...said, ratios: [disordered] },
  ]
}

class Lives {
  deaths = 0
  private readonly folder: string
  private child: Child | undefined
  private death: Death | undefined
  private taken = 0
  private nowMs = Date.now()

  constructor(folder: string) {
    this.folder = folder
  }

  /** One life, until its death or until everything is delivered. */
  async live(url: string, death?: Death): Promise<void> {
    this.taken = 0
    this.death = death
    const args = [this.folder, url, String(Math.ceil(this.nowMs))]
    const child = new Child('programs/deliverer.ts', { args })
    this.child = child
    const exit = once(child.process, 'exit')
    child.process.on('message', (told: { nowMs?: number; settled?: boolean }) => {
      this.nowMs = Math.max(this.nowMs, told.nowMs ?? 0)
      if (told.settled) child.process.kill('SIGTERM')
    })
    const [code, signal] = (await exit) as [number | null, string | null]
    if (signal === 'SIGKILL') this.deaths += 1
    else if (signal !== 'SIGTERM') throw new Error(`the deliverer ended by itself (${code})`)
  }

  async onMessage(_message: Message): Promise<void> {
    this.taken += 1
    const { death, child } = this
    if (!death || !child || this.taken !== death.afterMessages) return
    const kill = () => void child.process.kill('SIGKILL')
    if (death.how === 'unanswered') kill()
    else if (death.how === 'answered') setImmediate(kill)
    else setTimeout(kill, Math.random() * 30)
    await Promise.resolve()
  }
}

/** A chat that was told one sentence twice, or a later one before an earlier one. */
function faultsIn(messages: readonly Message[]): { doubled: number; disordered: number } {
  let doubled = 0
  let disordered = 0
  for (const inChat of Map.groupBy(messages, (one) => one.target).values()) {
    const places = inChat.map((one) => placeOf(one.content))
    doubled += places.length - new Set(places).size
    disordered += places.filter((place, at) => place < (places[at - 1] ?? 0)).length
  }
  return { doubled, disordered }
}
