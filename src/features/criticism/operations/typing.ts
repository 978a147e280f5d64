import {
  criticismRefusals,
  criticismToasts,
  type typedResponses,
} from '../../../../cards/criticism/wording.ts'
import { insertCriticismEntry } from '../../../../db/queries/criticisms.ts'
import { dueSubjects } from '../../../../db/queries/criticism-room.ts'
import {
  defectsOfRound,
  insertDefects,
  updateCriticismRound,
  type CriticismRound,
} from '../../../../db/queries/criticism-rounds.ts'
import {
  findCriticismSubject,
  insertCriticismSubject,
} from '../../../../db/queries/criticism-subjects.ts'
import { findMeeting, type MeetingRow } from '../../../../db/queries/meetings.ts'
import { Refusal } from '../../../errors.ts'
import { isConductor } from '../../../organization/meetings.ts'
import type { Operation, Reply } from '../../../pipeline/operation.ts'
import { redrawRound, tellSubjects } from '../moving.ts'
import { roundRef, typingRef } from '../refs.ts'
import { readNames } from '../rules/names.ts'
import { breachesOf, newBreaches, type OrderBreach } from '../rules/order.ts'
import { factsOf, happenedIn, labelledPeople } from '../typed.ts'
import { findTyped } from './round.ts'

interface OfStep {
  meetingId: string
  step: string
}
type TypedTurn = OfStep & {
  subjectId: string
  critics: string
  nothingNew: readonly string[]
  delegate?: string | undefined
  response: (typeof typedResponses)[number]
}

const refused = (sentence: string) => new Refusal('badForm', { sentence })

/** A meeting one conducts, or conducted: what happened in it may be typed in when it is over. */
export function conductedOnce(op: Operation, meetingId: string): MeetingRow {
  const meeting = findMeeting(op.tx, meetingId)
  if (!meeting) throw new Refusal('notFound')
  if (meeting.state === 'brokenOff') throw new Refusal('closed')
  if (!isConductor(meeting, op.actor)) throw new Refusal('notAllowed', { role: 'conductor' })
  return meeting
}

/** Who criticised themselves next. */
export function chooseTyped(op: Operation, input: OfStep & { subject: string }): Reply {
  const { meetingId, step, subject } = input
  conductedOnce(op, meetingId)
  assertNew(op, findTyped(op, input), subject)
  return { become: typingRef(meetingId, step, subject) }
}

function assertNew(op: Operation, round: CriticismRound, subjectId: string): void {
  const isInvited = labelledPeople(op.tx, round.meetingId).some(
    ({ personId }) => personId === subjectId,
  )
  if (!isInvited) throw refused(criticismRefusals.notBothHere)
  if (findCriticismSubject(op.tx, round.roundId, subjectId)) {
    throw refused(criticismRefusals.typedAlready)
  }
}

/** One subject as it went: what was typed in stays, and where it broke the order is marked. */
export function typeIn(op: Operation, input: TypedTurn): Reply {
  const { meetingId, step, subjectId } = input
  const meeting = conductedOnce(op, meetingId)
  const round = findTyped(op, input)
  assertNew(op, round, subjectId)
  const critics = readNames(input.critics, labelledPeople(op.tx, meetingId))
  if (typeof critics === 'string') throw refused(criticismRefusals[critics])
  if (critics.includes(subjectId)) throw refused(criticismRefusals.selfInList)
  const facts = factsOf(op.tx, meeting, round)
  const before = breachesOf(happenedIn(op.tx, round.roundId), facts)
  const readById = input.delegate && facts.present.has(input.delegate) ? input.delegate : null
  keepTyped(op, round, { ...input, readById }, critics)
  const breaches = newBreaches(before, breachesOf(happenedIn(op.tx, round.roundId), facts))
  mark(op, round, breaches)
  redrawRound(op, meeting, step)
  op.audit('criticism.type', round.roundId)
  const toast = breaches.length > 0 ? criticismToasts.typedWithDefects : criticismToasts.typed
  return { toast, become: typingRef(meetingId, step, '') }
}

function keepTyped(
  op: Operation,
  round: CriticismRound,
  input: TypedTurn & { readById: string | null },
  critics: readonly string[],
): void {
  const { roundId } = round
  const { subjectId, response } = input
  const byPersonId = op.actor.personId
  const at = op.now.getTime()
  const silent = critics.filter((personId) => input.nothingNew.includes(personId))
  const isAnswered = response !== 'none'
  insertCriticismSubject(op.tx, {
    roundId,
    subjectId,
    no: round.selfCriticisms + 1,
    selfAt: at,
    readById: input.readById,
    criticisms: critics.length - silent.length,
    nothingNew: silent.length,
    response: isAnswered ? response : null,
    respondedAt: isAnswered ? at : null,
    respondedById: isAnswered ? byPersonId : null,
  })
  critics.forEach((criticId, place) => {
    const kind = silent.includes(criticId) ? 'nothingNew' : 'spoken'
    const turn = round.turn + 1 + place
    insertCriticismEntry(op.tx, { roundId, subjectId, criticId, turn, kind, at, byPersonId })
  })
  updateCriticismRound(op.tx, roundId, {
    turn: round.turn + critics.length + 2,
    selfCriticisms: round.selfCriticisms + 1,
    criticisms: round.criticisms + critics.length - silent.length,
    nothingNew: round.nothingNew + silent.length,
    responses: round.responses + Number(isAnswered),
  })
}

function mark(op: Operation, { roundId }: CriticismRound, breaches: readonly OrderBreach[]): void {
  const known = defectsOfRound(op.tx, roundId)
  const first = known.length
  // A round that was reopened and typed on has some of them already.
  const same = (one: OrderBreach) => (two: (typeof known)[number]) =>
    two.madeUpAt === null &&
    two.invariant === one.invariant &&
    two.subjectId === (one.subjectId ?? null) &&
    two.personId === (one.personId ?? null)
  insertDefects(
    op.tx,
    breaches
      .filter((one) => !known.some(same(one)))
      .map(({ invariant, subjectId, personId }, at) => ({
        roundId,
        no: first + at + 1,
        invariant,
        subjectId: subjectId ?? null,
        personId: personId ?? null,
        madeUpAt: null,
      })),
  )
}

/** Everything is typed in; who had to criticise themselves and did not is marked. */
export function finishTyped(op: Operation, of: OfStep): Reply {
  const meeting = conductedOnce(op, of.meetingId)
  const round = findTyped(op, of)
  if (round.selfCriticisms === 0) throw refused(criticismRefusals.missing)
  const happened = happenedIn(op.tx, round.roundId)
  const facts = factsOf(op.tx, meeting, round)
  const missing = dueSubjects(op.tx, round)
  const before = breachesOf(happened, facts)
  mark(op, round, newBreaches(before, breachesOf(happened, { ...facts, subjects: missing })))
  updateCriticismRound(op.tx, round.roundId, { phase: 'done', doneAt: op.now.getTime() })
  if (meeting.state === 'closed') tellSubjects(op, meeting, round.roundId)
  redrawRound(op, meeting, of.step)
  op.audit('criticism.finishTyped', round.roundId)
  return { toast: criticismToasts.finished, become: roundRef(of.meetingId, of.step) }
}
