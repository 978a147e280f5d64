import type { Reader } from '../../../db/client.ts'
import type { Cycle } from '../../../db/queries/cycles.ts'
import { meetingOfType } from '../../../db/queries/meetings.ts'
import { flagsOf, type Person } from '../../../db/queries/people.ts'
import { listRegister, type RegisterPerson } from '../../../db/queries/register.ts'
import {
  findSelfAppraisalMark,
  selfAppraisalMarks,
  selfAppraisalTurnsOf,
} from '../../../db/queries/self-appraisals.ts'
import { addDays, type Day } from '../../organization/calendar.ts'
import { dayOfRow } from '../../organization/cycle-calendar.ts'
import { participantsOfB } from '../../organization/participation.ts'
import { isSettled, standingOf, type SelfStanding } from './rules/self.ts'

/** Everybody a branch asks for a self-appraisal: who is invited to its meeting (R14, R89). */
export function appraiseesOf(
  db: Reader,
  branch: { rootId: string; branchId: string },
): RegisterPerson[] {
  return participantsOfB(listRegister(db, branch.rootId), branch.branchId)
}

/** Whether a self-appraisal is asked of a person here. */
export function isAppraisee(db: Reader, person: Person): boolean {
  if (person.branchId === null || person.state !== 'active') return false
  const flags = flagsOf(db, person.personId).map(({ flag, detail }) => [flag, detail ?? ''])
  const row = { ...person, posts: [], flags: Object.fromEntries(flags) as Record<string, string> }
  return participantsOfB([row], person.branchId).length > 0
}

/** From the day after everybody's analysis is due … */
export function askedOn(cycle: Cycle): Day {
  return addDays(dayOfRow(cycle, 'memberAnalysisDue'), 1)
}

/** … until the day before the meeting. */
export function dueOn(cycle: Cycle): Day {
  return addDays(cycle.windowFrom, -1)
}

/** The branch's appraisal is over: nothing of it is written any more. */
export function isOver(db: Reader, cycleId: string, branchId: string): boolean {
  return meetingOfType(db, { cycleId, unitId: branchId, meetingType: 'C' })?.state === 'closed'
}

/** Nothing more is owed: handed in, on paper, or given in the meeting. */
export function hasSettled(db: Reader, cycleId: string, person: Person): boolean {
  const { personId, branchId } = person
  if (isSettled(standingOf(findSelfAppraisalMark(db, { cycleId, personId })))) return true
  if (branchId === null) return false
  const meeting = meetingOfType(db, { cycleId, unitId: branchId, meetingType: 'C' })
  return meeting !== undefined && selfAppraisalTurnsOf(db, meeting.meetingId).has(personId)
}

export interface Appraisee {
  personId: string
  name: string
  groupId: string | null
  standing: SelfStanding
  /** Handed in, on paper, or given in the meeting. */
  isSettled: boolean
}

/** How the self-appraisals of a branch stand, in register order. */
export function standingsIn(
  db: Reader,
  cycle: Cycle,
  branch: { rootId: string; branchId: string },
): Appraisee[] {
  const marks = selfAppraisalMarks(db, cycle.cycleId)
  const meeting = meetingOfType(db, {
    cycleId: cycle.cycleId,
    unitId: branch.branchId,
    meetingType: 'C',
  })
  const turns = meeting && selfAppraisalTurnsOf(db, meeting.meetingId)
  return appraiseesOf(db, branch).map(({ personId, name, groupId }) => {
    const standing = standingOf(marks.get(personId))
    const settled = isSettled(standing) || (turns?.has(personId) ?? false)
    return { personId, name, groupId, standing, isSettled: settled }
  })
}
