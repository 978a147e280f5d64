import { sayLeast } from '../../../../cards/meeting/wording.ts'
import type { OpeningView } from '../../../../cards/meeting/opening.ts'
import type { Option } from '../../../../cards/kit/elements.ts'
import type { Reader } from '../../../../db/client.ts'
import { attendanceRepliesOf } from '../../../../db/queries/attendance-replies.ts'
import { guideInvitationOf } from '../../../../db/queries/meeting-preparations.ts'
import type { MeetingType } from '../../../../db/queries/meetings.ts'
import type { RegisterPerson } from '../../../../db/queries/register.ts'
import { meetingsOf } from '../../../organization/gate-verdict.ts'
import { holdersOf, secretaryOf } from '../../../organization/roles.ts'
import {
  expectedAt,
  keyOf,
  leaveFor,
  meetingOf,
  participantsOf,
  type Meeting,
} from '../../../organization/unit-meetings.ts'
import { leastAbove, leastFor, twoThirds } from '../../../organization/attendance.ts'

/** What is asked before a meeting is opened, and whether enough will be there. */
export function openingView(
  db: Reader,
  key: { unitId: string; meetingType: string },
): OpeningView | undefined {
  const meeting = meetingOf(db, key.unitId)
  const meetingType = meeting && meetingsOf(meeting.unit.kind).find((t) => t === key.meetingType)
  if (!meeting || !meetingType) return undefined
  const { unit, isRoot } = meeting
  const chair = secretaryOf(db, unit.unitId)
  const people = participantsOf(db, meeting).filter((one) => one.openId !== null)
  const team = new Set(holdersOf(db, unit.unitId))
  const others = people.filter((one) => one.personId !== chair?.personId)
  return {
    unitId: unit.unitId,
    unitName: unit.name,
    meetingType,
    ...forecast(db, meeting),
    least: leastOf(db, meeting, meetingType),
    chairName: chair?.name ?? '',
    recorders: options(people),
    recorderId: usualRecorder(db, unit.unitId, others),
    chairs: isRoot ? [] : options(others.filter((one) => team.has(one.personId))),
    guides: guidesFor(db, meeting),
  }
}

function options(people: readonly RegisterPerson[]): Option[] {
  return people.map(({ name, personId }) => ({ label: name, value: personId }))
}

/** The organization commissioner where there is one, else another of the team. */
function usualRecorder(
  db: Reader,
  unitId: string,
  others: readonly RegisterPerson[],
): string | undefined {
  const wanted = [...holdersOf(db, unitId, 'organization'), ...holdersOf(db, unitId)]
  return wanted.find((personId) => others.some((one) => one.personId === personId))
}

function forecast(db: Reader, meeting: Meeting) {
  const expected = expectedAt(db, meeting)
  const replies = attendanceRepliesOf(db, keyOf(meeting))
  const leave = leaveFor(db, meeting)
  const isExcused = (personId: string) => leave.get(personId)?.state === 'approved'
  return {
    expected: expected.length,
    coming: expected.filter(
      ({ personId }) => !isExcused(personId) && replies.get(personId)?.answer === 'coming',
    ).length,
    onLeave: expected.filter(({ personId }) => isExcused(personId)).length,
  }
}

function leastOf(db: Reader, meeting: Meeting, meetingType: MeetingType): string {
  const { quorumHard, quorumSoft } = meeting.cycle.parameters.ballot
  const expected = expectedAt(db, meeting).length
  if (meetingType !== 'A') {
    return sayLeast.branch(leastAbove(expected, quorumHard), leastFor(expected, quorumSoft))
  }
  const team = new Set(holdersOf(db, meeting.unit.unitId))
  return sayLeast.general(leastFor(team.size, twoThirds), team.size)
}

function guidesFor(db: Reader, meeting: Meeting): string {
  const { cycleId, unitId } = keyOf(meeting)
  const found = guideInvitationOf(db, { cycleId, unitId })
  return found?.invitedOn ? found.guides : ''
}
