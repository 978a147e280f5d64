import { criticismRefusals, criticismToasts } from '../../../../cards/criticism/wording.ts'
import {
  entriesOn,
  insertCriticismEntry,
  type CriticismEntry,
} from '../../../../db/queries/criticisms.ts'
import { markMadeUp, type ProceduralDefect } from '../../../../db/queries/criticism-rounds.ts'
import {
  countAboutSubject,
  findCriticismSubject,
  insertCriticismSubject,
  saveResponse,
  type CriticismSubject,
} from '../../../../db/queries/criticism-subjects.ts'
import { isCriticismReturned } from '../../../../db/queries/criticism-texts.ts'
import { insertDeferredTalk } from '../../../../db/queries/deferred-talks.ts'
import { getPerson } from '../../../../db/queries/people.ts'
import { Refusal } from '../../../errors.ts'
import { addDays, dayOf } from '../../../organization/calendar.ts'
import type { Operation, Reply, Toast } from '../../../pipeline/operation.ts'
import {
  atTurn,
  hasOwnAccount,
  moveTo,
  redrawOwnCards,
  withSubject,
  type AtSubject,
  type OfTurn,
} from '../moving.ts'
import { deferredRef, roundRef } from '../refs.ts'
import { afterCriticism, afterResponse, afterSelf, judgePick } from '../rules/turns.ts'
import type { Standing } from '../standing.ts'

type Response = NonNullable<CriticismSubject['response']>

/** Days within which the two of a dispute talk (R82). */
const talkWithinDays = 7

const refused = (sentence: string) => new Refusal('badForm', { sentence })

/** 自我批评 was given by the person themselves. */
export function selfGiven(op: Operation, press: OfTurn): Reply {
  const at = atTurn(op, press, ['self'])
  if (!at.room.isHere(at.cursor.subjectId)) throw refused(criticismRefusals.delegateFirst)
  giveSelf(op, at, null)
  return { toast: criticismToasts.selfGiven }
}

/** The text of one who is away was read by somebody who is there (I7). */
export function readFor(op: Operation, press: OfTurn & { delegate: string }): Reply {
  const at = atTurn(op, press, ['self'])
  const { subjectId } = at.cursor
  // Came in the meantime: then nobody reads for them.
  if (at.room.isHere(subjectId)) throw refused(criticismRefusals.stale)
  if (!at.room.isHere(press.delegate)) throw refused(criticismRefusals.delegateAbsent)
  giveSelf(op, at, press.delegate)
  return { toast: criticismToasts.selfGiven, become: roundRef(press.meetingId, press.step) }
}

function giveSelf(op: Operation, at: AtSubject, readById: string | null): void {
  const { round, cursor, room } = at
  insertCriticismSubject(op.tx, {
    roundId: round.roundId,
    subjectId: cursor.subjectId,
    no: round.selfCriticisms + 1,
    selfAt: op.now.getTime(),
    readById,
    criticisms: 0,
    nothingNew: 0,
    response: null,
    respondedAt: null,
    respondedById: null,
  })
  madeUp(op, at, 'I7')
  moveTo(op, at, afterSelf(cursor, room), { selfCriticisms: 1 })
  redrawOwnCards(op, at.meeting, at.step)
  op.audit('criticism.self', round.roundId)
}

export function spoken(op: Operation, press: OfTurn): Reply {
  takeTurn(op, atTurn(op, press, ['criticism']), 'spoken')
  return { toast: criticismToasts.spoken }
}

export function nothingNew(op: Operation, press: OfTurn): Reply {
  takeTurn(op, atTurn(op, press, ['criticism']), 'nothingNew')
  return { toast: criticismToasts.nothingNew }
}

/** A dispute is not fought out here: the two will talk (R82); the turn stays on the record. */
export function defer(op: Operation, press: OfTurn): Reply {
  const at = atTurn(op, press, ['criticism'])
  const { meetingId } = at.meeting
  const { subjectId } = at.cursor
  const criticId = press.whose
  takeTurn(op, at, 'deferred')
  const deferralId = op.newId()
  insertDeferredTalk(op.tx, {
    deferralId,
    meetingId,
    subjectId,
    criticId,
    deferredAt: op.now.getTime(),
    deferredById: op.actor.personId,
    dueOn: addDays(dayOf(op.now), talkWithinDays),
    subjectConfirmedById: null,
    criticConfirmedById: null,
  })
  for (const personId of [subjectId, criticId].filter((id) => hasOwnAccount(op, id))) {
    const dedupeKey = `criticism:deferred:${deferralId}:${personId}`
    op.send({ ...deferredRef(deferralId), to: { personId }, dedupeKey })
  }
  return { toast: criticismToasts.deferred }
}

