import type { RectificationItem } from '../../../../db/queries/rectification-items.ts'
import { addDays, type Day } from '../../../organization/calendar.ts'

export type Light = 'draft' | 'closed' | 'overdue' | 'soon' | 'waiting' | 'onTrack'

type Dated = Pick<
  RectificationItem,
  'state' | 'rectificationClass' | 'dueOn' | 'nextReviewOn' | 'checkOn'
>

/** An item is asked for this many days before its last one. */
export const soonDays = 7

/** How an item stands; the words for it are the card's. */
export function lightOf(item: Dated, today: Day): Light {
  if (item.state === 'closed') return 'closed'
  if (item.state !== 'published') return 'draft'
  const isLongTerm = item.rectificationClass === 'longTerm'
  if (!isLongTerm && item.checkOn !== null) return 'waiting'
  const day = isLongTerm ? item.nextReviewOn : item.dueOn
  if (day === null) return 'onTrack'
  if (day < today) return 'overdue'
  return day <= addDays(today, soonDays) ? 'soon' : 'onTrack'
}

export interface DatedCount {
  publishedOn: Day | null
  closedOn: Day | null
  count: number
}
export interface ChartPoint {
  day: Day
  open: number
  closed: number
}

const mostPoints = 8

/** How many were open and closed at the end of up to eight days, evenly up to today. */
export function overTime(counts: readonly DatedCount[], today: Day): ChartPoint[] {
  const days = counts.flatMap(({ publishedOn }) => publishedOn ?? [])
  const first = days.toSorted()[0]
  if (first === undefined) return []
  const span = Math.round((Date.parse(today) - Date.parse(first)) / 86_400_000)
  const steps = Math.min(mostPoints - 1, Math.max(0, span))
  const picked = Array.from({ length: steps + 1 }, (_, at) =>
    addDays(first, steps === 0 ? 0 : Math.round((span * at) / steps)),
  )
  return picked.map((day) => ({ day, ...countsOn(counts, day) }))
}

function countsOn(counts: readonly DatedCount[], day: Day): { open: number; closed: number } {
  let open = 0
  let closed = 0
  for (const { publishedOn, closedOn, count } of counts) {
    if (publishedOn === null || publishedOn > day) continue
    if (closedOn !== null && closedOn <= day) closed += count
    else open += count
  }
  return { open, closed }
}
