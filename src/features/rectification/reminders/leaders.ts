import type { Reader } from '../../../../db/client.ts'
import { currentCycle } from '../../../../db/queries/cycles.ts'
import { listGuarantors } from '../../../../db/queries/preparation.ts'
import {
  isMonthlyReportOn,
  itemsAskedOn,
  type AskedItem,
} from '../../../../db/queries/rectification-counts.ts'
import { addDays, morningOf, type Day } from '../../../organization/calendar.ts'
import { restDays } from '../../../organization/rest-days.ts'
import { secretaryOf } from '../../../organization/roles.ts'
import type { Nudge, Occasion } from '../../../pipeline/occasion.ts'
import { lateDutyName } from '../duties/late.ts'
import { bearerOf } from '../people.ts'
import { daysReportedOn, leaderRungs } from '../rules/nudging.ts'

const worthSayingDays = 3

/**
 * Three days late the unit's secretary hears of it, a week late the first secretary and the
 * guarantor: how many, and nothing else. The month's report is for the first secretary.
 */
export function leaderRows(db: Reader, rootId: string, days: readonly Day[]): Occasion[] {
  const rest = restDays(db, rootId)
  return days.flatMap((day) => {
    const nearest = daysReportedOn(day, leaderRungs.secretary, rest)
    const top = daysReportedOn(day, leaderRungs.top, rest)
    const isReportDay = rest.nextWorkday(`${day.slice(0, 7)}-01`) === day
    return [
      ...(nearest.length > 0
        ? [row('late3', rootId, day, (r) => nearestOf(r, rootId, nearest))]
        : []),
      ...(top.length > 0 ? [row('late7', rootId, day, (r) => topOf(r, rootId, top))] : []),
      ...(isReportDay && isMonthlyReportOn(db, rootId) ? [monthly(rootId, day)] : []),
    ]
  })
}

function row(what: string, rootId: string, day: Day, nudges: (db: Reader) => Nudge[]): Occasion {
  return {
    occasion: `rectification:${what}:${rootId}:${day}`,
    at: morningOf(day),
    expiresAt: morningOf(addDays(day, worthSayingDays)),
    nudges,
  }
}

function lateItems(db: Reader, rootId: string, days: readonly Day[]): AskedItem[] {
  return days.flatMap((day) => itemsAskedOn(db, day)).filter((one) => one.rootId === rootId)
}

function nearestOf(db: Reader, rootId: string, days: readonly Day[]): Nudge[] {
  return tell(db, lateItems(db, rootId, days), (item) => {
    const personId = secretaryOf(db, item.unitId)?.personId
    return personId === undefined ? [] : [{ personId, unitId: item.unitId }]
  })
}

function topOf(db: Reader, rootId: string, days: readonly Day[]): Nudge[] {
  const cycle = currentCycle(db, rootId)
  const guarantors = new Map(
    cycle ? listGuarantors(db, cycle.cycleId).map((one) => [one.unitId, one.personId]) : [],
  )
  const first = secretaryOf(db, rootId)?.personId
  return tell(db, lateItems(db, rootId, days), ({ unitId }) => {
    const guarantor = guarantors.get(unitId)
    return [
      ...(first === undefined ? [] : [{ personId: first, unitId: rootId }]),
      ...(guarantor === undefined ? [] : [{ personId: guarantor, unitId }]),
    ]
  })
}

/** Each leader once for each unit; nobody is told about what is late with themselves alone. */
function tell(
  db: Reader,
  items: readonly AskedItem[],
  leadersOf: (item: AskedItem) => { personId: string; unitId: string }[],
): Nudge[] {
  const told = new Map<string, Nudge>()
  for (const item of items) {
    const bearer = bearerOf(db, item)
    const duty = lateDutyName('overdue', item.unitId)
    for (const leader of leadersOf(item)) {
      if (leader.personId === bearer) continue
      told.set(`${leader.personId} ${duty}`, { kind: 'escalated', duty, ...leader })
    }
  }
  return [...told.values()]
}

function monthly(rootId: string, day: Day): Occasion {
  const month = day.slice(0, 7)
  return {
    occasion: `rectification:monthly:${rootId}:${month}`,
    at: morningOf(day),
    expiresAt: morningOf(addDays(day, worthSayingDays)),
    nudges: (db) => {
      const personId = secretaryOf(db, rootId)?.personId
      const ref = { card: 'rectificationMonthly', key: { rootId, day } }
      return personId === undefined ? [] : [{ kind: 'card', to: { personId }, ref }]
    },
  }
}
