import type { Reader } from '../../../db/client.ts'
import { meetingOfType, type MeetingRow } from '../../../db/queries/meetings.ts'
import { selfCriticsOf } from '../../../db/queries/self-critics.ts'
import { dayOf } from '../../organization/calendar.ts'
import { stillToSpeak } from './rules/round.ts'
import { selfRound } from './sitting.ts'

/**
 * Who of a step is there, not ticked, and criticised themselves in the B of the same sitting; none
 * when B was on another day (X15).
 */
export function selfCriticsLeft(db: Reader, meeting: MeetingRow, step: string): string[] {
  const { cycleId, unitId, openedAt } = meeting
  const before = meetingOfType(db, { cycleId, unitId, meetingType: 'B' })
  if (!before || dayOf(new Date(before.openedAt)) !== dayOf(new Date(openedAt))) return []
  const critics = new Set(selfCriticsOf(db, before.meetingId))
  const { people, turns } = selfRound(db, meeting.meetingId, step)
  return stillToSpeak(people, turns)
    .map(({ personId }) => personId)
    .filter((personId) => critics.has(personId))
}
