import { analysisRefusals, analysisToasts } from '../../../../cards/analysis/wording.ts'
import type { Reader } from '../../../../db/client.ts'
import {
  ensureAnalysis,
  findAnalysis,
  setExemption,
  updateAnalysis,
} from '../../../../db/queries/analyses.ts'
import { findCycle } from '../../../../db/queries/cycles.ts'
import { findPerson, type Person } from '../../../../db/queries/people.ts'
import { Refusal } from '../../../errors.ts'
import { dayOf } from '../../../organization/calendar.ts'
import { isSecretaryOf, mayAnswerFor } from '../../../organization/roles.ts'
import type { Operation, Reply } from '../../../pipeline/operation.ts'
import { homeOf, isLeader, owesAnalysis } from '../members.ts'
import { redrawPerson } from '../refs.ts'
import { assertMayWrite, assertNotInFuture } from '../rules/standing.ts'

type OfSubject = { cycleId: string; subjectId: string }

/** A paper was handed over: noted by the secretary, or by the contact person who collected it. */
export function noteOnPaper(op: Operation, input: OfSubject & { day: string }): Reply {
  const person = keptBy(op, input)
  const { cycleId, subjectId, day } = input
  assertNotInFuture(day, dayOf(op.now))
  assertMayWrite(findAnalysis(op.tx, input), analysisRefusals.alreadyIn)
  ensureAnalysis(op.tx, input, 'person')
  updateAnalysis(op.tx, input, { onPaperOn: day, onPaperById: op.actor.personId })
  redrawPerson(op, cycleId, subjectId)
  op.audit('analysis.onPaper', subjectId)
  return { toast: analysisToasts.onPaper, become: after(op, person, input) }
}

export function takePaperBack(op: Operation, input: OfSubject): Reply {
  keptBy(op, input)
  updateAnalysis(op.tx, input, { onPaperOn: null, onPaperById: null })
  redrawPerson(op, input.cycleId, input.subjectId)
  op.audit('analysis.offPaper', input.subjectId)
  return { toast: analysisToasts.offPaper }
}

/** Only the secretary, never for oneself, and a leader only by the general branch's secretary. */
export function exempt(op: Operation, input: OfSubject & { reason: string }): Reply {
  const person = askedPerson(op, input)
  assertSecretary(op, person)
  if (person.personId === op.actor.personId) refuse(analysisRefusals.ownExemption)
  if (!mayExempt(op.tx, op.actor, person)) refuse(analysisRefusals.leaderExemption)
  assertMayWrite(findAnalysis(op.tx, input), analysisRefusals.alreadyIn)
  ensureAnalysis(op.tx, input, 'person')
  setExemption(op.tx, input, { byPersonId: op.actor.personId, reason: input.reason })
  redrawPerson(op, input.cycleId, input.subjectId)
  op.audit('analysis.exempt', input.subjectId)
  const { cycleId, subjectId } = input
  return {
    toast: analysisToasts.exempted,
    become: { card: 'analysisMember', key: { cycleId, subjectId } },
  }
}

export function endExemption(op: Operation, input: OfSubject): Reply {
  const person = askedPerson(op, input)
  assertSecretary(op, person)
  setExemption(op.tx, input, null)
  redrawPerson(op, input.cycleId, input.subjectId)
  op.audit('analysis.unexempt', input.subjectId)
  return { toast: analysisToasts.unexempted }
}

/** Whether this secretary may exempt that person. */
export function mayExempt(db: Reader, actor: Person, person: Person): boolean {
  if (actor.personId === person.personId) return false
  const unitId = homeOf(db, person.personId)?.unitId ?? person.rootId
  return isSecretaryOf(db, actor, isLeader(db, person) ? person.rootId : unitId)
}

/** The person whose analysis of a running cycle this is. */
export function askedPerson(op: Operation, { cycleId, subjectId }: OfSubject): Person {
  const person = findPerson(op.tx, subjectId)
  const cycle = findCycle(op.tx, cycleId)
  if (!person || cycle?.rootId !== person.rootId) throw new Refusal('notFound')
  if (cycle.state === 'closed') throw new Refusal('closed')
  if (!owesAnalysis(op.tx, person)) throw new Refusal('notYours')
  return person
}

function keptBy(op: Operation, input: OfSubject): Person {
  const person = askedPerson(op, input)
  const isContact =
    person.personId !== op.actor.personId && mayAnswerFor(op.tx, op.actor, person.personId)
  if (!isContact) assertSecretary(op, person)
  return person
}

export function assertSecretary(op: Operation, person: Person): void {
  const unitId = homeOf(op.tx, person.personId)?.unitId ?? person.rootId
  if (!isSecretaryOf(op.tx, op.actor, unitId)) {
    throw new Refusal('notAllowed', { role: 'secretary' })
  }
}

function after(op: Operation, person: Person, { cycleId, subjectId }: OfSubject) {
  const writes = mayAnswerFor(op.tx, op.actor, person.personId)
  return { card: writes ? 'analysisHome' : 'analysisMember', key: { cycleId, subjectId } }
}

function refuse(sentence: string): never {
  throw new Refusal('badForm', { sentence })
}
