import { meetingOfType } from '../../../db/queries/meetings.ts'
import { redrawMeeting } from '../../organization/meetings.ts'
import type { CardRef, Writing } from '../../pipeline/operation.ts'
import type { OfBranch } from './branch.ts'

const keyOf = ({ cycleId, unitId }: OfBranch) => ({ cycleId, unitId })

/** A list of a branch, at its first page or another. */
export function listRef(
  card: 'gradingDesk' | 'gradingMeeting' | 'feedbackList' | 'gradeReceipts',
  of: OfBranch,
  page = 1,
): CardRef {
  return { card, key: { ...keyOf(of), page: String(page) } }
}

/** What concerns one person of a branch. */
export function personRef(
  card: 'preliminaryOpinion' | 'gradeConclusion' | 'gradeRestudy' | 'gradeFollowUp',
  of: OfBranch,
  personId: string,
): CardRef {
  return { card, key: { ...keyOf(of), personId } }
}

export function confirmRef(of: OfBranch): CardRef {
  return { card: 'gradingConfirm', key: keyOf(of) }
}

export function ownRef(
  card: 'gradeFeedback' | 'assignedTalk',
  of: { cycleId: string; personId: string },
): CardRef {
  return { card, key: { cycleId: of.cycleId, personId: of.personId } }
}

/** Also the agenda of the appraisal: its last two steps are begun or done with this (C8, C9). */
export function redrawSteps(op: Writing, of: OfBranch): void {
  redrawBranch(op, of)
  const meeting = meetingOfType(op.tx, { ...keyOf(of), meetingType: 'C' })
  if (meeting) redrawMeeting(op, meeting.meetingId)
}

/** Brings everything up to date that shows how far a branch has come. */
export function redrawBranch(op: Writing, of: OfBranch): void {
  op.redraw(listRef('gradingDesk', of))
  op.redraw(listRef('gradingMeeting', of))
  op.redraw(listRef('feedbackList', of))
  op.redraw(confirmRef(of))
  op.redraw({ card: 'gradingOverview', key: { cycleId: of.cycleId } })
}
