import type { Reader } from '../../../db/client.ts'
import { entriesOfRound } from '../../../db/queries/criticisms.ts'
import type { CriticismRound } from '../../../db/queries/criticism-rounds.ts'
import { criticismSubjectsOf } from '../../../db/queries/criticism-subjects.ts'
import { stepsOfMeeting } from '../../../db/queries/meeting-steps.ts'
import { peopleOfMeeting, type MeetingRow } from '../../../db/queries/meetings.ts'
import { findPerson } from '../../../db/queries/people.ts'
import { labelled } from './rules/names.ts'
import type { Happening, RoundFacts } from './rules/order.ts'
import { lightOpeners } from './standing.ts'

/** Everybody invited to take part, with a name no other one has, in the order of their place. */
export function labelledPeople(db: Reader, meetingId: string) {
  const people = peopleOfMeeting(db, meetingId).filter(({ role }) => role === 'participant')
  return labelled(people.map((one) => ({ ...one, name: findPerson(db, one.personId)?.name ?? '' })))
}

/** What was typed in so far, in its order. */
export function happenedIn(db: Reader, roundId: string): Happening[] {
  const entries = entriesOfRound(db, roundId)
  return criticismSubjectsOf(db, roundId).flatMap(({ subjectId, readById, response }) => [
    { kind: 'self', subjectId, readById: readById ?? undefined } as const,
    ...entries
      .filter((one) => one.subjectId === subjectId)
      .map(({ criticId, kind }) => ({
        kind: 'criticism' as const,
        subjectId,
        criticId,
        isReal: kind !== 'nothingNew',
      })),
    ...(response === null ? [] : [{ kind: 'response', subjectId } as const]),
  ])
}

/** What the round is measured by; who must be a subject is asked when everything is typed in. */
export function factsOf(
  db: Reader,
  meeting: MeetingRow,
  round: CriticismRound,
  subjects: readonly string[] = [],
): RoundFacts {
  const people = peopleOfMeeting(db, meeting.meetingId).filter(({ role }) => role === 'participant')
  const here = people.filter(({ presence }) => presence === 'present')
  return {
    mode: round.mode,
    atLeast: round.atLeast,
    principalId: meeting.principalId,
    principalIsSubject: round.scope !== 'others',
    teamExaminedFirst: examinedFirst(db, meeting, round),
    present: new Set(here.map(({ personId }) => personId)),
    subjects,
    openers: (subjectId) => lightOpeners(db, meeting, subjectId),
  }
}

/** A4 before A5; the agenda of a branch has no such step. */
function examinedFirst(
  db: Reader,
  meeting: MeetingRow,
  round: CriticismRound,
): boolean | undefined {
  if (meeting.meetingType !== 'A') return undefined
  const steps = stepsOfMeeting(db, meeting.meetingId)
  const examined = steps.get('A4')?.finishedAt ?? undefined
  const begun = steps.get(round.stepId)?.startedAt ?? round.startedAt
  return examined !== undefined && examined <= begun
}
