import type { Reader } from '../../db/client.ts'
import { currentCycle, type Cycle } from '../../db/queries/cycles.ts'
import { findPerson, type Person } from '../../db/queries/people.ts'
import { getUnit, listUnits, type Unit } from '../../db/queries/units.ts'
import { holdersOf, unitsLedBy } from './roles.ts'

/** The cycle that asks something of people; a draft plan asks nothing yet. */
export function runningCycle(db: Reader, rootId: string): Cycle | undefined {
  const cycle = currentCycle(db, rootId)
  return cycle?.state === 'draft' ? undefined : cycle
}

/** Units with a team of their own: the general branch and its branches. */
export function teamUnitsBelow(db: Reader, rootId: string): Unit[] {
  return listUnits(db, rootId).filter((unit) => unit.kind !== 'partyGroup')
}

/** The unit and what lies below it that has a team; a group counts as its branch. */
export function teamUnitsFrom(db: Reader, unitId: string): Unit[] {
  const unit = getUnit(db, unitId)
  if (unit.kind === 'generalBranch') return teamUnitsBelow(db, unit.rootId)
  return [unit.kind === 'partyGroup' ? getUnit(db, unit.parentId ?? unit.rootId) : unit]
}

export function branchesBelow(db: Reader, rootId: string): Unit[] {
  return listUnits(db, rootId).filter((unit) => unit.kind === 'partyBranch')
}

/** The teams a person belongs to; who leads a Party group only belongs to none. */
export function teamsOf(db: Reader, person: Person): Unit[] {
  return unitsLedBy(db, person).filter((unit) => unit.kind !== 'partyGroup')
}

/** A team's members that are still on the register. */
export function teamOf(db: Reader, unitId: string): string[] {
  return holdersOf(db, unitId).filter((id) => findPerson(db, id)?.state === 'active')
}
