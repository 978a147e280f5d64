import { confirmedLine } from '../../../../cards/minutes/wording.ts'
import {
  criticismSummary,
  meetingAgenda,
  meetingMinutes,
} from '../../../../documents/archive/meeting.ts'
import { criticismSubjectsOf, responseWordsOf } from '../../../../db/queries/criticism-subjects.ts'
import { findCriticismRound } from '../../../../db/queries/criticism-rounds.ts'
import { findCriticismText } from '../../../../db/queries/criticism-texts.ts'
import { entriesOfRound } from '../../../../db/queries/criticisms.ts'
import { venueBookingOf } from '../../../../db/queries/meeting-preparations.ts'
import {
  meetingOfType,
  type MeetingPerson,
  type MeetingRow,
  type MeetingType,
} from '../../../../db/queries/meetings.ts'
import { minutesVersionsOf } from '../../../../db/queries/minutes.ts'
import { agendaOf } from '../../../../policies/agendas.ts'
import { meetingsOf } from '../../../organization/gate-verdict.ts'
import { secretaryOf } from '../../../organization/roles.ts'
import { heldMeeting } from '../../minutes/record.ts'
import { confirmationsOf } from '../../minutes/views/confirmations.ts'
import { printedReasons, type Content } from '../../minutes/views/sheet.ts'
import { heldMeetings } from './attendance.ts'
import { dayAt, nameOf, namesOf, timeAt, type Draft, type Scope } from './scope.ts'

/** D21 of each meeting that is planned or was held. */
export function agendaPapers(scope: Scope): Draft[] {
  const { db, unit, of } = scope
  return meetingsOf(unit.kind).map((meetingType) => {
    const held = meetingOfType(db, { ...of, meetingType })
    const venue = venueBookingOf(db, of)
    const day = dayAt(held?.openedAt) || (venue?.onDay ?? scope.cycle.windowFrom)
    return { number: 'D21', day, paper: () => agendaPaper(scope, meetingType, held, day) }
  })
}

function agendaPaper(
  scope: Scope,
  meeting: MeetingType,
  held: MeetingRow | undefined,
  meetingDay: string,
) {
  const { db, unit, cycle, of } = scope
  const venue = venueBookingOf(db, of)
  const chair = nameOf(scope, held?.chairId) || (secretaryOf(db, unit.unitId)?.name ?? '')
  const steps = agendaOf(meeting, cycle.parameters.appraisal.order)
  return meetingAgenda({
    ...scope.head,
    meeting,
    theme: cycle.parameters.theme,
    meetingDay,
    from: held ? timeAt(held.openedAt) : (venue?.startsAt ?? ''),
    place: venue?.place ?? '',
    chair,
    recorder: nameOf(scope, held?.recorderId),
    steps: steps.map(({ name, actor, minutes, afterMeeting = false }) => ({
      name,
      who: actor === 'chair' || actor === 'principal' ? chair : '',
      minutes: afterMeeting ? undefined : minutes,
      afterMeeting,
    })),
  })
}

/** D22: the record as both confirmed it; one that is not confirmed is no record yet. */
export function minutesPapers(scope: Scope): Draft[] {
  return heldMeetings(scope).flatMap((meeting) => {
    const version = minutesVersionsOf(scope.db, meeting.meetingId).at(-1)
    const held = heldMeeting(scope.db, meeting.meetingId)
    if (!version || !held) return []
    const day = dayAt(meeting.openedAt)
    const { sheet } = JSON.parse(version.content) as Content
    const people = held.people
    const having = (test: (one: MeetingPerson) => boolean) =>
      namesOf(
        scope,
        people.filter(test).map((one) => one.personId),
      )
    const counts = (one: MeetingPerson) => one.role === 'participant' && one.isExpected
    const reasons = printedReasons(scope.db, held)
    const paper = () =>
      meetingMinutes({
        ...scope.head,
        meeting: meeting.meetingType,
        day,
        from: timeAt(meeting.openedAt),
        to: timeAt(meeting.closedAt),
        place: sheet.facts.find((fact) => fact.part === 'place')?.text ?? '',
        chair: nameOf(scope, meeting.chairId),
        recorder: nameOf(scope, meeting.recorderId),
        expected: people.filter(counts).length,
        present: having((one) => counts(one) && one.presence === 'present'),
        onLeave: people
          .filter((one) => counts(one) && one.presence === 'onLeave')
          .map(({ personId }) => ({
            name: nameOf(scope, personId),
            reason: reasons.get(personId) ?? '',
          })),
        absent: having((one) => counts(one) && one.presence === 'absent'),
        observers: having((one) => one.role === 'observer' && one.presence === 'present'),
        guides: meeting.guides,
        topic: scope.cycle.parameters.theme,
        sections: sheet.sections,
        confirmed: confirmationsOf(scope.db, held, version).map(({ role, name, day: on, at }) =>
          confirmedLine(role, name, on, at),
        ),
      })
    return [{ number: 'D22', day, paper }]
  })
}

/** D23 of each meeting with a round of criticism. */
export function criticismPapers(scope: Scope): Draft[] {
  return heldMeetings(scope).flatMap((meeting) => {
    const rounds = ['A5', 'B4a', 'B4b'].flatMap(
      (stepId) => findCriticismRound(scope.db, { meetingId: meeting.meetingId, stepId }) ?? [],
    )
    if (rounds.length === 0) return []
    const day = dayAt(meeting.openedAt)
    const paper = () =>
      criticismSummary({
        ...scope.head,
        meeting: meeting.meetingType,
        meetingDay: day,
        rows: rounds.flatMap((round) => criticismRows(scope, meeting.meetingId, round.roundId)),
      })
    return [{ number: 'D23', day, paper }]
  })
}

function criticismRows(scope: Scope, meetingId: string, roundId: string) {
  const { db } = scope
  const subjects = new Map(criticismSubjectsOf(db, roundId).map((one) => [one.subjectId, one]))
  return entriesOfRound(db, roundId)
    .filter((entry) => entry.kind === 'spoken')
    .map(({ subjectId, criticId }) => {
      const text = findCriticismText(db, { meetingId, subjectId, criticId, state: 'handedIn' })
      return {
        to: nameOf(scope, subjectId),
        from: nameOf(scope, criticId),
        problem: text?.problem ?? '',
        suggestion: text?.suggestion ?? '',
        response: subjects.get(subjectId)?.response ?? ('' as const),
        words: responseWordsOf(db, roundId, subjectId) ?? '',
      }
    })
}
