import {
  ballotRefusals,
  ballotToasts,
  closeLacks as lackWords,
} from '../../../../cards/ballot/wording.ts'
import { updateRound, type BallotRound } from '../../../../db/queries/ballot-rounds.ts'
import { turnoutOf } from '../../../../db/queries/ballot-voters.ts'
import { Refusal } from '../../../errors.ts'
import type { Operation, Reply } from '../../../pipeline/operation.ts'
import { policyOf } from '../electorate.ts'
import { keepListTrue } from '../electoral-list.ts'
import { chairedRound, getRound, refuse, scrutinizedRound } from '../guards.ts'
import { isKeyLost, voidRound } from '../keys.ts'
import { redrawEnded, redrawRound } from '../redrawing.ts'
import { roundRef } from '../refs.ts'
import { isEnough } from '../rules/turnout.ts'
import { closeLacks, closeRound } from '../tally.ts'

type OfRound = { roundId: string }

/** 结束投票, the first of two; papers are still taken until the scrutineer agrees. */
export function askClosing(op: Operation, { roundId }: OfRound): Reply {
  const { round } = chairedRound(op, roundId)
  if (round.state === 'closed' || round.state === 'tallied') {
    return { toast: ballotToasts.closedAlready }
  }
  if (round.state !== 'open') throw new Refusal('stale')
  if (round.closingById !== null) return { toast: ballotToasts.closingAskedAlready }
  assertClosable(op, round)
  updateRound(op.tx, roundId, { closingById: op.actor.personId })
  const dedupeKey = `ballot:close:${roundId}:${op.newId()}`
  op.send({ ...roundRef(round), to: { personId: round.scrutineerId }, dedupeKey })
  redrawRound(op, round)
  op.audit('ballot.askClosing', roundId)
  return { toast: ballotToasts.closingAsked }
}

/** The chair lets people go on voting. */
export function goOnVoting(op: Operation, { roundId }: OfRound): Reply {
  const { round } = chairedRound(op, roundId)
  if (round.state !== 'open') throw new Refusal('stale')
  updateRound(op.tx, roundId, { closingById: null })
  redrawRound(op, round)
  op.audit('ballot.goOn', roundId)
  return { toast: ballotToasts.goesOn }
}

/** The second of two: the box is shut in this instant, and counted at once. */
export function confirmClosing(op: Operation, { roundId }: OfRound): Reply {
  const { round } = scrutinizedRound(op, roundId)
  if (round.state === 'closed' || round.state === 'tallied') {
    return { toast: ballotToasts.closedAlready }
  }
  if (round.state !== 'open' || round.closingById === null) throw new Refusal('stale')
  if (round.closingById === op.actor.personId) refuse(ballotRefusals.twoPeople)
  assertClosable(op, round)
  closeRound(op, round, op.actor.personId)
  redrawEnded(op, round)
  const isVoided = getRound(op.tx, roundId).state === 'voided'
  return { toast: isVoided ? ballotToasts.voidedByCount : ballotToasts.closed }
}

/** The list is brought up to date first: papers of who left do not count. */
function assertClosable(op: Operation, round: BallotRound): void {
  keepListTrue(op, round)
  const [lack] = closeLacks(op.tx, round)
  if (lack !== undefined) refuse(lackWords[lack])
  const { handedIn, onPaper, eligible } = turnoutOf(op.tx, round.roundId)
  const { quorumHard } = policyOf(op.tx, round).ballot
  if (!isEnough(handedIn + onPaper, eligible, quorumHard)) refuse(ballotRefusals.tooFewPapers)
}

/** 作废重来: what was handed in is dropped, and a new round may be held. */
export function voidByChair(op: Operation, input: OfRound & { reason: string }): Reply {
  const { roundId, reason } = input
  const { round } = chairedRound(op, roundId)
  if (round.state === 'tallied') refuse(ballotRefusals.resultStands)
  if (round.state === 'voided') return { toast: ballotToasts.voided, become: roundRef(round) }
  const isLost = round.state !== 'proposed' && isKeyLost(op.tx, round)
  const because = isLost ? 'keyLost' : 'decided'
  voidRound(op, round, { because, byPersonId: op.actor.personId, reason })
  redrawEnded(op, round)
  return { toast: ballotToasts.voided, become: roundRef(round) }
}
