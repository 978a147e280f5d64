import type { OverviewLine, OverviewView, Share } from '../../../cards/todo/overview.ts'
import type { Reader } from '../../../db/client.ts'
import { oneLook } from '../../../db/queries/look.ts'
import { cyclesOfRoot } from '../../../db/queries/closings.ts'
import { currentCycle, type Cycle } from '../../../db/queries/cycles.ts'
import { meetingOfType } from '../../../db/queries/meetings.ts'
import { itemCounts } from '../../../db/queries/rectification-counts.ts'
import { studyProgress } from '../../../db/queries/study-completions.ts'
import { studyTasksOf } from '../../../db/queries/study-tasks.ts'
import { findUnit, type Unit } from '../../../db/queries/units.ts'
import { studyDutyOf } from '../../organization/study-duty.ts'
import { teamUnitsBelow } from '../../organization/teams.ts'
import { askedIn } from '../analysis/members.ts'
import { analysisReadiness } from '../analysis/rules/standing.ts'
import { wantedPairs, type WantedPair } from '../talk/plan.ts'
import { daysOf } from '../talk/period.ts'
import { pairState } from '../talk/rules/status.ts'
import { rootFirst, shareOf } from './rules.ts'

/** The year that runs or, between two years, the last one. */
export function overviewCycle(db: Reader, rootId: string): Cycle | undefined {
  const cycle = currentCycle(db, rootId) ?? cyclesOfRoot(db, rootId)[0]
  return cycle?.state === 'draft' ? undefined : cycle
}

/** Numbers over a general branch and its branches; whoever looks on sees no name. */
export function overviewView(
  reader: Reader,
  { rootId }: { rootId: string },
): OverviewView | undefined {
  const db = oneLook(reader)
  const root = findUnit(db, rootId)
  const cycle = root && overviewCycle(db, rootId)
  if (!root || !cycle) return undefined
  const pairs = doneOrNot(db, cycle)
  return {
    rootId,
    rootName: root.name,
    year: cycle.assessmentYear,
    isClosed: cycle.state === 'closed',
    lines: rootFirst(teamUnitsBelow(db, rootId)).map((unit) => lineOf(db, cycle, unit, pairs)),
  }
}

interface JudgedPair {
  unitIds: readonly string[]
  isDone: boolean
}

function doneOrNot(db: Reader, cycle: Cycle): JudgedPair[] {
  const { period } = daysOf(db, cycle)
  const isDone = ({ talks, unitIds }: WantedPair) => pairState(talks, period(unitIds)) === 'done'
  return wantedPairs(db, cycle).map((pair) => ({ unitIds: pair.unitIds, isDone: isDone(pair) }))
}

function lineOf(db: Reader, cycle: Cycle, unit: Unit, pairs: readonly JudgedPair[]): OverviewLine {
  const { unitId, name: unitName } = unit
  const isRoot = unit.kind === 'generalBranch'
  const own = pairs.filter(({ unitIds }) => unitIds.includes(unitId))
  return {
    unitId,
    unitName,
    shares: {
      study: isRoot ? none : studyOf(db, cycle, unit),
      talks: shareOf(own, ({ isDone }) => isDone),
      analysis: isRoot ? none : analysisOf(db, cycle, unit),
      meetings: shareOf(isRoot ? (['A'] as const) : (['B', 'C'] as const), (meetingType) => {
        const { cycleId } = cycle
        return meetingOfType(db, { cycleId, unitId, meetingType })?.state === 'closed'
      }),
      rectification: rectificationOf(db, cycle, unit),
    },
  }
}

const none: Share = { done: 0, of: 0 }

/** Answers of all study tasks together: of whom they are asked, how many have done them. */
function studyOf(db: Reader, { cycleId }: Cycle, { unitId, rootId }: Unit): Share {
  const answers = studyTasksOf(db, cycleId, [unitId, rootId]).flatMap(({ taskId }) =>
    studyProgress(db, taskId, unitId).filter((row) => studyDutyOf(row) === 'expected'),
  )
  return shareOf(answers, ({ done }) => done)
}

function analysisOf(db: Reader, cycle: Cycle, unit: Unit): Share {
  const target = cycle.parameters.analysis.memberTarget
  const { done, of } = analysisReadiness(askedIn(db, cycle, unit), target)
  return { done, of }
}

function rectificationOf(db: Reader, { cycleId }: Cycle, { unitId }: Unit): Share {
  const rows = itemCounts(db, cycleId, unitId).filter(({ state }) =>
    ['published', 'closed'].includes(state),
  )
  const count = (of: typeof rows) => of.reduce((sum, one) => sum + one.count, 0)
  return { done: count(rows.filter(({ state }) => state === 'closed')), of: count(rows) }
}
