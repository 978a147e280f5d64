import type { Reader } from '../../db/client.ts'
import { answeredForBy, listPeople, type Person } from '../../db/queries/people.ts'
import type { Duty, OpenDuty } from './duty.ts'
import { sourceOf, type Registry } from './registry.ts'

/** All features' duties as one book. */
export interface DutyBook {
  /** What this person owes, their own first, then that of people they answer for. */
  owedBy(person: Person): Duty[]
  owed(duty: string, personId: string): Duty | undefined
  /** All open duties of a unit and the units below it, soonest first. */
  openIn(unitId: string): OpenDuty[]
}

/** Opens the book over one reader at one instant. */
export function dutyBook(registry: Registry, db: Reader, now: Date): DutyBook {
  const sources = () => [...registry.duties.values()]
  const ownedBy = (personId: string) =>
    sources()
      .flatMap((source) => source.owedBy(db, personId, now))
      .toSorted(bySoonest)
  return {
    owedBy: (person) => [
      ...ownedBy(person.personId),
      ...answeredForBy(db, person.personId).flatMap((other) => ownedBy(other.personId)),
    ],
    owed: (duty, personId) => sourceOf(registry, duty)?.owed(db, duty, personId, now),
    openIn: (unitId) =>
      sources()
        .flatMap((source) => source.openIn(db, unitId, now))
        .toSorted(bySoonest),
  }
}

/** How many people of a unit owe a duty: all an escalation may say (`domain.md` 6). */
export function countOwing(
  book: DutyBook,
  db: Reader,
  unit: { unitId: string; rootId: string },
  duty: string,
): number {
  const owing = book
    .openIn(unit.unitId)
    .filter((open) => open.duty === duty)
    .flatMap((open) => open.owing)
  const here = new Set(
    listPeople(db, unit.rootId)
      .filter((person) => [person.rootId, person.branchId, person.groupId].includes(unit.unitId))
      .map((person) => person.personId),
  )
  return new Set(owing.filter((personId) => here.has(personId))).size
}

function bySoonest(a: { dueOn?: string }, b: { dueOn?: string }): number {
  return (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999')
}
