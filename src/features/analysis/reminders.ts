import type { Reader } from '../../../db/client.ts'
import { chatsOfUnit } from '../../../db/queries/chats.ts'
import { listOpenCycles, type Cycle } from '../../../db/queries/cycles.ts'
import { getUnit, type Unit } from '../../../db/queries/units.ts'
import { addDays, dayOf, instantOf, morningOf, type Day } from '../../organization/calendar.ts'
import { dayOfRow, momentOf } from '../../organization/cycle-calendar.ts'
import { secretaryOf } from '../../organization/roles.ts'
import { partsOf, type CyclePart } from '../../organization/unit-cycle.ts'
import { escalation } from '../../pipeline/escalation.ts'
import type { Nudge, Occasion } from '../../pipeline/occasion.ts'
import {
  agreeDueOn,
  agreeDutyName,
  ownDutyName,
  teamDutyName,
  visitsDutyName,
} from './duty-names.ts'
import { toVisit, waitingIn } from './team-duties.ts'
import { askedIn, askedOn, drafterOf, dueOn } from './members.ts'
import { branchesBelow } from '../../organization/teams.ts'
import { groupRef } from './refs.ts'
import { isSettled } from './rules/standing.ts'

/** Rows T−9, T−8, T−7 and T−5 of the calendar with their last days; all of them move with T. */
export function analysisReminders(db: Reader): Occasion[] {
  return listOpenCycles(db)
    .filter((cycle) => cycle.state !== 'draft')
    .flatMap((cycle) => partsOf(db, cycle))
    .flatMap((part) => [
      ...ownRows(part, true),
      ...ownRows(part, false),
      groupRow(part),
      visitsRow(part),
      ...[...part.unitIds].flatMap((unitId) => teamRows(part.cycle, unitId)),
    ])
}

function ownRows({ cycle, unitIds }: CyclePart, leader: boolean): Occasion[] {
  const duty = ownDutyName(cycle.cycleId, leader)
  const owing = (db: Reader) =>
    askedIn(db, cycle, { unitId: cycle.rootId, rootId: cycle.rootId })
      .filter((one) => one.isLeader === leader && !isSettled(one.standing))
      .filter((one) => unitIds.has(one.branchId ?? cycle.rootId))
      .map((one) => one.personId)
  return dueRows(cycle, {
    duty,
    firstOn: askedOn(cycle, leader),
    dueOn: dueOn(cycle, leader),
    owing,
  })
}

/** T−7: the task with numbers in each branch's group; in the general branch's for one without. */
function groupRow({ cycle, unitIds }: CyclePart): Occasion {
  const at = momentOf(cycle, 'memberAnalysisAsked')
  return {
    occasion: `analysis:group:${cycle.cycleId}:${dayOf(at)}`,
    at,
    expiresAt: instantOf(dueOn(cycle, false)),
    nudges: (db) => {
      const branches = branchesIn(db, cycle.rootId, unitIds)
      const without = branches.some(({ unitId }) => chatsOfUnit(db, unitId).length === 0)
      const units = [...branches.map(({ unitId }) => unitId), ...(without ? [cycle.rootId] : [])]
      return units.flatMap((unitId) =>
        chatsOfUnit(db, unitId).map(({ chatId }) => ({
          kind: 'card' as const,
          to: { chatId },
          ref: groupRef(cycle.cycleId, unitId),
        })),
      )
    },
  }
}

/** T−8: secretaries are told that somebody is to be visited. */
function visitsRow({ cycle, unitIds }: CyclePart): Occasion {
  const at = morningOf(dayOfRow(cycle, 'frailVisits'))
  return {
    occasion: `analysis:visits:${cycle.cycleId}:${dayOf(at)}`,
    at,
    expiresAt: instantOf(dueOn(cycle, false)),
    nudges: (db) =>
      branchesIn(db, cycle.rootId, unitIds).flatMap((branch) => {
        const waiting = toVisit(askedIn(db, cycle, branch), branch.unitId)
        const secretary = secretaryOf(db, branch.unitId)?.personId
        if (waiting.length === 0 || secretary === undefined) return []
        return [owes(secretary, visitsDutyName(cycle.cycleId, branch.unitId), false)]
      }),
  }
}

function branchesIn(db: Reader, rootId: string, unitIds: ReadonlySet<string>): Unit[] {
  return branchesBelow(db, rootId).filter(({ unitId }) => unitIds.has(unitId))
}

/** T−5: the draft of the 班子对照检查; then whoever of the team has not agreed. */
function teamRows(cycle: Cycle, unitId: string): Occasion[] {
  const draftedBy = (db: Reader) => {
    const drafter = drafterOf(db, getUnit(db, unitId).unitId)
    return drafter === undefined ? [] : [drafter]
  }
  const draftDue = dayOfRow(cycle, 'teamSelfExamination')
  return [
    ...dueRows(cycle, {
      duty: teamDutyName(cycle.cycleId, unitId),
      firstOn: draftDue,
      dueOn: draftDue,
      owing: draftedBy,
    }),
    ...dueRows(cycle, {
      duty: agreeDutyName(cycle.cycleId, unitId),
      firstOn: addDays(agreeDueOn(cycle), -1),
      dueOn: agreeDueOn(cycle),
      owing: (db) => waitingIn(db, cycle, unitId),
    }),
  ]
}

interface Due {
  duty: string
  firstOn: Day
  dueOn: Day
  owing(db: Reader): string[]
}

/** On the first day, on the last one, and once that has passed the ladder. */
function dueRows(cycle: Cycle, { duty, firstOn, dueOn: lastOn, owing }: Due): Occasion[] {
  const asked: Occasion = {
    occasion: `${duty}:asked:${firstOn}`,
    at: morningOf(firstOn),
    expiresAt: morningOf(lastOn),
    nudges: (db) => owing(db).map((personId) => owes(personId, duty, false)),
  }
  const onTheDay: Occasion = {
    occasion: `${duty}:due:${lastOn}`,
    at: morningOf(lastOn),
    expiresAt: morningOf(addDays(lastOn, 1)),
    nudges: (db) => owing(db).map((personId) => owes(personId, duty, true)),
  }
  return [
    ...(firstOn < lastOn ? [asked] : []),
    onTheDay,
    ...escalation({ duty, dueOn: lastOn, policy: cycle.parameters, owing }),
  ]
}

function owes(personId: string, duty: string, personal: boolean): Nudge {
  return { kind: 'owes', personId, duty, personal }
}
