import type { Reader } from '../../../db/client.ts'
import { gradesOf, gradingMeetingOf, type Grade } from '../../../db/queries/grades.ts'
import {
  gradeFeedbackOf,
  gradeRestudyOf,
  type GradedPerson,
  type GradeFeedback,
} from '../../../db/queries/grading-feedback.ts'
import { gradeConclusionsOf } from '../../../db/queries/grading-opinions.ts'
import type { Policy } from '../../../policies/policy.ts'
import type { Branch, OfBranch } from './branch.ts'

type FollowUpKind = Policy['grade']['followUp'][Grade]

/** The grade somebody has in a branch that decided; undefined for who gets none. */
export function gradeOf(db: Reader, of: OfBranch, personId: string): Grade | undefined {
  return gradesOf(db, of).find((one) => one.personId === personId && one.decidedAt !== null)?.grade
}

/** The grade the branch itself gave, whatever was chosen after a receipt came. */
export function homeGradeOf(db: Reader, of: OfBranch, personId: string): Grade | undefined {
  if (gradingMeetingOf(db, of)?.state !== 'decided') return undefined
  const again = gradeRestudyOf(db, { cycleId: of.cycleId, personId })
  const here = again?.unitId === of.unitId ? again.grade : null
  return here ?? gradeConclusionsOf(db, of).get(personId)?.grade ?? undefined
}

/** What the policy lets follow from a grade (R102–R105). */
export function followUpFor(branch: Branch, grade: Grade): FollowUpKind {
  return branch.cycle.parameters.grade.followUp[grade]
}

export function isOnPaper(branch: Branch, grade: Grade | undefined): boolean {
  return grade !== undefined && followUpFor(branch, grade) === 'organizationalHandlingCase'
}

/** Whether somebody still has to say 收到: what came of a re-study is acknowledged once more. */
export function owesAnswer(db: Reader, feedback: GradeFeedback): boolean {
  if (feedback.answer === 'received') return false
  return feedback.answer === null || gradeRestudyOf(db, feedback)?.settledAt != null
}

/** A different opinion is stated once, before or after 收到. */
export function mayObject(db: Reader, of: GradedPerson): boolean {
  return gradeFeedbackOf(db, of) !== undefined && gradeRestudyOf(db, of) === undefined
}