function takeTurn(op: Operation, at: AtSubject, kind: CriticismEntry['kind']): void {
  const { round, cursor, room } = at
  const { subjectId, criticId } = cursor
  if (criticId === undefined) throw heldUp(at)
  const isReal = kind !== 'nothingNew'
  insertCriticismEntry(op.tx, {
    roundId: round.roundId,
    subjectId,
    criticId,
    turn: round.turn,
    kind,
    at: op.now.getTime(),
    byPersonId: op.actor.personId,
  })
  countAboutSubject(op.tx, { roundId: round.roundId, subjectId }, isReal)
  const counted = isReal ? { criticisms: 1 } : { nothingNew: 1 }
  const next = afterCriticism(cursor, room, isReal)
  madeUp(op, at, 'I4', criticId)
  if (next.phase === 'response') madeUp(op, at, 'light')
  moveTo(op, at, next, counted)
  op.audit(`criticism.${kind}`, round.roundId)
}

/** A turn that a round typed in lacked was taken now. */
function madeUp(
  op: Operation,
  { round, cursor }: AtSubject,
  invariant: ProceduralDefect['invariant'],
  personId?: string,
): void {
  const { roundId } = round
  const of = { roundId, invariant, subjectId: cursor.subjectId }
  markMadeUp(op.tx, personId === undefined ? of : { ...of, personId }, op.now)
}

function heldUp({ round }: Standing): Refusal {
  const { principalAway, openerAway } = criticismRefusals
  return refused(round.mode === 'full' ? principalAway : openerAway)
}

/** 表态: how the subject takes what was said (R83). */
export function answer(
  op: Operation,
  press: OfTurn & { response: Response; words?: string | undefined },
): Reply {
  const at = atTurn(op, press, ['response'])
  if (!at.room.isHere(at.cursor.subjectId)) throw refused(criticismRefusals.notHere)
  return respond(op, at, press.response, press.words)
}

/** The subject is away: what was said goes to them, and they may answer it there (I7). */
export function handOver(op: Operation, press: OfTurn): Reply {
  const at = atTurn(op, press, ['response'])
  if (at.room.isHere(at.cursor.subjectId)) throw refused(criticismRefusals.stale)
  return respond(op, at, 'handedOver', undefined)
}

function respond(
  op: Operation,
  at: AtSubject,
  response: Response,
  words: string | undefined,
): Reply {
  const { round, cursor, room } = at
  const of = { roundId: round.roundId, subjectId: cursor.subjectId }
  const before = findCriticismSubject(op.tx, of.roundId, of.subjectId)?.response ?? null
  saveResponse(op.tx, of, { response, words, byPersonId: op.actor.personId, at: op.now })
  madeUp(op, at, 'I5')
  const next = afterResponse(room)
  const counts = (one: Response | null) => Number(one !== null && one !== 'handedOver')
  moveTo(op, at, next, { responses: counts(response) - counts(before) })
  op.audit('criticism.response', round.roundId)
  const said = response === 'handedOver' ? criticismToasts.handedOver : criticismToasts.answered
  const toast: Toast = next.phase === 'done' ? criticismToasts.roundDone : said
  return { toast, become: roundRef(at.meeting.meetingId, at.step) }
}

/** In light mode the recorder says who speaks; the chair or group leader begins. */
export function pick(op: Operation, press: OfTurn & { critic: string }): Reply {
  const at = atTurn(op, press, ['criticism', 'response'])
  const { round, cursor, room } = at
  if (room.mode !== 'light') throw refused(criticismRefusals.stale)
  const entries = entriesOn(op.tx, round.roundId, cursor.subjectId)
  const hasSpoken = entries.some(({ criticId }) => criticId === press.critic)
  const verdict = judgePick(cursor, room, { personId: press.critic, hasSpoken })
  if (verdict !== 'fits') throw refused(criticismRefusals[verdict])
  moveTo(op, at, { ...cursor, phase: 'criticism', criticId: press.critic })
  return {
    toast: criticismToasts.picked(getPerson(op.tx, press.critic).name),
    become: roundRef(press.meetingId, press.step),
  }
}

/** Who was asked to say it again is heard first. */
function assertNotReturned(op: Operation, { meeting, cursor }: AtSubject): void {
  const { subjectId, criticId } = cursor
  if (criticId === undefined) return
  const of = { meetingId: meeting.meetingId, subjectId, criticId }
  if (isCriticismReturned(op.tx, of)) throw refused(criticismRefusals.rewordFirst)
}

/** 下一位: one turn, as if its main button were pressed; false when the round is over. */
export function nextTurn(op: Operation, at: Standing): boolean {
  const { cursor, room } = at
  if (cursor.phase === 'done') return false
  const now = withSubject(at)
  if (cursor.phase === 'response') throw refused(criticismRefusals.responseFirst)
  if (cursor.phase === 'criticism') {
    assertNotReturned(op, now)
    takeTurn(op, now, 'spoken')
    return true
  }
  if (!room.isHere(now.cursor.subjectId)) throw refused(criticismRefusals.delegateFirst)
  giveSelf(op, now, null)
  return true
}
