import type { ConfirmView, DecisionView, OverviewView } from '../../../../cards/grading/decision.ts'
import type {
  ConclusionView,
  GradingMeetingView,
  MeetingRowView,
} from '../../../../cards/grading/meeting.ts'
import type { MeetingFormView } from '../../../../cards/grading/meeting-form.ts'
import type { Reader } from '../../../../db/client.ts'
import { findCycle } from '../../../../db/queries/cycles.ts'
import {
  gradesOf,
  gradingMeetingOf,
  ratioReasonOf,
  type GradingMeeting,
} from '../../../../db/queries/grades.ts'
import {
  concludedOpinionOf,
  gradeConclusionsOf,
  preliminaryOpinionsOf,
  preliminaryReasonsOf,
} from '../../../../db/queries/grading-opinions.ts'
import type { RegisterPerson } from '../../../../db/queries/register.ts'
import { getUnit } from '../../../../db/queries/units.ts'
import { dayOf } from '../../../organization/calendar.ts'
import { isSecretaryOf } from '../../../organization/roles.ts'
import type { ViewContext } from '../../../pipeline/feature.ts'
import { allBranches, ballotOf, branchAt, quotaAt, type Branch, type OfBranch } from '../branch.ts'
import { passableOf } from '../concluding.ts'
import { decidingBody } from '../people.ts'
import { decideFaults, decidersFor, mayBeExcellent } from '../rules/deciding.ts'
import { pageOf } from '../rules/paging.ts'
import { isBefore, stageOf, standingOf, type Standing } from '../standing.ts'
import { headOf, nameOf, readerId } from './desk.ts'
import { ballotRow, quotaView } from './figures.ts'

export function meetingFormView(
  db: Reader,
  key: OfBranch,
  { now }: ViewContext,
): MeetingFormView | undefined {
  const branch = branchAt(db, key)
  if (!branch) return undefined
  const { body, ids } = decidingBody(db, branch)
  const meeting = gradingMeetingOf(db, branch.of)
  return {
    ...headOf(branch),
    body,
    people: ids.map((personId) => ({ personId, name: nameOf(db, personId) })),
    presentIds: meeting?.presentIds ?? [],
    heldOn: meeting?.heldOn ?? dayOf(now),
    from: meeting?.heldFrom ?? undefined,
    place: meeting?.place ?? undefined,
    recorderId: meeting?.recorderId ?? undefined,
    isOpen: meeting !== undefined,
  }
}

export function gradingMeetingView(
  db: Reader,
  key: OfBranch & { page: string },
  context: ViewContext,
): GradingMeetingView | undefined {
  const { reader } = context
  const branch = branchAt(db, key)
  const meeting = branch && gradingMeetingOf(db, branch.of)
  if (!meeting || reader.kind !== 'person') return undefined
  const standing = standingOf(db, branch)
  const { items, page, pages } = pageOf(standing.rows, key.page, 'meeting')
  const passable = passableOf(db, branch, meeting, reader.person.personId)
  const row = meetingRows(db, branch, standing, reader.person.personId)
  return {
    ...headOf(branch),
    body: meeting.body,
    state: meeting.state,
    heldOn: meeting.heldOn,
    present: meeting.presentIds.map((id) => nameOf(db, id)),
    expected: meeting.expectedIds.length,
    counts: standing.counts,
    open: standing.unconcluded,
    quota: quotaView(db, branch),
    list: { page, pages, items: items.map(row) },
    passable: meeting.state === 'open' ? passable.length : 0,
    leads: isSecretaryOf(db, reader.person, branch.of.unitId),
  }
}

function meetingRows(db: Reader, branch: Branch, { list, grades }: Standing, reader: string) {
  const conclusions = gradeConclusionsOf(db, branch.of)
  const proposals = preliminaryOpinionsOf(db, branch.of)
  const ballot = ballotOf(db, branch.of)
  const again = new Set(
    gradesOf(db, branch.of)
      .filter((one) => one.state === 'restudied')
      .map((one) => one.personId),
  )
  return (row: RegisterPerson): MeetingRowView => {
    const { personId, name } = row
    const conclusion = conclusions.get(personId)
    return {
      personId,
      name,
      isProbationary: !list.graded.includes(row),
      isConcluded: conclusion !== undefined,
      grade: grades.get(personId),
      proposed: proposals.get(personId)?.grade ?? undefined,
      ballot: ballotRow(branch, ballot, personId),
      agreed: conclusion?.agreedCount ?? 0,
      deciders: conclusion?.deciderCount ?? 0,
      hasWithdrawn: conclusion?.hasWithdrawn ?? false,
      restudied: again.has(personId),
      isReader: personId === reader,
    }
  }
}

