import type { StepPlan } from '../../../policies/agendas.ts'
import type { Reader } from '../../../db/client.ts'
import { findCycle, type Cycle } from '../../../db/queries/cycles.ts'
import { stepsOfMeeting, type MeetingStep } from '../../../db/queries/meeting-steps.ts'
import {
  findMeeting,
  peopleOfMeeting,
  type MeetingPerson,
  type MeetingRow,
} from '../../../db/queries/meetings.ts'
import { findPerson } from '../../../db/queries/people.ts'
import { getUnit, type Unit } from '../../../db/queries/units.ts'
import { agendaFor } from '../../organization/meetings.ts'
import { Refusal } from '../../errors.ts'
import { quorumOf, type Quorum } from '../../organization/attendance.ts'

/** One meeting with everything its cards and operations look at. */
export interface Held {
  meeting: MeetingRow
  unit: Unit
  cycle: Cycle
  agenda: readonly StepPlan[]
  rows: Map<string, MeetingStep>
  people: MeetingPerson[]
}

/** The meeting as it stands; undefined when there is none. */
export function findHeld(db: Reader, meetingId: string): Held | undefined {
  const meeting = findMeeting(db, meetingId)
  return meeting && heldOf(db, meeting)
}

export function heldOf(db: Reader, meeting: MeetingRow): Held {
  const { meetingId, cycleId, unitId } = meeting
  const cycle = findCycle(db, cycleId)
  if (!cycle) throw new Refusal('notFound')
  return {
    meeting,
    unit: getUnit(db, unitId),
    cycle,
    agenda: agendaFor(db, meeting),
    rows: stepsOfMeeting(db, meetingId),
    people: peopleOfMeeting(db, meetingId),
  }
}

/** Whether enough came, by the meeting's type and the cycle's policy. */
export function quorumIn({ meeting, cycle, people }: Held): Quorum {
  const { quorumHard: hard, quorumSoft: soft } = cycle.parameters.ballot
  const { meetingType, principalId } = meeting
  return quorumOf(people, { meetingType, principalId, hard, soft })
}

export function hasGuides({ meeting }: Pick<Held, 'meeting'>): boolean {
  return meeting.guides.length > 0
}

export function nameOf(db: Reader, personId: string): string {
  return findPerson(db, personId)?.name ?? ''
}
