import { peopleOfMeeting } from '../../../db/queries/meetings.ts'
import { teamMeasuresOf } from '../../../db/queries/team-measures.ts'
import { redrawMeeting } from '../../organization/meetings.ts'
import type { CardRef, Writing } from '../../pipeline/operation.ts'

export const step = 'B5'
export const measuresPageSize = 6
export const peoplePageSize = 10

export function roundRef(meetingId: string): CardRef {
  return { card: 'measuresRound', key: { meetingId, step, page: '1' } }
}

export function directionsRef(meetingId: string): CardRef {
  return { card: 'directionRound', key: { meetingId, page: '1' } }
}

export function ownRef(meetingId: string, personId: string): CardRef {
  return { card: 'ownDirection', key: { meetingId, personId } }
}

/** The conductors' cards on whichever page somebody has them, and what shows the meeting. */
export function redrawRound(op: Writing, meetingId: string): void {
  // One page more than there is: the last measure of a page may just have been removed.
  const pages = Math.ceil(teamMeasuresOf(op.tx, meetingId).length / measuresPageSize) + 1
  redrawPages(op, roundRef(meetingId), pages)
  const people = peopleOfMeeting(op.tx, meetingId).length
  redrawPages(op, directionsRef(meetingId), Math.ceil(people / peoplePageSize))
  redrawMeeting(op, meetingId)
}

function redrawPages(op: Writing, { card, key }: CardRef, pages: number): void {
  for (let page = 1; page <= pages; page += 1) {
    op.redraw({ card, key: { ...key, page: String(page) } })
  }
}
