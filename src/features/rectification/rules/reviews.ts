import type { RectificationItem } from '../../../../db/queries/rectification-items.ts'
import { addDays, type Day } from '../../../organization/calendar.ts'

/** The same day so many months later; the last of the month where there is no such day. */
export function addMonths(day: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const at = year * 12 + (month - 1) + months
  const first = `${String(Math.floor(at / 12)).padStart(4, '0')}-${two((at % 12) + 1)}-01`
  const next = `${String(Math.floor((at + 1) / 12)).padStart(4, '0')}-${two(((at + 1) % 12) + 1)}-01`
  const last = Number(addDays(next, -1).slice(8))
  return `${first.slice(0, 8)}${two(Math.min(date, last))}`
}

const two = (value: number) => String(value).padStart(2, '0')

/** The review after one that was held: counted from the planned day, and never in the past. */
export function reviewAfter(plannedOn: Day, months: number, today: Day): Day {
  for (let times = 1; ; times += 1) {
    const next = addMonths(plannedOn, months * times)
    if (next > today) return next
  }
}

type Closable = Pick<
  RectificationItem,
  'state' | 'rectificationClass' | 'responsibleId' | 'ownerId' | 'checkerId' | 'nextReviewOn'
>
export type Hindrance = 'notOpen' | 'longTerm' | 'ownWork' | 'notChecker'

/** Why somebody may not say that an item is settled (R110); undefined when they may. */
export function closingHindrance(item: Closable, actorId: string): Hindrance | undefined {
  if (item.state !== 'published') return 'notOpen'
  if (item.rectificationClass === 'longTerm') return 'longTerm'
  return checkingHindrance(item, actorId)
}

/** As `closingHindrance`, for the review of what is kept up for good. */
export function reviewHindrance(
  item: Closable,
  actorId: string,
  today: Day,
): Hindrance | 'notYet' | undefined {
  if (item.state !== 'published' || item.rectificationClass !== 'longTerm') return 'notOpen'
  if (item.nextReviewOn === null || item.nextReviewOn > today) return 'notYet'
  return checkingHindrance(item, actorId)
}

function checkingHindrance(item: Closable, actorId: string): Hindrance | undefined {
  if (actorId === item.responsibleId || actorId === item.ownerId) return 'ownWork'
  return actorId === item.checkerId ? undefined : 'notChecker'
}
