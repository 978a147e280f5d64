import { gradingRefusals, gradingToasts } from '../../../../cards/grading/wording.ts'
import {
  gradingMeetingOf,
  saveGradingMeeting,
  type Grade,
  type GradingMeeting,
} from '../../../../db/queries/grades.ts'
import {
  gradingOf,
  preliminaryOpinionsOf,
  saveGradeConclusion,
} from '../../../../db/queries/grading-opinions.ts'
import { getPerson } from '../../../../db/queries/people.ts'
import { dayOf } from '../../../organization/calendar.ts'
import { holdersOf } from '../../../organization/roles.ts'
import type { Operation, Reply } from '../../../pipeline/operation.ts'
import {
  ballotOf,
  heldAppraisal,
  listAt,
  runningBranch,
  type Branch,
  type OfBranch,
} from '../branch.ts'
import { judged, passableOf } from '../concluding.ts'
import {
  assertOpen,
  assertSits,
  decidingBody,
  ledBranch,
  listedRow,
  openGradingMeeting,
  openItem,
  refuse,
  sendPrivately,
  sittersOf,
} from '../people.ts'
import { listRef, redrawBranch } from '../refs.ts'
import { hasQuorum, mayBeExcellent, needsReason, type DecisionFault } from '../rules/deciding.ts'
import { pageHolding } from '../rules/paging.ts'
import { ballotCounts } from '../views/figures.ts'
import type { OfPerson } from './opinions.ts'

/** Opens the meeting that decides, or corrects who is there (R99, X27). */
export function openMeeting(
  op: Operation,
  input: OfBranch & {
    heldOn: string
    from?: string | undefined
    place?: string | undefined
    present: string[]
    recorder?: string | undefined
  },
): Reply {
  const { heldOn, from, place, present, recorder, ...of } = input
  const branch = ledBranch(op, of)
  if (!gradingOf(op.tx, branch.of)) refuse(gradingRefusals.notStarted)
  const before = gradingMeetingOf(op.tx, branch.of)
  assertOpen(before)
  assertDay(op, branch, heldOn)
  assertProposed(op, branch)
  const { body, ids } = decidingBody(op.tx, branch)
  if (present.some((id) => !ids.includes(id))) refuse(gradingRefusals.presentUnknown)
  if (recorder !== undefined && !present.includes(recorder)) refuse(gradingRefusals.recorderAway)
  if (!hasQuorum(present.length, ids.length)) {
    refuse(gradingRefusals.noQuorum(present.length, ids.length))
  }
  saveGradingMeeting(op.tx, {
    ...branch.of,
    body,
    heldOn,
    heldFrom: from ?? null,
    place: place ?? null,
    recorderId: recorder ?? null,
    expectedIds: ids,
    presentIds: present,
    openedAt: op.now.getTime(),
    openedById: op.actor.personId,
  })
  redrawBranch(op, branch.of)
  inviteSitters(op, branch)
  op.audit('grading.meeting', branch.of.unitId)
  return {
    toast: before ? gradingToasts.meetingChanged : gradingToasts.meetingOpened,
    become: listRef('gradingMeeting', branch.of),
  }
}

function assertDay(op: Operation, branch: Branch, day: string): void {
  if (day > dayOf(op.now)) refuse(gradingRefusals.dayInFuture)
  const appraisal = heldAppraisal(op.tx, branch.of)
  if (appraisal && day < dayOf(new Date(appraisal.openedAt))) {
    refuse(gradingRefusals.dayBeforeMeeting)
  }
}

/** The secretary proposes for everybody first, save for themself. */
function assertProposed(op: Operation, branch: Branch): void {
  const { graded, opinionOnly } = listAt(op.tx, branch)
  const written = preliminaryOpinionsOf(op.tx, branch.of)
  const own = holdersOf(op.tx, branch.of.unitId, 'secretary')
  const open = [...graded, ...opinionOnly].filter(
    ({ personId }) => !written.has(personId) && !own.includes(personId),
  )
  if (open.length > 0) refuse(gradingRefusals.unwritten(open.length))
}

function inviteSitters(op: Operation, branch: Branch): void {
  const { cycleId, unitId } = branch.of
  const present = new Set(gradingMeetingOf(op.tx, branch.of)?.presentIds)
  for (const personId of sittersOf(op.tx, branch)) {
    if (personId === op.actor.personId || !present.has(personId)) continue
    const key = `grading:meeting:${cycleId}:${unitId}:${personId}`
    sendPrivately(op, getPerson(op.tx, personId), listRef('gradingMeeting', branch.of), key)
  }
}

