import {
  rectificationDuties,
  rectificationTitles,
} from '../../../../cards/rectification/wording.ts'
import type { Reader } from '../../../../db/client.ts'
import { itemsAskedUpTo, type AskedItem } from '../../../../db/queries/rectification-counts.ts'
import { addDays, type Day } from '../../../organization/calendar.ts'
import type { OpenDuty } from '../../../pipeline/duty.ts'
import { bearerOf } from '../people.ts'
import { mineRef } from '../refs.ts'
import { soonDays } from '../rules/progress.ts'
import type { Owed } from './works.ts'

type What = 'overdue' | 'soon'

export const lateDutyName = (what: What, unitId: string) => `rectification:${what}:${unitId}`

/** What a unit's items ask for, counted together: late ones, and those of the coming week. */
export function openLate(db: Reader, unitId: string, today: Day): OpenDuty[] {
  const asked = itemsAskedUpTo(db, unitId, addDays(today, soonDays))
  const { overdue = [], soon = [] } = Object.groupBy(asked, (one) => whatOf(one, today))
  return [
    ...opened(db, { what: 'overdue', unitId }, overdue),
    ...opened(db, { what: 'soon', unitId }, soon),
  ]
}

const whatOf = ({ askOn }: AskedItem, today: Day): What => (askOn < today ? 'overdue' : 'soon')

function opened(
  db: Reader,
  { what, unitId }: { what: What; unitId: string },
  items: readonly AskedItem[],
): OpenDuty[] {
  if (items.length === 0) return []
  const owing = [...new Set(items.flatMap((item) => bearerOf(db, item) ?? []))]
  return [
    {
      duty: lateDutyName(what, unitId),
      unitId,
      kind: rectificationDuties.item,
      title: rectificationTitles[what](items.length),
      dueOn: firstDay(items),
      owing,
      of: owing.length,
    },
  ]
}

function firstDay(items: readonly AskedItem[]): Day {
  return items.map(({ askOn }) => askOn).toSorted()[0] ?? ''
}

/** The same for one person: what of it is theirs. */
export function aggregateFor(
  db: Reader,
  of: { what: What; unitId: string; personId: string },
  today: Day,
): Owed | undefined {
  const { what, unitId, personId } = of
  const mine = itemsAskedUpTo(db, unitId, addDays(today, soonDays)).filter(
    (one) => whatOf(one, today) === what && bearerOf(db, one) === personId,
  )
  if (mine.length === 0) return undefined
  return {
    duty: lateDutyName(what, unitId),
    kind: rectificationDuties.item,
    title: rectificationTitles[what](mine.length),
    dueOn: firstDay(mine),
    open: mineRef(personId),
  }
}
