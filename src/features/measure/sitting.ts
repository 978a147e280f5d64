import { measureRefusals } from '../../../cards/measure/wording.ts'
import type { Reader } from '../../../db/client.ts'
import {
  findMeetingPerson,
  meetingOfType,
  presentParticipants,
  type MeetingRow,
} from '../../../db/queries/meetings.ts'
import { stepsOfMeeting } from '../../../db/queries/meeting-steps.ts'
import { directionStatesOf } from '../../../db/queries/rectification-directions.ts'
import { Refusal } from '../../errors.ts'
import { step } from './refs.ts'
import { stillOwing } from './rules.ts'

export type StepState = 'notStarted' | 'on' | 'finished'

/** Where B5 stands; once the meeting is over it is finished. */
export function stepState(
  db: Reader,
  { meetingId, state }: Pick<MeetingRow, 'meetingId' | 'state'>,
): StepState {
  const begun = stepsOfMeeting(db, meetingId).get(step)
  if (!begun) return 'notStarted'
  return begun.finishedAt !== null || state !== 'open' ? 'finished' : 'on'
}

/** Refuses before the step and after it. */
export function assertOn(db: Reader, meeting: MeetingRow): void {
  const state = stepState(db, meeting)
  if (state === 'on') return
  const sentence = state === 'finished' ? measureRefusals.finished : measureRefusals.notStarted
  throw new Refusal('badForm', { sentence })
}

/** The meeting of a branch in which measures are worked out just now. */
export function meetingOn(db: Reader, cycleId: string, unitId: string): MeetingRow | undefined {
  const meeting = meetingOfType(db, { cycleId, unitId, meetingType: 'B' })
  return meeting && stepState(db, meeting) === 'on' ? meeting : undefined
}

export function isThere(db: Reader, meetingId: string, personId: string): boolean {
  const found = findMeetingPerson(db, meetingId, personId)
  return found?.role === 'participant' && found.presence === 'present'
}

/** How many are there, and who of them owes a direction. */
export function owingIn(db: Reader, meetingId: string): { owing: string[]; of: number } {
  const present = presentParticipants(db, meetingId).map(({ personId }) => personId)
  return { owing: stillOwing(present, directionStatesOf(db, meetingId)), of: present.length }
}
