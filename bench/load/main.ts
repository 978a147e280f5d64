/** The load generator: seals clicks while nobody is measured, then fires them. */
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { performance } from 'node:perf_hooks'
import { tell } from '../programs/answering.ts'
import { sealClick } from './sealed-click.ts'
import { type Shot, type Volley, fireVolley } from './volley.ts'
import type { PressableCard } from '../world/study-cards.ts'

/** What to fire at; requests are made here. */
export interface Order extends Omit<Volley, 'requests'> {
  count: number
  /** Whether the server keeps what it is told, so that nobody may press again. */
  keeps: boolean
}

export interface Report extends Shot {
  /** Share of the time in which the generator itself was busy. */
  busy: number
}

const cards = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as PressableCard[]
const clicks = cards.flatMap(({ openIds, ...card }) =>
  openIds.map((openId) => ({ ...card, openId })),
)
let used = 0

function seal(count: number): Buffer[] {
  const nowMs = Date.now()
  return clicks
    .slice(used, used + count)
    .map((click) => sealClick(click, randomBytes(16).toString('hex'), nowMs))
}

async function obey({ count, keeps, ...order }: Order): Promise<Report> {
  const requests = seal(count)
  if (requests.length === 0) throw new Error('the bench has run out of clicks')
  const before = performance.eventLoopUtilization()
  const shot = await fireVolley({ ...order, requests })
  if (keeps) used += shot.answered
  return { ...shot, busy: performance.eventLoopUtilization(before).utilization }
}

process.on('message', (order: Order) => void obey(order).then(tell))
process.once('disconnect', () => process.exit(0))
tell({ ready: clicks.length })
