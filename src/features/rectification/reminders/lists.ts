import type { Reader } from '../../../../db/client.ts'
import type { Cycle } from '../../../../db/queries/cycles.ts'
import {
  itemsAskedUpTo,
  itemsReportedDone,
  publishedLists,
  type ReviewRow,
} from '../../../../db/queries/rectification-counts.ts'
import { addDays, morningOf, type Day } from '../../../organization/calendar.ts'
import { dayOfRow } from '../../../organization/cycle-calendar.ts'
import { secretaryOf } from '../../../organization/roles.ts'
import { nextWorkingDay } from '../../../organization/working-days.ts'
import { partsOf, type CyclePart } from '../../../organization/unit-cycle.ts'
import { escalation } from '../../../pipeline/escalation.ts'
import type { Nudge, Occasion } from '../../../pipeline/occasion.ts'
import { leadersWithoutList, ownListDuty, reviewDuty, teamListDuty } from '../duties/lists.ts'
import { checkDutyName, itemDutyName } from '../duties/works.ts'
import { bearerOf } from '../people.ts'
import { owesReview, reviewRows } from '../reviews-due.ts'

const endOfTime = '9999-12-31'

/** So long after a row the ladder may still speak, festivals included. */
const ladderDays = 20

/** Rows T+10 (the lists) and T+30, T+60, T+90 (the checks), for each part that keeps its own T. */
export function listRows(db: Reader, cycle: Cycle, today: Day): Occasion[] {
  return partsOf(db, cycle).flatMap((part) => {
    const { cycle: dated } = part
    const isAbout = (from: Day, to: Day) => from <= today && today <= addDays(to, ladderDays)
    const adopted = dayOfRow(dated, 'listsAdopted')
    const checks = reviewRows.filter((name) => {
      const day = dayOfRow(dated, name)
      return isAbout(day, day)
    })
    return [
      ...(isAbout(dayOfRow(dated, 'minutesSigned'), adopted) ? publishRows(part) : []),
      ...reviewRowsOf(part, checks),
    ]
  })
}

function publishRows({ cycle, unitIds }: CyclePart): Occasion[] {
  const { cycleId } = cycle
  const dueOn = dayOfRow(cycle, 'listsAdopted')
  const own = ladder(cycle, ownListDuty(cycleId), dueOn, (db) =>
    [...unitIds].flatMap((unitId) => leadersWithoutList(db, cycle, unitId)),
  )
  const ofTeams = [...unitIds].flatMap((unitId) =>
    ladder(cycle, teamListDuty(cycleId, unitId), dueOn, (db) =>
      publishedLists(db, cycleId, unitId).team ? [] : secretary(db, unitId),
    ),
  )
  const first = dayOfRow(cycle, 'minutesSigned')
  const asked = [...unitIds].map((unitId) =>
    row(teamListDuty(cycleId, unitId), 'asked', nextWorkingDay(cycle.parameters, first), (db) =>
      publishedLists(db, cycleId, unitId).team ? [] : secretary(db, unitId),
    ),
  )
  return [...asked, ...own, ...ofTeams]
}

function reviewRowsOf({ cycle, unitIds }: CyclePart, rows: readonly ReviewRow[]): Occasion[] {
  const { cycleId } = cycle
  return rows.flatMap((name) => {
    const dueOn = dayOfRow(cycle, name)
    const workday = nextWorkingDay(cycle.parameters, dueOn)
    const owners: Occasion = {
      ...row(`rectification:owners:${cycleId}:${name}:${dueOn}`, 'asked', workday, () => []),
      nudges: (db) =>
        [...unitIds].flatMap((unitId) => [
          ...bearersIn(db, cycleId, unitId),
          ...checkersIn(db, cycleId, unitId),
        ]),
    }
    const secretaries = [...unitIds].flatMap((unitId) =>
      ladder(cycle, reviewDuty(cycleId, unitId, name), dueOn, (db) =>
        owesReview(db, cycleId, unitId, name) ? secretary(db, unitId) : [],
      ),
    )
    return [...(name === 'closingReview' ? [] : [owners]), ...secretaries]
  })
}

/** At the checks everybody is asked how their open items of this cycle are getting on. */
function bearersIn(db: Reader, cycleId: string, unitId: string): Nudge[] {
  return itemsAskedUpTo(db, unitId, endOfTime)
    .filter((item) => item.cycleId === cycleId)
    .flatMap((item) => {
      const personId = bearerOf(db, item)
      const duty = itemDutyName(item.itemId)
      return personId === undefined ? [] : [{ kind: 'owes', personId, duty, personal: false }]
    })
}

/** And whoever has something reported before them that they have not looked at. */
function checkersIn(db: Reader, cycleId: string, unitId: string): Nudge[] {
  return itemsReportedDone(db, cycleId, unitId).flatMap(({ itemId, checkerId }) => {
    const duty = checkDutyName(itemId)
    return checkerId === null ? [] : [{ kind: 'owes', personId: checkerId, duty, personal: false }]
  })
}

function secretary(db: Reader, unitId: string): string[] {
  const personId = secretaryOf(db, unitId)?.personId
  return personId === undefined ? [] : [personId]
}

function ladder(
  cycle: Cycle,
  duty: string,
  dueOn: Day,
  owing: (db: Reader) => string[],
): Occasion[] {
  return [
    row(duty, 'due', dueOn, owing),
    ...escalation({ duty, dueOn, policy: cycle.parameters, owing }),
  ]
}

/** `due` is a personal deadline and keeps its day; `asked` is handed a working day. */
function row(
  duty: string,
  what: 'asked' | 'due',
  day: Day,
  owing: (db: Reader) => string[],
): Occasion {
  return {
    occasion: `${duty}:${what}:${day}`,
    at: morningOf(day),
    expiresAt: morningOf(addDays(day, 1)),
    nudges: (db) =>
      owing(db).map((personId) => ({ kind: 'owes', personId, duty, personal: what === 'due' })),
  }
}
