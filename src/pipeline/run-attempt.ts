import type { Tx } from '../../db/client.ts'
import { findIssue, updateIssue, type CardIssue } from '../../db/queries/issues.ts'
import { parkUndrawn, settleOutbox, type OutboxRow } from '../../db/queries/outbox.ts'
import { DeliveryError } from '../errors.ts'
import { prepareAttempt, type Attempt } from './attempt.ts'
import type { DeliveryParts } from './deliver.ts'
import { tellParked } from './parked.ts'
import type { Ending } from './stream.ts'
import { writingOver } from './writing.ts'

/** Back-off grows to a minute; half of it on average, so that many do not come back at once. */
const backoffMs = (attempt: number) =>
  Math.random() * Math.min(60_000, 250 * 2 ** Math.min(attempt, 10))

/** One attempt at one row: claim and draw in one transaction, call, settle in another. */
export async function runAttempt(parts: DeliveryParts, outboxId: number): Promise<Ending> {
  const attempt = await prepare(parts, outboxId)
  if (attempt.kind === 'settled') return { kind: 'done' }
  if (attempt.kind === 'wait') return await putBack(parts, attempt.row, 250)
  try {
    const sent = await callFor(parts, attempt)
    await parts.database.commit((tx) => {
      settleOutbox(tx, attempt.row, 'sent')
      if (sent && attempt.kind !== 'job') markSent(tx, attempt.issue, sent, parts.time.now())
    })
    return { kind: 'done' }
  } catch (error) {
    return await settleFailure(parts, attempt, error)
  }
}

/** A card that cannot be drawn is a fault of ours: parked, since trying again cannot help. */
async function prepare(parts: DeliveryParts, outboxId: number): Promise<Attempt> {
  const { database, registry, time, log } = parts
  try {
    return await database.commit((tx) => prepareAttempt(registry, tx, outboxId, time.now()))
  } catch (error) {
    // The disk may be free and the lock gone in a moment: the row waits.
    if (error instanceof Error && 'code' in error) throw error
    log.error({ outbox: outboxId, name: error instanceof Error ? error.name : '' }, 'not drawn')
    return await database.commit((tx) => {
      parkUndrawn(tx, outboxId, 'a fault of the bot')
      tellParked(parts, tx)
      return { kind: 'settled' as const }
    })
  }
}

interface Sent {
  messageId: string
  chatId: string
}

async function callFor(
  parts: DeliveryParts,
  attempt: Exclude<Attempt, { kind: 'settled' | 'wait' }>,
): Promise<Sent | undefined> {
  const { platform, registry, database, time } = parts
  switch (attempt.kind) {
    case 'send':
      return await platform.sendCard(attempt.to, attempt.card, attempt.row.uuid)
    case 'update':
      await platform.updateCard(attempt.messageId, attempt.card)
      return undefined
    case 'file': {
      const kind = registry.documents.get(attempt.document)
      if (!kind) throw new Error(`no document is called ${attempt.document}`)
      const file = await kind.make(database, attempt.issue.key, time.now(), platform)
      return await platform.sendFile(attempt.to, file, attempt.row.uuid)
    }
    case 'job': {
      const job = registry.jobs.get(attempt.job)
      if (!job) throw new Error(`no job is called ${attempt.job}`)
      await job(jobContext(parts), attempt.row.input ?? {})
      return undefined
    }
  }
}

function jobContext(parts: DeliveryParts) {
  const { platform, database, registry, newId, time } = parts
  return {
    platform,
    now: time.now(),
    read: database,
    commit: <T>(work: (op: ReturnType<typeof writingOver>) => T) =>
      database.commit<T>((tx) => {
        const op = writingOver({ registry, tx, now: time.now(), newId, personId: undefined })
        return work(op) as never
      }),
  }
}

function markSent(tx: Tx, drawn: CardIssue, sent: Sent, now: Date): void {
  const issue = findIssue(tx, drawn.issueId)
  if (!issue) return
  const isNew = issue.state === 'waiting' || issue.state === 'failed'
  const state = isNew ? 'live' : issue.state
  updateIssue(tx, issue.issueId, { ...sent, state, sentAt: now.getTime() })
}

async function settleFailure(
  parts: DeliveryParts,
  attempt: Exclude<Attempt, { kind: 'settled' | 'wait' }>,
  error: unknown,
): Promise<Ending> {
  const { row } = attempt
  const after = error instanceof DeliveryError ? error.after : { kind: 'giveUp' as const }
  const failure = error instanceof DeliveryError ? error.message : 'a fault of the bot'
  const about = { outbox: row.outboxId, kind: row.kind, attempt: row.attempt, failure }
  parts.log.warn(about, after.kind === 'giveUp' ? 'parked' : 'send failed')
  switch (after.kind) {
    case 'giveUp':
      await parts.database.commit((tx) => park(parts, tx, attempt, failure))
      return { kind: 'done' }
    case 'tryAgain':
      return await putBack(parts, row, backoffMs(row.attempt))
    case 'pauseChat':
      return await putBack(parts, forgiven(row), after.waitMs)
    case 'pauseAll': {
      const { waitMs } = await putBack(parts, forgiven(row), after.waitMs)
      return { kind: 'pauseAll', waitMs }
    }
  }
}

/** A refusal over a limit is certain: nothing was sent, so the uuid's hour has not begun. */
function forgiven(row: OutboxRow): OutboxRow {
  return row.attempt === 1 ? { ...row, firstTryAt: null } : row
}

async function putBack(parts: DeliveryParts, row: OutboxRow, waitMs: number) {
  await parts.database.commit((tx) => settleOutbox(tx, row, 'pending'))
  return { kind: 'again', waitMs } as const
}

function park(
  parts: DeliveryParts,
  tx: Tx,
  attempt: Exclude<Attempt, { kind: 'settled' | 'wait' }>,
  failure: string,
): void {
  // A card that can no longer be redrawn is still there to read: nobody needs to act.
  settleOutbox(tx, attempt.row, attempt.kind === 'update' ? 'moot' : 'dead', failure)
  if (attempt.kind === 'send') updateIssue(tx, attempt.issue.issueId, { state: 'failed' })
  if (attempt.kind !== 'update') tellParked(parts, tx)
}
