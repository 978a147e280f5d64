import { peopleOfMeeting } from '../../../db/queries/meetings.ts'
import { redrawMeeting } from '../../organization/meetings.ts'
import type { CardRef, Writing } from '../../pipeline/operation.ts'

export const roundPageSize = 8

export function selfRef(cycleId: string, personId: string): CardRef {
  return { card: 'selfAppraisal', key: { cycleId, personId } }
}

export function listRef(cycleId: string, unitId: string): CardRef {
  return { card: 'selfAppraisalList', key: { cycleId, unitId, page: '1' } }
}

export function commentsRef(meetingId: string, personId: string): CardRef {
  return { card: 'mutualComments', key: { meetingId, personId, page: '1' } }
}

/** The page on which whoever has the turn stands; it moves on with the turn. */
export const turnPage = '0'

export function roundRef(meetingId: string, step: string): CardRef {
  const card = step === 'C3' ? 'mutualAppraisalRound' : 'selfAppraisalRound'
  return { card, key: { meetingId, step, page: turnPage } }
}

/** The work card of a step on whichever page somebody has it, and what shows the meeting. */
export function redrawRound(op: Writing, meetingId: string, step: string): void {
  const pages = Math.ceil(peopleOfMeeting(op.tx, meetingId).length / roundPageSize)
  const { card, key } = roundRef(meetingId, step)
  for (let page = Number(turnPage); page <= pages; page += 1) {
    op.redraw({ card, key: { ...key, page: String(page) } })
  }
  redrawMeeting(op, meetingId)
}
