import { problemDuties, problemTitles } from '../../../cards/problem/wording.ts'
import type { Reader } from '../../../db/client.ts'
import type { Cycle } from '../../../db/queries/cycles.ts'
import { findPerson, listPeople, type Person } from '../../../db/queries/people.ts'
import { claimantsIn, findProblemList, unclaimedIn } from '../../../db/queries/problems.ts'
import { findUnit, type Unit } from '../../../db/queries/units.ts'
import { dayOf } from '../../organization/calendar.ts'
import { dayOfRow } from '../../organization/cycle-calendar.ts'
import { secretaryOf } from '../../organization/roles.ts'
import {
  branchesBelow,
  runningCycle,
  teamOf,
  teamsOf,
  teamUnitsBelow,
  teamUnitsFrom,
} from '../../organization/teams.ts'
import { unitCycle } from '../../organization/unit-cycle.ts'
import type { Duty, DutySource, OpenDuty } from '../../pipeline/duty.ts'
import { ownListRef, teamListRef } from './refs.ts'
import { claimOwers } from './rules.ts'

/** A duty without its owner. */
type Owed = Omit<Duty, 'personId'>

/** From T−6: everybody in a team owes a list of their own, each team one and its claims. */
export const problemDutySource: DutySource = {
  owedBy: (db, personId, now) => {
    const person = findPerson(db, personId)
    const cycle = person && runningCycle(db, person.rootId)
    if (!person || !cycle || person.state !== 'active') return []
    return owedIn(db, cycle, person, now).map((owed) => ({ ...owed, personId }))
  },
  owed: (db, duty, personId, now) =>
    problemDutySource.owedBy(db, personId, now).find((one) => one.duty === duty),
  openIn: (db, unitId, now) => {
    const unit = findUnit(db, unitId)
    const cycle = unit && runningCycle(db, unit.rootId)
    if (!unit || !cycle || unit.kind === 'partyGroup') return []
    return [...openOwn(db, cycle, unit, now), ...openTeams(db, cycle, unit, now)]
  },
}

export function ownDutyName(cycleId: string): string {
  return `problem:own:${cycleId}`
}

export function teamDutyName(cycleId: string, unitId: string): string {
  return `problem:team:${cycleId}:${unitId}`
}

export function claimDutyName(cycleId: string, unitId: string): string {
  return `problem:claim:${cycleId}:${unitId}`
}

/** The unit's own days, and whether lists are asked for by now. */
function datedFor(db: Reader, cycle: Cycle, unitId: string, now: Date) {
  const dated = unitCycle(db, cycle, unitId)
  return { dated, isAsked: dayOf(now) >= dayOfRow(dated, 'problemListsAsked') }
}

function owedIn(db: Reader, cycle: Cycle, person: Person, now: Date): Owed[] {
  const { personId } = person
  const teams = teamsOf(db, person)
  if (teams.length === 0) return []
  const listed = findProblemList(db, cycle.cycleId, personId) !== undefined
  const led = teamUnitsBelow(db, cycle.rootId).filter(
    (unit) => secretaryOf(db, unit.unitId)?.personId === personId,
  )
  const own = datedFor(db, cycle, person.branchId ?? person.rootId, now)
  return [
    ...(listed || !own.isAsked ? [] : [ownOwed(own.dated, personId)]),
    ...led.flatMap((unit) => teamOwed(db, cycle, unit, now)),
    ...teams
      .filter((unit) => owingClaims(db, cycle, unit.unitId).includes(personId))
      .flatMap((unit) => claimOwed(db, cycle, unit, now)),
  ]
}

function ownOwed(cycle: Cycle, personId: string): Owed {
  return {
    duty: ownDutyName(cycle.cycleId),
    kind: problemDuties.own,
    title: problemTitles.own,
    dueOn: dayOfRow(cycle, 'problemListsDue'),
    open: ownListRef(cycle.cycleId, personId),
  }
}

