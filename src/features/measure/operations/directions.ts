import { directionLetters } from '../../../../cards/measure/buttons.ts'
import { measureRefusals, measureToasts } from '../../../../cards/measure/wording.ts'
import { findMeetingPerson, type MeetingRow } from '../../../../db/queries/meetings.ts'
import {
  findDirection,
  saveDirection,
  type DirectionState,
} from '../../../../db/queries/rectification-directions.ts'
import { Refusal } from '../../../errors.ts'
import { conductedMeeting, isConductor, openMeeting } from '../../../organization/meetings.ts'
import { mayAnswerFor } from '../../../organization/roles.ts'
import type { Operation, Reply } from '../../../pipeline/operation.ts'
import { directionsRef, redrawRound } from '../refs.ts'
import { lettersOf } from '../rules.ts'
import { assertOn, isThere } from '../sitting.ts'

type OfPerson = { meetingId: string; personId: string }

/** A member names their direction, or whoever answers for them does (R75). */
export function nameDirection(op: Operation, input: OfPerson & { direction: string }): Reply {
  const { meetingId, personId } = input
  const meeting = openMeeting(op.tx, meetingId)
  if (!mayAnswerFor(op.tx, op.actor, personId)) throw new Refusal('notYours')
  return { toast: save(op, meeting, input, 'given', input.direction) }
}

/** Chair or recorder write down what was said aloud. */
export function recordDirection(op: Operation, input: OfPerson & { direction: string }): Reply {
  const meeting = conductedMeeting(op, input.meetingId)
  const toast = save(op, meeting, input, 'given', input.direction)
  return { toast, become: directionsRef(input.meetingId) }
}

/** Notes that somebody named none, and why; never over what they named. */
export function noteNotGiven(op: Operation, input: OfPerson & { reason: string }): Reply {
  const meeting = conductedMeeting(op, input.meetingId)
  if (findDirection(op.tx, input)?.state === 'given') refuse(measureRefusals.ownGiven)
  const toast = save(op, meeting, input, 'notGiven', input.reason)
  return { toast, become: directionsRef(input.meetingId) }
}

/** Taken back by oneself, or by chair or recorder. */
export function withdrawDirection(op: Operation, input: OfPerson): Reply {
  const meeting = openMeeting(op.tx, input.meetingId)
  if (!mayAnswerFor(op.tx, op.actor, input.personId) && !isConductor(meeting, op.actor)) {
    throw new Refusal('notYours')
  }
  if (!findDirection(op.tx, input)) refuse(measureRefusals.nothingToWithdraw)
  return { toast: save(op, meeting, input, 'withdrawn', '') }
}

function save(
  op: Operation,
  meeting: MeetingRow,
  { meetingId, personId }: OfPerson,
  state: DirectionState,
  body: string,
) {
  assertOn(op.tx, meeting)
  if (!isThere(op.tx, meetingId, personId)) refuse(measureRefusals.notPresent)
  if (state === 'given') assertLength(op, { meetingId, personId }, body)
  const isNewest = saveDirection(op.tx, {
    meetingId,
    personId,
    state,
    body,
    byPersonId: op.actor.personId,
    rev: op.happenedAt.getTime(),
  })
  if (!isNewest) return measureToasts.newerKept
  op.audit(`measure.${state}`, personId)
  redrawRound(op, meetingId)
  return toastFor[state]
}

const toastFor = {
  given: measureToasts.directionSaved,
  notGiven: measureToasts.notGiven,
  withdrawn: measureToasts.directionWithdrawn,
}

/** One short line of an ordinary member, more of the team (X19). */
function assertLength(op: Operation, { meetingId, personId }: OfPerson, body: string): void {
  const isTeam = findMeetingPerson(op.tx, meetingId, personId)?.isTeam ?? false
  const most = isTeam ? directionLetters.team : directionLetters.member
  if (lettersOf(body) > most) refuse(measureRefusals.shortLine(most))
}

function refuse(sentence: string): never {
  throw new Refusal('badForm', { sentence })
}
