import type { Logger } from 'pino'
import { refusals, systemError } from '../../cards/wording.ts'
import type { Database, Tx } from '../../db/client.ts'
import { Refusal } from '../errors.ts'
import type { Inbound, InboundMessage, InboundReply, Receive } from '../feishu/inbound.ts'
import type { Time } from '../time.ts'
import type { Registry } from './registry.ts'
import { redrawer } from './redraw-pressed.ts'
import { takeEvent } from './take-event.ts'
import { sayTo, takeMessage } from './take-message.ts'
import { takePress } from './take-press.ts'

export interface DispatchParts {
  database: Database
  registry: Registry
  time: Time
  newId(): string
  log: Logger
}

/** What one arrival came to, for the reply and the log; nothing a person typed is in it. */
export interface Outcome {
  /** Command or action; the kind of event otherwise. */
  name: string
  result: 'done' | 'repeated' | 'ignored'
  personId?: string
  toast?: InboundReply['toast']
  /** The pressed issue, to be shown to the presser as it is after the commit. */
  redraw?: string
  anonymous?: boolean
}

/** What handling an arrival works with: the parts, this transaction and its one instant. */
export interface Taking extends DispatchParts {
  tx: Tx
  now: Date
}

/**
 * Gives the one entrance for everything that reaches the bot. Once only → who → may they → one
 * transaction → reply after the commit. Rejects only for faults of events, never for refusals.
 */
export function createReceive(parts: DispatchParts): Receive {
  const drawPressed = redrawer(parts)
  return async (inbound) => {
    const started = parts.time.monotonicMs()
    try {
      const outcome = await parts.database.commit((tx) =>
        take({ ...parts, tx, now: parts.time.now() }, inbound),
      )
      const card = outcome.redraw === undefined ? undefined : await drawPressed(outcome.redraw)
      logOutcome(parts, inbound, outcome, started)
      return { ...(outcome.toast && { toast: outcome.toast }), ...(card && { card }) }
    } catch (error) {
      return await answerFailure(parts, inbound, error)
    }
  }
}

function take(taking: Taking, inbound: Inbound): Outcome {
  switch (inbound.kind) {
    case 'press':
      return takePress(taking, inbound)
    case 'message':
    case 'menu':
      return takeMessage(taking, inbound)
    default:
      return takeEvent(taking, inbound)
  }
}

function logOutcome(parts: DispatchParts, inbound: Inbound, outcome: Outcome, started: number) {
  if (outcome.anonymous) {
    parts.log.info({ kind: inbound.kind, name: outcome.name, result: outcome.result }, 'inbound')
    return
  }
  const ms = Math.round(parts.time.monotonicMs() - started)
  const { name, result, personId } = outcome
  parts.log.info(
    { once: inbound.onceId, kind: inbound.kind, name, result, personId, ms },
    'inbound',
  )
}

async function answerFailure(
  parts: DispatchParts,
  inbound: Inbound,
  error: unknown,
): Promise<InboundReply> {
  const refusal = asRefusal(error)
  if (refusal) {
    const context = { once: inbound.onceId, kind: inbound.kind, code: refusal.code }
    parts.log.info(context, 'refused')
    const content = refusals[refusal.code](refusal.details)
    if (inbound.kind === 'press') return { toast: { type: 'warning', content } }
    // Nothing can be recorded, not even an answer: the platform brings it again later.
    if (refusal.code === 'diskFull') throw error
    if (inbound.kind === 'message') await sayRefusal(parts, inbound, content)
    return {}
  }
  // Messages of SQLite and of our own code carry no values; anything else is named only.
  const problem = error instanceof Error ? { name: error.name, stack: frames(error) } : {}
  parts.log.error({ once: inbound.onceId, kind: inbound.kind, ...problem }, 'failed')
  if (inbound.kind === 'press') return { toast: { type: 'error', content: systemError } }
  throw error
}

function frames(error: Error): string {
  return (error.stack ?? '').split('\n').slice(1, 6).join('\n')
}

function asRefusal(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return code === 'SQLITE_FULL' ? new Refusal('diskFull') : undefined
}

/** A refused command is answered to the asker alone, in a transaction of its own. */
async function sayRefusal(parts: DispatchParts, inbound: InboundMessage, content: string) {
  await parts.database
    .commit((tx) => sayTo({ ...parts, tx, now: parts.time.now() }, inbound, content))
    .catch(() => parts.log.error({ once: inbound.onceId }, 'refusal not queued'))
}
