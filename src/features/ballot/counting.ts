import type { Reader, Tx } from '../../../db/client.ts'
import { countsOf, saveCount, type BallotCount } from '../../../db/queries/ballot-counts.ts'
import { ballotKeyOf } from '../../../db/queries/ballot-keys.ts'
import type { BallotRound } from '../../../db/queries/ballot-rounds.ts'
import {
  decodeHead,
  decodeRows,
  differences,
  encodeHead,
  encodeRows,
  sheetParts,
  type CountSheet,
  type PaperHead,
  type PaperRow,
} from './rules/sheet.ts'
import { openerOf, sealFor, type Opener } from './scheme.ts'

interface Counting {
  tx: Tx
  happenedAt: Date
}

/** Where both tellers' sheets differ; nothing in either list means that they agree. */
export interface SheetDifference {
  head: boolean
  subjectIds: string[]
}

/** Keeps how many papers a teller counted, sealed; the last click wins. */
export function fillHead(
  op: Counting,
  round: BallotRound,
  tellerId: string,
  head: PaperHead,
): void {
  keep(op, round, tellerId, 0, encodeHead(head))
}

/** Keeps what a teller counted on the rows of one part, counted from 1. */
export function fillRows(
  op: Counting,
  round: BallotRound,
  tellerId: string,
  part: number,
  rows: readonly PaperRow[],
): void {
  if (part < 1 || part > sheetParts(round)) throw new RangeError('no such part')
  keep(op, round, tellerId, part, encodeRows(round, part, rows))
}

/** Undefined until the sheets of both tellers are whole, and when the key is lost. */
export function sheetsDiffer(db: Reader, round: BallotRound): SheetDifference | undefined {
  const [first, second] = sheetsOf(db, round)
  return first && second && differences(first, second)
}

/** The sheet both tellers agree on. */
export function agreedSheet(db: Reader, round: BallotRound): CountSheet | undefined {
  const [first, second] = sheetsOf(db, round)
  if (!first || !second) return undefined
  const { head, subjectIds } = differences(first, second)
  return head || subjectIds.length > 0 ? undefined : first
}

function keep(
  { tx, happenedAt }: Counting,
  round: BallotRound,
  tellerId: string,
  part: number,
  bytes: Uint8Array,
): void {
  const sealed = sealFor(round, { kind: 'sheet', personId: tellerId, part }, bytes)
  saveCount(tx, { roundId: round.roundId, tellerId, part, rev: happenedAt.getTime(), sealed })
}

/** The sheets of the scrutineer and the counter, each undefined while it is not whole. */
function sheetsOf(db: Reader, round: BallotRound): (CountSheet | undefined)[] {
  const counts = countsOf(db, round.roundId)
  const key = counts.length > 0 ? ballotKeyOf(db, round.roundId) : undefined
  if (!key) return []
  const opener = openerOf(round, key)
  key.fill(0)
  return [round.scrutineerId, round.voteCounterId].map((tellerId) => {
    return sheetOf(round, opener, tellerId, counts)
  })
}

function sheetOf(
  round: BallotRound,
  opener: Opener,
  tellerId: string,
  counts: readonly BallotCount[],
): CountSheet | undefined {
  const own = counts.filter((count) => count.tellerId === tellerId)
  if (own.length !== sheetParts(round) + 1) return undefined
  try {
    const [head, ...rows] = own.map(({ part, sealed }) => {
      return { part, bytes: opener.open({ kind: 'sheet', personId: tellerId, part }, sealed) }
    })
    if (!head) return undefined
    return {
      head: decodeHead(head.bytes),
      rows: rows.flatMap(({ part, bytes }) => decodeRows(round, part, bytes)),
    }
  } catch {
    // Somebody changed it in the file: it counts as not there and is entered again.
    return undefined
  }
}
