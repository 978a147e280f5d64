import type { Reader } from '../../../db/client.ts'
import { findCycle } from '../../../db/queries/cycles.ts'
import { findMinutes, insertMinutes, meetingsWithoutMinutes } from '../../../db/queries/minutes.ts'
import type { MeetingRow } from '../../../db/queries/meetings.ts'
import type { Writing } from '../../pipeline/operation.ts'
import { firstSignerOf } from './record.ts'
import { draftRef } from './refs.ts'

/** A meeting that was closed gets its record, and the recorder has it before them at once. */
export function draftsDue(db: Reader): ((op: Writing) => void)[] {
  return meetingsWithoutMinutes(db)
    .filter((meeting) => findCycle(db, meeting.cycleId)?.state !== 'closed')
    .map((meeting) => (op) => layBefore(op, meeting))
}

function layBefore(op: Writing, meeting: MeetingRow): void {
  const { meetingId } = meeting
  if (findMinutes(op.tx, meetingId)) return
  insertMinutes(op.tx, { meetingId, askedAt: meeting.closedAt ?? op.now.getTime() })
  op.send({
    ...draftRef(meetingId),
    to: { personId: firstSignerOf(op.tx, meeting) },
    dedupeKey: `minutes:draft:${meetingId}`,
  })
  op.redraw({ card: 'conformity', key: { meetingId } })
}
