import type { BoardLine, BoardView, MineView } from '../../../../cards/rectification/board.ts'
import type { MonthlyView } from '../../../../cards/rectification/import.ts'
import type { Reader } from '../../../../db/client.ts'
import type { Cycle } from '../../../../db/queries/cycles.ts'
import { findPerson, type Person } from '../../../../db/queries/people.ts'
import {
  isMonthlyReportOn,
  itemCounts,
  itemsAskedUpTo,
  publishedLists,
} from '../../../../db/queries/rectification-counts.ts'
import {
  itemsBorneBy,
  itemsOf,
  itemsToCheck,
  openItemsBefore,
  type RectificationItem,
} from '../../../../db/queries/rectification-items.ts'
import { findUnit, getUnit, type Unit } from '../../../../db/queries/units.ts'
import { addDays, dayOf, type Day } from '../../../organization/calendar.ts'
import { isSecretaryOf, isTeamMemberOf, mayAnswerFor } from '../../../organization/roles.ts'
import { runningCycle, teamsOf, teamUnitsBelow } from '../../../organization/teams.ts'
import type { ViewContext } from '../../../pipeline/feature.ts'
import { candidatesOf, unsettled } from '../candidates.ts'
import { bearerOf } from '../people.ts'
import { reviewsDue } from '../reviews-due.ts'
import { reportedAfterDays } from '../rules/nudging.ts'
import { lightOf, overTime } from '../rules/progress.ts'
import { excerpt, pageOf } from './paged.ts'

const itemsPerPage = 6
const mostToCheck = 6
const letters = 60
const endOfTime = '9999-12-31'
/** What is late comes first, what is settled last. */
const order = ['overdue', 'soon', 'waiting', 'onTrack', 'closed', 'draft']

export function boardView(
  db: Reader,
  { unitId, page }: { unitId: string; page: string },
  { reader, now }: ViewContext,
): BoardView | undefined {
  const unit = findUnit(db, unitId)
  if (!unit || reader.kind !== 'person') return undefined
  const { person } = reader
  const today = dayOf(now)
  const cycle = runningCycle(db, unit.rootId)
  const items = itemsShown(db, unit, cycle)
  const lines = items.map((item) => lineOf(db, item, today, true)).toSorted(byUrgency)
  const leads = isSecretaryOf(db, person, unitId)
  return {
    unitId,
    unitName: unit.name,
    rootId: unit.rootId,
    cycleId: cycle?.cycleId,
    counts: countsOf(lines),
    points: overTime(
      items.map(({ publishedOn, closedOn }) => ({ publishedOn, closedOn, count: 1 })),
      today,
    ),
    list: pageOf(lines, page, itemsPerPage),
    reviews: cycle && leads ? reviewsDue(db, cycle, unitId, now) : [],
    unsettled: cycle && leads ? leftIn(db, cycle, unit) : undefined,
    monthly: unitId === unit.rootId && leads ? isMonthlyReportOn(db, unit.rootId) : undefined,
    leaders: cycle ? leadersOut(db, cycle, unitId) : [],
    others: othersFor(db, unit, person),
    readerId: person.personId,
  }
}

/** Of the year that runs, and what earlier years left open and no list has taken over yet. */
function itemsShown(db: Reader, { unitId, rootId }: Unit, cycle: Cycle | undefined) {
  const own = cycle ? itemsOf(db, cycle.cycleId, unitId).filter(isOut) : []
  const earlier = openItemsBefore(db, rootId, cycle?.cycleId ?? '')
  return [...own, ...earlier.filter((item) => item.unitId === unitId)]
}

const isOut = ({ state }: RectificationItem) => state === 'published' || state === 'closed'

function lineOf(db: Reader, item: RectificationItem, today: Day, withBearer: boolean): BoardLine {
  const bearer = bearerOf(db, item)
  const isLongTerm = item.rectificationClass === 'longTerm'
  return {
    itemId: item.itemId,
    problem: excerpt(item.problem, letters),
    light: lightOf(item, today),
    class: item.rectificationClass,
    bearer: withBearer && bearer !== undefined ? findPerson(db, bearer)?.name : undefined,
    day: isLongTerm ? item.nextReviewOn : item.dueOn,
  }
}

function byUrgency(a: BoardLine, b: BoardLine): number {
  return (
    order.indexOf(a.light) - order.indexOf(b.light) || (a.day ?? '9').localeCompare(b.day ?? '9')
  )
}

function countsOf(lines: readonly BoardLine[]): BoardView['counts'] {
  const count = (light: string) => lines.filter((one) => one.light === light).length
  return {
    overdue: count('overdue'),
    soon: count('soon'),
    waiting: count('waiting'),
    onTrack: count('onTrack'),
    closed: count('closed'),
  }
}

function leftIn(db: Reader, cycle: Cycle, unit: Unit): number {
  return unsettled(candidatesOf(db, cycle, { kind: 'team', subjectId: unit.unitId, unit })).length
}

/** Leaders whose own lists the team may read by now. */
function leadersOut(db: Reader, { cycleId }: Cycle, unitId: string) {
  return [...publishedLists(db, cycleId, unitId).ownerIds].map((personId) => ({
    personId,
    name: findPerson(db, personId)?.name ?? '',
  }))
}

function othersFor(db: Reader, unit: Unit, person: Person) {
  return teamUnitsBelow(db, unit.rootId)
    .filter(({ unitId }) => unitId !== unit.unitId && isTeamMemberOf(db, person, unitId))
    .map(({ unitId, name }) => ({ unitId, name }))
}

export function mineView(
  db: Reader,
  { personId, page }: { personId: string; page: string },
  { reader, now }: ViewContext,
): MineView | undefined {
  const person = findPerson(db, personId)
  if (!person || reader.kind !== 'person') return undefined
  if (!mayAnswerFor(db, reader.person, personId)) return undefined
  const today = dayOf(now)
  const line = (item: RectificationItem) => lineOf(db, item, today, false)
  return {
    personId,
    cycleId: runningCycle(db, person.rootId)?.cycleId,
    name: reader.person.personId === personId ? undefined : person.name,
    list: pageOf(itemsBorneBy(db, personId).map(line), page, itemsPerPage),
    toCheck: itemsToCheck(db, personId, today).slice(0, mostToCheck).map(line),
    isLeader: teamsOf(db, person).length > 0,
    units: unitsOf(db, person),
  }
}

function unitsOf(db: Reader, person: Person): MineView['units'] {
  return [person.branchId, person.rootId].flatMap((unitId) => {
    if (unitId === null) return []
    const { name } = getUnit(db, unitId)
    return [{ unitId, name, isTeam: isTeamMemberOf(db, person, unitId) }]
  })
}

/** What is reported to the town: numbers by unit. */
export function monthlyView(
  db: Reader,
  { rootId, day }: { rootId: string; day: string },
): MonthlyView | undefined {
  const cycle = runningCycle(db, rootId)
  if (!cycle) return undefined
  const late = (unitId: string, until: Day) => itemsAskedUpTo(db, unitId, until).length
  return {
    month: day.slice(0, 7),
    units: teamUnitsBelow(db, rootId).map(({ unitId, name }) => ({
      name,
      open: late(unitId, endOfTime),
      overdue: late(unitId, addDays(day, -1)),
      long: late(unitId, addDays(day, -reportedAfterDays)),
      closed: itemCounts(db, cycle.cycleId, unitId)
        .filter(({ state }) => state === 'closed')
        .reduce((sum, one) => sum + one.count, 0),
    })),
  }
}
