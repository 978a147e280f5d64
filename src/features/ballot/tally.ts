import { randomInt } from 'node:crypto'
import type { Reader } from '../../../db/client.ts'
import { countsOf, dropCounts } from '../../../db/queries/ballot-counts.ts'
import {
  dropAllFilling,
  dropEnvelopes,
  envelopesInBox,
  type Envelope,
} from '../../../db/queries/ballot-envelopes.ts'
import { ballotKeyOf, destroyBallotKey } from '../../../db/queries/ballot-keys.ts'
import {
  findRound,
  unfinishedRounds,
  updateRound,
  type BallotRound,
} from '../../../db/queries/ballot-rounds.ts'
import { insertTotals } from '../../../db/queries/ballot-totals.ts'
import { forgetHandInTimes, savePaperHashes, turnoutOf } from '../../../db/queries/ballot-voters.ts'
import { DeliveryError, Refusal } from '../../errors.ts'
import type { Job } from '../../pipeline/feature.ts'
import type { Writing } from '../../pipeline/operation.ts'
import { agreedSheet, sheetsDiffer } from './counting.ts'
import { isKeyLost, voidRound } from './keys.ts'
import { decodePaper } from './rules/paper.ts'
import type { CountSheet } from './rules/sheet.ts'
import {
  sheetLacks,
  totalsOf,
  voidsRound,
  type CloseLack,
  type OpenedPaper,
} from './rules/totals.ts'
import { boxDigest, openerOf, paperHash } from './scheme.ts'

/** What keeps an open round from being closed and counted. */
export function closeLacks(db: Reader, round: BallotRound): CloseLack[] {
  if (isKeyLost(db, round)) return ['keyLost']
  const turnout = turnoutOf(db, round.roundId)
  if (turnout.onPaper === 0 && countsOf(db, round.roundId).length === 0) return []
  const difference = sheetsDiffer(db, round)
  if (!difference) return ['sheetsMissing']
  const sheet = agreedSheet(db, round)
  return sheet ? sheetLacks(sheet, turnout) : ['sheetsDiffer']
}

/**
 * Closes the box, at once and for good: papers that come later are refused, those inside are fixed
 * by a digest. The count follows as a job. More papers returned than issued void the round instead.
 */
export function closeRound(op: Writing, round: BallotRound, byPersonId: string): void {
  if (round.state !== 'open') throw new Refusal('alreadyDone')
  if (closeLacks(op.tx, round).length > 0) throw new Refusal('notReady')
  const { roundId } = round
  const sheet = agreedSheet(op.tx, round)
  if (sheet && voidsRound(sheet.head)) {
    voidRound(op, round, { because: 'moreReturnedThanIssued', byPersonId })
    return
  }
  dropAllFilling(op.tx, roundId)
  const hashes = hashesOf(envelopesInBox(op.tx, roundId))
  savePaperHashes(op.tx, roundId, hashes)
  const box = [...hashes.values()].toSorted()
  updateRound(op.tx, roundId, {
    state: 'closed',
    closedById: byPersonId,
    closedAt: op.now.getTime(),
    eligible: turnoutOf(op.tx, roundId).eligible,
    box,
    boxDigest: boxDigest(box),
    paperIssued: sheet?.head.issued ?? null,
    paperReturned: sheet?.head.returned ?? null,
    paperValid: sheet?.head.valid ?? null,
    paperInvalid: sheet?.head.invalid ?? null,
  })
  op.doLater('ballotTally', { roundId }, `ballotTally:${roundId}`)
  op.audit('ballot closed', roundId)
}

/** Why a closed round cannot be counted: then it can only be voided. */
export function tallyObstacle(db: Reader, round: BallotRound): 'keyLost' | 'tampered' | undefined {
  if (round.state !== 'closed') return undefined
  if (isKeyLost(db, round)) return 'keyLost'
  return openBox(db, round) && sheetAtClose(db, round) ? undefined : 'tampered'
}

/**
 * Counts a closed round, then destroys its key; for a voided one the key alone. In this order, so
 * that a crash anywhere in between is made good by doing it again. `onTallied` runs in the
 * transaction that wrote the totals.
 */
