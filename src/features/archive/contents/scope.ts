import type { DocumentHead } from '../../../../documents/archive/head.ts'
import type { Reader } from '../../../../db/client.ts'
import { findCycle, type Cycle } from '../../../../db/queries/cycles.ts'
import { findPerson, getPerson, postsOf } from '../../../../db/queries/people.ts'
import { getUnit, type Unit } from '../../../../db/queries/units.ts'
import { dayOf, timeOf, type Day } from '../../../organization/calendar.ts'
import { unitCycle } from '../../../organization/unit-cycle.ts'
import type { CardPrivacy } from '../../../pipeline/feature.ts'
import { sayPost, unitBook } from '../../roster/words.ts'
import type { Paper } from '../drawing.ts'

/** What papers are made from: one unit in one cycle, as it stands now. */
export interface Scope {
  db: Reader
  unit: Unit
  /** As the unit keeps it. */
  cycle: Cycle
  isRoot: boolean
  of: { cycleId: string; unitId: string }
  head: DocumentHead
  today: Day
}

/** A paper that can be made; its words are read when it is drawn. */
export interface Draft {
  /** Of the catalogue: D34. */
  number: string
  /** The day it is of, '' where none is known. */
  day: string
  /** Only these may read it; undefined leaves it to the catalogue's class. */
  personIds?: readonly string[]
  paper(): Paper
}

/** Every paper of some kind there is in a scope. */
export type Source = (scope: Scope) => readonly Draft[]

export function scopeOf(
  db: Reader,
  { cycleId, unitId }: { cycleId: string; unitId: string },
  now: Date,
): Scope | undefined {
  const cycle = findCycle(db, cycleId)
  if (!cycle) return undefined
  const unit = getUnit(db, unitId)
  return {
    db,
    unit,
    cycle: unitCycle(db, cycle, unitId),
    isRoot: unit.kind === 'generalBranch',
    of: { cycleId, unitId },
    head: { year: cycle.assessmentYear, organization: unit.name },
    today: dayOf(now),
  }
}

export function nameOf({ db }: Pick<Scope, 'db'>, personId: string | null | undefined): string {
  return personId ? (findPerson(db, personId)?.name ?? '') : ''
}

export function namesOf(scope: Pick<Scope, 'db'>, personIds: readonly string[]): string[] {
  return personIds.map((personId) => nameOf(scope, personId)).filter((name) => name !== '')
}

/** A person's posts as they are said. */
export function postsSaid({ db }: Pick<Scope, 'db'>, personId: string): string[] {
  const units = unitBook(db, getPerson(db, personId).rootId)
  return postsOf(db, personId).map((held) => sayPost(held, units))
}

export function postSaid(scope: Pick<Scope, 'db'>, personId: string): string {
  return postsSaid(scope, personId).join('、')
}

/** The day of an instant; '' for none. */
export function dayAt(at: number | null | undefined): string {
  return at == null ? '' : dayOf(new Date(at))
}

export function timeAt(at: number | null | undefined): string {
  return at == null ? '' : timeOf(new Date(at))
}

/** Whether only the person and the unit's secretary may read it, or fewer. */
export function isNarrow(privacy: CardPrivacy | 'P5'): boolean {
  return privacy === 'P3' || privacy === 'P4' || privacy === 'P5'
}
