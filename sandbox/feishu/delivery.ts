import type { Clock } from '../clock.ts'
import type { AppIdentity } from './feishu.ts'

/** How handing something to the app went. */
export type Pushed =
  | { kind: 'answered'; body: unknown }
  /** An answer that is no JSON. */
  | { kind: 'unreadable' }
  /** Any status but 200. */
  | { kind: 'failed' }
  | { kind: 'late' }
  | { kind: 'unreachable' }
  | { kind: 'offline' }

/** A way to the app: its webhook, or one of its long connections. */
export interface Channel {
  push(envelope: object): Promise<Pushed>
}

/** How long the app may take to answer; real time, since its work is. */
export const answerLimitMs = 3000

/** After which waits an event that was not taken comes again. */
const repushAfterMs = [15_000, 5 * 60_000, 60 * 60_000, 6 * 60 * 60_000]

export interface Delivery {
  /** Brings an event, again and again until it is taken. */
  publish: (eventType: string, event: object) => void
  /** Brings a click, once. */
  callback: (event: object) => Promise<Pushed>
  duplicateNext(times: number): void
  /** Resolves when nothing is on its way; events that wait for their next try do not count. */
  idle(): Promise<void>
  readonly isBusy: boolean
  close(): void
}

export function openDelivery(
  app: AppIdentity,
  clock: Clock,
  newId: (prefix: string) => string,
  channel: Channel,
): Delivery {
  const closing = new AbortController()
  const waiting: (() => void)[] = []
  let underWay = 0
  let duplicates = 0

  const push = async (envelope: object) => {
    underWay += 1
    try {
      return await channel.push(envelope)
    } finally {
      underWay -= 1
      if (underWay === 0) for (const done of waiting.splice(0)) done()
    }
  }
  const bring = async (envelope: object) => {
    if (duplicates > 0) {
      duplicates -= 1
      await push(envelope)
    }
    await pushUntilTaken(clock, closing.signal, () => push(envelope))
  }
  const headerOf = (eventType: string, createTime: string) => ({
    event_id: newId('ev'),
    token: app.verificationToken,
    create_time: createTime,
    event_type: eventType,
    tenant_key: app.tenantKey,
    app_id: app.appId,
  })

  return {
    publish: (eventType, event) => {
      const header = headerOf(eventType, String(clock.now().getTime()))
      void bring({ schema: '2.0', header, event })
    },
    callback: (event) => {
      // Callbacks tell their time in microseconds.
      const header = headerOf('card.action.trigger', `${clock.now().getTime()}000`)
      return push({ schema: '2.0', header, event })
    },
    duplicateNext: (times) => {
      duplicates += times
    },
    idle: () =>
      underWay === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve)),
    get isBusy() {
      return underWay > 0
    },
    close: () => closing.abort(),
  }
}

async function pushUntilTaken(
  clock: Clock,
  closed: AbortSignal,
  push: () => Promise<Pushed>,
): Promise<void> {
  if (wasTaken(await push())) return
  for (const waitMs of repushAfterMs) {
    await clock.sleep(waitMs, closed)
    if (closed.aborted || wasTaken(await push())) return
  }
}

function wasTaken(pushed: Pushed): boolean {
  return pushed.kind === 'answered' || pushed.kind === 'unreadable'
}
