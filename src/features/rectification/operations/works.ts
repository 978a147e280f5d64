import { rectificationRefusals } from '../../../../cards/rectification/wording.ts'
import type { Cycle } from '../../../../db/queries/cycles.ts'
import { findUnit } from '../../../../db/queries/units.ts'
import { Refusal } from '../../../errors.ts'
import { dayOf } from '../../../organization/calendar.ts'
import { isSecretaryOf } from '../../../organization/roles.ts'
import { runningCycle } from '../../../organization/teams.ts'
import type { Operation } from '../../../pipeline/operation.ts'
import { checkersFor } from '../people.ts'
import { findSubject } from '../subjects.ts'

/** A campaign or a rule: a unit's matter that somebody answers for. */
interface Work {
  unitId: string
  ownerId: string
}

/** The cycle in which a unit may begin something. */
export function cycleToWorkIn(op: Operation, unitId: string): Cycle {
  const unit = findUnit(op.tx, unitId)
  const cycle = unit && runningCycle(op.tx, unit.rootId)
  if (!cycle) throw new Refusal('notReady')
  return cycle
}

/** A matter that goes on, with the day on which it ended, if it did. */
export function openWork<W extends Work>(work: W | undefined, endedOn: (work: W) => unknown): W {
  if (!work) throw new Refusal('notFound')
  if (endedOn(work) === null) return work
  throw new Refusal('badForm', { sentence: rectificationRefusals.finished })
}

/** Its owner and the secretary work on it. */
export function assertWorks(op: Operation, { ownerId, unitId }: Work): void {
  if (ownerId === op.actor.personId || isSecretaryOf(op.tx, op.actor, unitId)) return
  throw new Refusal('badForm', { sentence: rectificationRefusals.notResponsible })
}

/** Owners are chosen from the list a card offers: the team and the one above. */
export function assertOffered(op: Operation, unitId: string, personId: string): void {
  const subject = findSubject(op.tx, unitId)
  const offered = subject ? checkersFor(op.tx, subject) : []
  if (offered.some((one) => one.personId === personId)) return
  throw new Refusal('badForm', { sentence: rectificationRefusals.notTeam })
}

export function assertAhead(op: Operation, day: string): void {
  if (day >= dayOf(op.now)) return
  throw new Refusal('badForm', { sentence: rectificationRefusals.dayPassed })
}
