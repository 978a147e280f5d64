import { problemLacks } from '../../../cards/problem/wording.ts'
import { findProblemList, unclaimedIn } from '../../../db/queries/problems.ts'
import { dayOf } from '../../organization/calendar.ts'
import { teamOf } from '../../organization/teams.ts'
import type { GateSource, Lack } from '../../pipeline/gate.ts'
import { teamListRef } from './refs.ts'
import { isDatedBefore, listReadiness } from './rules.ts'

/** G4: nothing on the team's list is left lying. */
export const problemsClaimed: GateSource = (db, unit, { cycleId }) => {
  const count = unclaimedIn(db, cycleId, unit.unitId).length
  const lacks = count > 0 ? [{ what: problemLacks.unclaimed(count) }] : []
  return { hard: false, met: count === 0, lacks, mend: teamListRef(cycleId, unit.unitId) }
}

/** G8: the list of the team and one of each of its members, complete before the meeting. */
export const listsComplete: GateSource = (db, unit, { cycleId, windowFrom }, now) => {
  const today = dayOf(now)
  const team = findProblemList(db, cycleId, unit.unitId)
  const own = listReadiness(
    teamOf(db, unit.unitId).map((personId) => ({
      personId,
      finishedOn: findProblemList(db, cycleId, personId)?.finishedOn,
    })),
    windowFrom,
    today,
  )
  const isLate = team && !isDatedBefore(team.finishedOn, windowFrom, today)
  const lacks: Lack[] = [
    ...(team ? [] : [{ what: problemLacks.teamList }]),
    ...(isLate ? [{ what: problemLacks.teamListLate }] : []),
    ...(own.missing.length > 0 ? [{ what: problemLacks.ownLists, personIds: own.missing }] : []),
    ...(own.late.length > 0 ? [{ what: problemLacks.ownListsLate, personIds: own.late }] : []),
  ]
  return { hard: true, met: lacks.length === 0, lacks, mend: teamListRef(cycleId, unit.unitId) }
}
