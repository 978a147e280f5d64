import { defaultUnitName } from '../../../cards/roster/wording.ts'
import type { Reader } from '../../../db/client.ts'
import type { RosterImport } from '../../../db/queries/imports.ts'
import { listPeople, listPosts } from '../../../db/queries/people.ts'
import type { RegisterPerson } from '../../../db/queries/register.ts'
import { getUnit, type Unit } from '../../../db/queries/units.ts'
import { withinScope } from './rules/branch-scope.ts'
import { compareRegister, type Comparison, type Listed } from './rules/compare.ts'
import type { KnownUnit } from './rules/homes.ts'
import type { KnownBranch } from './rules/plan-branches.ts'
import { readRegister, type ReadRegister } from './rules/read-register.ts'
import { registerOf } from './scope.ts'
import { flagList, homeOf, unitBook, type UnitBook } from './words.ts'

export interface ImportPlan {
  file: ReadRegister
  compared: Comparison
  unit: Unit
  units: UnitBook
  people: readonly RegisterPerson[]
}

/** What a waiting import would do to the register as it is now; undefined without a header. */
export function planImport(reader: Reader, waiting: RosterImport): ImportPlan | undefined {
  const unit = getUnit(reader, waiting.unitId)
  const units = unitBook(reader, waiting.rootId)
  const read = readRegister(
    waiting.cells ?? [],
    units.all.map((one) => knownUnit(one, units)),
  )
  if (!read) return undefined
  const file = withinScope(read, unit.kind === 'generalBranch' ? 'GB' : unit.code)
  const people = registerOf(reader, unit)
  const register = people.map((person) => listed(person, units))
  return { file, compared: compareRegister(file, register), unit, units, people }
}

function knownUnit(unit: Unit, units: UnitBook): KnownUnit {
  return { code: unit.code, name: unit.name, parent: units.byId(unit.parentId)?.code }
}

function listed(person: RegisterPerson, units: UnitBook): Listed {
  const { personId, rosterCode, name, sex, bornYear, joinedYear, kind, posts } = person
  const facts = { personId, rosterCode, name, sex, bornYear, joinedYear, kind, posts }
  return { ...facts, ...homeOf(person, units), flags: flagList(person) }
}

/** In short what was shown, so that a confirmation of something else is noticed. */
export function fingerprint({ file, compared }: ImportPlan): string {
  const { added, changed, same, gone } = compared
  return [added, changed, same, gone, file.bad].map((list) => list.length).join('-')
}

/** Branches of a general branch and whether anything hangs on their code yet. */
export function knownBranches(reader: Reader, rootId: string, units: UnitBook): KnownBranch[] {
  const people = listPeople(reader, rootId)
  const posts = listPosts(reader, rootId)
  return units.all
    .filter((unit) => unit.kind === 'partyBranch')
    .map(({ unitId, code, name }) => ({
      unitId,
      code,
      name,
      empty:
        people.every((person) => person.branchId !== unitId) &&
        posts.every((held) => held.body !== code),
    }))
}

/** Branches the secretary may name while confirming: new ones and those nobody is in yet. */
export function branchesToName(
  reader: Reader,
  { file, unit, units }: ImportPlan,
): { code: string; name: string }[] {
  if (unit.kind !== 'generalBranch') return []
  const known = knownBranches(reader, unit.rootId, units)
  return file.units
    .filter((one) => one.parent === 'GB')
    .filter((one) => known.find((branch) => branch.code === one.code)?.empty ?? true)
    .map(({ code, name }) => ({
      code,
      name: name ?? units.byCode(code)?.name ?? defaultUnitName(code),
    }))
}
