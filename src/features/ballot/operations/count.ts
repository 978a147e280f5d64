import { ballotRefusals, ballotToasts } from '../../../../cards/ballot/wording.ts'
import type { BallotRound } from '../../../../db/queries/ballot-rounds.ts'
import { countPartsIn } from '../../../../db/queries/ballot-counts.ts'
import { turnoutOf } from '../../../../db/queries/ballot-voters.ts'
import { openMeeting } from '../../../organization/meetings.ts'
import { Refusal } from '../../../errors.ts'
import type { Operation, Reply } from '../../../pipeline/operation.ts'
import { fillHead, fillRows } from '../counting.ts'
import { getRound, refuse, tellersOf } from '../guards.ts'
import { redrawRound } from '../redrawing.ts'
import { countRef, roundRef } from '../refs.ts'
import { readFigures, rowOf, sumAlike } from '../rules/figures.ts'
import { partsOf, subjectsOfPart } from '../rules/paper.ts'
import { headFaults, type PaperHead } from '../rules/sheet.ts'

/** Top of one teller's sheet: how many paper ballots went out and came back. */
export function saveCountHead(op: Operation, input: { roundId: string } & PaperHead): Reply {
  const { roundId, ...head } = input
  const round = countedRound(op, roundId)
  const { onPaper } = turnoutOf(op.tx, roundId)
  if (onPaper === 0 && countPartsIn(op.tx, roundId).length === 0) {
    refuse(ballotRefusals.nobodyOnPaper)
  }
  if (head.issued > onPaper) refuse(ballotRefusals.moreIssued(onPaper))
  if (headFaults(head).length > 0) refuse(ballotRefusals.headDoesNotSum)
  fillHead(op, round, op.actor.personId, head)
  redrawRound(op, round)
  op.audit('ballot.count', roundId)
  const toast = head.returned > head.issued ? ballotToasts.moreReturned : ballotToasts.countKept
  return { toast, become: countRef(roundId, op.actor.personId, 1) }
}

/** One page of rows; whether they agree with the other teller's is shown on the round's card. */
export function saveCountPage(
  op: Operation,
  input: { roundId: string; page: string } & Readonly<Record<string, string | undefined>>,
): Reply {
  const round = countedRound(op, input.roundId)
  const part = Number(input.page)
  const pages = partsOf(round)
  if (!Number.isInteger(part) || part < 1 || part > pages) throw new Refusal('stale')
  const steps = round.scale.length
  const first = (part - 1) * round.rowsPerPart + 1
  const rows = subjectsOfPart(round, part).flatMap(({ subjectId, isMarked }, at) => {
    if (!isMarked) return []
    const figures = readFigures(input[`r${at}`] ?? '', steps + 2)
    return [
      { subjectId, figures: figures ?? refuse(ballotRefusals.figures(first + at, steps + 2)) },
    ]
  })
  if (!sumAlike(rows.map(({ figures }) => figures))) refuse(ballotRefusals.rowsDoNotSum)
  const counted = rows.map(({ subjectId, figures }) => rowOf(subjectId, figures, steps))
  fillRows(op, round, op.actor.personId, part, counted)
  redrawRound(op, round)
  op.audit('ballot.count', round.roundId)
  const next = countRef(round.roundId, op.actor.personId, part + 1)
  return { toast: ballotToasts.countKept, become: part < pages ? next : roundRef(round) }
}

function countedRound(op: Operation, roundId: string): BallotRound {
  const round = getRound(op.tx, roundId)
  openMeeting(op.tx, round.meetingId)
  if (!tellersOf(round).includes(op.actor.personId)) refuse(ballotRefusals.onlyCounters)
  if (round.state !== 'open') throw new Refusal('closed')
  return round
}
