import { studyDuties, studyDutyTitles } from '../../../cards/study/wording.ts'
import { sayDay } from '../../../cards/kit/day.ts'
import type { Reader } from '../../../db/client.ts'
import type { Cycle } from '../../../db/queries/cycles.ts'
import type { Person } from '../../../db/queries/people.ts'
import {
  studySessionsHeldFor,
  studySessionsOf,
  type StudySession,
} from '../../../db/queries/study-sessions.ts'
import { getUnit, type Unit } from '../../../db/queries/units.ts'
import { addDays, dayOf, type Day } from '../../organization/calendar.ts'
import { dayOfRow } from '../../organization/cycle-calendar.ts'
import { secretaryOf, unitsLedBy } from '../../organization/roles.ts'
import { unitCycle } from '../../organization/unit-cycle.ts'
import { studyReadiness } from '../../organization/study-coverage.ts'
import type { Duty, OpenDuty } from '../../pipeline/duty.ts'
import { branchesOf, unitsManagedFrom } from './members.ts'
import { attendanceRef } from './refs.ts'

export function sessionsDutyName(cycleId: string, branchId: string): string {
  return `study:sessions:${cycleId}:${branchId}`
}

export function coverageDutyName(cycleId: string, branchId: string): string {
  return `study:coverage:${cycleId}:${branchId}`
}

export function attendanceDutyName(sessionId: string): string {
  return `study:attendance:${sessionId}`
}

type UnitDuty = Omit<Duty, 'personId'> & { unitId: string }

/** What a secretary owes for the units they answer for; a branch without one is the one above's. */
export function secretaryDuties(db: Reader, cycle: Cycle, person: Person, now: Date): Duty[] {
  if (unitsLedBy(db, person, 'secretary').length === 0) return []
  return unitsManagedFrom(db, cycle.rootId)
    .filter((unit) => secretaryOf(db, unit.unitId)?.personId === person.personId)
    .flatMap((unit) => dutiesOfUnit(db, cycle, unit, dayOf(now)))
    .map(({ unitId: _unitId, ...duty }) => ({ ...duty, personId: person.personId }))
}

/** The same for a board: whose unit, and who owes it. */
export function secretaryDutiesIn(db: Reader, cycle: Cycle, unitId: string, now: Date): OpenDuty[] {
  return unitsManagedFrom(db, unitId).flatMap((unit) => {
    const secretary = secretaryOf(db, unit.unitId)
    if (!secretary) return []
    return dutiesOfUnit(db, cycle, unit, dayOf(now)).map(({ open: _open, ...duty }) => ({
      ...duty,
      owing: [secretary.personId],
      of: 1,
    }))
  })
}

function dutiesOfUnit(db: Reader, planned: Cycle, unit: Unit, today: Day): UnitDuty[] {
  const cycle = unitCycle(db, planned, unit.unitId)
  const own = studySessionsOf(db, cycle.cycleId, [unit.unitId])
  return [
    ...attendanceDuties(own, unit, today),
    ...(unit.kind === 'partyBranch' && cycle.state !== 'draft'
      ? [...sessionsDuty(db, cycle, unit, today), ...coverageDuty(db, cycle, unit, today)]
      : []),
  ]
}

function attendanceDuties(sessions: readonly StudySession[], unit: Unit, today: Day): UnitDuty[] {
  return sessions
    .filter((session) => session.state === 'planned' && session.heldOn <= today)
    .map((session) => ({
      duty: attendanceDutyName(session.sessionId),
      unitId: unit.unitId,
      kind: studyDuties.attendance,
      title: studyDutyTitles.attendance(sayDay(session.heldOn)),
      dueOn: addDays(session.heldOn, 1),
      open: attendanceRef(session.sessionId),
    }))
}

/** From T−27: a branch for which nothing is arranged (a session for all branches will do). */
function sessionsDuty(db: Reader, cycle: Cycle, branch: Unit, today: Day): UnitDuty[] {
  if (today < dayOfRow(cycle, 'studyCreated')) return []
  if (studySessionsOf(db, cycle.cycleId, [branch.unitId, branch.rootId]).length > 0) return []
  return [
    {
      duty: sessionsDutyName(cycle.cycleId, branch.unitId),
      unitId: branch.unitId,
      kind: studyDuties.sessions,
      title: studyDutyTitles.sessions(branch.name),
      dueOn: dayOfRow(cycle, 'studyCoverage'),
      open: { card: 'studySessionForm', key: { unitId: branch.unitId } },
    },
  ]
}

/** From T−13: topics a branch has not studied together yet. */
function coverageDuty(db: Reader, cycle: Cycle, branch: Unit, today: Day): UnitDuty[] {
  if (today < dayOfRow(cycle, 'studyCoverage')) return []
  const held = studySessionsHeldFor(db, cycle.cycleId, getUnit(db, branch.unitId))
  const { missingTopicIds } = studyReadiness(cycle.parameters.study, held)
  if (missingTopicIds.length === 0) return []
  return [
    {
      duty: coverageDutyName(cycle.cycleId, branch.unitId),
      unitId: branch.unitId,
      kind: studyDuties.coverage,
      title: studyDutyTitles.coverage(branch.name, missingTopicIds.length),
      dueOn: addDays(cycle.windowFrom, -1),
      open: { card: 'studyManage', key: { unitId: branch.unitId, page: '1' } },
    },
  ]
}

/** The branches of a cycle with whoever answers for them. */
export function branchSecretaries(
  db: Reader,
  cycle: Cycle,
): { branchId: string; personId: string }[] {
  return branchesOf(db, cycle.rootId).flatMap((branch) => {
    const secretary = secretaryOf(db, branch.unitId)
    return secretary ? [{ branchId: branch.unitId, personId: secretary.personId }] : []
  })
}
