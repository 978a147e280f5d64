import type { Reader } from '../../../db/client.ts'
import type { BallotRound } from '../../../db/queries/ballot-rounds.ts'
import { findCycle } from '../../../db/queries/cycles.ts'
import {
  findMeetingPerson,
  presentParticipants,
  type MeetingRow,
} from '../../../db/queries/meetings.ts'
import { findPerson } from '../../../db/queries/people.ts'
import type { RegisterRow } from '../../../db/queries/register.ts'
import { findRegisterFreeze } from '../../../db/queries/register-freezes.ts'
import { gradeIds } from '../../../policies/keys.ts'
import type { Policy } from '../../../policies/policy.ts'
import { Refusal } from '../../errors.ts'
import { castsBallot, listedOnBallot } from '../../organization/participation.ts'

type Kind = BallotRound['kind']

/** The parameters of the cycle a meeting or round belongs to. */
export function policyOf(db: Reader, { cycleId }: { cycleId: string }): Policy {
  const cycle = findCycle(db, cycleId)
  if (!cycle) throw new Refusal('notFound')
  return cycle.parameters
}

/** The register of the branch as the meeting stands on it (G14), not as it is by now. */
function frozenRegister(db: Reader, meeting: MeetingRow): RegisterRow[] {
  const freeze = meeting.freezeId === null ? undefined : findRegisterFreeze(db, meeting.freezeId)
  return (freeze?.members ?? []).map(({ kind, ...member }) => ({
    ...member,
    kind: kind as RegisterRow['kind'],
    branchId: meeting.unitId,
    rosterCode: '',
  }))
}

/** Person ids of who may fill in a paper by the frozen register, present or not (3.1). */
function mayVote(db: Reader, meeting: MeetingRow): Set<string> {
  const { probationary } = policyOf(db, meeting)
  const rows = castsBallot(frozenRegister(db, meeting), meeting.unitId, {
    probationaryCast: probationary.castsBallot,
  })
  return new Set(rows.map(({ personId }) => personId))
}

/** Who may vote now: on the frozen register, signed in, and still on the register. */
export function electorateOf(db: Reader, meeting: MeetingRow): string[] {
  const may = mayVote(db, meeting)
  return presentParticipants(db, meeting.meetingId)
    .map(({ personId }) => personId)
    .filter((personId) => may.has(personId) && isActive(db, personId))
}

/** Signed in and on the register, as every paper that is handed in asks. */
export function isStillThere(db: Reader, meetingId: string, personId: string): boolean {
  const invited = findMeetingPerson(db, meetingId, personId)
  return invited?.presence === 'present' && isActive(db, personId)
}

/** Whether somebody may vote now, whether or not a round knows them. */
export function mayVoteNow(db: Reader, meeting: MeetingRow, personId: string): boolean {
  return isStillThere(db, meeting.meetingId, personId) && mayVote(db, meeting).has(personId)
}

function isActive(db: Reader, personId: string): boolean {
  return findPerson(db, personId)?.state === 'active'
}

/** The rows of the paper, in register order (R91); in the team's appraisal one row (R93). */
export function subjectsFor(db: Reader, meeting: MeetingRow, kind: Kind): BallotRound['subjects'] {
  if (kind === 'team') return [{ subjectId: meeting.unitId, isMarked: true }]
  const { probationary } = policyOf(db, meeting)
  const rows = listedOnBallot(frozenRegister(db, meeting), meeting.unitId, {
    listsProbationary: probationary.onBallot !== 'absent',
  })
  return rows.map(({ personId, kind: member }) => ({
    subjectId: personId,
    isMarked: member === 'fullMember' || probationary.onBallot === 'listed',
  }))
}

/** Ids of what may be marked, best first. */
export function scaleFor(db: Reader, meeting: MeetingRow, kind: Kind): string[] {
  if (kind === 'members') return [...gradeIds]
  return policyOf(db, meeting).teamBallot.scale.map(({ id }) => id)
}
