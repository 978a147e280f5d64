import { measureRefusals, measureToasts } from '../../../../cards/measure/wording.ts'
import {
  findMeasureSuggestion,
  insertMeasureSuggestion,
  measureSuggestionsOf,
  withdrawMeasureSuggestion,
} from '../../../../db/queries/team-measures.ts'
import { Refusal } from '../../../errors.ts'
import { openMeeting } from '../../../organization/meetings.ts'
import { mayAnswerFor } from '../../../organization/roles.ts'
import { runningCycle } from '../../../organization/teams.ts'
import type { CardKey, Operation, Reply } from '../../../pipeline/operation.ts'
import { ownRef, redrawRound } from '../refs.ts'
import { assertOn, isThere, meetingOn } from '../sitting.ts'

/** A member suggests something for the team's measures; the same words count once (R75). */
export function suggest(
  op: Operation,
  input: { meetingId: string; personId: string; suggestion: string },
): Reply {
  const { meetingId, personId, suggestion } = input
  const meeting = openMeeting(op.tx, meetingId)
  if (!mayAnswerFor(op.tx, op.actor, personId)) throw new Refusal('notYours')
  assertOn(op.tx, meeting)
  if (!isThere(op.tx, meetingId, personId)) refuse(measureRefusals.notPresent)
  const isKnown = measureSuggestionsOf(op.tx, meetingId).some(
    (one) => one.personId === personId && one.body === suggestion,
  )
  if (isKnown) return { toast: measureToasts.suggestedAlready }
  const suggestionId = op.newId()
  insertMeasureSuggestion(op.tx, {
    suggestionId,
    meetingId,
    personId,
    body: suggestion,
    byPersonId: op.actor.personId,
    at: op.now.getTime(),
  })
  op.audit('measure.suggest', suggestionId)
  redrawSuggestions(op, meetingId)
  return { toast: measureToasts.suggested }
}

export function withdrawSuggestion(
  op: Operation,
  { suggestionId }: { suggestionId: string },
): Reply {
  const found = findMeasureSuggestion(op.tx, suggestionId)
  if (!found) throw new Refusal('notFound')
  const { meetingId, personId } = found
  const meeting = openMeeting(op.tx, meetingId)
  if (!mayAnswerFor(op.tx, op.actor, personId)) throw new Refusal('notYours')
  assertOn(op.tx, meeting)
  if (found.state === 'withdrawn') return { toast: measureToasts.withdrawnAlready }
  withdrawMeasureSuggestion(op.tx, suggestionId)
  op.audit('measure.withdrawSuggestion', suggestionId)
  redrawSuggestions(op, meetingId)
  return { toast: measureToasts.suggestionWithdrawn }
}

function redrawSuggestions(op: Operation, meetingId: string): void {
  op.redraw({ card: 'measureSuggestions', key: { meetingId, page: '1' } })
  redrawRound(op, meetingId)
}

/** 整改方向: one's own, while the meeting works on it. */
export function openOwn(op: Operation): Reply {
  const { personId, branchId, rootId } = op.actor
  const cycle = runningCycle(op.tx, rootId)
  const meeting = cycle && branchId !== null ? meetingOn(op.tx, cycle.cycleId, branchId) : undefined
  if (!meeting) refuse(measureRefusals.notOn)
  if (!isThere(op.tx, meeting.meetingId, personId)) refuse(measureRefusals.notPresent)
  return { show: ownRef(meeting.meetingId, personId) }
}

/** What a button leads to was the server's choice; who may see it is judged when it is drawn. */
export function goTo(_op: Operation, to: { card: string; key: CardKey }): Reply {
  return { become: { card: to.card, key: to.key } }
}

function refuse(sentence: string): never {
  throw new Refusal('badForm', { sentence })
}
