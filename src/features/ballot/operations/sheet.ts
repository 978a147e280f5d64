import { ballotRefusals, ballotToasts } from '../../../../cards/ballot/wording.ts'
import type { BallotRound } from '../../../../db/queries/ballot-rounds.ts'
import {
  isCountSheetSigned,
  noteCountSheetStep,
  type CountSheetStep,
} from '../../../../db/queries/count-sheet-steps.ts'
import { findCycle } from '../../../../db/queries/cycles.ts'
import { Refusal } from '../../../errors.ts'
import { isSecretaryOf } from '../../../organization/roles.ts'
import type { Operation, Reply, Writing } from '../../../pipeline/operation.ts'
import { getRound, refuse, tellersOf } from '../guards.ts'
import { redrawRound, redrawSheet } from '../redrawing.ts'
import { roundRef } from '../refs.ts'
import { mayBeNoted, signatures, tellerOf, type Signature } from '../sheet-signing.ts'

type OfRound = { roundId: string }

/** The papers are counted: both tellers get the card on which they say that they signed. */
export function askForSignatures(op: Writing, round: BallotRound): void {
  redrawRound(op, round)
  for (const personId of tellersOf(round)) {
    const dedupeKey = `ballot:sign:${round.roundId}:${personId}`
    op.send({ ...roundRef(round), to: { personId }, dedupeKey })
  }
}

/** 我已在计票单上签名, by each teller for themself (3.3.5). */
export function signSheet(op: Operation, { roundId }: OfRound): Reply {
  const round = countedRound(op, roundId)
  const step = signatures.find((one) => tellerOf(round, one) === op.actor.personId)
  if (step === undefined) refuse(ballotRefusals.onlyCounters)
  return note(op, round, step)
}

/** The secretary notes the signature of a teller who has no phone to say so. */
export function noteSignature(op: Operation, input: OfRound & { step: Signature }): Reply {
  const round = ledSheet(op, input.roundId)
  if (!mayBeNoted(op.tx, round, input.step)) refuse(ballotRefusals.tellerSaysSo)
  return note(op, round, input.step)
}

/** 已装盒: the signed sheet lies in the file box. */
export function fileSheet(op: Operation, { roundId }: OfRound): Reply {
  const round = ledSheet(op, roundId)
  if (!isCountSheetSigned(op.tx, roundId)) refuse(ballotRefusals.unsigned)
  return note(op, round, 'filed')
}

function note(op: Operation, round: BallotRound, step: CountSheetStep): Reply {
  const { roundId } = round
  const row = { roundId, step, at: op.happenedAt.getTime(), byPersonId: op.actor.personId }
  if (!noteCountSheetStep(op.tx, row)) return { toast: ballotToasts.sheetNotedAlready }
  redrawSheet(op, round)
  op.audit(`ballot.sheet.${step}`, roundId)
  return { toast: ballotToasts.sheetNoted }
}

/** There is a sheet once the papers are counted, and until the year is ended. */
function countedRound(op: Operation, roundId: string): BallotRound {
  const round = getRound(op.tx, roundId)
  if (round.state !== 'tallied') refuse(ballotRefusals.noResult)
  if (findCycle(op.tx, round.cycleId)?.state === 'closed') throw new Refusal('closed')
  return round
}

function ledSheet(op: Operation, roundId: string): BallotRound {
  const round = countedRound(op, roundId)
  if (isSecretaryOf(op.tx, op.actor, round.unitId)) return round
  throw new Refusal('notAllowed', { role: 'secretary' })
}
