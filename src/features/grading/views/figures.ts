import type { BallotRow, DailyRecord, QuotaView } from '../../../../cards/grading/parts.ts'
import type { Reader } from '../../../../db/client.ts'
import { analysesOf } from '../../../../db/queries/analyses.ts'
import type { BallotResult } from '../../../../db/queries/ballot-totals.ts'
import { cyclesBefore } from '../../../../db/queries/closings.ts'
import { meetingsOfUnit, peopleOfMeeting } from '../../../../db/queries/meetings.ts'
import { itemsOf } from '../../../../db/queries/rectification-items.ts'
import { studyProgress } from '../../../../db/queries/study-completions.ts'
import { attendancesOf, studySessionsHeldFor } from '../../../../db/queries/study-sessions.ts'
import { studyTasksOf } from '../../../../db/queries/study-tasks.ts'
import { talksByPair } from '../../../../db/queries/talks.ts'
import { sharesOf } from '../../../organization/percent.ts'
import { quotaAt, type Branch } from '../branch.ts'
import { guideMinimum } from '../rules/quota.ts'

/** What the papers said about somebody; undefined under the least number of papers. */
export function ballotRow(
  { cycle }: Branch,
  result: BallotResult | undefined,
  personId: string,
): BallotRow | undefined {
  const row = rowIn(result, personId)
  if (!result || !row) return undefined
  return { ...row, shares: sharesOf(row, result, cycle.parameters.ballot.percentBase) }
}

export function ballotCounts(result: BallotResult | undefined, personId: string) {
  return rowIn(result, personId)?.counts ?? []
}

function rowIn(result: BallotResult | undefined, personId: string) {
  return result?.isShown ? result.rows.find((row) => row.subjectId === personId) : undefined
}

interface Count {
  done: number
  of: number
}
const none = (): Count => ({ done: 0, of: 0 })

/** Adds one occasion for everybody it concerned. */
function tally(counts: Map<string, Count>, personId: string, isDone: boolean): void {
  const count = counts.get(personId) ?? none()
  counts.set(personId, { done: count.done + Number(isDone), of: count.of + 1 })
}

/** The daily record of a branch's members (R98): numbers only, no points. */
export function dailyRecords(db: Reader, branch: Branch): (personId: string) => DailyRecord {
  const sessions = sessionCounts(db, branch)
  const tasks = taskCounts(db, branch)
  const meetings = meetingCounts(db, branch)
  const talks = talkCounts(db, branch)
  const rectified = rectifiedCounts(db, branch)
  const analyses = analysesOf(db, branch.of.cycleId)
  return (personId) => {
    const analysis = analyses.get(personId)
    const isIn = analysis?.handedInAt != null || analysis?.onPaperOn != null
    return {
      sessions: sessions.get(personId) ?? none(),
      tasks: tasks.get(personId) ?? none(),
      meetings: meetings.get(personId) ?? none(),
      talks: talks.get(personId) ?? 0,
      rectified: rectified.get(personId) ?? none(),
      analysis: isIn ? 'handedIn' : analysis?.exemptById != null ? 'exempt' : 'open',
    }
  }
}

/** A session that was missed and caught up counts as attended. */
function sessionCounts(db: Reader, { of, unit }: Branch): Map<string, Count> {
  const counts = new Map<string, Count>()
  for (const { sessionId } of studySessionsHeldFor(db, of.cycleId, unit)) {
    for (const { personId, presence, caughtUpAt } of attendancesOf(db, sessionId)) {
      tally(counts, personId, presence === 'present' || caughtUpAt !== null)
    }
  }
  return counts
}

function taskCounts(db: Reader, { of, unit }: Branch): Map<string, Count> {
  const counts = new Map<string, Count>()
  for (const { taskId } of studyTasksOf(db, of.cycleId, [unit.unitId, unit.rootId])) {
    for (const { personId, done } of studyProgress(db, taskId, unit.unitId)) {
      tally(counts, personId, done)
    }
  }
  return counts
}

function meetingCounts(db: Reader, { of, unit }: Branch): Map<string, Count> {
  const counts = new Map<string, Count>()
  const held = [unit.rootId, unit.unitId]
    .flatMap((unitId) => meetingsOfUnit(db, of.cycleId, unitId))
    .filter((meeting) => meeting.state !== 'brokenOff')
  for (const { meetingId } of held) {
    for (const { personId, role, isExpected, presence } of peopleOfMeeting(db, meetingId)) {
      if (role === 'participant' && (isExpected || presence === 'present')) {
        tally(counts, personId, presence === 'present')
      }
    }
  }
  return counts
}

function talkCounts(db: Reader, { of }: Branch): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { heldOn, aId, bId } of [...talksByPair(db, of.cycleId).values()].flat()) {
    if (heldOn === null) continue
    for (const id of [aId, bId]) counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  return counts
}

/** What somebody had to put right, of this year's lists and those of the year before. */
function rectifiedCounts(db: Reader, { of, cycle }: Branch): Map<string, Count> {
  const counts = new Map<string, Count>()
  const [before] = cyclesBefore(db, cycle)
  for (const cycleId of [of.cycleId, ...(before ? [before.cycleId] : [])]) {
    for (const { state, responsibleId, ownerId } of itemsOf(db, cycleId)) {
      const bearer = responsibleId ?? ownerId
      const isPublished = state === 'published' || state === 'closed'
      if (isPublished && bearer !== null) tally(counts, bearer, state === 'closed')
    }
  }
  return counts
}

/** The ratio meter of a branch. */
export function quotaView(db: Reader, branch: Branch): QuotaView {
  const { excellentRatio: ratio } = branch.cycle.parameters
  const { state, own, judged, total, recommended } = quotaAt(db, branch)
  return {
    state,
    scope: ratio.scope,
    own,
    total,
    guide: { from: guideMinimum(ratio, judged.graded), to: recommended },
    ratio:
      ratio.mode === 'none'
        ? undefined
        : { min: ratio.min ?? undefined, max: ratio.max ?? undefined },
  }
}
