import { talkRefusals, talkToasts } from '../../../../cards/talk/wording.ts'
import { currentCycle } from '../../../../db/queries/cycles.ts'
import { findPerson, getPerson } from '../../../../db/queries/people.ts'
import {
  findTalkRequest,
  insertTalkRequest,
  openTalkRequest,
  updateTalkRequest,
  type TalkRequest,
} from '../../../../db/queries/talk-requests.ts'
import { Refusal } from '../../../errors.ts'
import { dayOf, timeOf } from '../../../organization/calendar.ts'
import { mayAnswerFor, unitsLedBy } from '../../../organization/roles.ts'
import type { Operation, Reply, Writing } from '../../../pipeline/operation.ts'
import { planStamp } from '../plan-stamp.ts'
import { requestRef, requestsRef } from '../refs.ts'
import { answerDay } from '../rules/dating.ts'

const defaultAnswerDays = 5

/** A member asks a secretary for a talk (R50). */
export function requestOwnTalk(
  op: Operation,
  input: { personId: string; secretary: string; matter?: string | undefined },
): Reply {
  const { personId, secretary, matter } = input
  if (!mayAnswerFor(op.tx, op.actor, personId)) throw new Refusal('notYours')
  const { requestId, days } = askSecretary(op, {
    rootId: getPerson(op.tx, personId).rootId,
    secretaryId: secretary,
    requesterId: personId,
    ...(matter !== undefined && { matter }),
  })
  return { toast: talkToasts.requested(days), become: requestRef(requestId) }
}

/**
 * A villager asks through the public page; the name is optional, and nothing but what was typed is
 * kept. The page gives the lengths: 30 letters for the name, 300 for the matter.
 */
export function requestTalk(
  op: Writing,
  input: { secretaryId: string; name?: string; matter?: string },
): { requestId: string; answerDueOn: string } {
  const { rootId } = findPerson(op.tx, input.secretaryId) ?? {}
  if (rootId === undefined) throw new Refusal('notFound')
  return askSecretary(op, { ...input, rootId, requesterId: null })
}

function askSecretary(
  op: Writing,
  ask: {
    rootId: string
    secretaryId: string
    requesterId: string | null
    name?: string
    matter?: string
  },
): { requestId: string; answerDueOn: string; days: number } {
  const secretary = findPerson(op.tx, ask.secretaryId)
  const isSecretary =
    secretary?.state === 'active' &&
    secretary.rootId === ask.rootId &&
    unitsLedBy(op.tx, secretary, 'secretary').length > 0
  if (!isSecretary || ask.secretaryId === ask.requesterId) {
    throw new Refusal('badForm', { sentence: talkRefusals.notSecretary })
  }
  const days = answerDays(op, ask.rootId)
  const askedOn = dayOf(op.now)
  const answerDueOn = answerDay(askedOn, days)
  const requestId = op.newId()
  insertTalkRequest(op.tx, {
    requestId,
    rootId: ask.rootId,
    secretaryId: ask.secretaryId,
    requesterId: ask.requesterId,
    text: { name: ask.name ?? '', matter: ask.matter ?? '', outcome: '' },
    state: 'asked',
    askedOn,
    answerDueOn,
    planDay: null,
    planTime: null,
    place: null,
    talkedOn: null,
  })
  tell(op, requestId, ask.secretaryId, 'asked')
  op.redraw(requestsRef(ask.secretaryId))
  return { requestId, answerDueOn, days }
}

function answerDays(op: Writing, rootId: string): number {
  return currentCycle(op.tx, rootId)?.parameters.talk.requestAnswerDays ?? defaultAnswerDays
}

/** The secretary offers a time, or another one. */
export function answerRequest(
  op: Operation,
  input: { requestId: string; moment: Date; place: string },
): Reply {
  const request = requestTo(op, input.requestId)
  const { moment, place } = input
  if (moment <= op.now) throw new Refusal('badForm', { sentence: talkRefusals.timePast })
  updateTalkRequest(op.tx, request.requestId, {
    planDay: dayOf(moment),
    planTime: timeOf(moment),
    place,
    state: 'answered',
  })
  tellRequester(op, request)
  refresh(op, request)
  return { toast: talkToasts.requestAnswered }
}

export function agreeRequest(op: Operation, input: { requestId: string; plan: string }): Reply {
  const request = requestBy(op, input.requestId)
  assertSeen(request, input.plan)
  updateTalkRequest(op.tx, request.requestId, { state: 'agreed' })
  tell(op, request.requestId, request.secretaryId, op.newId())
  refresh(op, request)
  return { toast: talkToasts.requestAgreed }
}

/** The offered time does not suit: the secretary owes another answer. */
export function wishOtherTime(op: Operation, input: { requestId: string; plan: string }): Reply {
  const request = requestBy(op, input.requestId)
  assertSeen(request, input.plan)
  updateTalkRequest(op.tx, request.requestId, {
    state: 'asked',
    answerDueOn: answerDay(dayOf(op.now), answerDays(op, request.rootId)),
  })
  tell(op, request.requestId, request.secretaryId, op.newId())
  refresh(op, request)
  return { toast: talkToasts.otherTime }
}

function assertSeen(request: TalkRequest, plan: string): void {
  if (request.state === 'answered' && planStamp(request) === plan) return
  throw new Refusal('badForm', { sentence: talkRefusals.changed })
}

export function finishRequest(
  op: Operation,
  input: { requestId: string; talkedOn: string; outcome?: string | undefined },
): Reply {
  const request = requestTo(op, input.requestId)
  const { talkedOn, outcome } = input
  if (talkedOn > dayOf(op.now)) throw new Refusal('dayInFuture')
  const text = openTalkRequest(op.tx, request.requestId)?.text
  updateTalkRequest(op.tx, request.requestId, {
    state: 'done',
    talkedOn,
    ...(text && { text: { ...text, outcome: outcome ?? '' } }),
  })
  refresh(op, request)
  return { toast: talkToasts.requestDone }
}

export function withdrawRequest(op: Operation, input: { requestId: string }): Reply {
  const request = requestBy(op, input.requestId)
  updateTalkRequest(op.tx, request.requestId, { state: 'withdrawn' })
  refresh(op, request)
  return { toast: talkToasts.withdrawn }
}

/** An open request to the secretary who acts. */
function requestTo(op: Operation, requestId: string): TalkRequest {
  const request = openOne(op, requestId)
  if (request.secretaryId !== op.actor.personId) throw new Refusal('notYours')
  return request
}

/** An open request by the one who acts, or for whom they answer. */
function requestBy(op: Operation, requestId: string): TalkRequest {
  const request = openOne(op, requestId)
  const { requesterId } = request
  if (requesterId === null || !mayAnswerFor(op.tx, op.actor, requesterId)) {
    throw new Refusal('notYours')
  }
  return request
}

function openOne(op: Operation, requestId: string): TalkRequest {
  const request = findTalkRequest(op.tx, requestId)
  if (!request) throw new Refusal('notFound')
  if (request.state === 'done' || request.state === 'withdrawn') throw new Refusal('closed')
  return request
}

function tellRequester(op: Writing, { requestId, requesterId }: TalkRequest): void {
  if (requesterId !== null) tell(op, requestId, requesterId, op.newId())
}

function tell(op: Writing, requestId: string, personId: string, what: string): void {
  const dedupeKey = `talk:request:${requestId}:${what}`
  op.send({ ...requestRef(requestId), to: { personId }, dedupeKey })
}

function refresh(op: Writing, request: TalkRequest): void {
  op.redraw(requestRef(request.requestId))
  op.redraw(requestsRef(request.secretaryId))
}
