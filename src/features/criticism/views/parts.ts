import type { Named, Paged } from '../../../../cards/criticism/parts.ts'
import type { Reader } from '../../../../db/client.ts'
import { findPerson } from '../../../../db/queries/people.ts'
import type { CardReader } from '../../../pipeline/feature.ts'
import { agendaOf } from '../../../../policies/agendas.ts'
import type { MeetingRow } from '../../../../db/queries/meetings.ts'

export function named(db: Reader, personId: string): Named {
  return { personId, name: findPerson(db, personId)?.name ?? '' }
}

/** One page of a list; a page that no longer exists becomes the nearest one. */
export function pageOf<Item>(items: readonly Item[], page: string, size: number): Paged<Item> {
  const pages = Math.max(1, Math.ceil(items.length / size))
  const wanted = Number.parseInt(page, 10)
  const at = Math.min(pages, Math.max(1, Number.isNaN(wanted) ? 1 : wanted))
  return { items: items.slice((at - 1) * size, at * size), page: at, pages }
}

/** What the agenda calls the step. */
export function stepNameOf(meeting: MeetingRow, step: string): string {
  return agendaOf(meeting.meetingType, []).find(({ id }) => id === step)?.name ?? ''
}

/** Whether the reader leads the meeting and may send somebody's criticism back (R8). */
export function mayReturn(
  meeting: MeetingRow,
  reader: CardReader,
  criticId: string | undefined,
): boolean {
  if (reader.kind !== 'person' || meeting.state !== 'open' || criticId === undefined) return false
  return reader.person.personId === meeting.chairId && criticId !== meeting.chairId
}
