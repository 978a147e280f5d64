import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import type { CardElement, CardJson } from '../../cards/kit/card.ts'
import { innerOf } from '../../cards/kit/schema/nesting.ts'
import { findIssue } from '../../db/queries/issues.ts'
import { features } from '../../src/features/index.ts'
import type { InboundReply } from '../../src/feishu/inbound.ts'
import { builtin } from '../../src/pipeline/builtin.ts'
import { createReceive } from '../../src/pipeline/dispatch.ts'
import { drawIssue } from '../../src/pipeline/drawing.ts'
import { buildRegistry } from '../../src/pipeline/registry.ts'
import { beforeRound, conductor } from '../world/criticism-round.ts'
import { type Figure, median } from './figure.ts'

export interface CriticismPlan {
  rounds: number
  participants: number
}

const registry = buildRegistry([builtin, ...features])
const started = Date.parse('2018-03-08T09:00:00+08:00')
const messageId = 'om_round'
const chatId = 'oc_p2p'

/** A criticism of the last subject beside one of the first, pressed and drawn as in the meeting. */
export async function criticismFigures(plan: CriticismPlan): Promise<Figure[]> {
  const rounds: Turns[] = []
  for (let at = 0; at < plan.rounds; at += 1) rounds.push(await wholeRound(plan.participants))
  const { participants } = plan
  const criticisms = participants * (participants - 1)
  const say = (which: keyof Turns) => median(rounds.map((round) => round[which])).toFixed(2)
  return [
    {
      id: 'C1',
      what: `a turn about the last of ${participants} subjects (${criticisms} criticisms)`,
      baseline: 'a turn about the first',
      goal: { atMost: 2 },
      ratios: rounds.map(({ first, last }) => last / first),
      note: `${say('last')} ms beside ${say('first')} ms`,
    },
  ]
}

/** Milliseconds a criticism of the first and of the last subject. */
interface Turns {
  first: number
  last: number
}

async function wholeRound(participants: number): Promise<Turns> {
  const folder = mkdtempSync(join(tmpdir(), 'zhibu-bench-'))
  const database = beforeRound(participants, join(folder, 'bot.db'))
  let count = 0
  const receive = createReceive({
    database,
    registry,
    time: {
      now: () => new Date(started + count * 1000),
      monotonicMs: () => performance.now(),
      sleep: () => Promise.resolve(),
    },
    newId: () => `id${(count += 1)}`,
    log: pino({ level: 'silent' }),
  })
  const press = (value: object): Promise<InboundReply> =>
    receive({
      onceId: `ev_${(count += 1)}`,
      at: new Date(started + count * 1000),
      kind: 'press',
      openId: conductor,
      chatId,
      messageId,
      value: { ...value },
      form: {},
    })
  try {
    const first = database.inTransaction((tx) => {
      const issue = findIssue(tx, 'issue_round')
      return issue && drawIssue(registry, tx, issue, new Date(started))
    })
    return await pressThrough(first, press, participants)
  } finally {
    database.close()
    rmSync(folder, { recursive: true })
  }
}

/** The main button of each card leads to the next one, until there is none. */
async function pressThrough(
  drawn: CardJson | undefined,
  press: (value: object) => Promise<InboundReply>,
  participants: number,
): Promise<Turns> {
  const times: number[] = []
  for (let card = drawn; card; ) {
    const value = mainButton(card.body.elements)
    if (!value) break
    const before = performance.now()
    const reply = await press(value)
    times.push(performance.now() - before)
    card = reply.card
  }
  const turns = participants + 1
  if (times.length !== participants * turns) {
    throw new Error(`the round took ${times.length} turns instead of ${participants * turns}`)
  }
  // Of each subject the criticisms alone; the very first turns find the program cold.
  const about = (no: number) => median(times.slice(no * turns + 1, (no + 1) * turns - 1))
  return { first: about(1), last: about(participants - 1) }
}

function mainButton(inside: readonly CardElement[]): object | undefined {
  for (const element of inside) {
    if (element.tag === 'button' && element['type'] === 'primary_filled') {
      const [behavior] = (element['behaviors'] ?? []) as { value?: object }[]
      return behavior?.value
    }
    const found = mainButton(innerOf(element))
    if (found) return found
  }
  return undefined
}
