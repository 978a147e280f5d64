import { readinessRefusals } from '../../../cards/readiness/wording.ts'
import type { Reader } from '../../../db/client.ts'
import { attendanceRepliesOf } from '../../../db/queries/attendance-replies.ts'
import { Refusal } from '../../errors.ts'
import { holdersOf, isSecretaryOf, secretaryOf } from '../../organization/roles.ts'
import {
  expectedAt,
  keyOf,
  leaveFor,
  meetingOf,
  type Meeting,
} from '../../organization/unit-meetings.ts'
import type { Operation } from '../../pipeline/operation.ts'
import type { Expected } from './rules/forecast.ts'

/** The meeting a person's words are about; refuses while no plan is published. */
export function runningMeeting(db: Reader, unitId: string): Meeting {
  const meeting = meetingOf(db, unitId)
  if (!meeting) throw new Refusal('badForm', { sentence: readinessRefusals.noCycle })
  if (meeting.cycle.state !== 'published') {
    throw new Refusal('badForm', { sentence: readinessRefusals.notPublished })
  }
  return meeting
}

/** The same, for the secretary of the unit or of one above it. */
export function ledMeeting(op: Operation, unitId: string): Meeting {
  const meeting = runningMeeting(op.tx, unitId)
  if (!isSecretaryOf(op.tx, op.actor, meeting.unit.unitId)) {
    throw new Refusal('notAllowed', { role: 'secretary' })
  }
  return meeting
}

/** People in a team that stays in principle: the general branch's, and that of who meets. */
export function teamAt(db: Reader, { unit }: Meeting): Set<string> {
  return new Set([...holdersOf(db, unit.rootId), ...holdersOf(db, unit.unitId)])
}

/** 应到 with what is known of everybody's coming. */
export function attendanceAt(db: Reader, meeting: Meeting): Expected[] {
  const replies = attendanceRepliesOf(db, keyOf(meeting))
  const leave = leaveFor(db, meeting)
  const team = new Set(holdersOf(db, meeting.unit.unitId))
  const chair = secretaryOf(db, meeting.unit.unitId)?.personId
  return expectedAt(db, meeting).map(({ personId }) => {
    const isExcused = leave.get(personId)?.state === 'approved'
    return {
      personId,
      isTeam: team.has(personId),
      isChair: personId === chair,
      isExcused,
      isComing: !isExcused && replies.get(personId)?.answer === 'coming',
    }
  })
}
