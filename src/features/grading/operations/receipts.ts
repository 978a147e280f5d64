import { gradingRefusals, gradingToasts } from '../../../../cards/grading/wording.ts'
import type { Grade } from '../../../../db/queries/grades.ts'
import {
  chooseGradeReceipt,
  gradeReceiptsOf,
  saveGradeReceipt,
} from '../../../../db/queries/grading-receipts.ts'
import { dayOf } from '../../../organization/calendar.ts'
import type { Operation, Reply } from '../../../pipeline/operation.ts'
import { mobileOf } from '../mobile.ts'
import { homeGradeOf } from '../own.ts'
import { ledBranch, refuse } from '../people.ts'
import { listRef, redrawBranch } from '../refs.ts'
import type { OfPerson } from './opinions.ts'

type Receipt = OfPerson & {
  receivedOn: string
  grade?: Grade | undefined
  destination?: string | undefined
  meetingOn?: string | undefined
  note?: string | undefined
}

/** 回执: when it came, with a grade or a note; a second grade is flagged, never merged (R18). */
export function saveReceipt(op: Operation, input: Receipt): Reply {
  const { cycleId, unitId, personId, receivedOn, grade, meetingOn, destination, note } = input
  const branch = ledBranch(op, { cycleId, unitId })
  if (!mobileOf(op.tx, branch).some((one) => one.row.personId === personId)) {
    refuse(gradingRefusals.notMobile)
  }
  if (receivedOn > dayOf(op.now)) refuse(gradingRefusals.dayInFuture)
  if (meetingOn !== undefined && meetingOn > receivedOn) refuse(gradingRefusals.meetingAfterReceipt)
  if (grade === undefined && note === undefined) refuse(gradingRefusals.receiptNote)
  const saved = saveGradeReceipt(op.tx, {
    ...branch.of,
    personId,
    receivedOn,
    grade: grade ?? null,
    destination,
    meetingOn: meetingOn ?? null,
    note,
    byPersonId: op.actor.personId,
    rev: op.happenedAt.getTime(),
  })
  op.redraw(listRef('gradeReceipts', branch.of))
  redrawBranch(op, branch.of)
  if (!saved) return { toast: gradingToasts.newerKept }
  op.audit('grading.receipt', personId)
  const isTwice = grade !== undefined && homeGradeOf(op.tx, branch.of, personId) !== undefined
  if (isTwice) return { toast: gradingToasts.receiptConflict }
  return { toast: gradingToasts.receiptSaved, become: listRef('gradeReceipts', branch.of) }
}

/** Graded twice: the branch says which one counts, and why (scenario 4). */
export function chooseReceipt(
  op: Operation,
  input: OfPerson & { chosen: 'home' | 'destination'; reason: string },
): Reply {
  const { cycleId, unitId, personId, chosen, reason } = input
  const branch = ledBranch(op, { cycleId, unitId })
  const receipt = gradeReceiptsOf(op.tx, branch.of).get(personId)
  const isTwice = receipt?.grade != null && homeGradeOf(op.tx, branch.of, personId) !== undefined
  if (!isTwice) refuse(gradingRefusals.noConflict)
  const choice = { chosen, reason, chosenById: op.actor.personId }
  chooseGradeReceipt(op.tx, { cycleId, personId }, choice)
  op.redraw(listRef('gradeReceipts', branch.of))
  redrawBranch(op, branch.of)
  op.audit('grading.chooseReceipt', personId)
  return { toast: gradingToasts.receiptChosen, become: listRef('gradeReceipts', branch.of) }
}
