import {
  rectificationDuties,
  rectificationTitles,
} from '../../../../cards/rectification/wording.ts'
import type { Reader } from '../../../../db/client.ts'
import type { Cycle } from '../../../../db/queries/cycles.ts'
import type { Person } from '../../../../db/queries/people.ts'
import { publishedLists, type ReviewRow } from '../../../../db/queries/rectification-counts.ts'
import type { Unit } from '../../../../db/queries/units.ts'
import { dayOf } from '../../../organization/calendar.ts'
import { dayOfRow } from '../../../organization/cycle-calendar.ts'
import { secretaryOf } from '../../../organization/roles.ts'
import { teamOf, teamUnitsBelow } from '../../../organization/teams.ts'
import { unitCycle } from '../../../organization/unit-cycle.ts'
import type { OpenDuty } from '../../../pipeline/duty.ts'
import { boardRef, listRef } from '../refs.ts'
import { reviewsDue } from '../reviews-due.ts'
import { findSubject, type Subject } from '../subjects.ts'
import type { Owed } from './works.ts'

export const teamListDuty = (cycleId: string, unitId: string) =>
  `rectification:publish:${cycleId}:${unitId}`
export const ownListDuty = (cycleId: string) => `rectification:publishOwn:${cycleId}`
export const reviewDuty = (cycleId: string, unitId: string, row: ReviewRow) =>
  `rectification:review:${cycleId}:${unitId}:${row}`

/** Lists are asked for from the day the minutes are signed, and due when they are adopted (L). */
function isAsked(db: Reader, cycle: Cycle, unitId: string, now: Date): boolean {
  return dayOf(now) >= dayOfRow(unitCycle(db, cycle, unitId), 'minutesSigned')
}

/** What a leader owes of lists and checks. */
export function ownedLists(db: Reader, cycle: Cycle, person: Person, now: Date): Owed[] {
  const own = findSubject(db, person.personId)
  const led = teamUnitsBelow(db, cycle.rootId).filter(
    (unit) => secretaryOf(db, unit.unitId)?.personId === person.personId,
  )
  return [
    ...(own ? ownOwed(db, cycle, own, now) : []),
    ...led.flatMap((unit) => teamOwed(db, cycle, unit, now)),
    ...led.flatMap((unit) => reviewOwed(db, cycle, unit, now)),
  ]
}

function ownOwed(db: Reader, cycle: Cycle, own: Subject, now: Date): Owed[] {
  const { unitId } = own.unit
  if (!isAsked(db, cycle, unitId, now)) return []
  if (publishedLists(db, cycle.cycleId, unitId).ownerIds.has(own.subjectId)) return []
  return [
    {
      duty: ownListDuty(cycle.cycleId),
      kind: rectificationDuties.publish,
      title: rectificationTitles.publishOwn,
      dueOn: dayOfRow(unitCycle(db, cycle, unitId), 'listsAdopted'),
      open: listRef(cycle.cycleId, own),
    },
  ]
}

function teamOwed(db: Reader, cycle: Cycle, unit: Unit, now: Date): Owed[] {
  const { unitId } = unit
  if (!isAsked(db, cycle, unitId, now)) return []
  if (publishedLists(db, cycle.cycleId, unitId).team) return []
  return [
    {
      duty: teamListDuty(cycle.cycleId, unitId),
      kind: rectificationDuties.publish,
      title: rectificationTitles.publishTeam(unit.name),
      dueOn: dayOfRow(unitCycle(db, cycle, unitId), 'listsAdopted'),
      open: listRef(cycle.cycleId, { kind: 'team', subjectId: unitId, unit }),
    },
  ]
}

function reviewOwed(db: Reader, cycle: Cycle, unit: Unit, now: Date): Owed[] {
  return reviewsDue(db, cycle, unit.unitId, now).map(({ row, dueOn }) => ({
    duty: reviewDuty(cycle.cycleId, unit.unitId, row),
    kind: rectificationDuties.review,
    title: rectificationTitles.review(unit.name, row),
    dueOn,
    open: boardRef(unit.unitId),
  }))
}

/** Leaders who answer to this team and have no list out. */
export function leadersWithoutList(db: Reader, { cycleId }: Cycle, unitId: string): string[] {
  const { ownerIds } = publishedLists(db, cycleId, unitId)
  return leadersOf(db, unitId).filter((personId) => !ownerIds.has(personId))
}

export function leadersOf(db: Reader, unitId: string): string[] {
  return teamOf(db, unitId).filter((id) => findSubject(db, id)?.unit.unitId === unitId)
}

/** The same for a board: a team's own duties, and its leaders' lists counted together. */
export function openLists(db: Reader, cycle: Cycle, unit: Unit, now: Date): OpenDuty[] {
  const secretary = secretaryOf(db, unit.unitId)?.personId
  const led = [...teamOwed(db, cycle, unit, now), ...reviewOwed(db, cycle, unit, now)]
  const late = isAsked(db, cycle, unit.unitId, now)
    ? leadersWithoutList(db, cycle, unit.unitId)
    : []
  const [first] = late
  const own = first === undefined ? undefined : findSubject(db, first)
  return [
    ...(secretary === undefined
      ? []
      : led.map((owed) => opened(unit.unitId, owed, [secretary], 1))),
    ...(own ? ownOwed(db, cycle, own, now) : []).map((owed) =>
      opened(unit.unitId, owed, late, leadersOf(db, unit.unitId).length),
    ),
  ]
}

function opened(unitId: string, owed: Owed, owing: readonly string[], of: number): OpenDuty {
  const { open: _, ...rest } = owed
  return { ...rest, unitId, owing, of }
}
