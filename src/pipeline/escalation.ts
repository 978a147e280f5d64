import type { Reader } from '../../db/client.ts'
import { findPerson } from '../../db/queries/people.ts'
import type { Policy } from '../../policies/policy.ts'
import { dayOf, morningOf, type Day } from '../organization/calendar.ts'
import { holdersOf, secretaryOf, unitsLedBy } from '../organization/roles.ts'
import { nextWorkingDay } from '../organization/working-days.ts'
import type { Nudge, Occasion } from './occasion.ts'

export interface Overdue {
  /** The duty's name. */
  duty: string
  dueOn: Day
  policy: Pick<Policy, 'reminder' | 'calendar'>
  /** Person ids that owe it still; asked once a rung, when it fires. */
  owing(db: Reader): readonly string[]
}

const hourMs = 3_600_000
const worthSayingMs = 72 * hourMs

/**
 * The ladder of an overdue duty (`domain.md` 6): the person again, then the group leader or branch
 * secretary, then the secretary of the general branch. Leaders are told kind and count only, and
 * not on rest days; nobody is told about themselves.
 */
export function escalation(overdue: Overdue): Occasion[] {
  const [again, leader, top] = overdue.policy.reminder.escalationHours
  return [
    rung(overdue, again, false, (_db, owing) =>
      owing.map((personId) => ({ kind: 'owes', personId, duty: overdue.duty, personal: true })),
    ),
    rung(overdue, leader, true, (db, owing) => tell(overdue.duty, owing, (id) => nearest(db, id))),
    rung(overdue, top, true, (db, owing) => tell(overdue.duty, owing, (id) => topmost(db, id))),
  ]
}

function rung(
  { duty, dueOn, policy, owing }: Overdue,
  hours: number,
  working: boolean,
  nudgesFor: (db: Reader, owing: readonly string[]) => Nudge[],
): Occasion {
  const moment = new Date(morningOf(dueOn).getTime() + hours * hourMs)
  const at = working ? morningOf(nextWorkingDay(policy, dayOf(moment))) : moment
  return {
    occasion: `${duty}:overdue-${hours}:${dueOn}`,
    at,
    expiresAt: new Date(at.getTime() + worthSayingMs),
    nudges: (db) => nudgesFor(db, owing(db)),
  }
}

interface Rung {
  personId: string
  unitId: string
}

/** Each leader once a unit, however many of its people owe the duty. */
function tell(
  duty: string,
  owing: readonly string[],
  leaderOf: (personId: string) => Rung | undefined,
): Nudge[] {
  const told = new Map<string, Nudge>()
  for (const personId of owing) {
    const leader = leaderOf(personId)
    if (!leader || leader.personId === personId) continue
    told.set(`${leader.personId} ${leader.unitId}`, { kind: 'escalated', duty, ...leader })
  }
  return [...told.values()]
}

/**
 * The leader of the person's group; for one who leads a branch, or without a group, its secretary.
 * The team of the general branch answers to its secretary alone.
 */
function nearest(db: Reader, personId: string): Rung | undefined {
  const person = findPerson(db, personId)
  if (!person) return undefined
  const led = unitsLedBy(db, person).map((unit) => unit.kind)
  if (led.includes('generalBranch')) return undefined
  const { groupId, branchId } = person
  const leader = groupId === null ? undefined : holdersOf(db, groupId, 'leader')[0]
  if (groupId !== null && leader && leader !== personId && !led.includes('partyBranch')) {
    return { personId: leader, unitId: groupId }
  }
  if (branchId === null) return undefined
  const secretary = secretaryOf(db, branchId)
  return secretary && { personId: secretary.personId, unitId: branchId }
}

function topmost(db: Reader, personId: string): Rung | undefined {
  const person = findPerson(db, personId)
  const secretary = person && secretaryOf(db, person.rootId)
  return secretary && { personId: secretary.personId, unitId: secretary.rootId }
}
