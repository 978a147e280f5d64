import type { CardRef, Writing } from '../../pipeline/operation.ts'

export const draftRef = (meetingId: string): CardRef => ({
  card: 'minutesDraft',
  key: { meetingId },
})

/** More pages than a record ever has. */
const mostPages = 20

/** Has every page of the draft redrawn, and what is read beside it. */
export function redrawMinutes(op: Writing, meetingId: string): void {
  for (const card of ['minutesDraft', 'minutesRead', 'conformity']) {
    op.redraw({ card, key: { meetingId } })
  }
  for (let page = 1; page <= mostPages; page += 1) {
    op.redraw({ card: 'minutesDraft', key: { meetingId, page: String(page) } })
  }
}
