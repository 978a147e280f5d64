import { analysisDuties, analysisTitles } from '../../../cards/analysis/wording.ts'
import type { Reader } from '../../../db/client.ts'
import { agreedBy, findAnalysis } from '../../../db/queries/analyses.ts'
import type { Cycle } from '../../../db/queries/cycles.ts'
import type { Person } from '../../../db/queries/people.ts'
import type { Unit } from '../../../db/queries/units.ts'
import { dayOf } from '../../organization/calendar.ts'
import { dayOfRow } from '../../organization/cycle-calendar.ts'
import { secretaryOf } from '../../organization/roles.ts'
import { teamOf, teamUnitsBelow, teamUnitsFrom, teamsOf } from '../../organization/teams.ts'
import { unitCycle } from '../../organization/unit-cycle.ts'
import type { Duty, OpenDuty } from '../../pipeline/duty.ts'
import { agreeDueOn, agreeDutyName, teamDutyName, visitsDutyName } from './duty-names.ts'
import { askedIn, type Asked, drafterOf, dueOn } from './members.ts'
import { progressRef, teamRef } from './refs.ts'
import { isSettled, stillToAgree } from './rules/standing.ts'

/** A duty without its owner. */
export type Owed = Omit<Duty, 'personId'>

/** A board of one unit while it is put together. */
export interface Board {
  cycle: Cycle
  unit: Unit
  now: Date
  /** Everybody of the unit, read when it is needed. */
  asked(): readonly Asked[]
}

/** What a secretary owes for their teams, and a team member for theirs. */
export function teamDuties(db: Reader, cycle: Cycle, person: Person, now: Date): Owed[] {
  const { personId } = person
  const led = teamsOf(db, person)
  if (led.length === 0) return []
  const drafted = teamUnitsBelow(db, cycle.rootId).filter(
    (unit) => drafterOf(db, unit.unitId) === personId,
  )
  return [
    ...drafted.flatMap((unit) => draftDuty(db, cycle, unit, now)),
    ...led.flatMap((unit) => agreeDuty(db, cycle, unit, [personId])),
    ...drafted
      .filter((unit) => unit.kind === 'partyBranch')
      .flatMap((unit) =>
        visitsDuty(db, { cycle, unit, now, asked: () => askedIn(db, cycle, unit) }),
      ),
  ]
}

function draftDuty(db: Reader, planned: Cycle, unit: Unit, now: Date): Owed[] {
  const cycle = unitCycle(db, planned, unit.unitId)
  const { cycleId } = cycle
  if (dayOf(now) < dayOfRow(cycle, 'leaderAnalysisAsked')) return []
  if (findAnalysis(db, { cycleId, subjectId: unit.unitId })?.state === 'handedIn') return []
  return [
    {
      duty: teamDutyName(cycleId, unit.unitId),
      kind: analysisDuties.team,
      title: analysisTitles.team(unit.name),
      dueOn: dayOfRow(cycle, 'teamSelfExamination'),
      open: teamRef(cycleId, unit.unitId),
    },
  ]
}

function agreeDuty(db: Reader, cycle: Cycle, unit: Unit, owners: readonly string[]): Owed[] {
  const waiting = waitingIn(db, cycle, unit.unitId)
  if (!owners.some((personId) => waiting.includes(personId))) return []
  return [
    {
      duty: agreeDutyName(cycle.cycleId, unit.unitId),
      kind: analysisDuties.agree,
      title: analysisTitles.agree(unit.name),
      dueOn: agreeDueOn(unitCycle(db, cycle, unit.unitId)),
      open: teamRef(cycle.cycleId, unit.unitId),
    },
  ]
}

/** Who of a team has not agreed to the text that was put to it; nobody while there is none. */
export function waitingIn(db: Reader, { cycleId }: Cycle, unitId: string): string[] {
  const analysis = findAnalysis(db, { cycleId, subjectId: unitId })
  if (analysis?.state !== 'handedIn') return []
  const agreed = agreedBy(db, { cycleId, unitId, version: analysis.version })
  return stillToAgree(teamOf(db, unitId), agreed)
}

/** Whom the branch must still visit: who has no phone or is frail, and has not handed in. */
export function toVisit(asked: readonly Asked[], branchId: string): string[] {
  return asked
    .filter((one) => one.branchId === branchId && one.isVisited && !isSettled(one.standing))
    .map((one) => one.personId)
}

function visitsDuty(db: Reader, { cycle: planned, unit: branch, now, asked }: Board): Owed[] {
  const cycle = unitCycle(db, planned, branch.unitId)
  if (dayOf(now) < dayOfRow(cycle, 'frailVisits')) return []
  const waiting = toVisit(asked(), branch.unitId)
  if (waiting.length === 0) return []
  return [
    {
      duty: visitsDutyName(cycle.cycleId, branch.unitId),
      kind: analysisDuties.visits,
      title: analysisTitles.visits(branch.name, waiting.length),
      dueOn: dueOn(cycle, false),
      open: progressRef(cycle.cycleId, branch.unitId),
    },
  ]
}

export function openTeams(db: Reader, board: Board): OpenDuty[] {
  const { cycle, unit, now } = board
  if (unit.kind === 'partyGroup') return []
  return teamUnitsFrom(db, unit.unitId).flatMap((one) => {
    const team = teamOf(db, one.unitId)
    const secretary = secretaryOf(db, one.unitId)?.personId
    const waiting = waitingIn(db, cycle, one.unitId)
    const ofSecretary = [
      ...draftDuty(db, cycle, one, now),
      ...(one.kind === 'partyBranch' ? visitsDuty(db, { ...board, unit: one }) : []),
    ]
    return [
      ...(secretary ? ofSecretary.map((owed) => opened(one.unitId, owed, [secretary], 1)) : []),
      ...agreeDuty(db, cycle, one, waiting).map((owed) =>
        opened(one.unitId, owed, waiting, team.length),
      ),
    ]
  })
}

function opened(unitId: string, owed: Owed, owing: readonly string[], of: number): OpenDuty {
  const { open: _, ...rest } = owed
  return { ...rest, unitId, owing, of }
}
