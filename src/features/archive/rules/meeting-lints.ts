import type { Finding } from '../../../../cards/archive/finding.ts'
import type { MeetingFacts, Picture, Tally } from './picture.ts'
import { found } from './process-lints.ts'

/** L2: 应到 = 实到 + 请假 + 缺席, and every paper of a meeting says the same numbers (R23). */
export function numbersAgree({ meetings }: Picture): Finding[] {
  return meetings.flatMap(({ meetingId, name, tallies }): Finding[] => {
    const wrong = tallies
      .filter(({ expected, present, onLeave, absent }) => expected !== present + onLeave + absent)
      .map((tally) => sayTally('sumWrong', { meetingId, name }, tally))
    const [first, ...rest] = tallies
    const other = first && rest.find((tally) => !isSame(tally, first))
    return [...wrong, ...(other ? [sayTally('numbersDiffer', { meetingId, name }, other)] : [])]
  })
}

function isSame(a: Tally, b: Tally): boolean {
  return (['expected', 'present', 'onLeave', 'absent'] as const).every((key) => a[key] === b[key])
}

function sayTally(
  fault: 'sumWrong' | 'numbersDiffer',
  meeting: { meetingId: string; name: string },
  { source, expected, present, onLeave, absent }: Tally,
): Finding {
  return found('L2', fault, 'attendance', {
    facts: { meeting: meeting.name, source, expected, present, onLeave, absent },
    mend: { to: source === 'minutes' ? 'minutes' : 'attendance', id: meeting.meetingId },
  })
}

/** L3: who speaks in the record signed in, and who had to speak did. */
export function speakersPresent({ meetings }: Picture): Finding[] {
  return meetings.flatMap((meeting): Finding[] => {
    const there = new Set(
      meeting.people.filter((one) => one.presence === 'present').map((one) => one.personId),
    )
    const absent = unique(meeting.speakers.filter((id) => !there.has(id)))
    const spoke = new Set([...meeting.speakers, ...meeting.appeared])
    const silent = meeting.isClosed
      ? unique(meeting.mustSpeak.filter((id) => there.has(id) && !spoke.has(id)))
      : []
    return [
      ...ofMeeting('L3', 'spokeAbsent', meeting, absent, 'attendance'),
      ...ofMeeting('L3', 'didNotSpeak', meeting, silent, 'minutes'),
    ]
  })
}

/** L8: each criticism has a problem and a suggestion, and was answered (R81, R83). */
export function criticismsComplete({ meetings }: Picture): Finding[] {
  return meetings.flatMap((meeting): Finding[] => {
    const { meetingId, name } = meeting
    const incomplete = meeting.criticisms.filter((one) => !one.hasProblem || !one.hasSuggestion)
    const silent = meeting.subjects.filter((one) => !one.hasResponse).map((one) => one.subjectId)
    return [
      // Who criticised whom is not told: the recorder sees it where it is put right.
      ...(incomplete.length > 0
        ? [
            found('L8', 'criticismIncomplete', 'criticism', {
              facts: { meeting: name, count: incomplete.length },
              mend: { to: 'criticism', id: meetingId },
            }),
          ]
        : []),
      ...ofMeeting('L8', 'withoutResponse', meeting, silent, 'criticism'),
    ]
  })
}

/** L13: observers are in no count, and guides who spoke are listed (R13, X24). */
export function observersApart({ meetings }: Picture): Finding[] {
  return meetings.flatMap((meeting): Finding[] => {
    const observers = meeting.people.filter((one) => one.role === 'observer')
    const counted = observers.filter((one) => one.isExpected).map((one) => one.personId)
    const ids = new Set(observers.map((one) => one.personId))
    const voted = meeting.voters.filter((id) => ids.has(id))
    const nameless = meeting.guideSpoke && meeting.guides === 0
    return [
      ...ofMeeting('L13', 'observerCounted', meeting, counted, 'attendance'),
      ...ofMeeting('L13', 'observerVoted', meeting, voted, 'ballot'),
      ...(nameless
        ? [
            found('L13', 'guidesMissing', 'guides', {
              facts: { meeting: meeting.name },
            }),
          ]
        : []),
    ]
  })
}

function ofMeeting(
  lint: Finding['lint'],
  fault: Finding['fault'],
  { meetingId, name }: Pick<MeetingFacts, 'meetingId' | 'name'>,
  personIds: readonly string[],
  to: Finding['mend']['to'],
): Finding[] {
  if (personIds.length === 0) return []
  return [
    found(lint, fault, to, { personIds, facts: { meeting: name }, mend: { to, id: meetingId } }),
  ]
}

const unique = (ids: readonly string[]) => [...new Set(ids)]
