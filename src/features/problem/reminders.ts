import type { Reader } from '../../../db/client.ts'
import { listOpenCycles, type Cycle } from '../../../db/queries/cycles.ts'
import { findProblemList } from '../../../db/queries/problems.ts'
import { addDays, morningOf } from '../../organization/calendar.ts'
import { dayOfRow } from '../../organization/cycle-calendar.ts'
import { secretaryOf } from '../../organization/roles.ts'
import { partsOf, type CyclePart } from '../../organization/unit-cycle.ts'
import { escalation } from '../../pipeline/escalation.ts'
import type { Occasion } from '../../pipeline/occasion.ts'
import {
  claimDutyName,
  leadersBelow,
  owingClaims,
  owingLists,
  ownDutyName,
  teamDutyName,
} from './duties.ts'

/** Rows T−6 and T−4 of the calendar: lists of teams and of their members, and claims. */
export function problemReminders(db: Reader): Occasion[] {
  return listOpenCycles(db)
    .filter((cycle) => cycle.state !== 'draft')
    .flatMap((cycle) => partsOf(db, cycle))
    .flatMap(rowsOf)
}

function rowsOf({ cycle, unitIds }: CyclePart): Occasion[] {
  const { cycleId, rootId } = cycle
  const own = dueRows(cycle, ownDutyName(cycleId), (reader) =>
    owingLists(
      reader,
      cycle,
      leadersBelow(reader, rootId).filter((one) => unitIds.has(one.branchId ?? rootId)),
    ),
  )
  const ofTeams = [...unitIds].flatMap((unitId) => [
    ...dueRows(cycle, teamDutyName(cycleId, unitId), (reader) => {
      const secretary = secretaryOf(reader, unitId)?.personId
      const isOwed = !findProblemList(reader, cycleId, unitId)
      return secretary !== undefined && isOwed ? [secretary] : []
    }),
    ...dueRows(cycle, claimDutyName(cycleId, unitId), (reader) =>
      owingClaims(reader, cycle, unitId),
    ),
  ])
  return [...own, ...ofTeams]
}

function dueRows(cycle: Cycle, duty: string, owing: (db: Reader) => string[]): Occasion[] {
  const firstOn = dayOfRow(cycle, 'problemListsAsked')
  const dueOn = dayOfRow(cycle, 'problemListsDue')
  const row = (what: string, day: string, until: string, personal: boolean): Occasion => ({
    occasion: `${duty}:${what}:${day}`,
    at: morningOf(day),
    expiresAt: morningOf(until),
    nudges: (db) => owing(db).map((personId) => ({ kind: 'owes', personId, duty, personal })),
  })
  return [
    ...(firstOn < dueOn ? [row('asked', firstOn, dueOn, false)] : []),
    row('due', dueOn, addDays(dueOn, 1), true),
    ...escalation({ duty, dueOn, policy: cycle.parameters, owing }),
  ]
}
