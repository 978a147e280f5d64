import type { GradeName } from '../../../cards/grading/wording.ts'
import type { Reader } from '../../../db/client.ts'
import { gradingMeetingOf } from '../../../db/queries/grades.ts'
import { gradeFeedbacksIn, type GradeFeedback } from '../../../db/queries/grading-feedback.ts'
import {
  gradeConclusionsOf,
  gradingOf,
  preliminaryOpinionsOf,
} from '../../../db/queries/grading-opinions.ts'
import type { RegisterPerson } from '../../../db/queries/register.ts'
import { listAt, standingGrades, startLacksOf, type Branch, type Register } from './branch.ts'
import { gradeOf, isOnPaper } from './own.ts'

type StageBefore = 'notHeld' | 'noBallot' | 'unsigned' | 'mayStart'
type Stage = StageBefore | 'opinions' | 'meeting' | 'awaiting' | 'decided'

const lacking = { meeting: 'notHeld', ballot: 'noBallot', signatures: 'unsigned' } as const
const stagesBefore: readonly Stage[] = ['notHeld', 'noBallot', 'unsigned', 'mayStart']

/** How far a branch has come. */
export function stageOf(db: Reader, branch: Branch): Stage {
  if (!gradingOf(db, branch.of)) {
    const [lack] = startLacksOf(db, branch.of)
    return lack === undefined ? 'mayStart' : lacking[lack]
  }
  const meeting = gradingMeetingOf(db, branch.of)
  if (!meeting) return 'opinions'
  if (meeting.state === 'open') return 'meeting'
  return meeting.state === 'decided' ? 'decided' : 'awaiting'
}

/** Nobody has begun with the preliminary opinions. */
export function isBefore(stage: Stage): stage is StageBefore {
  return stagesBefore.includes(stage)
}

export interface Standing {
  list: Register
  /** Everybody who gets a grade or an opinion, in register order. */
  rows: RegisterPerson[]
  grades: Map<string, GradeName>
  counts: Record<GradeName, number>
  /** Listed members without a proposal; without a conclusion. */
  unproposed: number
  unconcluded: number
  undetermined: number
  elsewhere: number
}

/** What is known of a branch's grades now. */
export function standingOf(db: Reader, branch: Branch): Standing {
  const list = listAt(db, branch)
  const rows = [...list.graded, ...list.opinionOnly]
  const grades = standingGrades(db, branch.of)
  const counts = { excellent: 0, qualified: 0, basicallyQualified: 0, unqualified: 0 }
  for (const { personId } of list.graded) {
    const grade = grades.get(personId)
    if (grade) counts[grade] += 1
  }
  const proposed = preliminaryOpinionsOf(db, branch.of)
  const concluded = gradeConclusionsOf(db, branch.of)
  const graded = new Set(list.graded.map((row) => row.personId))
  // Who became graded, or no longer is, since something was said about them is open again.
  const without = (said: ReadonlyMap<string, { grade: GradeName | null }>) =>
    rows.filter(({ personId }) => {
      const one = said.get(personId)
      return !one || (one.grade !== null) !== graded.has(personId)
    }).length
  const why = (reason: string) => list.notGraded.filter((one) => one.why === reason).length
  return {
    list,
    rows,
    grades,
    counts,
    unproposed: without(proposed),
    unconcluded: without(concluded),
    undetermined: why('undetermined'),
    elsewhere: why('destination'),
  }
}

/** Who gets feedback once it was decided: everybody the meeting concluded about. */
export function toTell(db: Reader, branch: Branch): string[] {
  if (gradingMeetingOf(db, branch.of)?.state !== 'decided') return []
  const concluded = gradeConclusionsOf(db, branch.of)
  const { graded, opinionOnly } = listAt(db, branch)
  return [...graded, ...opinionOnly]
    .map((row) => row.personId)
    .filter((personId) => concluded.has(personId))
}

/** Who was not told yet; what was a case and is none any more has to be told in words. */
export function untold(db: Reader, branch: Branch): string[] {
  const told = gradeFeedbacksIn(db, branch.of)
  return toTell(db, branch).filter((personId) => !isTold(db, branch, told.get(personId)))
}

/** Whether what somebody was told still fits their grade. */
export function isTold(
  db: Reader,
  branch: Branch,
  told: GradeFeedback | undefined,
): told is GradeFeedback {
  if (!told) return false
  return told.hasTexts || isOnPaper(branch, gradeOf(db, branch.of, told.personId))
}
