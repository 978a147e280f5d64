import { ballotRefusals, ballotToasts, obstacles } from '../../../../cards/ballot/wording.ts'
import type { BallotRound } from '../../../../db/queries/ballot-rounds.ts'
import { countPartsIn } from '../../../../db/queries/ballot-counts.ts'
import { findVoter, setVoterWay } from '../../../../db/queries/ballot-voters.ts'
import { Refusal } from '../../../errors.ts'
import { openMeeting } from '../../../organization/meetings.ts'
import type { CardRef, Operation, Reply } from '../../../pipeline/operation.ts'
import { castObstacle, fillPart, handIn, missingParts } from '../casting.ts'
import { voterNow } from '../electoral-list.ts'
import { getRound, refuse } from '../guards.ts'
import { redrawRound } from '../redrawing.ts'
import { ownRef, pageRef, quickRef } from '../refs.ts'
import { marksOfPage, marksOfQuick, type QuickChoice } from '../rules/marks.ts'
import { partsOf } from '../rules/paper.ts'

type OfVoter = { roundId: string; voterId: string }
type OfPage = OfVoter & { page: string }

/** 领取测评票: one's own paper comes into one's own thread; after the close the receipt. */
export function takePaper(op: Operation, { roundId }: { roundId: string }): Reply {
  const round = getRound(op.tx, roundId)
  const { personId: voterId } = op.actor
  const show = ownRef({ roundId, voterId })
  if (round.state !== 'open') {
    return findVoter(op.tx, roundId, voterId) ? { show } : { toast: obstacles.notOpen }
  }
  const before = findVoter(op.tx, roundId, voterId)
  const voter = voterNow(op, round, openMeeting(op.tx, round.meetingId), voterId)
  if (!voter) return { toast: obstacles.notAVoter }
  if (before?.isStruckOff !== voter.isStruckOff) redrawRound(op, round)
  return { show }
}

/** One page as it stands on the form; sealed at once, and the answer is the same for any choice. */
export function savePage(
  op: Operation,
  input: OfPage & Readonly<Record<string, string | undefined>>,
): Reply {
  const round = ownRound(op, input)
  const part = pageOf(round, input.page)
  const stopped = stop(op, round, input)
  if (stopped) return stopped
  const marks = marksOfPage(round, input.voterId, part, input)
  if (!marks) throw new Refusal('badForm')
  fillPart(op, round, input.voterId, part, marks)
  if (partsOf(round) === 1) return putIntoBox(op, round, input)
  return kept(op, round, input, (missing) => pageRef(input, missing))
}

/** Names for three grades and what the rest gets, for several pages at once. */
export function saveQuick(op: Operation, input: OfPage & QuickChoice): Reply {
  const round = ownRound(op, input)
  const part = pageOf(round, input.page)
  const stopped = stop(op, round, input)
  if (stopped) return stopped
  const read = marksOfQuick(round, input.voterId, part, input)
  if (read === 'twice') refuse(ballotRefusals.twice)
  if (read === 'foreignRow') refuse(ballotRefusals.foreignRow)
  for (const [at, marks] of read) fillPart(op, round, input.voterId, at, marks)
  return kept(op, round, input, (missing) => quickRef(input, missing))
}

/** 交票: what was filled in takes the place of the paper before, if there was one. */
export function handInPaper(op: Operation, input: OfVoter): Reply {
  const round = ownRound(op, input)
  return stop(op, round, input) ?? putIntoBox(op, round, input)
}

/** 我用纸质票, while nothing of theirs is in the box and the paper count has not begun. */
export function takeToPaper(op: Operation, input: OfVoter): Reply {
  const round = ownRound(op, input)
  const { roundId, voterId } = input
  const become = ownRef(input)
  const obstacle = voterObstacle(op, round, voterId)
  if (obstacle === 'votesOnPaper') return { toast: ballotToasts.onPaperAlready, become }
  if (obstacle) return { toast: obstacles[obstacle], become }
  if ((findVoter(op.tx, roundId, voterId)?.handedInRev ?? 0) > 0) {
    refuse(ballotRefusals.handedInAlready)
  }
  if (countPartsIn(op.tx, roundId).length > 0) refuse(ballotRefusals.countStarted)
  setVoterWay(op.tx, input, 'paper')
  redrawRound(op, round)
  op.audit('ballot.toPaper', roundId)
  return { toast: ballotToasts.onPaper, become }
}

/** The paper is the voter's alone: nobody answers for anybody here. */
function ownRound(op: Operation, { roundId, voterId }: OfVoter): BallotRound {
  if (op.actor.personId !== voterId) refuse(ballotRefusals.onlyOwn)
  return getRound(op.tx, roundId)
}

function pageOf(round: BallotRound, page: string): number {
  const part = Number(page)
  if (!Number.isInteger(part) || part < 1 || part > partsOf(round)) {
    refuse(ballotRefusals.foreignRow)
  }
  return part
}

function voterObstacle(op: Operation, round: BallotRound, voterId: string) {
  if (round.state === 'open') {
    voterNow(op, round, openMeeting(op.tx, round.meetingId), voterId)
  }
  return castObstacle(op.tx, round, voterId)
}

/** Says why nothing can be handed in, and shows the voter where they stand. */
function stop(op: Operation, round: BallotRound, input: OfVoter): Reply | undefined {
  const obstacle = voterObstacle(op, round, input.voterId)
  if (obstacle === 'struckOff') redrawRound(op, round)
  return obstacle && { toast: obstacles[obstacle], become: ownRef(input) }
}

function putIntoBox(op: Operation, round: BallotRound, input: OfVoter): Reply {
  const before = findVoter(op.tx, input.roundId, input.voterId)?.handedInRev ?? 0
  const done = handIn(op, round, input.voterId)
  if (done === 'partsMissing') refuse(ballotRefusals.pagesMissing)
  if (done !== 'handedIn') return { toast: obstacles[done], become: ownRef(input) }
  if (before === 0) redrawRound(op, round)
  return { toast: ballotToasts.handedIn, become: ownRef(input) }
}

function kept(
  op: Operation,
  round: BallotRound,
  input: OfVoter,
  refOf: (page: number) => CardRef,
): Reply {
  const [missing] = missingParts(op.tx, round, input.voterId)
  const become = missing === undefined ? ownRef(input) : refOf(missing)
  return { toast: ballotToasts.pageKept, become }
}
