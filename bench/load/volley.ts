import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

export interface Volley {
  url: string
  /** Written as they are, each at most once unless `again`. */
  requests: readonly Buffer[]
  connections: number
  /** Ends earlier when the requests run out. */
  ms: number
  /** Starts over when the requests run out: for servers that remember nothing. */
  again: boolean
  /** What every right answer contains. */
  expected: string
  /** What it must say first; `200` unless told. */
  status?: number
}

export interface Shot {
  answered: number
  wrong: number
  elapsedMs: number
  /** Milliseconds of each answer. */
  latencies: Float64Array
}

/** Several short shots as one: short ones in turn share what else the machine does. */
export function together(shots: readonly Shot[]): Shot & { p99: number; worst: number } {
  const sum = (value: (shot: Shot) => number) => shots.reduce((all, shot) => all + value(shot), 0)
  const latencies = Float64Array.from(shots.flatMap((shot) => [...shot.latencies])).toSorted()
  return {
    answered: sum((shot) => shot.answered),
    wrong: sum((shot) => shot.wrong),
    elapsedMs: sum((shot) => shot.elapsedMs),
    latencies,
    p99: latencies[Math.floor((latencies.length - 1) * 0.99)] ?? Number.NaN,
    worst: latencies.at(-1) ?? Number.NaN,
  }
}

const endOfHead = Buffer.from('\r\n\r\n')

/** One keep-alive connection that has one request under way. */
class Gun {
  readonly socket: Socket
  private readonly expected: Buffer
  private readonly status: string
  private readonly onAnswer: (ms: number, isRight: boolean) => void
  private firedAt = 0
  private missing = 0
  private isRight = false

  constructor({ url: address, expected, status }: Volley, onAnswer: Gun['onAnswer']) {
    const url = new URL(address)
    this.expected = Buffer.from(expected)
    this.status = String(status ?? 200)
    this.onAnswer = onAnswer
    this.socket = connect(Number(url.port), url.hostname).setNoDelay(true)
    this.socket.on('data', (chunk: Buffer) => this.take(chunk))
  }

  fire(request: Buffer): void {
    this.firedAt = performance.now()
    this.socket.write(request)
  }

  private take(chunk: Buffer): void {
    if (this.missing <= 0) {
      const headEnd = chunk.indexOf(endOfHead)
      const length = /content-length: (\d+)/i.exec(chunk.toString('latin1', 0, headEnd))?.[1]
      this.missing = headEnd + 4 + Number(length)
      this.isRight =
        chunk.toString('latin1', 9, 12) === this.status && chunk.includes(this.expected)
    }
    this.missing -= chunk.length
    if (this.missing <= 0) this.onAnswer(performance.now() - this.firedAt, this.isRight)
  }
}

/**
 * Writes ready-made requests over many connections, one under way on each. A general load tool
 * builds and parses every request and becomes the bottleneck; this one only counts bytes.
 */
export async function fireVolley(volley: Volley): Promise<Shot> {
  const { requests, again, ms } = volley
  const latencies: number[] = []
  let next = 0
  let wrong = 0
  let busy = 0
  let startedAt = 0
  const done = Promise.withResolvers<void>()
  const fireNext = (gun: Gun) => {
    const isOver = performance.now() - startedAt >= ms
    if (again && next >= requests.length) next = 0
    const request = isOver ? undefined : requests[next]
    if (request === undefined) return
    next += 1
    busy += 1
    gun.fire(request)
  }
  const guns = Array.from({ length: volley.connections }, () => {
    const gun: Gun = new Gun(volley, (latency, isRight) => {
      latencies.push(latency)
      if (!isRight) wrong += 1
      busy -= 1
      fireNext(gun)
      if (busy === 0) done.resolve()
    })
    gun.socket.once('error', done.reject)
    return gun
  })
  await Promise.all(guns.map((gun) => once(gun.socket, 'connect')))
  startedAt = performance.now()
  for (const gun of guns) fireNext(gun)
  await done.promise
  const elapsedMs = performance.now() - startedAt
  for (const gun of guns) gun.socket.destroy()
  const answered = latencies.length
  return { answered, wrong, elapsedMs, latencies: Float64Array.from(latencies) }
}
