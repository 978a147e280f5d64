import type { RosterListView } from '../../../../cards/roster/list.ts'
import type { RosterCardView } from '../../../../cards/roster/overview.ts'
import type { Reader } from '../../../../db/client.ts'
import { openMovesOf } from '../../../../db/queries/accounts.ts'
import type { RegisterPerson } from '../../../../db/queries/register.ts'
import { findUnit, type Unit } from '../../../../db/queries/units.ts'
import { dayOf } from '../../../organization/calendar.ts'
import { isMember } from '../../../organization/participation.ts'
import type { ViewContext } from '../../../pipeline/feature.ts'
import { contactGapsIn, questionsIn } from '../gaps.ts'
import { registerOf } from '../scope.ts'
import { sayPerson, sayPost, unitBook, type UnitBook } from '../words.ts'

const pageSize = 10

/** The register of a unit in numbers. */
export function rosterView(
  db: Reader,
  { unitId }: { unitId: string },
  { now }: ViewContext,
): RosterCardView | undefined {
  const unit = findUnit(db, unitId)
  if (!unit) return undefined
  const people = registerOf(db, unit)
  const members = people.filter(isMember)
  const units = unitBook(db, unit.rootId)
  return {
    unitId,
    unit: unit.name,
    today: dayOf(now),
    rows: branchesOf(unit, units)
      .map((branch) => countUp(branch, members))
      .filter((row) => row.members > 0),
    others: people.length - members.length,
    questions: questionsIn(db, unit).length,
    contactGaps: contactGapsIn(db, unit).length,
    moves: openMovesOf(db, unitId).length,
  }
}

function branchesOf(unit: Unit, units: UnitBook): (Unit | undefined)[] {
  if (unit.kind !== 'generalBranch') return [unit]
  return [...units.all.filter((one) => one.kind === 'partyBranch'), undefined]
}

/** Members of a branch; of none when there is no branch. */
function countUp(branch: Unit | undefined, members: readonly RegisterPerson[]) {
  const own = members.filter((person) => person.branchId === (branch?.unitId ?? null))
  const having = (...flags: string[]) =>
    own.filter((person) => flags.some((flag) => flag in person.flags)).length
  return {
    unit: branch?.name ?? '—',
    members: own.length,
    full: own.filter((person) => person.kind === 'fullMember').length,
    probationary: own.filter((person) => person.kind === 'probationaryMember').length,
    away: having('flowOut'),
    frail: having('frail', 'frailBedridden'),
    linked: own.filter((person) => person.openId !== null).length,
  }
}

/** Ten people of a unit, or of those whose name holds the words looked for. */
export function rosterListView(
  db: Reader,
  { unitId, page, find }: { unitId: string; page: string; find: string },
): RosterListView | undefined {
  const unit = findUnit(db, unitId)
  if (!unit) return undefined
  const units = unitBook(db, unit.rootId)
  const people = registerOf(db, unit).filter((person) => person.name.includes(find))
  const pages = Math.max(1, Math.ceil(people.length / pageSize))
  const at = Math.min(Math.max(1, Number(page) || 1), pages)
  return {
    unitId,
    unit: unit.name,
    find,
    page: at,
    pages,
    total: people.length,
    people: people.slice((at - 1) * pageSize, at * pageSize).map((person) => ({
      personId: person.personId,
      name: person.name,
      about: [sayPerson(person, units), ...person.posts.map((held) => sayPost(held, units))].join(
        ' · ',
      ),
      linked: person.openId !== null,
    })),
  }
}
