import type { Reader } from '../../../db/client.ts'
import { analysesOf } from '../../../db/queries/analyses.ts'
import type { Cycle } from '../../../db/queries/cycles.ts'
import { findPerson, flagsOf, type Person } from '../../../db/queries/people.ts'
import { listRegister, type RegisterPerson } from '../../../db/queries/register.ts'
import { findUnit, type Unit } from '../../../db/queries/units.ts'
import { Refusal } from '../../errors.ts'
import { dayOfRow } from '../../organization/cycle-calendar.ts'
import type { Day } from '../../organization/calendar.ts'
import { participantsOfA } from '../../organization/participation.ts'
import { secretaryOf } from '../../organization/roles.ts'
import { runningCycle, teamsOf, teamUnitsBelow } from '../../organization/teams.ts'
import { studyDutyOf } from '../../organization/study-duty.ts'
import { standingOf, type Counted } from './rules/standing.ts'

export function cycleFor(db: Reader, rootId: string): Cycle {
  const cycle = runningCycle(db, rootId)
  if (!cycle) throw new Refusal('notReady')
  return cycle
}

/** Who is in the team of the general branch or of a branch: due first, and all of them. */
export function isLeader(db: Reader, person: Person): boolean {
  return teamsOf(db, person).length > 0
}

/** Whether an analysis is asked of a person here (`domain.md` 3.1). */
export function owesAnalysis(db: Reader, person: Person): boolean {
  const flags = flagsOf(db, person.personId).map(({ flag, detail }) => [flag, detail ?? ''])
  const told = { ...person, flags: Object.fromEntries(flags) as Record<string, string> }
  return person.state === 'active' && studyDutyOf(told) === 'expected'
}

export interface Asked extends Counted {
  name: string
  branchId: string | null
  groupId: string | null
  /** Written for them by the contact person: asked for at their home. */
  isVisited: boolean
  onPaperOn: string | null
}

/**
 * Everybody of a unit an analysis is asked of, in register order, and how theirs stands. For the
 * general branch's own meeting `meetingA` leaves those who take part in it.
 */
export function askedIn(
  db: Reader,
  cycle: Cycle,
  unit: Pick<Unit, 'unitId' | 'rootId'>,
  how: { meetingA?: boolean } = {},
): Asked[] {
  const rows = listRegister(db, unit.rootId)
  const bodies = new Set(teamUnitsBelow(db, unit.rootId).map((one) => one.code))
  const analyses = analysesOf(db, cycle.cycleId)
  return (how.meetingA ? participantsOfA(rows) : rows.filter(isOf(unit.unitId)))
    .filter((row) => studyDutyOf(row) === 'expected')
    .map((row) => {
      const analysis = analyses.get(row.personId)
      return {
        personId: row.personId,
        name: row.name,
        branchId: row.branchId,
        groupId: row.groupId,
        isLeader: row.posts.some((held) => bodies.has(held.body)),
        isVisited: row.openId === null || 'frail' in row.flags || 'frailBedridden' in row.flags,
        standing: standingOf(analysis),
        onPaperOn: analysis?.onPaperOn ?? null,
      }
    })
}

function isOf(unitId: string) {
  return (row: RegisterPerson) => [row.rootId, row.branchId, row.groupId].includes(unitId)
}

/** Who writes the team's text: its own secretary, or the one above where there is none. */
export function drafterOf(db: Reader, unitId: string): string | undefined {
  return secretaryOf(db, unitId)?.personId
}

/** Whose secretary reads a person's analysis. */
export function homeOf(db: Reader, personId: string): Unit | undefined {
  const person = findPerson(db, personId)
  return person && findUnit(db, person.branchId ?? person.rootId)
}

export function dueOn(cycle: Cycle, leader: boolean): Day {
  return dayOfRow(cycle, leader ? 'leaderAnalysisDue' : 'memberAnalysisDue')
}

export function askedOn(cycle: Cycle, leader: boolean): Day {
  return dayOfRow(cycle, leader ? 'leaderAnalysisAsked' : 'memberAnalysisAsked')
}
