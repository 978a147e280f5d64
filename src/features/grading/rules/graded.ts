import type { RegisterRow } from '../../../../db/queries/register.ts'
import type { Policy } from '../../../../policies/policy.ts'
import type { Day } from '../../../organization/calendar.ts'
import {
  appraisalPlaceOf,
  gradedBy,
  isMember,
  isSuspended,
} from '../../../organization/participation.ts'

/** A member as the register stood when it was frozen. */
export interface FrozenRow {
  personId: string
  kind: string
  flags: Readonly<Record<string, string>>
}

/** Why somebody of the branch is not graded by it. */
export type NotGraded =
  /** Appraised at the destination: a receipt is awaited. */
  | 'destination'
  /** Place of appraisal still to be decided (G12). */
  | 'undetermined'
  /** Out of contact, suspended, cannot express will, flown in, or expulsion pending. */
  | 'notNow'

export interface GradingList<Row extends RegisterRow> {
  /** Who gets a grade here. */
  graded: Row[]
  /** 预备党员: an opinion, no grade. */
  opinionOnly: Row[]
  notGraded: { row: Row; why: NotGraded }[]
  /** On the frozen register, but no longer of this branch. */
  leftIds: string[]
  /** Came to the branch after the freeze. */
  cameIds: string[]
  /** N: how many the excellent ratio is a share of. */
  denominator: number
}

export interface ListFacts<Row extends RegisterRow> {
  unitId: string
  /** The register as it stands now. */
  rows: readonly Row[]
  /** As it stood at the meeting; undefined while nothing was frozen. */
  frozen: readonly FrozenRow[] | undefined
  /** The day of the ballot, and since when somebody is a full member. */
  ballotDay: Day | undefined
  becameFullOn: ReadonlyMap<string, Day>
  /** Graded twice, and the branch chose the grade of the destination. */
  countedElsewhere: readonly string[]
  /** 预备党员 get a grade as well, though never in N. */
  gradesProbationary: boolean
  denominator: Policy['excellentRatio']['denominator']
}

/**
 * Who a branch grades (`domain.md` 3.1, 3.5, 3.6): the branch that holds the relation when grades
 * are given; who became full after the ballot still gets none; the place of appraisal is the one
 * of the freeze, unless it was open then.
 */
export function gradingListOf<Row extends RegisterRow>(facts: ListFacts<Row>): GradingList<Row> {
  const { unitId, frozen } = facts
  const before = new Map((frozen ?? []).map((one) => [one.personId, one]))
  const rows = facts.rows.map((row) => asOfBallot(row, before.get(row.personId), facts))
  const here = rows.filter((row) => isMember(row) && row.branchId === unitId)
  const full = gradedBy(rows, unitId)
  const probationary = here.filter(
    (row) => row.kind === 'probationaryMember' && whyNot(row) === undefined,
  )
  const listed = new Set([...full, ...probationary].map(({ personId }) => personId))
  const hereIds = new Set(here.map(({ personId }) => personId))
  return {
    graded: facts.gradesProbationary ? [...full, ...probationary] : full,
    opinionOnly: facts.gradesProbationary ? [] : probationary,
    notGraded: here
      .filter(({ personId }) => !listed.has(personId))
      .map((row) => ({ row, why: whyNot(row) ?? 'notNow' })),
    leftIds: (frozen ?? [])
      .filter((one) => memberKinds.has(one.kind) && !hereIds.has(one.personId))
      .map(({ personId }) => personId),
    cameIds: frozen
      ? here.filter((row) => !before.has(row.personId)).map(({ personId }) => personId)
      : [],
    denominator:
      facts.denominator === 'fullMembersGradedHere'
        ? full.length
        : here.filter(countsInBranch).length,
  }
}

const memberKinds = new Set(['fullMember', 'probationaryMember'])

function asOfBallot<Row extends RegisterRow>(
  row: Row,
  before: FrozenRow | undefined,
  facts: ListFacts<Row>,
): Row {
  if (facts.countedElsewhere.includes(row.personId)) {
    return { ...row, flags: { ...row.flags, flowOut: 'destination' } }
  }
  if (!before) return row
  const fullOn = facts.becameFullOn.get(row.personId)
  const isLate =
    before.kind === 'probationaryMember' &&
    row.kind === 'fullMember' &&
    (fullOn === undefined || facts.ballotDay === undefined || fullOn > facts.ballotDay)
  const place = appraisalPlaceOf(before)
  const settled = place === 'destination' || place === 'returnedHome'
  return {
    ...row,
    ...(isLate && { kind: 'probationaryMember' as const }),
    ...(settled && 'flowOut' in row.flags && { flags: { ...row.flags, flowOut: place } }),
  }
}

function whyNot(row: RegisterRow): NotGraded | undefined {
  const place = appraisalPlaceOf(row)
  if (isSuspended(row)) return 'notNow'
  if (place === 'destination') return 'destination'
  if (place === 'undetermined') return 'undetermined'
  return 'flowIn' in row.flags || 'expulsionPending' in row.flags ? 'notNow' : undefined
}

/**
 * 本支部全部正式党员: also who cannot be graded now. Who is appraised at the destination is counted
 * there ([S46]), who is out of contact or suspended nowhere (3.1).
 */
function countsInBranch(row: RegisterRow): boolean {
  const nowhere = ['flowIn', 'lostContact', 'membershipSuspended', 'expulsionPending']
  return (
    row.kind === 'fullMember' &&
    appraisalPlaceOf(row) !== 'destination' &&
    !nowhere.some((flag) => flag in row.flags)
  )
}
