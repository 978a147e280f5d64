import { directionDuty } from '../../../cards/measure/wording.ts'
import type { Reader } from '../../../db/client.ts'
import type { Cycle } from '../../../db/queries/cycles.ts'
import { findPerson } from '../../../db/queries/people.ts'
import { findUnit, type Unit } from '../../../db/queries/units.ts'
import { branchesBelow, runningCycle } from '../../organization/teams.ts'
import type { DutySource, OpenDuty } from '../../pipeline/duty.ts'
import { ownRef } from './refs.ts'
import { meetingOn, owingIn } from './sitting.ts'

/** Only while B5 is on: everybody there owes a direction. */
export const measureDutySource: DutySource = {
  owedBy: (db, personId) => {
    const person = findPerson(db, personId)
    const cycle = person && runningCycle(db, person.rootId)
    if (!cycle || person.state !== 'active' || person.branchId === null) return []
    const meeting = meetingOn(db, cycle.cycleId, person.branchId)
    if (!meeting || !owingIn(db, meeting.meetingId).owing.includes(personId)) return []
    const { meetingId } = meeting
    return [{ ...owed(meetingId), personId, open: ownRef(meetingId, personId) }]
  },
  owed: (db, duty, personId, now) =>
    measureDutySource.owedBy(db, personId, now).find((one) => one.duty === duty),
  openIn: (db, unitId) => {
    const unit = findUnit(db, unitId)
    const cycle = unit && runningCycle(db, unit.rootId)
    if (!unit || !cycle || unit.kind === 'partyGroup') return []
    const branches = unit.kind === 'generalBranch' ? branchesBelow(db, unit.rootId) : [unit]
    return branches.flatMap((branch) => openOf(db, cycle, branch))
  },
}

function openOf(db: Reader, { cycleId }: Cycle, { unitId }: Unit): OpenDuty[] {
  const meeting = meetingOn(db, cycleId, unitId)
  if (!meeting) return []
  const { owing, of } = owingIn(db, meeting.meetingId)
  return owing.length > 0 ? [{ ...owed(meeting.meetingId), unitId, owing, of }] : []
}

function owed(meetingId: string) {
  return { duty: `measure:direction:${meetingId}`, ...directionDuty }
}
