import { disclosureDuties, disclosureTitles } from '../../../cards/disclosure/wording.ts'
import type { Reader } from '../../../db/client.ts'
import type { Cycle } from '../../../db/queries/cycles.ts'
import { roundsOf } from '../../../db/queries/disclosures.ts'
import { findPerson } from '../../../db/queries/people.ts'
import { publishedLists } from '../../../db/queries/rectification-counts.ts'
import { findUnit, type Unit } from '../../../db/queries/units.ts'
import { addDays, dayOf, type Day } from '../../organization/calendar.ts'
import { dayOfRow } from '../../organization/cycle-calendar.ts'
import { holdersOf, secretaryOf } from '../../organization/roles.ts'
import { runningCycle, teamUnitsBelow, teamUnitsFrom } from '../../organization/teams.ts'
import { unitCycle } from '../../organization/unit-cycle.ts'
import type { Duty, DutySource, OpenDuty } from '../../pipeline/duty.ts'
import { deskRef } from './refs.ts'

/** A disclosure is prepared in these days before it is to start. */
export const aheadDays = 3
export const rowOfRound = { 1: 'disclosureStarts', 2: 'closingReview' } as const
export type Round = keyof typeof rowOfRound

export function dutyName(cycleId: string, unitId: string, round: Round): string {
  return `disclosure:${round}:${cycleId}:${unitId}`
}

/**
 * The secretary of the general branch sees to it that each unit with a published team list shows
 * it: from T+12, and its progress at T+90 (`domain.md` 6).
 */
export const disclosureDutySource: DutySource = {
  owedBy: (db, personId, now) => {
    const person = findPerson(db, personId)
    if (person?.state !== 'active' || !holdersOf(db, person.rootId, 'secretary').includes(personId))
      return []
    const cycle = runningCycle(db, person.rootId)
    if (!cycle || secretaryOf(db, person.rootId)?.personId !== personId) return []
    return teamUnitsBelow(db, person.rootId).flatMap((unit) =>
      owedFor(db, cycle, unit, dayOf(now)).map((owed) => ({ ...owed, personId })),
    )
  },
  owed: (db, duty, personId, now) =>
    disclosureDutySource.owedBy(db, personId, now).find((one) => one.duty === duty),
  openIn: (db, unitId, now) => {
    const unit = findUnit(db, unitId)
    const cycle = unit && runningCycle(db, unit.rootId)
    const secretary = unit && secretaryOf(db, unit.rootId)?.personId
    if (!unit || !cycle || unit.kind === 'partyGroup' || secretary === undefined) return []
    return teamUnitsFrom(db, unitId).flatMap((one) =>
      owedFor(db, cycle, one, dayOf(now)).map((owed): OpenDuty => {
        const { open: _, ...rest } = owed
        return { ...rest, unitId: one.unitId, owing: [secretary], of: 1 }
      }),
    )
  },
}

function owedFor(db: Reader, cycle: Cycle, unit: Unit, today: Day): Omit<Duty, 'personId'>[] {
  const { unitId } = unit
  const { cycleId } = cycle
  const dated = unitCycle(db, cycle, unitId)
  const round = roundAsked(dated, today)
  if (round === undefined || isDisclosed(db, cycleId, unitId, round)) return []
  if (!publishedLists(db, cycleId, unitId).team) return []
  const isFirst = round === 1
  return [
    {
      duty: dutyName(cycleId, unitId, round),
      kind: isFirst ? disclosureDuties.first : disclosureDuties.second,
      title: isFirst ? disclosureTitles.first(unit.name) : disclosureTitles.second(unit.name),
      dueOn: dayOfRow(dated, rowOfRound[round]),
      open: deskRef(unitId),
    },
  ]
}

/** Once the closing review is near only the second round is asked for. */
function roundAsked(cycle: Cycle, today: Day): Round | undefined {
  const isAsked = (round: Round) => today >= addDays(dayOfRow(cycle, rowOfRound[round]), -aheadDays)
  if (isAsked(2)) return 2
  return isAsked(1) ? 1 : undefined
}

/** Whether a round was made public and not withdrawn. */
function isDisclosed(db: Reader, cycleId: string, unitId: string, round: Round): boolean {
  return roundsOf(db, cycleId, unitId).some(
    (one) => one.round === round && (one.state === 'open' || one.state === 'closed'),
  )
}

/** Who owes a round of a unit still, asked when an occasion fires on a day. */
export function owingRound(
  db: Reader,
  of: { cycleId: string; rootId: string; unitId: string; round: Round },
): string[] {
  const { cycleId, rootId, unitId, round } = of
  const secretary = secretaryOf(db, rootId)?.personId
  if (secretary === undefined || isDisclosed(db, cycleId, unitId, round)) return []
  return publishedLists(db, cycleId, unitId).team ? [secretary] : []
}
