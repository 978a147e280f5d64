import { holidaysAnnounced } from '../../../policies/holidays.ts'
import { phrasePackOf } from '../../../policies/presets.ts'
import type { Reader } from '../../../db/client.ts'
import { findCycle, type Cycle } from '../../../db/queries/cycles.ts'
import { findPerson, listPeople, type Person } from '../../../db/queries/people.ts'
import { listGuarantors, listPreparationTasks } from '../../../db/queries/preparation.ts'
import { listUnits, type Unit } from '../../../db/queries/units.ts'
import { Refusal } from '../../errors.ts'
import { holdersOf, isSecretaryOf, unitsLedBy } from '../../organization/roles.ts'
import type { Operation } from '../../pipeline/operation.ts'
import { planFindings, yearOf, type Finding } from './rules.ts'

/** The cycle of a press; only the general branch's secretary may change it, while it is open. */
export function editableCycle(op: Operation, cycleId: string): Cycle {
  const cycle = findCycle(op.tx, cycleId)
  if (!cycle) throw new Refusal('notFound')
  assertSecretaryOf(op, cycle.rootId)
  if (cycle.state === 'closed') throw new Refusal('closed')
  return cycle
}

export function assertSecretaryOf(op: Operation, rootId: string): void {
  if (!isSecretaryOf(op.tx, op.actor, rootId))
    throw new Refusal('notAllowed', { role: 'secretary' })
}

export function branchesOf(db: Reader, rootId: string): Unit[] {
  return listUnits(db, rootId).filter((unit) => unit.kind === 'partyBranch')
}

/** The general branch's team, in register order. */
export function teamOf(db: Reader, rootId: string): Person[] {
  const holders = new Set(holdersOf(db, rootId))
  return listPeople(db, rootId).filter((person) => holders.has(person.personId))
}

/** Everybody with a post in the general branch or a branch: who may own a preparation task. */
export function leadersOf(db: Reader, rootId: string): Person[] {
  return listPeople(db, rootId).filter((person) =>
    unitsLedBy(db, person).some((unit) => unit.kind !== 'partyGroup'),
  )
}

/** What is missing or doubtful in the plan as it stands. */
export function findingsOf(db: Reader, cycle: Cycle): Finding[] {
  const guarded = new Set(listGuarantors(db, cycle.cycleId).map((one) => one.unitId))
  const plan = {
    parameters: cycle.parameters,
    parts: cycle.parts,
    holidaysKnown: holidaysAnnounced(yearOf(cycle.windowFrom)) || hasOwnHolidays(cycle),
    tasks: listPreparationTasks(db, cycle.cycleId),
    unguarded: branchesOf(db, cycle.rootId).filter((unit) => !guarded.has(unit.unitId)),
  }
  return planFindings(plan, phrasePackOf(cycle.parameters))
}

/** Someone has entered this plan's holidays, so no list of ours may replace them. */
export function hasOwnHolidays({ sources }: Pick<Cycle, 'sources'>): boolean {
  return 'calendar.holidays' in sources || 'calendar.workdays' in sources
}

export function nameOf(db: Reader, personId: string | null): string | undefined {
  return personId === null ? undefined : findPerson(db, personId)?.name
}

/** Whether something changed since the groups were last told. */
export function isUnpublished(cycle: Pick<Cycle, 'version' | 'publishedVersion' | 'state'>) {
  return cycle.state !== 'draft' && cycle.version > cycle.publishedVersion
}
