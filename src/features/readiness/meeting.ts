import { readinessRefusals } from '../../../cards/readiness/wording.ts'
import type { Reader } from '../../../db/client.ts'
import { attendanceRepliesOf } from '../../../db/queries/attendance-replies.ts'
import { currentCycle, type Cycle } from '../../../db/queries/cycles.ts'
import { leaveInUnit, type LeaveMark } from '../../../db/queries/leave-requests.ts'
import { listRegister, type RegisterPerson } from '../../../db/queries/register.ts'
import { findUnit, getUnit, listUnits, type Unit } from '../../../db/queries/units.ts'
import { Refusal } from '../../errors.ts'
import { expectedInB, participantsOfA, participantsOfB } from '../../organization/participation.ts'
import { holdersOf, isSecretaryOf, secretaryOf } from '../../organization/roles.ts'
import { unitCycle } from '../../organization/unit-cycle.ts'
import type { Operation } from '../../pipeline/operation.ts'
import type { Expected } from './rules/forecast.ts'

/** A unit that meets, with the cycle as this unit keeps it. */
export interface Meeting {
  unit: Unit
  cycle: Cycle
  isRoot: boolean
}

/** The meeting of a unit (a group's is its branch's); undefined while no plan runs. */
export function meetingOf(db: Reader, unitId: string): Meeting | undefined {
  const found = findUnit(db, unitId)
  if (!found) return undefined
  const unit = found.kind === 'partyGroup' ? getUnit(db, found.parentId ?? found.rootId) : found
  const cycle = currentCycle(db, unit.rootId)
  if (!cycle) return undefined
  return meetingIn(db, cycle, unit)
}

function meetingIn(db: Reader, cycle: Cycle, unit: Unit): Meeting {
  const isRoot = unit.kind === 'generalBranch'
  return { unit, isRoot, cycle: unitCycle(db, cycle, unit.unitId) }
}

/** The meetings of the general branch and of its branches. */
export function meetingsIn(db: Reader, cycle: Cycle): Meeting[] {
  return listUnits(db, cycle.rootId)
    .filter((unit) => unit.kind !== 'partyGroup')
    .map((unit) => meetingIn(db, cycle, unit))
}

/** The unit's own meeting and those of the units below it. */
export function meetingsBelow(db: Reader, unitId: string): Meeting[] {
  const own = meetingOf(db, unitId)
  if (!own?.isRoot) return own ? [own] : []
  const plan = currentCycle(db, own.unit.rootId)
  return plan ? meetingsIn(db, plan) : []
}

/** The meeting a person's words are about; refuses while no plan is published. */
export function runningMeeting(db: Reader, unitId: string): Meeting {
  const meeting = meetingOf(db, unitId)
  if (!meeting) throw new Refusal('badForm', { sentence: readinessRefusals.noCycle })
  if (meeting.cycle.state !== 'published') {
    throw new Refusal('badForm', { sentence: readinessRefusals.notPublished })
  }
  return meeting
}

/** The same, for the secretary of the unit or of one above it. */
export function ledMeeting(op: Operation, unitId: string): Meeting {
  const meeting = runningMeeting(op.tx, unitId)
  if (!isSecretaryOf(op.tx, op.actor, meeting.unit.unitId)) {
    throw new Refusal('notAllowed', { role: 'secretary' })
  }
  return meeting
}

/** The key every row of a meeting has. */
export function keyOf({ unit, cycle }: Meeting) {
  return { cycleId: cycle.cycleId, unitId: unit.unitId, windowFrom: cycle.windowFrom }
}

/** Who is invited, in register order. */
export function participantsOf(db: Reader, { unit, isRoot }: Meeting): RegisterPerson[] {
  const rows = listRegister(db, unit.rootId)
  return isRoot ? participantsOfA(rows) : participantsOfB(rows, unit.unitId)
}

/** 应到, in register order. */
export function expectedAt(db: Reader, { unit, isRoot }: Meeting): RegisterPerson[] {
  const rows = listRegister(db, unit.rootId)
  return isRoot ? participantsOfA(rows) : expectedInB(rows, unit.unitId)
}

/** Leave asked for these days; the latest of each person that was not withdrawn. */
export function leaveFor(db: Reader, meeting: Meeting): Map<string, LeaveMark> {
  const { cycleId, unitId, windowFrom } = keyOf(meeting)
  const asked = leaveInUnit(db, cycleId, unitId).filter(
    (leave) => leave.windowFrom === windowFrom && leave.state !== 'withdrawn',
  )
  return new Map(asked.map((leave) => [leave.personId, leave]))
}

/** People in a team that stays in principle: the general branch's, and that of who meets. */
export function teamAt(db: Reader, { unit }: Meeting): Set<string> {
  return new Set([...holdersOf(db, unit.rootId), ...holdersOf(db, unit.unitId)])
}

/** 应到 with what is known of everybody's coming. */
export function attendanceAt(db: Reader, meeting: Meeting): Expected[] {
  const replies = attendanceRepliesOf(db, keyOf(meeting))
  const leave = leaveFor(db, meeting)
  const team = new Set(holdersOf(db, meeting.unit.unitId))
  const chair = secretaryOf(db, meeting.unit.unitId)?.personId
  return expectedAt(db, meeting).map(({ personId }) => {
    const isExcused = leave.get(personId)?.state === 'approved'
    return {
      personId,
      isTeam: team.has(personId),
      isChair: personId === chair,
      isExcused,
      isComing: !isExcused && replies.get(personId)?.answer === 'coming',
    }
  })
}
