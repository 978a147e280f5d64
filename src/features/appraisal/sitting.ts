import { appraisalRefusals } from '../../../cards/appraisal/wording.ts'
import type { Reader } from '../../../db/client.ts'
import { peopleOfMeeting, type MeetingRow } from '../../../db/queries/meetings.ts'
import { stepsOfMeeting } from '../../../db/queries/meeting-steps.ts'
import { endedSubjectsOf, mutualPairsOf } from '../../../db/queries/mutual-comments.ts'
import { selfAppraisalTurnsOf } from '../../../db/queries/self-appraisals.ts'
import { Refusal } from '../../errors.ts'
import { peopleOfStep, subjectsOf, type Invited, type Subject } from './rules/round.ts'

export type StepState = 'notStarted' | 'on' | 'finished'

/** Where a step of the agenda stands; once the meeting is over it is finished. */
export function stepState(
  db: Reader,
  { meetingId, state }: Pick<MeetingRow, 'meetingId' | 'state'>,
  step: string,
): StepState {
  const begun = stepsOfMeeting(db, meetingId).get(step)
  if (!begun) return 'notStarted'
  return begun.finishedAt !== null || state !== 'open' ? 'finished' : 'on'
}

/** Refuses before the step and after it. */
export function assertOn(db: Reader, meeting: MeetingRow, step: string): void {
  const state = stepState(db, meeting, step)
  if (state === 'on') return
  const sentence = state === 'finished' ? appraisalRefusals.finished : appraisalRefusals.notStarted
  throw new Refusal('badForm', { sentence })
}

/** The members invited to a meeting, in the order of their place; who only sits in is left out. */
export function invitedTo(db: Reader, meetingId: string): Invited[] {
  return peopleOfMeeting(db, meetingId)
    .filter((one) => one.role === 'participant')
    .map(({ personId, isTeam, presence, groupId }) => ({
      personId,
      isTeam,
      isPresent: presence === 'present',
      groupId,
    }))
}

/** One step of the self-appraisal: its people and who was ticked off. */
export function selfRound(db: Reader, meetingId: string, step: string) {
  return {
    people: peopleOfStep(invitedTo(db, meetingId), step),
    turns: selfAppraisalTurnsOf(db, meetingId),
  }
}

/** Everybody who is commented on, with how it stands. */
export function subjectsIn(db: Reader, meetingId: string): Subject[] {
  const comments = new Map<string, number>()
  for (const { subjectId } of mutualPairsOf(db, meetingId)) {
    comments.set(subjectId, (comments.get(subjectId) ?? 0) + 1)
  }
  return subjectsOf(
    invitedTo(db, meetingId),
    selfAppraisalTurnsOf(db, meetingId),
    comments,
    endedSubjectsOf(db, meetingId),
  )
}
