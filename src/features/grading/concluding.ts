import type { Reader } from '../../../db/client.ts'
import type { GradingMeeting } from '../../../db/queries/grades.ts'
import { gradeConclusionsOf, preliminaryOpinionsOf } from '../../../db/queries/grading-opinions.ts'
import { listAt, type Branch } from './branch.ts'
import { decidersFor, decisionFault } from './rules/deciding.ts'

/** Who decides about somebody in a meeting, and whether so many who agree are enough. */
export function judged(meeting: GradingMeeting, personId: string, agreed?: number) {
  const { deciders, hasWithdrawn } = decidersFor(meeting.presentIds, personId)
  const decision = {
    body: meeting.body,
    expected: meeting.expectedIds.length,
    deciders: deciders.length,
    agreed: agreed ?? deciders.length,
  }
  return { fault: decisionFault(decision), deciders: deciders.length, hasWithdrawn }
}

/** Members with a proposal, without a conclusion, about whom this person may enter one. */
export function passableOf(
  db: Reader,
  branch: Branch,
  meeting: GradingMeeting,
  actorId: string,
): string[] {
  const { graded, opinionOnly } = listAt(db, branch)
  const done = gradeConclusionsOf(db, branch.of)
  const proposals = preliminaryOpinionsOf(db, branch.of)
  const hasGrade = new Set(graded.map((row) => row.personId))
  return [...graded, ...opinionOnly]
    .map((row) => row.personId)
    .filter((id) => {
      const proposal = proposals.get(id)
      const fits = proposal && (proposal.grade !== null) === hasGrade.has(id)
      return fits && !done.has(id) && id !== actorId
    })
    .filter((id) => judged(meeting, id).fault === undefined)
}
