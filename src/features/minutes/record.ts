import { meetingTitle, minutesTitle } from '../../../cards/minutes/wording.ts'
import type { Reader } from '../../../db/client.ts'
import { findCycle, type Cycle } from '../../../db/queries/cycles.ts'
import {
  findMeeting,
  peopleOfMeeting,
  type MeetingPerson,
  type MeetingRow,
} from '../../../db/queries/meetings.ts'
import { stepsOfMeeting, type MeetingStep } from '../../../db/queries/meeting-steps.ts'
import { findPerson } from '../../../db/queries/people.ts'
import { getUnit, type Unit } from '../../../db/queries/units.ts'
import { agendaOf, type StepPlan } from '../../../policies/agendas.ts'
import { isConductor } from '../../organization/meetings.ts'
import { signersOf } from './rules/confirming.ts'

/** A meeting with everything around it that its record and its checklist are made of. */
export interface Held {
  meeting: MeetingRow
  cycle: Cycle
  unit: Unit
  people: readonly MeetingPerson[]
  /** Steps held in the meeting itself, in their order. */
  agenda: readonly StepPlan[]
  steps: ReadonlyMap<string, MeetingStep>
}

/** A meeting that was opened and not given up again; undefined when there is none. */
export function heldMeeting(db: Reader, meetingId: string): Held | undefined {
  const meeting = findMeeting(db, meetingId)
  const cycle = meeting && findCycle(db, meeting.cycleId)
  if (!cycle || meeting.state === 'brokenOff') return undefined
  return {
    meeting,
    cycle,
    unit: getUnit(db, meeting.unitId),
    people: peopleOfMeeting(db, meetingId),
    agenda: agendaOf(meeting.meetingType, cycle.parameters.appraisal.order).filter(
      (step) => !step.afterMeeting,
    ),
    steps: stepsOfMeeting(db, meetingId),
  }
}

/** What the meeting is called: by the year it assesses, which may be the one before (R1). */
export function meetingTitleOf({ meeting, cycle, unit }: Held): string {
  return meetingTitle(cycle.assessmentYear, unit.name, meeting.meetingType)
}

export function titleOf(held: Held): string {
  return minutesTitle(meetingTitleOf(held))
}

export function nameOf(db: Reader, personId: string): string {
  return findPerson(db, personId)?.name ?? ''
}

/**
 * Who confirms first: the recorder or, when they have no account of their own or left the register,
 * the chair. The record itself names the recorder either way.
 */
export function firstSignerOf(db: Reader, { chairId, recorderId }: MeetingRow): string {
  const recorder = findPerson(db, recorderId)
  return recorder?.openId && recorder.state === 'active' ? recorderId : chairId
}

/** Who confirms first and who may confirm second. */
export function signing(db: Reader, { meeting, people }: Pick<Held, 'meeting' | 'people'>) {
  const firstId = firstSignerOf(db, meeting)
  const signerIds = signersOf({ chairId: meeting.chairId, recorderId: firstId }, people)
  return { firstId, signerIds }
}

/** Whose record it is: who led, who wrote, and who confirms second. */
export function writersOf(db: Reader, meeting: MeetingRow): string[] {
  const { signerIds } = signing(db, { meeting, people: peopleOfMeeting(db, meeting.meetingId) })
  return [...new Set([meeting.chairId, meeting.recorderId, ...signerIds])]
}

/** Words are changed by who led the meeting and who wrote it down. */
export function mayEdit(meeting: MeetingRow, personId: string): boolean {
  return isConductor(meeting, { personId })
}