export function conclusionView(
  db: Reader,
  key: OfBranch & { personId: string },
  context: ViewContext,
): ConclusionView | undefined {
  const { personId } = key
  const branch = branchAt(db, key)
  const meeting = branch && gradingMeetingOf(db, branch.of)
  if (!branch || meeting?.state !== 'open') return undefined
  if (readerId(context) === personId) return undefined
  const { list, rows } = standingOf(db, branch)
  const row = rows.find((one) => one.personId === personId)
  if (!row) return undefined
  const proposal = preliminaryOpinionsOf(db, branch.of).get(personId)
  const conclusion = gradeConclusionsOf(db, branch.of).get(personId)
  const { deciders, hasWithdrawn } = decidersFor(meeting.presentIds, personId)
  return {
    ...headOf(branch),
    personId,
    name: row.name,
    body: meeting.body,
    isProbationary: !list.graded.includes(row),
    mayBeExcellent: mayBeExcellent(row),
    proposed: proposal?.grade ?? undefined,
    reasons: preliminaryReasonsOf(db, { ...branch.of, personId }),
    ballot: ballotRow(branch, ballotOf(db, branch.of), personId),
    deciders: deciders.length,
    expected: meeting.expectedIds.length,
    hasWithdrawn,
    grade: conclusion?.grade ?? undefined,
    agreed: conclusion?.agreedCount ?? deciders.length,
    opinion: concludedOpinionOf(db, { ...branch.of, personId }),
  }
}

export function decisionView(db: Reader, key: OfBranch): DecisionView | undefined {
  const branch = branchAt(db, key)
  const meeting = branch && gradingMeetingOf(db, branch.of)
  if (!meeting) return undefined
  const { counts, unconcluded, undetermined } = standingOf(db, branch)
  const quota = quotaView(db, branch)
  const faults = decideFaults({
    open: unconcluded,
    undetermined,
    quota: quota.state,
    hasReason: true,
  })
  return {
    ...headOf(branch),
    counts,
    open: unconcluded,
    quota,
    faults: faults.filter((fault) => fault !== 'reason'),
    isOpen: meeting.state === 'open',
  }
}

export function confirmView(db: Reader, key: OfBranch): ConfirmView | undefined {
  const branch = branchAt(db, key)
  const meeting = branch && gradingMeetingOf(db, branch.of)
  if (!meeting) return undefined
  const { counts, rows, grades } = standingOf(db, branch)
  return {
    ...headOf(branch),
    ...factsOf(meeting),
    counts,
    quota: quotaView(db, branch),
    excellent: rows
      .filter(({ personId }) => grades.get(personId) === 'excellent')
      .map(({ name }) => name),
    reason: ratioReasonOf(db, branch.of),
  }
}

function factsOf({ body, heldOn, state }: GradingMeeting) {
  return { body, heldOn, state }
}

export function overviewView(
  db: Reader,
  { cycleId }: { cycleId: string },
): OverviewView | undefined {
  const cycle = findCycle(db, cycleId)
  if (!cycle) return undefined
  const branches = allBranches(db, cycle).map((branch) => {
    const { own, state } = quotaAt(db, branch)
    const { graded, excellent } = own
    return { ...headOf(branch), stage: shortStage(db, branch), graded, excellent, state }
  })
  return {
    cycleId,
    unitName: getUnit(db, cycle.rootId).name,
    branches,
    total: {
      graded: branches.reduce((sum, one) => sum + one.graded, 0),
      excellent: branches.reduce((sum, one) => sum + one.excellent, 0),
    },
  }
}

function shortStage(db: Reader, branch: Branch): OverviewView['branches'][number]['stage'] {
  const stage = stageOf(db, branch)
  return isBefore(stage) ? 'before' : stage
}
