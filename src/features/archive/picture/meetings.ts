import { minutesLabels } from '../../../../cards/minutes/wording.ts'
import { resultOfRound } from '../../../../db/queries/ballot-totals.ts'
import { roundOf } from '../../../../db/queries/ballot-rounds.ts'
import { votersOf } from '../../../../db/queries/ballot-voters.ts'
import { criticismSubjectsOf } from '../../../../db/queries/criticism-subjects.ts'
import { findCriticismRound, type CriticismRound } from '../../../../db/queries/criticism-rounds.ts'
import { findCriticismText } from '../../../../db/queries/criticism-texts.ts'
import { entriesOfRound } from '../../../../db/queries/criticisms.ts'
import { peopleOfMeeting, type MeetingRow } from '../../../../db/queries/meetings.ts'
import { stepsOfMeeting } from '../../../../db/queries/meeting-steps.ts'
import { minutesVersionsOf } from '../../../../db/queries/minutes.ts'
import { selfAppraisalTurnsOf } from '../../../../db/queries/self-appraisals.ts'
import { teamOf } from '../../../organization/teams.ts'
import { meetingTitleOf, heldMeeting } from '../../minutes/record.ts'
import { countAttendance } from '../../../organization/attendance.ts'
import type { Content } from '../../minutes/views/sheet.ts'
import { heldMeetings } from '../contents/attendance.ts'
import { dayAt, type Scope } from '../contents/scope.ts'
import type { BallotFacts, MeetingFacts, Tally } from '../rules/picture.ts'

/** The meetings a unit held, as the lints see them; nobody's words are among it. */
export function meetingFacts(scope: Scope): MeetingFacts[] {
  return heldMeetings(scope).map((meeting) => factsOf(scope, meeting))
}

function factsOf(scope: Scope, meeting: MeetingRow): MeetingFacts {
  const { db, of } = scope
  const { meetingId } = meeting
  const held = heldMeeting(db, meetingId)
  const people = peopleOfMeeting(db, meetingId)
  const rounds = roundsOf(scope, meetingId)
  const turns = selfAppraisalTurnsOf(db, meetingId)
  const steps = [...stepsOfMeeting(db, meetingId).values()].filter(
    (step) => !step.isSkipped && step.finishedAt !== null,
  )
  const leaders = new Set(teamOf(db, of.unitId))
  const subjects = rounds.flatMap((round) => criticismSubjectsOf(db, round.roundId))
  const entries = rounds.flatMap((round) => entriesOfRound(db, round.roundId))
  const spoken = [...turns].flatMap(([personId, how]) => (how === 'spoken' ? [personId] : []))
  const participants = people.filter((one) => one.role === 'participant')
  return {
    meetingId,
    name: held ? meetingTitleOf(held) : '',
    day: dayAt(meeting.openedAt),
    isClosed: meeting.state === 'closed',
    people,
    tallies: [{ source: 'signIn', ...countAttendance(people) }, ...minutesTally(scope, meetingId)],
    speakers: [
      ...subjects.map((one) => one.readById ?? one.subjectId),
      ...entries.map((entry) => entry.criticId),
      ...spoken,
      ...steps.flatMap((step) => step.speakerId ?? []),
    ],
    appeared: [...subjects.map((one) => one.subjectId), ...turns.keys()],
    mustSpeak: [
      ...rounds.flatMap((round) => askedIn(round, participants)),
      ...(turns.size > 0 ? participants.map((one) => one.personId) : []),
    ],
    criticisms: entries
      .filter((entry) => entry.kind === 'spoken')
      .map(({ subjectId, criticId }) => {
        const text = findCriticismText(db, { meetingId, subjectId, criticId, state: 'handedIn' })
        return {
          sourceId: `${meetingId}|${criticId}|${subjectId}`,
          subjectId,
          hasProblem: (text?.problem ?? '').trim() !== '',
          hasSuggestion: (text?.suggestion ?? '').trim() !== '',
        }
      }),
    subjects: subjects.map((one) => ({
      subjectId: one.subjectId,
      hasResponse: one.response !== null || one.criticisms === 0,
      isAccepted: one.response === 'accept' && leaders.has(one.subjectId),
    })),
    guideSpoke: steps.some((step) => step.stepId === 'A6' || step.stepId === 'C6'),
    guides: meeting.guides.length,
    voters: votersIn(scope, meetingId, 'members').map((voter) => voter.voterId),
  }
}

function roundsOf({ db }: Scope, meetingId: string): CriticismRound[] {
  return ['A5', 'B4a', 'B4b'].flatMap(
    (stepId) => findCriticismRound(db, { meetingId, stepId }) ?? [],
  )
}

/** In a light round whoever wishes speaks; in a full one everybody in its scope. */
function askedIn(
  { mode, scope }: CriticismRound,
  participants: readonly { personId: string; isTeam: boolean }[],
): string[] {
  if (mode === 'light') return []
  return participants
    .filter((one) => scope === 'everybody' || one.isTeam === (scope === 'team'))
    .map((one) => one.personId)
}

/** The four numbers of the confirmed record, as it says them. */
function minutesTally({ db }: Scope, meetingId: string): Tally[] {
  const version = minutesVersionsOf(db, meetingId).at(-1)
  if (!version) return []
  const { sheet } = JSON.parse(version.content) as Content
  const line = sheet.facts.find((fact) => fact.label === minutesLabels.attendance)?.text ?? ''
  const [expected, present, onLeave, absent] = (line.match(/\d+/g) ?? []).map(Number)
  if (expected === undefined || present === undefined) return []
  return [{ source: 'minutes', expected, present, onLeave: onLeave ?? 0, absent: absent ?? 0 }]
}

function votersIn({ db }: Scope, meetingId: string, kind: 'members' | 'team') {
  const round = roundOf(db, { meetingId, kind })
  return round ? votersOf(db, round.roundId).filter((voter) => !voter.isStruckOff) : []
}

/** What was counted in the ballots of a unit. */
export function ballotFacts(scope: Scope): BallotFacts[] {
  return heldMeetings(scope).flatMap(({ meetingId }) =>
    (['members', 'team'] as const).flatMap((kind): BallotFacts[] => {
      const round = roundOf(scope.db, { meetingId, kind })
      const result = round && resultOfRound(scope.db, round.roundId)
      if (!result) return []
      const { electronic, paper, rows } = result
      return [
        {
          meetingId,
          kind,
          voters: votersIn(scope, meetingId, kind).length,
          issued: electronic + (paper?.issued ?? 0),
          returned: electronic + (paper?.returned ?? 0),
          rows: rows.map(({ subjectId, counts, abstentions, invalid, base }) => ({
            subjectId,
            sum: counts.reduce((sum, count) => sum + count, 0) + abstentions + invalid,
            base,
          })),
        },
      ]
    }),
  )
}
