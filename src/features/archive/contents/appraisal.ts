import { ballotSample, countSheetForm } from '../../../../documents/archive/ballot.ts'
import {
  memberBallotResult,
  memberBallotResultWorkbook,
  teamAppraisalResult,
} from '../../../../documents/archive/ballot-results.ts'
import {
  commendation,
  gradeSummary,
  gradeSummaryWorkbook,
  gradingMinutes,
} from '../../../../documents/archive/grading.ts'
import { ballotResultOf, type BallotResult } from '../../../../db/queries/ballot-totals.ts'
import { findRound } from '../../../../db/queries/ballot-rounds.ts'
import { gradesOf, gradingMeetingOf, ratioReasonOf } from '../../../../db/queries/grades.ts'
import { gradeFollowUpsIn } from '../../../../db/queries/grading-follow-ups.ts'
import {
  concludedOpinionOf,
  gradeConclusionsOf,
  preliminaryOpinionsOf,
} from '../../../../db/queries/grading-opinions.ts'
import { meetingMaterialOf } from '../../../../db/queries/meeting-preparations.ts'
import { listRegister } from '../../../../db/queries/register.ts'
import type { Fraction } from '../../../../policies/policy.ts'
import { listedOnBallot } from '../../../organization/participation.ts'
import { sharesOf } from '../../../organization/percent.ts'
import { secretaryOf } from '../../../organization/roles.ts'
import { branchAt, listAt } from '../../grading/branch.ts'
import { scaleNames } from '../../ballot/views/names.ts'
import { dayAt, nameOf, namesOf, type Draft, type Scope } from './scope.ts'

type Kind = 'members' | 'team'
const kinds: readonly Kind[] = ['members', 'team']

function scaleOf(scope: Scope, kind: Kind, scale: readonly string[]): string[] {
  return [...scaleNames(scope.db, { ...scope.of, kind, scale: [...scale] })]
}

/** D24 and the count sheets, blank: names on them, and nothing marked. */
export function ballotForms(scope: Scope): Draft[] {
  if (scope.isRoot) return []
  return kinds.flatMap((kind) => {
    const rows = () => blankRows(scope, kind)
    return [
      { number: 'D24', day: '', paper: () => ballotSample({ ...scope.head, ...rows() }) },
      {
        number: 'D26',
        day: '',
        paper: () => {
          const material = meetingMaterialOf(scope.db, scope.of)
          return countSheetForm({
            ...scope.head,
            ...rows(),
            scrutineer: nameOf(scope, material?.scrutineerId),
            voteCounter: nameOf(scope, material?.voteCounterId),
          })
        },
      },
    ]
  })
}

/** D24: the blank paper alone, for the box. */
export function ballotSamples(scope: Scope): Draft[] {
  return ballotForms(scope).filter((draft) => draft.number === 'D24')
}

function blankRows(scope: Scope, kind: Kind) {
  const { db, unit, cycle } = scope
  const { onBallot } = cycle.parameters.probationary
  const options = { listsProbationary: onBallot !== 'absent' }
  const listed = listedOnBallot(listRegister(db, unit.rootId), unit.unitId, options)
  return {
    kind,
    branch: unit.name,
    rows:
      kind === 'team'
        ? [{ name: unit.name, isMarked: true }]
        : listed.map((row) => ({
            name: row.name,
            isMarked: row.kind === 'fullMember' || onBallot === 'listed',
          })),
    scale: scaleOf(
      scope,
      kind,
      kind === 'team'
        ? cycle.parameters.teamBallot.scale.map((step) => step.id)
        : ['excellent', 'qualified', 'basicallyQualified', 'unqualified'],
    ),
  }
}

/** D26 and D27: totals alone, and none under the least number of papers (7.3). */
export function ballotPapers(scope: Scope): Draft[] {
  if (scope.isRoot) return []
  return kinds.flatMap((kind): Draft[] => {
    const result = ballotResultOf(scope.db, { ...scope.of, kind })
    if (!result) return []
    const day = dayAt(result.closedAt)
    const { percentBase } = scope.cycle.parameters.ballot
    const view = () => ({
      ...resultView(scope, kind, result),
      rows: result.rows.map((row) => ({
        ...row,
        shares: sharesOf(row, result, percentBase),
        item: scope.unit.name,
        name: kind === 'team' ? '' : nameOf(scope, row.subjectId),
      })),
    })
    if (kind === 'team') {
      return [{ number: 'D27', day, paper: () => teamAppraisalResult(view()) }]
    }
    return [
      { number: 'D26', day, paper: () => memberBallotResult(view()) },
      { number: 'D26', day, paper: () => memberBallotResultWorkbook(view()) },
    ]
  })
}

