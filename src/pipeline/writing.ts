import type { Tx } from '../../db/client.ts'
import {
  insertIssue,
  liveIssuesAmong,
  liveIssuesFor,
  liveIssuesOf,
  retireIssues,
  subjectOf,
  updateIssue,
} from '../../db/queries/issues.ts'
import { recordAudit } from '../../db/queries/journal.ts'
import { insertOutbox, type NewOutboxRow } from '../../db/queries/outbox.ts'
import { personByOpenId } from '../../db/queries/people.ts'
import { accountOf } from '../organization/roles.ts'
import { dutyBook } from './duty-book.ts'
import { orderedId } from './ordered-id.ts'
import type { Registry } from './registry.ts'
import type { Addressee, CardRef, Outgoing, OutgoingDocument, Writing } from './operation.ts'

/** Redraws of one card are at least this far apart, so that many answers become one update. */
const redrawAfterMs = 500

/** Marks a redraw that does not spare a form. */
export const evenForm = 'evenForm'

export interface WritingParts {
  registry: Registry
  tx: Tx
  now: Date
  newId(): string
  /** Who acts, for the audit; undefined for the tick, jobs and anonymous actions. */
  personId: string | undefined
}

interface Target {
  lane: string
  chatId: string | null
  openId: string | null
  personId: string | null
}

/** The writing half of an operation over one transaction. */
export function writingOver(parts: WritingParts): Writing {
  const { tx, now, newId } = parts
  return {
    tx,
    now,
    newId,
    duties: dutyBook(parts.registry, tx, now),
    send: (outgoing) => queueCard(parts, outgoing),
    sendDocument: (outgoing) => queueDocument(parts, outgoing),
    redraw: (ref) => {
      // Everybody who presses one card in one group commit asks for the same.
      tx.gather('redraws', subjectOf(ref.card, ref.key), (_tx, subjects) => {
        for (const issueId of liveIssuesAmong(tx, subjects)) queueRedraw(parts, issueId)
      })
    },
    redrawForm: (ref) => {
      const subject = subjectOf(ref.card, ref.key)
      for (const issueId of liveIssuesOf(tx, subject)) queueRedraw(parts, issueId, evenForm)
    },
    retire: (ref) => {
      const seen = retireIssues(tx, subjectOf(ref.card, ref.key))
      for (const issueId of seen) queueRedraw(parts, issueId)
    },
    sendAnew: (ref, personId) => sendAnew(parts, ref, personId),
    doLater: (job, input, dedupeKey) => {
      queue(parts, { kind: 'job', lane: `job:${job}`, job, input: { ...input }, dedupeKey })
    },
    audit: (what, subject) => {
      recordAudit(tx, {
        at: now,
        personId: parts.personId ?? null,
        what,
        subject: subject ?? null,
      })
    },
  }
}

function orderedIdFor({ now, newId }: WritingParts): string {
  return orderedId(now, newId)
}

function queue(
  parts: WritingParts,
  row: Pick<NewOutboxRow, 'kind' | 'lane' | 'dedupeKey'> & Partial<NewOutboxRow>,
): boolean {
  const at = parts.now.getTime()
  const blank = { issueId: null, job: null, input: null, dueAt: at, createdAt: at }
  return insertOutbox(parts.tx, { ...blank, uuid: orderedIdFor(parts), ...row })
}

function queueCard(
  parts: WritingParts,
  outgoing: Outgoing,
): 'queued' | 'alreadySent' | 'noAccount' {
  const target = targetOf(parts, outgoing.to)
  if (!target) return 'noAccount'
  const { lane, ...to } = target
  const issueId = orderedIdFor(parts)
  if (!queue(parts, { kind: 'card', lane, issueId, dedupeKey: outgoing.dedupeKey })) {
    return 'alreadySent'
  }
  const { card, key } = outgoing
  insertIssue(parts.tx, { issueId, handle: orderedIdFor(parts), card, key, ...to })
  return 'queued'
}

function sendAnew(parts: WritingParts, ref: CardRef, personId: string): void {
  const { tx } = parts
  const openId = targetOf(parts, { personId })?.openId
  const old = openId ? liveIssuesFor(tx, subjectOf(ref.card, ref.key), openId) : []
  if (old.length === 0) return
  for (const issueId of old) {
    updateIssue(tx, issueId, { state: 'replaced' })
    queueRedraw(parts, issueId)
  }
  queueCard(parts, { ...ref, to: { personId }, dedupeKey: `anew:${orderedIdFor(parts)}` })
}

function queueDocument(
  parts: WritingParts,
  outgoing: OutgoingDocument,
): 'queued' | 'alreadySent' | 'noAccount' {
  const target = targetOf(parts, outgoing.to)
  if (!target) return 'noAccount'
  const { lane, ...to } = target
  const issueId = orderedIdFor(parts)
  const { document, key, dedupeKey } = outgoing
  if (!queue(parts, { kind: 'file', lane, issueId, job: document, input: { ...key }, dedupeKey })) {
    return 'alreadySent'
  }
  insertIssue(parts.tx, { issueId, handle: orderedIdFor(parts), card: document, key, ...to })
  return 'queued'
}

/** Queues one redraw of an issue unless one is waiting already. */
export function queueRedraw(parts: WritingParts, issueId: string, job?: typeof evenForm): void {
  const id = orderedIdFor(parts)
  queue(parts, {
    kind: 'redraw',
    job: job ?? null,
    lane: `m:${issueId}`,
    issueId,
    uuid: id,
    dedupeKey: id,
    dueAt: parts.now.getTime() + redrawAfterMs,
  })
}

function targetOf(parts: WritingParts, to: Addressee): Target | undefined {
  if ('chatId' in to) return { lane: to.chatId, chatId: to.chatId, openId: null, personId: null }
  if ('openId' in to) {
    const personId = personByOpenId(parts.tx, to.openId)?.personId ?? null
    return { lane: `p:${to.openId}`, chatId: null, openId: to.openId, personId }
  }
  const account = accountOf(parts.tx, to.personId)
  if (!account) return undefined
  return { lane: `p:${account.openId}`, chatId: null, ...account }
}
