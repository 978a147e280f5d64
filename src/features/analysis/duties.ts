import { analysisDuties, analysisTitles } from '../../../cards/analysis/wording.ts'
import type { Reader } from '../../../db/client.ts'
import { findAnalysis } from '../../../db/queries/analyses.ts'
import type { Cycle } from '../../../db/queries/cycles.ts'
import { findPerson, type Person } from '../../../db/queries/people.ts'
import { findUnit, type Unit } from '../../../db/queries/units.ts'
import { dayOf } from '../../organization/calendar.ts'
import { branchesBelow, runningCycle } from '../../organization/teams.ts'
import { unitCycle } from '../../organization/unit-cycle.ts'
import type { DutySource, OpenDuty } from '../../pipeline/duty.ts'
import { ownDutyName } from './duty-names.ts'
import { askedIn, type Asked, askedOn, dueOn, isLeader, owesAnalysis } from './members.ts'
import { homeRef } from './refs.ts'
import { isSettled, standingOf, tally } from './rules/standing.ts'
import { openTeams, teamDuties, type Board, type Owed } from './team-duties.ts'

/** What the analysis asks: of everybody their own, of secretaries visits and the team's text. */
export const analysisDutySource: DutySource = {
  owedBy: (db, personId, now) => {
    const person = findPerson(db, personId)
    const cycle = person && runningCycle(db, person.rootId)
    if (!person || !cycle || person.state !== 'active') return []
    return [...ownDuty(db, cycle, person, now), ...teamDuties(db, cycle, person, now)]
      .map((owed) => ({ ...owed, personId }))
      .toSorted((a, b) => (a.dueOn ?? '').localeCompare(b.dueOn ?? ''))
  },
  owed: (db, duty, personId, now) =>
    analysisDutySource.owedBy(db, personId, now).find((one) => one.duty === duty),
  openIn: (db, unitId, now) => {
    const unit = findUnit(db, unitId)
    const cycle = unit && runningCycle(db, unit.rootId)
    if (!unit || !cycle) return []
    const asked = askedIn(db, cycle, unit)
    const board = { cycle, unit, now, asked: () => asked }
    return [...openOwn(db, board), ...openTeams(db, board)]
  },
}

/** Asked from its day on; one that came back is owed at once. */
function ownDuty(db: Reader, cycle: Cycle, person: Person, now: Date): Owed[] {
  const { personId } = person
  const dated = unitCycle(db, cycle, person.branchId)
  const standing = standingOf(findAnalysis(db, { cycleId: cycle.cycleId, subjectId: personId }))
  if (isSettled(standing)) return []
  const leader = isLeader(db, person)
  const isAsked = dayOf(now) >= askedOn(dated, leader) || standing === 'returned'
  if (!isAsked || !owesAnalysis(db, person)) return []
  const title = standing === 'returned' ? analysisTitles.returned : analysisTitles.own
  return [{ ...ownOwed(dated, leader), title, open: homeRef(cycle.cycleId, personId) }]
}

function ownOwed(cycle: Cycle, leader: boolean) {
  return {
    duty: ownDutyName(cycle.cycleId, leader),
    kind: analysisDuties.own,
    title: analysisTitles.own,
    dueOn: dueOn(cycle, leader),
  }
}

/** Leaders and members apart, as they are due on different days; each on their branch's board. */
function openOwn(db: Reader, { cycle, unit, now, asked }: Board): OpenDuty[] {
  const isWhole = unit.kind === 'generalBranch'
  const units = isWhole ? [...branchesBelow(db, unit.rootId), unit] : [unit]
  return units.flatMap(({ unitId }) => {
    const dated = unitCycle(db, cycle, unitId)
    return [true, false].flatMap((leader) => {
      const here = asked().filter((one) => one.isLeader === leader && placeOf(one, unit) === unitId)
      const isAsked = dayOf(now) >= askedOn(dated, leader)
      const owing = here
        .filter((one) => !isSettled(one.standing) && (isAsked || one.standing === 'returned'))
        .map((one) => one.personId)
      if (owing.length === 0) return []
      return [{ ...ownOwed(dated, leader), unitId, owing, of: tally(here).of }]
    })
  })
}

/** On which board a person stands; one without a branch on the general branch's. */
function placeOf(one: Asked, { kind, rootId }: Unit): string | null {
  return kind === 'partyGroup' ? one.groupId : (one.branchId ?? rootId)
}
