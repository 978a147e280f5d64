import { ballotRefusals, ballotToasts } from '../../../../cards/ballot/wording.ts'
import { countPartsIn } from '../../../../db/queries/ballot-counts.ts'
import {
  updateRound,
  type BallotKind,
  type BallotRound,
} from '../../../../db/queries/ballot-rounds.ts'
import {
  countLeftPaper,
  findVoter,
  insertVoters,
  setVoterWay,
  turnoutOf,
} from '../../../../db/queries/ballot-voters.ts'
import { chatsOfUnit } from '../../../../db/queries/chats.ts'
import { resultOfRound } from '../../../../db/queries/ballot-totals.ts'
import { Refusal } from '../../../errors.ts'
import { openMeeting } from '../../../organization/meetings.ts'
import type { Operation, Reply } from '../../../pipeline/operation.ts'
import { isStillThere, mayVoteNow } from '../electorate.ts'
import { keepListTrue, usualWay } from '../electoral-list.ts'
import { chairedRound, getRound, ledRound, refuse, resultReaders, workersOf } from '../guards.ts'
import { redrawRound } from '../redrawing.ts'
import { ownRef, roundRef } from '../refs.ts'
import { mayRemind } from '../rules/turnout.ts'

type OfRound = { roundId: string }

/** 还有 n 人未交: a number to the group, at most every five minutes, and never a name. */
export function remindGroup(op: Operation, { roundId }: OfRound): Reply {
  const { round } = chairedRound(op, roundId)
  if (round.state !== 'open') throw new Refusal('closed')
  keepListTrue(op, round)
  const { electronic, handedIn } = turnoutOf(op.tx, roundId)
  if (electronic <= handedIn) return { toast: ballotToasts.nobodyMissing }
  if (!mayRemind(round.remindedAt, op.now)) return { toast: ballotToasts.remindedJustNow }
  updateRound(op.tx, roundId, { remindedAt: op.now.getTime() })
  for (const { chatId } of chatsOfUnit(op.tx, round.unitId)) {
    const dedupeKey = `ballot:remind:${roundId}:${op.now.getTime()}:${chatId}`
    op.send({ card: 'ballotReminder', key: { roundId }, to: { chatId }, dedupeKey })
  }
  op.audit('ballot.remind', roundId)
  return { toast: ballotToasts.reminded(electronic - handedIn) }
}

/** Somebody marked for paper votes on the phone after all; their paper was taken back. */
export function moveToPhone(op: Operation, input: OfRound & { voter: string }): Reply {
  const { round } = changeableList(op, input.roundId)
  const { roundId, voter: voterId } = input
  const voter = findVoter(op.tx, roundId, voterId)
  if (voter?.way !== 'paper' || voter.isStruckOff) refuse(ballotRefusals.notOnPaper)
  if (usualWay(op.tx, voterId) === 'paper') refuse(ballotRefusals.noPhone)
  setVoterWay(op.tx, voter, 'electronic')
  const dedupeKey = `ballot:phone:${roundId}:${voterId}:${op.newId()}`
  op.send({ ...ownRef({ roundId, voterId }), to: { personId: voterId }, dedupeKey })
  redrawRound(op, round)
  op.audit('ballot.toPhone', roundId)
  return { toast: ballotToasts.onPhone, become: roundRef(round) }
}

/** Somebody who left had put their paper into the box before: it counts, signed in or not. */
export function countPaperLeft(op: Operation, input: OfRound & { left: string }): Reply {
  const { round } = changeableList(op, input.roundId)
  const { roundId, left: voterId } = input
  const voter = findVoter(op.tx, roundId, voterId)
  const isThere = isStillThere(op.tx, round.meetingId, voterId)
  if (voter?.way !== 'paper' || isThere) refuse(ballotRefusals.notLeft)
  countLeftPaper(op.tx, voter)
  redrawRound(op, round)
  op.audit('ballot.countPaperLeft', roundId)
  return { toast: ballotToasts.leftPaperCounts, become: roundRef(round) }
}

/** Somebody who came late gets a paper; on the phone they just take one. */
export function addOnPaper(op: Operation, input: OfRound & { late: string }): Reply {
  const { round, meeting } = changeableList(op, input.roundId)
  const { roundId, late: voterId } = input
  if (findVoter(op.tx, roundId, voterId) || !mayVoteNow(op.tx, meeting, voterId)) {
    refuse(ballotRefusals.notLate)
  }
  insertVoters(op.tx, roundId, [{ voterId, way: 'paper' }])
  redrawRound(op, round)
  op.audit('ballot.addOnPaper', roundId)
  return { toast: ballotToasts.addedOnPaper, become: roundRef(round) }
}

/** Once a teller has counted, how many vote on paper stays as it is. */
function changeableList(op: Operation, roundId: string) {
  const found = ledRound(op, roundId)
  if (found.round.state !== 'open') throw new Refusal('closed')
  if (countPartsIn(op.tx, roundId).length > 0) refuse(ballotRefusals.countStarted)
  return found
}

/** A blank paper ballot, for whoever works on the round. */
export function printPaper(op: Operation, input: { meetingId: string; kind: BallotKind }): Reply {
  const { meetingId, kind } = input
  openMeeting(op.tx, meetingId)
  if (!workersOf(op.tx, input).includes(op.actor.personId)) refuse(ballotRefusals.onlyTellers)
  const to = { personId: op.actor.personId }
  const dedupeKey = `ballot:paper:${op.newId()}`
  op.sendDocument({ document: 'ballotPaper', key: { meetingId, kind }, to, dedupeKey })
  return { toast: ballotToasts.printed }
}

/** The count sheet to be signed by the two tellers, for who may read the result. */
export function printSheet(op: Operation, { roundId }: OfRound): Reply {
  const round: BallotRound = getRound(op.tx, roundId)
  if (!resultReaders(op.tx, round.unitId).includes(op.actor.personId)) {
    refuse(ballotRefusals.onlyReaders)
  }
  if (!resultOfRound(op.tx, roundId)) refuse(ballotRefusals.noResult)
  const to = { personId: op.actor.personId }
  const dedupeKey = `ballot:sheet:${op.newId()}`
  op.sendDocument({ document: 'ballotCountSheet', key: { roundId }, to, dedupeKey })
  op.audit('ballot.printSheet', roundId)
  return { toast: ballotToasts.printed }
}
