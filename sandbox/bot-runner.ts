import type { Bot, BotEnvironment, RunningBot } from './bot.ts'
import type { Clock, VillageClock } from './clock.ts'
import type { Delivery } from './feishu/delivery.ts'
import type { LongConnections } from './feishu/long-connection.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs
/** How long an answer may wait for the bot to settle, in real time. */
const patienceMs = 30_000
const connectMs = 15_000

function minuteOf(instant: Date): number {
  return Math.floor(instant.getTime() / minuteMs)
}

/** Waits for work, but not for ever. */
async function within(ms: number, work: (isOver: () => boolean) => Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  let isOver = false
  const end = new Promise<void>((resolve) => {
    timer = setTimeout(() => {
      isOver = true
      resolve()
    }, ms)
  })
  try {
    await Promise.race([work(() => isOver), end])
  } finally {
    clearTimeout(timer)
  }
}

/** Lets each piece of work wait for the one before. */
function turns(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const done = last.then(work, work)
    last = done.catch(() => undefined)
    return done
  }
}

/** How far apart a move's ticks are: what is due is a query, so a later look misses nothing. */
function stepFor(distanceMs: number): number {
  if (distanceMs <= 2 * hourMs) return minuteMs
  return distanceMs <= 2 * dayMs ? 5 * minuteMs : 30 * minuteMs
}

async function settled(
  delivery: Delivery,
  findBot: () => RunningBot | undefined,
  isOver: () => boolean,
): Promise<void> {
  do {
    await delivery.idle()
    await findBot()?.settled()
  } while (delivery.isBusy && !isOver())
}

async function eachMinute(
  clock: Clock,
  stopped: AbortSignal,
  work: () => Promise<unknown>,
): Promise<void> {
  while (!stopped.aborted) {
    await clock.sleep(minuteMs - (clock.now().getTime() % minuteMs), stopped)
    if (!stopped.aborted) await work()
  }
}

/** Where a move to `to` stops for a tick; asks the running clock anew each time. */
function* stopsBetween(clock: VillageClock, to: Date): Generator<Date> {
  const stepMs = stepFor(to.getTime() - clock.now().getTime())
  while (clock.now() < to) {
    const nextMs = (Math.floor(clock.now().getTime() / stepMs) + 1) * stepMs
    yield new Date(Math.min(nextMs, to.getTime()))
  }
}

/** The bot in its place: started, settled, ticked minute by minute, stopped. */
export interface BotRunner {
  readonly webhookUrl: string | undefined
  start(): Promise<void>
  stop(how: 'graceful' | 'abandon'): Promise<void>
  restart(how: 'graceful' | 'abandon'): Promise<void>
  /** Events taken, outbox drained as far as clock and limits allow. */
  settle(): Promise<void>
  /** Moves the clock; the ticks in between happen in order. */
  moveClock(to: Date): Promise<void>
}

export interface RunnerParts {
  bot: Bot
  environment: BotEnvironment
  clock: VillageClock
  delivery: Delivery
  connections: LongConnections
}

export function placeBot(parts: RunnerParts): BotRunner {
  const { clock, delivery } = parts
  let running: RunningBot | undefined
  let ticking = new AbortController()
  let lastMinute: number | undefined

  /** Ticks, moves and restarts wait for each other. */
  const inTurn = turns()
  const settle = () => within(patienceMs, (isOver) => settled(delivery, () => running, isOver))
  /** A minute the clock was moved over has had its tick. */
  const tickOnce = async () => {
    const minute = minuteOf(clock.now())
    if (minute === lastMinute) return 0
    lastMinute = minute
    return (await running?.tick()) ?? 0
  }
  const start = async () => {
    running = await parts.bot.start(parts.environment, clock)
    if (parts.environment.mode === 'longConnection') await parts.connections.waitForOne(connectMs)
    lastMinute = undefined
    await tickOnce()
    ticking = new AbortController()
    void eachMinute(clock, ticking.signal, () => inTurn(tickOnce))
  }
  const stop = async (how: 'graceful' | 'abandon') => {
    ticking.abort()
    const stopping = running
    running = undefined
    await stopping?.stop(how)
    parts.connections.drop()
  }
  const moveClock = async (to: Date) => {
    for (const stop of stopsBetween(clock, to)) {
      const woken = clock.moveTo(stop)
      const queued = await tickOnce()
      if (woken > 0 || queued > 0) await settle()
    }
    await settle()
  }

  return {
    get webhookUrl() {
      return running?.webhookUrl
    },
    start: () => inTurn(start),
    stop: (how) => inTurn(() => stop(how)),
    restart: (how) =>
      inTurn(async () => {
        await stop(how)
        await start()
        await settle()
      }),
    settle,
    moveClock: (to) => inTurn(() => moveClock(to)),
  }
}