export function ballotTally(onTallied: (op: Writing, round: BallotRound) => void): Job {
  return async ({ commit, read }, { roundId = '' }) => {
    await commit((op) => {
      const round = findRound(op.tx, roundId)
      if (round?.state !== 'closed' || !tally(op, round)) return
      const done = findRound(op.tx, roundId)
      if (done) onTallied(op, done)
    })
    const round = findRound(read, roundId)
    if (round?.state !== 'tallied' && round?.state !== 'voided') return
    if (!destroyBallotKey(read, roundId)) {
      throw new DeliveryError('ballotTally', 0, 0, { kind: 'tryAgain' })
    }
    await commit((op) => noteKeyDestroyed(op, roundId))
  }
}

/** Takes up what a fault left: a closed round that can be counted, a done one with its key. */
export function ballotFollowUps(db: Reader, now: Date): ((op: Writing) => void)[] {
  const hour = Math.floor(now.getTime() / 3_600_000)
  return unfinishedRounds(db)
    .filter((round) => tallyObstacle(db, round) === undefined)
    .map(({ roundId }) => (op) => {
      op.doLater('ballotTally', { roundId }, `ballotTally:${roundId}:${hour}`)
    })
}

function noteKeyDestroyed(op: Writing, roundId: string): void {
  if (findRound(op.tx, roundId)?.keyDestroyedAt !== null) return
  updateRound(op.tx, roundId, { keyDestroyedAt: op.now.getTime() })
  op.audit('ballot key destroyed', roundId)
}

/** False when the box cannot be counted; nothing is written then. */
function tally(op: Writing, round: BallotRound): boolean {
  const { tx, now } = op
  const { roundId } = round
  const onPaper = sheetAtClose(tx, round)
  const inBox = round.box?.length ?? 0
  const paperValid = round.paperValid ?? 0
  // Too few papers are not even opened.
  const papers = inBox + paperValid < round.minPapersToShow ? [] : openBox(tx, round)
  if (!papers || !onPaper) return false
  const invalid = papers.filter((paper) => paper.rows === undefined).length
  const isShown = papers.length - invalid + paperValid >= round.minPapersToShow
  if (isShown) insertTotals(tx, roundId, totalsOf(round, papers, onPaper.sheet))
  updateRound(tx, roundId, {
    state: 'tallied',
    talliedAt: now.getTime(),
    electronic: inBox,
    electronicInvalid: invalid,
  })
  dropEnvelopes(tx, roundId)
  dropCounts(tx, roundId)
  forgetHandInTimes(tx, roundId)
  op.audit('ballot tallied', roundId)
  return true
}

/** What was counted on paper, if anything; undefined when it is not what it was at the close. */
function sheetAtClose(db: Reader, round: BallotRound): { sheet?: CountSheet } | undefined {
  if (round.paperIssued === null) return {}
  const sheet = agreedSheet(db, round)
  return sheet?.head.returned === round.paperReturned ? { sheet } : undefined
}

/** Opens every paper in random order; undefined when the key or a paper is not what it was. */
function openBox(db: Reader, round: BallotRound): OpenedPaper[] | undefined {
  const envelopes = envelopesInBox(db, round.roundId)
  const found = [...hashesOf(envelopes).values()].toSorted()
  const key = ballotKeyOf(db, round.roundId)
  if (!key || boxDigest(found) !== round.boxDigest) return undefined
  const opener = openerOf(round, key)
  key.fill(0)
  try {
    return shuffled([...papersOf(envelopes)]).map(([voterId, parts]) => {
      const bytes = parts.map(({ part, sealed }) => {
        return opener.open({ kind: 'paper', personId: voterId, part }, sealed)
      })
      const rows = decodePaper(round, voterId, bytes)
      for (const one of bytes) one.fill(0)
      return { voterId, rows }
    })
  } catch {
    return undefined
  }
}

function hashesOf(envelopes: readonly Envelope[]): Map<string, string> {
  return new Map([...papersOf(envelopes)].map(([voterId, parts]) => [voterId, paperHash(parts)]))
}

/** Voter → parts in order. */
function papersOf(envelopes: readonly Envelope[]): Map<string, Envelope[]> {
  return Map.groupBy(envelopes, (envelope) => envelope.voterId)
}

function shuffled<T>(items: T[]): T[] {
  for (let last = items.length - 1; last > 0; last -= 1) {
    const other = randomInt(last + 1)
    ;[items[last], items[other]] = [items[other] as T, items[last] as T]
  }
  return items
}
