import { randomBytes } from 'node:crypto'
import type { PressableCard } from '../world/study-cards.ts'
import { callbackOf } from './sealed-click.ts'
import type { Shot } from './volley.ts'

interface Pusher {
  push(payload: unknown): Promise<{ said?: unknown }>
}

/** Pushes presses over a long connection, all at once. */
export async function pushAll(
  socket: Pusher,
  presses: readonly PressableCard[],
  expected: string,
): Promise<Shot> {
  const latencies = new Float64Array(presses.length)
  const events = presses.map(({ openIds: [openId = ''], ...card }) =>
    callbackOf({ ...card, openId }, randomBytes(16).toString('hex'), Date.now()),
  )
  const started = performance.now()
  await Promise.all(
    events.map(async (event, at) => {
      const { said } = await socket.push(event)
      latencies[at] = performance.now() - started
      if (!JSON.stringify(said ?? '').includes(expected)) throw new Error('a wrong answer')
    }),
  )
  return { answered: presses.length, wrong: 0, elapsedMs: performance.now() - started, latencies }
}