export function papersOf(result: BallotResult) {
  const { electronic, electronicInvalid, paper, papers } = result
  return {
    issued: electronic + (paper?.issued ?? 0),
    returned: electronic + (paper?.returned ?? 0),
    valid: papers,
    invalid: electronicInvalid + (paper?.invalid ?? 0),
  }
}

function resultView(scope: Scope, kind: Kind, result: BallotResult) {
  const round = findRound(scope.db, result.roundId)
  return {
    ...scope.head,
    day: dayAt(result.closedAt),
    papers: papersOf(result),
    scale: scaleOf(scope, kind, round?.scale ?? []),
    isShown: result.isShown,
    scrutineer: nameOf(scope, round?.scrutineerId),
    voteCounter: nameOf(scope, round?.voteCounterId),
  }
}

/** D28, D30 and D33, once the branch has decided. */
export function gradingPapers(scope: Scope): Draft[] {
  if (scope.isRoot) return []
  const held = gradingMeetingOf(scope.db, scope.of)
  if (held?.state !== 'decided') return []
  const { heldOn } = held
  const summary = () => ({ ...scope.head, day: heldOn, rows: summaryRows(scope) })
  const commended = () => commendedNames(scope)
  return [
    { number: 'D28', day: heldOn, paper: () => gradingMinutes(minutesView(scope, held)) },
    { number: 'D30', day: heldOn, paper: () => gradeSummary(summary()) },
    { number: 'D30', day: heldOn, paper: () => gradeSummaryWorkbook(summary()) },
    ...(commended().length > 0
      ? [
          {
            number: 'D33',
            day: heldOn,
            paper: () => commendation({ ...scope.head, names: commended(), day: heldOn }),
          },
        ]
      : []),
  ]
}

function minutesView(scope: Scope, held: NonNullable<ReturnType<typeof gradingMeetingOf>>) {
  const { db, of, unit, cycle } = scope
  const proposed = preliminaryOpinionsOf(db, of)
  const { min, max } = cycle.parameters.excellentRatio
  return {
    ...scope.head,
    body: held.body,
    heldOn: held.heldOn,
    from: held.heldFrom ?? '',
    place: held.place ?? '',
    chair: secretaryOf(db, unit.unitId)?.name ?? '',
    recorder: nameOf(scope, held.recorderId),
    expected: held.expectedIds.length,
    present: namesOf(scope, held.presentIds),
    absent: namesOf(
      scope,
      held.expectedIds.filter((id) => !held.presentIds.includes(id)),
    ),
    rows: [...gradeConclusionsOf(db, of).values()].map((row) => ({
      name: nameOf(scope, row.personId),
      proposed: proposed.get(row.personId)?.grade ?? ('' as const),
      grade: row.grade ?? ('' as const),
      opinion: concludedOpinionOf(db, { ...of, personId: row.personId }) ?? '',
      agreed: row.agreedCount,
      deciders: row.deciderCount,
      hasWithdrawn: row.hasWithdrawn,
    })),
    excellent: held.excellentCount ?? 0,
    graded: held.gradedCount ?? 0,
    guide: { min: percent(min), max: percent(max) },
    quota: held.quotaState ?? ('' as const),
    ratioReason: ratioReasonOf(db, of) ?? '',
    confirmedBy: nameOf(scope, held.confirmedById),
    confirmedOn: dayAt(held.confirmedAt),
    signers: namesOf(scope, held.presentIds),
  }
}

function percent(share: Fraction | null): string {
  if (!share) return ''
  const whole = (share.num * 100) / share.den
  return Number.isInteger(whole) ? `${whole}%` : `${share.num}/${share.den}`
}

function summaryRows(scope: Scope) {
  const { db, of } = scope
  const branch = branchAt(db, of)
  if (!branch) return []
  const { graded, opinionOnly, notGraded } = listAt(db, branch)
  const grades = new Map(gradesOf(db, of).map((one) => [one.personId, one.grade]))
  const followUps = gradeFollowUpsIn(db, of)
  const row = (one: (typeof graded)[number], notGradedBecause: Why) => ({
    name: one.name,
    kind: one.kind,
    grade: grades.get(one.personId) ?? ('' as const),
    notGradedBecause,
    followUp: followUps.get(one.personId)?.kind ?? ('' as const),
  })
  return [
    ...graded.map((one) => row(one, '')),
    ...opinionOnly.map((one) => row(one, 'probationary')),
    ...notGraded.map((one) => row(one.row, one.why)),
  ]
}
type Why = '' | 'probationary' | 'destination' | 'undetermined' | 'notNow'

function commendedNames(scope: Scope): string[] {
  return [...gradeFollowUpsIn(scope.db, scope.of).values()]
    .filter((one) => one.kind === 'commendation')
    .map(({ personId }) => nameOf(scope, personId))
}
