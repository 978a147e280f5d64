import { opinionRefusals, opinionToasts } from '../../../../cards/opinion/wording.ts'
import { countOpinionLines } from '../../../../db/queries/opinion-lines.ts'
import {
  acknowledgeOpinionFeedback,
  findOpinionFeedback,
  handOpinionFeedback,
  updateOpinionRound,
} from '../../../../db/queries/opinion-rounds.ts'
import { findPerson } from '../../../../db/queries/people.ts'
import { Refusal } from '../../../errors.ts'
import { dayOf } from '../../../organization/calendar.ts'
import { holdersOf, isTeamMemberOf } from '../../../organization/roles.ts'
import type { Operation, Reply } from '../../../pipeline/operation.ts'
import { deskRef, feedbackRef, ownSheetRef, teamSheetRef } from '../refs.ts'
import { roundFor, sortedRound } from '../round-of.ts'
import { sheetsOf, type RoundSheet } from '../sheets.ts'

/** 写小结, once everything is closed and sorted. */
export function summarize(op: Operation, input: { roundId: string; summary: string }): Reply {
  const round = sortedRound(op, input.roundId)
  if (round.state === 'open') refuse(opinionRefusals.stillOpen)
  const open = countOpinionLines(op.tx, round.roundId).filter((one) => one.state === 'new')
  const left = open.reduce((sum, one) => sum + one.count, 0)
  if (left > 0) refuse(opinionRefusals.stillNew(left))
  updateOpinionRound(op.tx, round.roundId, { summary: input.summary })
  op.audit('opinion.summarize', round.roundId)
  op.redraw(deskRef(round.rootId))
  return { toast: opinionToasts.summarized, become: feedbackRef(round.roundId) }
}

/** 送出反馈单: each team's to its secretary, each leader's own to them alone (R37). */
export function handAll(op: Operation, { roundId }: { roundId: string }): Reply {
  const round = sortedRound(op, roundId)
  if (round.summary === null || round.state === 'open') refuse(opinionRefusals.handFirst)
  const due = sheetsOf(op.tx, round).filter(
    ({ state }) => state === 'waiting' || state === 'changed',
  )
  for (const sheet of due) hand(op, roundId, sheet)
  op.audit('opinion.handAll', roundId)
  op.redraw(deskRef(round.rootId))
  return { toast: opinionToasts.handed(due.length), become: feedbackRef(roundId) }
}

function hand(op: Operation, roundId: string, { recipientId, isTeam, lines }: RoundSheet): void {
  const handedOn = dayOf(op.now)
  handOpinionFeedback(op.tx, { roundId, recipientId, handedOn, lineCount: lines })
  const ref = isTeam ? teamSheetRef(roundId, recipientId) : ownSheetRef(roundId, recipientId)
  const readers = isTeam ? holdersOf(op.tx, recipientId, 'secretary') : [recipientId]
  // A private sheet never goes through a contact person: without an account it goes on paper.
  for (const personId of readers.filter((id) => findPerson(op.tx, id)?.openId)) {
    const dedupeKey = `opinion:sheet:${roundId}:${recipientId}:${handedOn}:${lines}:${personId}`
    op.send({ ...ref, to: { personId }, dedupeKey })
  }
}

/** 我已看过, by the leader alone, or by anybody of the team for its own sheet. */
export function acknowledge(
  op: Operation,
  { roundId, recipientId }: { roundId: string; recipientId: string },
): Reply {
  const round = roundFor(op.tx, roundId)
  const sheet = sheetsOf(op.tx, round).find((one) => one.recipientId === recipientId)
  if (!sheet?.sheet) throw new Refusal('notFound')
  const may = sheet.isTeam
    ? isTeamMemberOf(op.tx, op.actor, recipientId)
    : op.actor.personId === recipientId
  if (!may) throw new Refusal('notYours')
  confirm(op, roundId, recipientId)
  op.redraw(sheet.isTeam ? teamSheetRef(roundId, recipientId) : ownSheetRef(roundId, recipientId))
  return { toast: opinionToasts.acknowledged }
}

/** 已打印当面交给本人, for somebody who does not read on a phone. */
export function handedOnPaper(
  op: Operation,
  { roundId, recipientId }: { roundId: string; recipientId: string },
): Reply {
  sortedRound(op, roundId)
  if (!findOpinionFeedback(op.tx, roundId, recipientId)) throw new Refusal('notFound')
  confirm(op, roundId, recipientId)
  return { toast: opinionToasts.onPaper }
}

function confirm(op: Operation, roundId: string, recipientId: string): void {
  acknowledgeOpinionFeedback(
    op.tx,
    { roundId, recipientId },
    { acknowledgedOn: dayOf(op.now), acknowledgedById: op.actor.personId },
  )
  op.audit('opinion.acknowledge', roundId)
  op.redraw(feedbackRef(roundId))
}

function refuse(sentence: string): never {
  throw new Refusal('badForm', { sentence })
}
