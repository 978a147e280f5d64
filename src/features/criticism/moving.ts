import { criticismRefusals } from '../../../cards/criticism/wording.ts'
import { insertCriticismRound, updateCriticismRound } from '../../../db/queries/criticism-rounds.ts'
import { criticismSubjectsOf } from '../../../db/queries/criticism-subjects.ts'
import { presentParticipants, type MeetingRow } from '../../../db/queries/meetings.ts'
import { findPerson } from '../../../db/queries/people.ts'
import { Refusal } from '../../errors.ts'
import {
  bringConsoleDown,
  conductedMeeting,
  conductorsOf,
  redrawMeeting,
} from '../../organization/meetings.ts'
import type { CardRef, Operation, Writing } from '../../pipeline/operation.ts'
import { freshRound, isRoundOn, roomOf, standingOf, whoseTurn, type Standing } from './standing.ts'
import { ownRef, receivedRef, roundRef } from './refs.ts'
import { breachOf, firstTurn, type Cursor, type Phase } from './rules/turns.ts'

/** What a button of the round carries: the turn it was drawn for. */
export interface OfTurn {
  meetingId: string
  step: string
  turn: number
  whose: string
}
export type AtSubject = Standing & { cursor: Cursor & { subjectId: string } }
type Counted = Partial<Record<'selfCriticisms' | 'criticisms' | 'nothingNew' | 'responses', number>>

const refused = (sentence: string) => new Refusal('badForm', { sentence })

/** The round of a step with its row; a step that was started without one gets it here. */
export function begunRound(op: Writing, meeting: MeetingRow, step: string): Standing {
  const at = standingOf(op.tx, meeting, step)
  return at.round.roundId === '' ? beginRound(op, meeting, step) : at
}

/** Begins the round of a step: the first attempt, or the next one. */
export function beginRound(op: Writing, meeting: MeetingRow, step: string, attempt = 1): Standing {
  const round = {
    ...freshRound(op.tx, meeting, step),
    roundId: op.newId(),
    attempt,
    startedAt: op.now.getTime(),
  }
  insertCriticismRound(op.tx, round)
  const room = roomOf(op.tx, meeting, round)
  return { meeting, step, round, room, cursor: firstTurn(room) }
}

/** The round while it is led turn by turn, for who leads the meeting or writes it down. */
export function ledRound(op: Operation, of: { meetingId: string; step: string }): Standing {
  const meeting = conductedMeeting(op, of.meetingId)
  if (!isRoundOn(op.tx, meeting, of.step)) throw new Refusal('closed')
  const at = begunRound(op, meeting, of.step)
  if (at.round.entry !== 'live') throw refused(criticismRefusals.stale)
  return at
}

/**
 * The round at exactly the turn a button was drawn for. An old card, a second click and somebody
 * who would go first out of turn are refused, each with its sentence.
 */
export function atTurn(op: Operation, press: OfTurn, phases: readonly Phase[]): AtSubject {
  const at = ledRound(op, press)
  const { cursor, round, room, meeting } = at
  const [phase = 'self'] = phases
  const { turn, whose } = press
  const breach = breachOf(cursor, room, { phase, whose, turn, principalId: meeting.principalId })
  if (breach && turn === round.turn) throw refused(criticismRefusals[breach])
  const isNow = round.turn === turn && (whoseTurn(cursor) ?? '') === whose
  if (!isNow || !phases.includes(cursor.phase)) throw refused(criticismRefusals.stale)
  return withSubject(at)
}

/** A round that is not over has a subject. */
export function withSubject(at: Standing): AtSubject {
  const { subjectId } = at.cursor
  if (subjectId === undefined) throw refused(criticismRefusals.stale)
  return { ...at, cursor: { ...at.cursor, subjectId } }
}

/** Keeps where the round is after a turn, and tells who has to know. */
export function moveTo(op: Writing, at: Standing, next: Cursor, counted: Counted = {}): void {
  const { round, meeting, step } = at
  const plus = (name: keyof Counted) => round[name] + (counted[name] ?? 0)
  const isDone = next.phase === 'done'
  updateCriticismRound(op.tx, round.roundId, {
    phase: next.phase,
    subjectId: next.subjectId ?? null,
    criticId: next.criticId ?? null,
    given: next.given,
    real: next.real,
    turn: round.turn + 1,
    selfCriticisms: plus('selfCriticisms'),
    criticisms: plus('criticisms'),
    nothingNew: plus('nothingNew'),
    responses: plus('responses'),
    ...(isDone && { doneAt: op.now.getTime() }),
  })
  redrawRound(op, meeting, step)
  if (isDone) bringConsoleDown(op, meeting)
  else if (next.phase === 'self') offerOwnCards(op, meeting, step)
}

export function redrawRound(op: Writing, meeting: MeetingRow, step: string): void {
  op.redraw(roundRef(meeting.meetingId, step))
  redrawMeeting(op, meeting.meetingId)
}

/** Whether the person has an account of their own: nobody answers for them here. */
export function hasOwnAccount(op: Writing, personId: string): boolean {
  const person = findPerson(op.tx, personId)
  return person?.state === 'active' && person.openId !== null
}

function sendOwn(op: Writing, ref: CardRef, personId: string, dedupeKey: string): void {
  if (hasOwnAccount(op, personId)) op.send({ ...ref, to: { personId }, dedupeKey })
}

/** The card of the round, once for each who leads or writes. */
export function sendRound(op: Writing, { meeting, step, round }: Standing): void {
  const { meetingId } = meeting
  for (const personId of conductorsOf(meeting)) {
    const key = `criticism:round:${round.roundId}:${personId}`
    sendOwn(op, roundRef(meetingId, step), personId, key)
  }
}

/** One card for everybody who is there, who came late included. */
export function offerOwnCards(op: Writing, meeting: MeetingRow, step: string): void {
  const { meetingId } = meeting
  for (const { personId } of presentParticipants(op.tx, meetingId)) {
    const key = `criticism:own:${meetingId}:${step}:${personId}`
    sendOwn(op, ownRef(meetingId, step, personId), personId, key)
  }
}

/** Their list has grown by who has just criticised themselves. */
export function redrawOwnCards(op: Writing, meeting: MeetingRow, step: string): void {
  for (const { personId } of presentParticipants(op.tx, meeting.meetingId)) {
    op.redraw(ownRef(meeting.meetingId, step, personId))
  }
}

/** After the meeting each subject gets what was said to them, and nobody else does. */
export function tellSubjects(op: Writing, meeting: MeetingRow, roundId: string): void {
  for (const { subjectId } of criticismSubjectsOf(op.tx, roundId)) {
    const key = `criticism:received:${roundId}:${subjectId}`
    sendOwn(op, receivedRef(meeting.meetingId, subjectId), subjectId, key)
  }
}
