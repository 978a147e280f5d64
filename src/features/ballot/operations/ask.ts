import { ballotRefusals } from '../../../../cards/ballot/wording.ts'
import type { BallotKind, BallotRound } from '../../../../db/queries/ballot-rounds.ts'
import { roundOf } from '../../../../db/queries/ballot-rounds.ts'
import { findVoter } from '../../../../db/queries/ballot-voters.ts'
import { meetingOfType, type MeetingRow } from '../../../../db/queries/meetings.ts'
import { runningCycle } from '../../../organization/teams.ts'
import type { CardRef, Operation, Reply } from '../../../pipeline/operation.ts'
import { isStepOn, refuse, resultReaders, workersOf } from '../guards.ts'
import { ownRef, roundRef, totalsRef } from '../refs.ts'
import { sheetState } from '../sheet-signing.ts'
import { takePaper } from './vote.ts'

/** 测评: the working card for who works on it, one's own paper, the result, or one's receipt. */
export function openBallot(op: Operation, words: readonly string[], teamWord: string): Reply {
  const kinds: BallotKind[] = words.some((word) => word.includes(teamWord))
    ? ['team', 'members']
    : ['members', 'team']
  const meeting = meetingHere(op)
  if (!meeting) refuse(ballotRefusals.nothingHere)
  const working = kinds.find((kind) => worksOn(op, meeting, kind))
  if (working) return { show: roundRef({ meetingId: meeting.meetingId, kind: working }) }
  const rounds = kinds.flatMap((kind) => roundOf(op.tx, { ...meeting, kind }) ?? [])
  const open = rounds.find(({ state }) => state === 'open')
  if (open) return takePaper(op, open)
  const show = unsignedFor(op, rounds) ?? resultFor(op, rounds) ?? receiptFor(op, rounds)
  return show ? { show } : refuse(ballotRefusals.nothingHere)
}

/** The appraisal of the branch this command was given for. */
function meetingHere(op: Operation): MeetingRow | undefined {
  const cycle = runningCycle(op.tx, op.actor.rootId)
  if (!cycle) return undefined
  const units = [op.unitId, op.actor.branchId].filter((unitId) => unitId != null)
  return units
    .map((unitId) => meetingOfType(op.tx, { cycleId: cycle.cycleId, unitId, meetingType: 'C' }))
    .find((meeting) => meeting !== undefined)
}

function worksOn(op: Operation, meeting: MeetingRow, kind: BallotKind): boolean {
  if (meeting.state !== 'open' || !isStepOn(op.tx, meeting.meetingId, kind)) return false
  return workersOf(op.tx, { meetingId: meeting.meetingId, kind }).includes(op.actor.personId)
}

/** A teller's card, while the count sheet lacks their signature. */
function unsignedFor(op: Operation, rounds: readonly BallotRound[]): CardRef | undefined {
  const unsigned = rounds.find(
    (round) =>
      round.state === 'tallied' &&
      sheetState(op.tx, round).tellers.some(
        ({ personId, signedOn }) => personId === op.actor.personId && signedOn === undefined,
      ),
  )
  return unsigned && roundRef(unsigned)
}

function resultFor(op: Operation, rounds: readonly BallotRound[]): CardRef | undefined {
  const tallied = rounds.find(({ state }) => state === 'tallied')
  const mayRead = tallied && resultReaders(op.tx, tallied.unitId).includes(op.actor.personId)
  return mayRead ? totalsRef(tallied.roundId) : undefined
}

function receiptFor(op: Operation, rounds: readonly BallotRound[]): CardRef | undefined {
  const { personId: voterId } = op.actor
  const voted = rounds.find(({ roundId }) => findVoter(op.tx, roundId, voterId))
  return voted && ownRef({ roundId: voted.roundId, voterId })
}