type Conclusion = OfPerson & {
  grade?: Grade | undefined
  agreed: number
  opinion?: string | undefined
}

/** What the meeting concluded about one member, entered by anybody there but that member. */
export function conclude(op: Operation, input: Conclusion): Reply {
  const { grade, personId, agreed, opinion } = input
  const { branch, meeting } = openItem(op, input)
  const { row, isGraded } = listedRow(listAt(op.tx, branch), personId)
  if (!isGraded) refuse(gradingRefusals.probationary)
  if (grade === undefined) refuse(gradingRefusals.gradeMissing)
  if (grade === 'excellent' && !mayBeExcellent(row)) refuse(gradingRefusals.notExcellent)
  const proposal = preliminaryOpinionsOf(op.tx, branch.of).get(personId)
  const isExplained = proposal?.grade === grade && proposal.hasReasons
  const counts = ballotCounts(ballotOf(op.tx, branch.of), personId)
  if (opinion === undefined && !isExplained && needsReason(grade, counts)) {
    refuse(gradingRefusals.reasonMissing)
  }
  return keep(op, branch, meeting, { personId, grade, agreed, opinion })
}

/** The same for a probationary member: an opinion without a grade. */
export function concludeOnly(
  op: Operation,
  input: OfPerson & { agreed: number; opinion: string },
): Reply {
  const { personId, agreed, opinion } = input
  const { branch, meeting } = openItem(op, input)
  if (listedRow(listAt(op.tx, branch), personId).isGraded) refuse(gradingRefusals.gradeMissing)
  return keep(op, branch, meeting, { personId, grade: null, agreed, opinion })
}

interface Concluded {
  personId: string
  grade: Grade | null
  agreed: number
  opinion: string | undefined
}

function keep(op: Operation, branch: Branch, meeting: GradingMeeting, said: Concluded): Reply {
  const { fault, deciders } = judged(meeting, said.personId, said.agreed)
  if (fault !== undefined) refuse(faultSentence(fault, deciders))
  const saved = record(op, branch, meeting, said)
  redrawBranch(op, branch.of)
  if (saved) op.audit('grading.conclude', said.personId)
  const { graded, opinionOnly } = listAt(op.tx, branch)
  const ids = [...graded, ...opinionOnly].map((row) => row.personId)
  return {
    toast: saved ? gradingToasts.concluded : gradingToasts.newerKept,
    become: listRef('gradingMeeting', branch.of, pageHolding(ids, said.personId, 'meeting')),
  }
}

function faultSentence(fault: DecisionFault, deciders: number): string {
  if (fault === 'noQuorum') return gradingRefusals.itemNoQuorum
  if (fault === 'moreThanThere') return gradingRefusals.moreThanThere(deciders)
  return gradingRefusals.noMajority
}

function record(op: Operation, branch: Branch, meeting: GradingMeeting, said: Concluded): boolean {
  const { deciders, hasWithdrawn } = judged(meeting, said.personId)
  const { agreed, ...rest } = said
  return saveGradeConclusion(op.tx, {
    ...branch.of,
    ...rest,
    agreedCount: agreed,
    deciderCount: deciders,
    hasWithdrawn,
    byPersonId: op.actor.personId,
    rev: op.happenedAt.getTime(),
  })
}

/** Everybody else was agreed on unanimously as proposed; one's own item is left to others. */
export function passRest(op: Operation, of: OfBranch): Reply {
  const branch = runningBranch(op.tx, of)
  assertSits(op, branch)
  const meeting = openGradingMeeting(op.tx, branch)
  const ids = passableOf(op.tx, branch, meeting, op.actor.personId)
  const proposals = preliminaryOpinionsOf(op.tx, branch.of)
  for (const personId of ids) {
    const { deciders } = judged(meeting, personId)
    const grade = proposals.get(personId)?.grade ?? null
    record(op, branch, meeting, { personId, grade, agreed: deciders, opinion: undefined })
  }
  redrawBranch(op, branch.of)
  if (ids.length > 0) op.audit('grading.pass', branch.of.unitId)
  return { toast: ids.length > 0 ? gradingToasts.passed(ids.length) : gradingToasts.nonePassed }
}
