import { ballotRefusals, ballotToasts } from '../../../../cards/ballot/wording.ts'
import { insertRound, roundOf, type BallotKind } from '../../../../db/queries/ballot-rounds.ts'
import { insertVoters, turnoutOf, votersOf } from '../../../../db/queries/ballot-voters.ts'
import { chatsOfUnit } from '../../../../db/queries/chats.ts'
import type { MeetingRow } from '../../../../db/queries/meetings.ts'
import { Refusal } from '../../../errors.ts'
import { conductedMeeting, redrawMeeting } from '../../../organization/meetings.ts'
import type { Operation, Reply } from '../../../pipeline/operation.ts'
import { electorateOf, policyOf, scaleFor, subjectsFor } from '../electorate.ts'
import { completeList, usualWay } from '../electoral-list.ts'
import {
  chairedRound,
  getRound,
  isStepOn,
  namedTellers,
  refuse,
  scrutinizedRound,
  tellerLacks,
} from '../guards.ts'
import { openRound, voidRound } from '../keys.ts'
import { redrawRound } from '../redrawing.ts'
import { groupRef, ownRef, roundRef } from '../refs.ts'
import { rowsPerPage } from '../rows-per-page.ts'

/** 发放测评票, the first of two: who votes and what about is frozen; the scrutineer is asked. */
export function askOpening(
  op: Operation,
  input: { meetingId: string; kind: BallotKind; onPaper: readonly string[] },
): Reply {
  const { meetingId, kind } = input
  const meeting = conductedMeeting(op, meetingId)
  if (meeting.chairId !== op.actor.personId) refuse(ballotRefusals.onlyChair)
  if (!isStepOn(op.tx, meetingId, kind)) refuse(ballotRefusals.stepNotOn)
  const before = roundOf(op.tx, { meetingId, kind })
  if (before?.state === 'proposed') return { toast: ballotToasts.askedAlready }
  if (before && before.state !== 'voided') return { toast: ballotToasts.openedAlready }
  const [lack] = tellerLacks(op.tx, meeting)
  if (lack !== undefined) refuse(lack)
  const proposedAt = Math.max(op.now.getTime(), (before?.proposedAt ?? 0) + 1)
  const round = propose(op, meeting, kind, proposedAt)
  enrol(op, round.roundId, meeting, input.onPaper)
  const to = { personId: round.scrutineerId }
  op.send({ ...roundRef(round), to, dedupeKey: `ballot:ask:${round.roundId}` })
  op.redraw(roundRef(round))
  redrawMeeting(op, meetingId)
  op.audit('ballot.ask', round.roundId)
  return { toast: ballotToasts.asked }
}

function propose(op: Operation, meeting: MeetingRow, kind: BallotKind, proposedAt: number) {
  const subjects = subjectsFor(op.tx, meeting, kind)
  if (!subjects.some(({ isMarked }) => isMarked)) refuse(ballotRefusals.noRows)
  const { meetingId, cycleId, unitId } = meeting
  const round = {
    roundId: op.newId(),
    meetingId,
    cycleId,
    unitId,
    kind,
    subjects,
    scale: scaleFor(op.tx, meeting, kind),
    rowsPerPart: rowsPerPage(subjects.length),
    minPapersToShow: policyOf(op.tx, meeting).ballot.minPapersToShow,
    ...namedTellers(op.tx, meeting),
    proposedById: op.actor.personId,
    proposedAt,
  }
  insertRound(op.tx, round)
  return round
}

/** Whoever has no phone votes on paper, whatever was chosen. */
function enrol(
  op: Operation,
  roundId: string,
  meeting: MeetingRow,
  onPaper: readonly string[],
): void {
  const voters = electorateOf(op.tx, meeting)
  if (voters.length === 0) refuse(ballotRefusals.nobodyMayVote)
  const wayOf = (voterId: string) =>
    onPaper.includes(voterId) ? 'paper' : usualWay(op.tx, voterId)
  insertVoters(
    op.tx,
    roundId,
    voters.map((voterId) => ({ voterId, way: wayOf(voterId) })),
  )
}

/** The chair takes back what the scrutineer has not confirmed yet. */
export function takeBack(op: Operation, { roundId }: { roundId: string }): Reply {
  const { round } = chairedRound(op, roundId)
  if (round.state !== 'proposed') throw new Refusal('stale')
  voidRound(op, round, { because: 'decided', byPersonId: op.actor.personId })
  redrawRound(op, round)
  op.audit('ballot.takeBack', roundId)
  return { toast: ballotToasts.takenBack }
}

/** The second of two: the key is made and the papers go out. */
export function confirmOpening(op: Operation, { roundId }: { roundId: string }): Reply {
  const { round, meeting } = scrutinizedRound(op, roundId)
  if (round.state === 'open') return { toast: ballotToasts.openedAlready }
  if (round.state !== 'proposed') throw new Refusal('stale')
  if (round.proposedById === op.actor.personId) refuse(ballotRefusals.twoPeople)
  if (!isStepOn(op.tx, round.meetingId, round.kind)) refuse(ballotRefusals.stepNotOn)
  completeList(op, round, meeting)
  if (turnoutOf(op.tx, roundId).eligible === 0) refuse(ballotRefusals.nobodyMayVote)
  if (openRound(op, round, op.actor.personId) === 'noRoom') refuse(ballotRefusals.noRoom)
  handOut(op, roundId)
  redrawRound(op, getRound(op.tx, roundId))
  return { toast: ballotToasts.opened }
}

/** One card with a number to the group; where there is none, everybody gets their own. */
function handOut(op: Operation, roundId: string): void {
  const round = getRound(op.tx, roundId)
  const chats = chatsOfUnit(op.tx, round.unitId)
  for (const { chatId } of chats) {
    const dedupeKey = `ballot:group:${roundId}:${chatId}`
    op.send({ ...groupRef(roundId), to: { chatId }, dedupeKey })
  }
  if (chats.length > 0) return
  for (const { voterId, way } of votersOf(op.tx, roundId)) {
    if (way === 'paper') continue
    const dedupeKey = `ballot:own:${roundId}:${voterId}`
    op.send({ ...ownRef({ roundId, voterId }), to: { personId: voterId }, dedupeKey })
  }
}