function teamOwed(db: Reader, cycle: Cycle, unit: Unit, now: Date): Owed[] {
  const { cycleId } = cycle
  const { dated, isAsked } = datedFor(db, cycle, unit.unitId, now)
  if (!isAsked || findProblemList(db, cycleId, unit.unitId)) return []
  return [
    {
      duty: teamDutyName(cycleId, unit.unitId),
      kind: problemDuties.team,
      title: problemTitles.team(unit.name),
      dueOn: dayOfRow(dated, 'problemListsDue'),
      open: teamListRef(cycleId, unit.unitId),
    },
  ]
}

function claimOwed(db: Reader, cycle: Cycle, unit: Unit, now: Date): Owed[] {
  const { cycleId } = cycle
  const { dated, isAsked } = datedFor(db, cycle, unit.unitId, now)
  if (!isAsked) return []
  const count = unclaimedIn(db, cycleId, unit.unitId).length
  return [
    {
      duty: claimDutyName(cycleId, unit.unitId),
      kind: problemDuties.claim,
      title: problemTitles.claim(unit.name, count),
      dueOn: dayOfRow(dated, 'problemListsDue'),
      open: teamListRef(cycleId, unit.unitId),
    },
  ]
}

/** Who of a team should claim something; nobody while everything is taken. */
export function owingClaims(db: Reader, { cycleId }: Cycle, unitId: string): string[] {
  const unclaimed = unclaimedIn(db, cycleId, unitId).length
  if (unclaimed === 0) return []
  return claimOwers({
    team: teamOf(db, unitId),
    claimants: claimantsIn(db, cycleId, unitId),
    secretaryId: secretaryOf(db, unitId)?.personId,
    unclaimed,
  })
}

/** Everybody in a team, and whether their own list is complete. */
export function leadersBelow(db: Reader, rootId: string): Person[] {
  const ids = new Set(teamUnitsBelow(db, rootId).flatMap(({ unitId }) => teamOf(db, unitId)))
  return listPeople(db, rootId).filter(({ personId }) => ids.has(personId))
}

export function owingLists(db: Reader, { cycleId }: Cycle, people: readonly Person[]): string[] {
  return people
    .map(({ personId }) => personId)
    .filter((personId) => !findProblemList(db, cycleId, personId))
}

/** A leader stands on the board of their branch, one without a branch on the general branch's. */
function openOwn(db: Reader, cycle: Cycle, unit: Unit, now: Date): OpenDuty[] {
  const leaders = leadersBelow(db, cycle.rootId)
  const branches = unit.kind === 'generalBranch' ? branchesBelow(db, unit.rootId) : [unit]
  const places = unit.kind === 'generalBranch' ? [...branches, unit] : branches
  return places.flatMap(({ unitId }) => {
    const here = leaders.filter((one) => (one.branchId ?? one.rootId) === unitId)
    const { dated, isAsked } = datedFor(db, cycle, unitId, now)
    const owing = isAsked ? owingLists(db, cycle, here) : []
    return owing.length > 0 ? [opened(unitId, ownOwed(dated, ''), owing, here.length)] : []
  })
}

function openTeams(db: Reader, cycle: Cycle, unit: Unit, now: Date): OpenDuty[] {
  return teamUnitsFrom(db, unit.unitId).flatMap((one) => {
    const secretary = secretaryOf(db, one.unitId)?.personId
    const claims = owingClaims(db, cycle, one.unitId)
    const team = teamOf(db, one.unitId)
    return [
      ...(secretary === undefined
        ? []
        : teamOwed(db, cycle, one, now).map((owed) => opened(one.unitId, owed, [secretary], 1))),
      ...(claims.length > 0 ? claimOwed(db, cycle, one, now) : []).map((owed) =>
        opened(one.unitId, owed, claims, team.length),
      ),
    ]
  })
}

function opened(unitId: string, owed: Owed, owing: readonly string[], of: number): OpenDuty {
  const { open: _, ...rest } = owed
  return { ...rest, unitId, owing, of }
}
