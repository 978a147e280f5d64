import { gradingLacks } from '../../../cards/grading/wording.ts'
import { gradingMeetingOf } from '../../../db/queries/grades.ts'
import { gradingOf } from '../../../db/queries/grading-opinions.ts'
import type { StepEngine } from '../../pipeline/agenda-engine.ts'
import { branchAt, startLacksOf } from './branch.ts'
import { listRef } from './refs.ts'
import { standingOf, toTell, untold } from './standing.ts'

/** C8 组织评定: after the meeting, once the papers are counted (R97–R100). */
export const gradingEngine: StepEngine = {
  state: (db, meeting) => {
    const branch = branchAt(db, meeting)
    if (!branch) return { startLacks: [gradingLacks.meeting], finishLacks: [] }
    const { rows, unconcluded } = standingOf(db, branch)
    const isDecided = gradingMeetingOf(db, branch.of)?.state === 'decided'
    const lacks = gradingOf(db, branch.of) ? [] : startLacksOf(db, branch.of)
    return {
      startLacks: lacks.map((lack) => gradingLacks[lack]),
      finishLacks: isDecided ? [] : [gradingLacks.decided],
      isBegun: gradingOf(db, branch.of) !== undefined,
      progress: gradingLacks.concluded(rows.length - unconcluded, rows.length),
      open: { ...listRef('gradingDesk', branch.of), label: gradingLacks.openDesk },
    }
  },
}

/** C9 反馈: once decided; a ratio outside the guide has its reason by then (R101). */
export const feedbackEngine: StepEngine = {
  state: (db, meeting) => {
    const branch = branchAt(db, meeting)
    const isDecided = branch && gradingMeetingOf(db, branch.of)?.state === 'decided'
    if (!branch || !isDecided) {
      return { startLacks: [gradingLacks.decided], finishLacks: [gradingLacks.decided] }
    }
    const all = toTell(db, branch).length
    const open = untold(db, branch).length
    return {
      startLacks: [],
      finishLacks: open > 0 ? [gradingLacks.feedback(open)] : [],
      isBegun: open < all,
      progress: gradingLacks.told(all - open, all),
      open: { ...listRef('feedbackList', branch.of), label: gradingLacks.openFeedback },
    }
  },
}
