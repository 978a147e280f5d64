import type { CardJson } from '../../cards/kit/card.ts'
import { movedCard } from '../../cards/pipeline/moved.ts'
import type { Tx } from '../../db/client.ts'
import { findIssue, type CardIssue } from '../../db/queries/issues.ts'
import { claimOutbox, settleOutbox, type OutboxRow } from '../../db/queries/outbox.ts'
import type { Recipient } from '../feishu/platform.ts'
import { mayRead } from '../organization/privacy.ts'
import { drawIssue, readerOf } from './drawing.ts'
import type { Registry } from './registry.ts'
import { evenForm } from './writing.ts'

/** Feishu makes one message of one uuid for an hour; later nobody knows, so nothing is repeated. */
const uuidHorizonMs = 55 * 60_000

export type Attempt =
  | { kind: 'send'; row: OutboxRow; issue: CardIssue; to: Recipient; card: CardJson }
  | { kind: 'file'; row: OutboxRow; issue: CardIssue; to: Recipient; document: string }
  | { kind: 'update'; row: OutboxRow; issue: CardIssue; messageId: string; card: CardJson }
  | { kind: 'job'; row: OutboxRow; job: string }
  /** Its card is on its way: the redraw must come after it. */
  | { kind: 'wait'; row: OutboxRow }
  | { kind: 'settled' }

/**
 * Takes a row for one attempt and draws what it says now; settles it when nothing is to be said.
 */
export function prepareAttempt(registry: Registry, tx: Tx, outboxId: number, now: Date): Attempt {
  const row = claimOutbox(tx, outboxId, now)
  if (!row) return { kind: 'settled' }
  if (row.firstTryAt !== null && now.getTime() - row.firstTryAt > uuidHorizonMs) {
    settleOutbox(tx, row, 'unknown', 'the outcome is unknown and too old to repeat')
    return { kind: 'settled' }
  }
  if (row.kind === 'job') return { kind: 'job', row, job: row.job ?? '' }
  const issue = row.issueId === null ? undefined : findIssue(tx, row.issueId)
  return (issue && attemptOn(registry, tx, row, issue, now)) ?? moot(tx, row)
}

function attemptOn(
  registry: Registry,
  tx: Tx,
  row: OutboxRow,
  issue: CardIssue,
  now: Date,
): Attempt | undefined {
  if (row.kind === 'file') return fileAttempt(registry, tx, row, issue)
  if (row.kind === 'redraw') return redrawAttempt(registry, tx, row, issue, now)
  const card = drawIssue(registry, tx, issue, now)
  return card && { kind: 'send', row, issue, to: recipientOf(issue), card }
}

function redrawAttempt(
  registry: Registry,
  tx: Tx,
  row: OutboxRow,
  issue: CardIssue,
  now: Date,
): Attempt | undefined {
  if (issue.state === 'failed') return undefined
  if (issue.messageId === null) return { kind: 'wait', row }
  const isSharedForm = issue.openId === null && registry.cards.get(issue.card)?.hasForm
  if (isSharedForm && issue.state === 'live' && row.job !== evenForm) return undefined
  const card = issue.state === 'replaced' ? movedCard : drawIssue(registry, tx, issue, now)
  return card && { kind: 'update', row, issue, messageId: issue.messageId, card }
}

function fileAttempt(
  registry: Registry,
  tx: Tx,
  row: OutboxRow,
  issue: CardIssue,
): Attempt | undefined {
  const kind = registry.documents.get(issue.card)
  if (!kind) throw new Error(`no document is called ${issue.card}`)
  const matter = { privacy: kind.privacy, ...kind.about(tx, issue.key) }
  if (!mayRead(tx, matter, readerOf(tx, issue))) return undefined
  return { kind: 'file', row, issue, to: recipientOf(issue), document: issue.card }
}

function recipientOf(issue: CardIssue): Recipient {
  return issue.openId === null ? { chatId: issue.chatId ?? '' } : { openId: issue.openId }
}

function moot(tx: Tx, row: OutboxRow): Attempt {
  settleOutbox(tx, row, 'moot')
  return { kind: 'settled' }
}
