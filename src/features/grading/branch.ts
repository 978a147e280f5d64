import type { Reader } from '../../../db/client.ts'
import { ballotResultOf, type BallotResult } from '../../../db/queries/ballot-totals.ts'
import { findRound, roundOf } from '../../../db/queries/ballot-rounds.ts'
import { countSheetStepsOf, isCountSheetSigned } from '../../../db/queries/count-sheet-steps.ts'
import { findCycle, type Cycle } from '../../../db/queries/cycles.ts'
import { gradesOf, gradingMeetingOf, type Grade } from '../../../db/queries/grades.ts'
import { gradeConclusionsOf, preliminaryOpinionsOf } from '../../../db/queries/grading-opinions.ts'
import { gradeReceiptsOf } from '../../../db/queries/grading-receipts.ts'
import { meetingOfType, type MeetingRow } from '../../../db/queries/meetings.ts'
import { isStepFinished } from '../../../db/queries/meeting-steps.ts'
import {
  listRegister,
  registerEventsOf,
  type RegisterPerson,
} from '../../../db/queries/register.ts'
import { registerFreezeOf } from '../../../db/queries/register-freezes.ts'
import { findUnit, type Unit } from '../../../db/queries/units.ts'
import { Refusal } from '../../errors.ts'
import { dayOf, type Day } from '../../organization/calendar.ts'
import { hasVotingRight } from '../../organization/participation.ts'
import { branchesBelow } from '../../organization/teams.ts'
import { unitCycle } from '../../organization/unit-cycle.ts'
import { gradingListOf, type FrozenRow, type GradingList } from './rules/graded.ts'
import {
  countFor,
  quotaStateOf,
  recommendedMaximum,
  totalOf,
  type BranchCount,
  type QuotaState,
} from './rules/quota.ts'

/** A branch whose members are graded, with the cycle as it keeps it. */
export interface Branch {
  unit: Unit
  cycle: Cycle
  of: { cycleId: string; unitId: string }
}
export type OfBranch = Branch['of']
export type Register = GradingList<RegisterPerson>

export function branchAt(db: Reader, { cycleId, unitId }: OfBranch): Branch | undefined {
  const unit = findUnit(db, unitId)
  const cycle = findCycle(db, cycleId)
  if (unit?.kind !== 'partyBranch' || cycle?.rootId !== unit.rootId) return undefined
  return { unit, cycle: unitCycle(db, cycle, unitId), of: { cycleId, unitId } }
}

/** The same while its cycle runs; refuses otherwise. */
export function runningBranch(db: Reader, of: OfBranch): Branch {
  const branch = branchAt(db, of)
  if (!branch) throw new Refusal('notFound')
  if (branch.cycle.state === 'closed') throw new Refusal('closed')
  return branch
}

export function allBranches(db: Reader, cycle: Cycle): Branch[] {
  return branchesBelow(db, cycle.rootId).map((unit) => ({
    unit,
    cycle: unitCycle(db, cycle, unit.unitId),
    of: { cycleId: cycle.cycleId, unitId: unit.unitId },
  }))
}

/** The branch's appraisal meeting, once there is nothing left of it but the grading. */
export function heldAppraisal(db: Reader, of: OfBranch): MeetingRow | undefined {
  const meeting = meetingOfType(db, { ...of, meetingType: 'C' })
  if (!meeting) return undefined
  const isHeld = meeting.state === 'closed' || isStepFinished(db, meeting.meetingId, 'C7')
  return isHeld ? meeting : undefined
}

export function ballotOf(db: Reader, of: OfBranch): BallotResult | undefined {
  return ballotResultOf(db, { ...of, kind: 'members' })
}

export type StartLack = 'meeting' | 'ballot' | 'signatures'

/**
 * What keeps a branch from its preliminary opinions (C8): the meeting, the count, and both tellers'
 * signatures under it. Without the last two it needs words instead.
 */
export function startLacksOf(db: Reader, of: OfBranch): StartLack[] {
  const meeting = heldAppraisal(db, of)
  if (!meeting) return ['meeting']
  const { meetingId } = meeting
  const round = roundOf(db, { meetingId, kind: 'members' })
  if (round?.state !== 'tallied') return ['ballot']
  return isCountSheetSigned(db, round.roundId) ? [] : ['signatures']
}

/** Tellers who have not signed the count sheet of the members' ballot. */
export function unsignedTellers(db: Reader, { of }: Branch): string[] {
  const result = ballotOf(db, of)
  const round = result && findRound(db, result.roundId)
  if (!round) return []
  const steps = countSheetStepsOf(db, round.roundId)
  return [
    ...(steps.has('scrutineerSigned') ? [] : [round.scrutineerId]),
    ...(steps.has('voteCounterSigned') ? [] : [round.voteCounterId]),
  ]
}

