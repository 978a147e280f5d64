import { setImmediate } from 'node:timers/promises'
import { z } from 'zod'
import type { Config } from '../config.ts'
import type { Time } from '../time.ts'
import { faultOf } from './fault.ts'
import { type BotOpenId, eventTypes, pressType } from './parse.ts'
import { NotProcessed, type Reception, type ReceptionOptions } from './reception.ts'
import { createReception } from './reception.ts'
import { type ConnectionFailure, delayAfter, failureOf } from './reconnect.ts'
import { type Sdk, loadSdk } from './sdk.ts'
import { createHttp } from './sdk-http.ts'
import { knownSentencesOnly } from './sdk-logger.ts'

export type ConnectionState = 'connecting' | 'connected' | 'down'

export interface ConnectionHealth {
  state: ConnectionState
  since: Date
  /** Attempts refused since it was last connected. */
  failures: number
  lastFailure?: ConnectionFailure
}

export interface LongConnection {
  state(): ConnectionState
  health(): ConnectionHealth
  /** `graceful` finishes the events under way first; whatever comes meanwhile is pushed again. */
  close(how: 'graceful' | 'abandon'): Promise<void>
}

export interface LongConnectionOptions extends ReceptionOptions {
  config: Config
  time: Time
  botOpenId: BotOpenId
  loadSdk?: typeof loadSdk
  /** A peer that is silent this long after our ping is dead. */
  pingTimeoutSeconds?: number
}

/** The SDK hands an event over with its header and its fields mixed into one object. */
const flatHead = z
  .object({ event_id: z.string().min(1), event_type: z.string(), create_time: z.string() })
  .transform((flat) => ({ id: flat.event_id, type: flat.event_type, createdAt: flat.create_time }))

type Handler = (flat: unknown) => Promise<unknown>

/** The SDK's handlers: what they throw becomes a 500, after which the platform pushes again. */
function handlersFor(
  reception: Reception,
  underWay: Set<Promise<unknown>>,
  isClosing: () => boolean,
) {
  const handle: Handler = async (flat) => {
    if (isClosing()) throw new NotProcessed()
    const head = flatHead.parse(flat)
    const reply = await reception(head, flat)
    return head.type === pressType ? reply : undefined
  }
  const tracked: Handler = (flat) => {
    const running = handle(flat)
    underWay.add(running)
    const forget = () => void underWay.delete(running)
    running.then(forget, forget)
    return running
  }
  return Object.fromEntries(eventTypes.map((type) => [type, tracked]))
}

interface Watch {
  on: (state: ConnectionState) => void
  stopped: AbortSignal
}

/** One life of the SDK's client, from its start until it gives up or we stop. */
async function connectOnce(
  sdk: Sdk,
  options: LongConnectionOptions,
  handlers: Record<string, Handler>,
  { on, stopped }: Watch,
): Promise<ConnectionFailure | undefined> {
  const { appId, appSecret, domain } = options.config.feishu
  const logger = knownSentencesOnly(options.log)
  const gaveUp = Promise.withResolvers<ConnectionFailure | undefined>()
  const client = new sdk.WSClient({
    appId,
    appSecret,
    domain,
    logger,
    httpInstance: createHttp(sdk, 15_000),
    handshakeTimeoutMs: 15_000,
    wsConfig: { pingTimeout: options.pingTimeoutSeconds ?? 20 },
    onReady: () => on('connected'),
    onReconnecting: () => on('down'),
    onReconnected: () => on('connected'),
    onError: (error) => gaveUp.resolve(failureOf(error)),
  })
  const stop = () => gaveUp.resolve(undefined)
  stopped.addEventListener('abort', stop, { once: true })
  if (stopped.aborted) stop()
  try {
    await client.start({ eventDispatcher: new sdk.EventDispatcher({ logger }).register(handlers) })
    return await gaveUp.promise
  } finally {
    stopped.removeEventListener('abort', stop)
    client.close({ force: stopped.reason !== 'graceful' })
  }
}

/**
 * Keeps one long connection to the platform alive for as long as the bot runs. Returns at once;
 * the SDK reconnects by itself, and where it gives up for good this starts it anew, ever slower.
 */
export function openLongConnection(options: LongConnectionOptions): LongConnection {
  const { time, log } = options
  const stopping = new AbortController()
  const underWay = new Set<Promise<unknown>>()
  let isClosing = false
  let health: ConnectionHealth = { state: 'connecting', since: time.now(), failures: 0 }
  const handlers = handlersFor(createReception(options), underWay, () => isClosing)

  function on(state: ConnectionState): void {
    if (stopping.signal.aborted || state === health.state) return
    log.info({ state }, 'long connection')
    const failures = state === 'connected' ? 0 : health.failures
    health = { ...health, state, since: time.now(), failures }
  }

  async function attempt(): Promise<ConnectionFailure | undefined> {
    try {
      const sdk = await (options.loadSdk ?? loadSdk)()
      return await connectOnce(sdk, options, handlers, { on, stopped: stopping.signal })
    } catch (error) {
      log.error({ fault: faultOf(error) }, 'long connection broke')
      return 'other'
    }
  }

  async function supervise(): Promise<void> {
    while (!stopping.signal.aborted) {
      const failure = await attempt()
      if (failure === undefined) return
      on('down')
      health = { ...health, failures: health.failures + 1, lastFailure: failure }
      const waitMs = delayAfter(failure, health.failures)
      log.warn({ failure, failures: health.failures, waitMs }, 'long connection refused')
      await time.sleep(waitMs, stopping.signal)
    }
  }

  const supervision = supervise()
  return {
    state: () => health.state,
    health: () => health,
    async close(how) {
      isClosing = true
      if (how === 'graceful') {
        await Promise.allSettled(underWay)
        // The SDK sends its acknowledgement a few promises after the handler is done.
        await setImmediate()
      }
      on('down')
      stopping.abort(how)
      await supervision
    },
  }
}
