import { criticismRefusals, criticismToasts } from '../../../../cards/criticism/wording.ts'
import { nextDueSubject } from '../../../../db/queries/criticism-room.ts'
import {
  defectsOfRound,
  explainRound,
  updateCriticismRound,
  type ProceduralDefect,
} from '../../../../db/queries/criticism-rounds.ts'
import { findCriticismSubject } from '../../../../db/queries/criticism-subjects.ts'
import { Refusal } from '../../../errors.ts'
import { conductedMeeting } from '../../../organization/meetings.ts'
import type { Operation, Reply } from '../../../pipeline/operation.ts'
import { beginRound, moveTo, redrawRound, sendRound } from '../moving.ts'
import { roundRef } from '../refs.ts'
import { resumed, type Cursor } from '../rules/turns.ts'
import { isStepBegun, standingOf, type Standing } from '../standing.ts'
import { conductedOnce } from './typing.ts'

interface OfStep {
  meetingId: string
  step: string
}

const refused = (sentence: string) => new Refusal('badForm', { sentence })

/** Which defects are put right by what is still said: the order of turns is not. */
export function isMissing({ invariant }: Pick<ProceduralDefect, 'invariant'>): boolean {
  return invariant === 'I4' || invariant === 'I5' || invariant === 'light'
}

/** A round that broke the order is held again; the old one stays as it was. */
export function repeatRound(op: Operation, of: OfStep): Reply {
  const { round, meeting } = overNow(op, of)
  if (openDefects(op, round.roundId).length === 0) throw refused(criticismRefusals.notOver)
  const again = beginRound(op, meeting, of.step, round.attempt + 1)
  updateCriticismRound(op.tx, again.round.roundId, { scope: round.scope, atLeast: round.atLeast })
  sendRound(op, again)
  redrawRound(op, meeting, of.step)
  op.audit('criticism.repeat', again.round.roundId)
  return { toast: criticismToasts.repeated }
}

/** Who has not criticised themselves yet, a late arrival among them, has their turn after all. */
export function continueRound(op: Operation, of: OfStep): Reply {
  const at = overNow(op, of)
  const { round, room } = at
  if (round.phase !== 'done' || nextDueSubject(op.tx, round) === undefined) {
    throw refused(criticismRefusals.nobodyLeft)
  }
  reopen(op, at, { phase: 'self', subjectId: room.nextSubject(), ...nothingSaid })
  return { toast: criticismToasts.continued }
}

const nothingSaid = { criticId: undefined, given: 0, real: 0 }

/** What a round lacked about one person is said now: who did not speak, or the answer. */
export function makeUp(op: Operation, of: OfStep & { subjectId: string }): Reply {
  const at = overNow(op, of)
  const { subjectId } = of
  const { roundId } = at.round
  const lacks = openDefects(op, roundId).some(
    (one) => one.subjectId === subjectId && isMissing(one),
  )
  const subject = findCriticismSubject(op.tx, roundId, subjectId)
  if (!lacks || !subject || at.round.phase !== 'done') throw refused(criticismRefusals.notOver)
  const { criticisms: real, nothingNew } = subject
  reopen(op, at, resumed({ subjectId, given: real + nothingNew, real }, at.room))
  return { toast: criticismToasts.madeUp }
}

/** From here on the round is led turn by turn, also where it was typed in. */
function reopen(op: Operation, at: Standing, cursor: Cursor): void {
  const { round } = at
  updateCriticismRound(op.tx, round.roundId, { entry: 'live', doneAt: null })
  moveTo(op, { ...at, round: { ...round, entry: 'live' } }, cursor)
  op.audit('criticism.reopen', round.roundId)
}

function openDefects(op: Operation, roundId: string): ProceduralDefect[] {
  return defectsOfRound(op.tx, roundId).filter((one) => one.madeUpAt === null)
}

/** The round while its meeting goes on, whether or not its step is over. */
function overNow(op: Operation, { meetingId, step }: OfStep): Standing {
  const meeting = conductedMeeting(op, meetingId)
  if (!isStepBegun(op.tx, meeting, step)) throw new Refusal('closed')
  return standingOf(op.tx, meeting, step)
}

/** Why a round that broke the order is not held again; the defects stay. */
export function explain(op: Operation, input: OfStep & { words: string }): Reply {
  const { meetingId, step, words } = input
  const meeting = conductedOnce(op, meetingId)
  const { round } = standingOf(op.tx, meeting, step)
  if (openDefects(op, round.roundId).length === 0) throw refused(criticismRefusals.notOver)
  explainRound(op.tx, round.roundId, { words, byPersonId: op.actor.personId, at: op.now })
  redrawRound(op, meeting, step)
  op.audit('criticism.explain', round.roundId)
  return { toast: criticismToasts.explained, become: roundRef(meetingId, step) }
}