/** When the papers of a meeting were closed; undefined while nothing was counted. */
function countedAt(db: Reader, { meetingId }: MeetingRow): number | undefined {
  const round = roundOf(db, { meetingId, kind: 'members' })
  return round?.state === 'tallied' ? (round.closedAt ?? undefined) : undefined
}

/** Who is graded by a branch as things stand (`domain.md` 3.6). */
export function listAt(db: Reader, branch: Branch): Register {
  const { of, unit, cycle } = branch
  const meeting = meetingOfType(db, { ...of, meetingType: 'C' })
  const windowFrom = meeting?.windowFrom ?? cycle.windowFrom
  const frozen = registerFreezeOf(db, { ...of, windowFrom })?.members
  const rows = listRegister(db, unit.rootId)
  const receipts = [...gradeReceiptsOf(db, of).values()]
  const closedAt = (meeting && countedAt(db, meeting)) ?? meeting?.openedAt
  return gradingListOf({
    unitId: of.unitId,
    rows,
    frozen,
    countedElsewhere: receipts
      .filter((receipt) => receipt.chosen === 'destination')
      .map((receipt) => receipt.personId),
    ballotDay: closedAt === undefined ? undefined : dayOf(new Date(closedAt)),
    becameFullOn: becameFullOn(db, rows, frozen ?? []),
    gradesProbationary: cycle.parameters.probationary.graded,
    denominator: cycle.parameters.excellentRatio.denominator,
  })
}

function becameFullOn(
  db: Reader,
  rows: readonly RegisterPerson[],
  frozen: readonly FrozenRow[],
): Map<string, Day> {
  const wasProbationary = new Set(
    frozen.filter((one) => one.kind === 'probationaryMember').map((one) => one.personId),
  )
  return new Map(
    rows
      .filter((row) => row.kind === 'fullMember' && wasProbationary.has(row.personId))
      .flatMap(({ personId }) => {
        const events = registerEventsOf(db, personId, 50)
        const day = events.find((event) => event.kind === 'becameFull')?.onDay
        return day === undefined ? [] : [[personId, day] as const]
      }),
  )
}

/** 应到 of a members' meeting that decides: who may vote, without those excluded with approval. */
export function votersOf(db: Reader, { unit }: Branch): RegisterPerson[] {
  return listRegister(db, unit.rootId).filter(
    (row) =>
      row.branchId === unit.unitId && hasVotingRight(row) && !('excludedFromExpected' in row.flags),
  )
}

/** Grades as they stand: decided ones, else what the meeting concluded, else what is proposed. */
export function standingGrades(db: Reader, of: OfBranch): Map<string, Grade> {
  const isDecided = gradingMeetingOf(db, of)?.state === 'decided'
  if (isDecided) return new Map(gradesOf(db, of).map((one) => [one.personId, one.grade]))
  const all = [...preliminaryOpinionsOf(db, of).values(), ...gradeConclusionsOf(db, of).values()]
  const grades = new Map<string, Grade>()
  for (const { personId, grade } of all) {
    if (grade === null) grades.delete(personId)
    else grades.set(personId, grade)
  }
  return grades
}

function countAt(db: Reader, branch: Branch): BranchCount {
  const { graded, denominator } = listAt(db, branch)
  const grades = standingGrades(db, branch.of)
  const excellent = graded.filter((row) => grades.get(row.personId) === 'excellent').length
  return { unitId: branch.of.unitId, graded: denominator, excellent }
}

export interface Quota {
  state: QuotaState
  own: BranchCount
  /** What the ratio is judged by: the branch, or all of them together. */
  judged: { graded: number; excellent: number }
  total: { graded: number; excellent: number }
  recommended: number | undefined
}

/** How the excellent ratio stands, the general branch's total beside it (3.5). */
export function quotaAt(db: Reader, branch: Branch, change = 0): Quota {
  const ratio = branch.cycle.parameters.excellentRatio
  const counts = allBranches(db, branch.cycle).map((one) => {
    const count = countAt(db, one)
    const isOwn = one.of.unitId === branch.of.unitId
    return isOwn ? { ...count, excellent: count.excellent + change } : count
  })
  const judged = countFor(ratio.scope, branch.of.unitId, counts)
  const { unitId } = branch.of
  const own = counts.find((one) => one.unitId === unitId) ?? { unitId, graded: 0, excellent: 0 }
  return {
    state: quotaStateOf(ratio, judged.graded, judged.excellent),
    own,
    judged,
    total: totalOf(counts),
    recommended: recommendedMaximum(ratio, judged.graded),
  }
}
