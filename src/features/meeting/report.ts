import { reportLines as said, sayCounts, shortDay } from '../../../cards/meeting/wording.ts'
import type { ReportId } from '../../../policies/agendas.ts'
import type { Reader } from '../../../db/client.ts'
import { analysesOf } from '../../../db/queries/analyses.ts'
import { criticismCountsOf } from '../../../db/queries/criticisms.ts'
import { meetingOfType } from '../../../db/queries/meetings.ts'
import { previousReportOf, type PreviousReport } from '../../../db/queries/meeting-preparations.ts'
import { previousMeasuresOf } from '../../../db/queries/previous-measures.ts'
import { listOpinionLines } from '../../../db/queries/opinion-lines.ts'
import { listProblems } from '../../../db/queries/problems.ts'
import { studySessionsHeldFor, studySessionsOf } from '../../../db/queries/study-sessions.ts'
import { listUnits } from '../../../db/queries/units.ts'
import type { Held } from './held.ts'
import { countAttendance } from '../../organization/attendance.ts'

/**
 * The numbers a report of the meeting is made of, and last year's list; never a sentence in
 * somebody's name (R62, R63, R72, R73).
 */
export function reportOf(db: Reader, held: Held, report: ReportId): string[] {
  switch (report) {
    case 'attendance':
      return [sayCounts(countAttendance(held.people))]
    case 'readiness':
      return said.readiness({
        sessions: sessionsOf(db, held),
        opinions: opinionsOf(db, held),
        analyses: analysesIn(db, held),
        problems: problemsIn(db, held).length,
      })
    case 'previousMeasures':
      return previousOf(db, held)
    case 'opinions': {
      const problems = problemsIn(db, held)
      const ofTeam = problems.filter((one) => one.subject === 'team').length
      return said.opinions({
        opinions: opinionsOf(db, held),
        teamProblems: ofTeam,
        ownProblems: problems.length - ofTeam,
      })
    }
    case 'criticism':
      return criticismOf(db, held)
  }
}

function sessionsOf(db: Reader, { meeting, unit }: Held): number {
  const { cycleId } = meeting
  if (meeting.meetingType !== 'A') return studySessionsHeldFor(db, cycleId, unit).length
  // The general branch prepares by what its branches do.
  const unitIds = listUnits(db, unit.rootId).map((one) => one.unitId)
  return studySessionsOf(db, cycleId, unitIds).filter((one) => one.state === 'held').length
}

function opinionsOf(db: Reader, { meeting }: Held): number {
  const lines = listOpinionLines(db, meeting.cycleId, meeting.unitId)
  return lines.reduce((sum, line) => sum + line.count, 0)
}

function analysesIn(db: Reader, { meeting, people }: Held): number {
  const written = analysesOf(db, meeting.cycleId)
  return people.filter((one) => {
    const analysis = written.get(one.personId)
    return analysis?.state === 'handedIn' || (analysis?.onPaperOn ?? null) !== null
  }).length
}

function problemsIn(db: Reader, { meeting }: Held) {
  return listProblems(db, meeting.unitId, meeting.cycleId)
}

function previousOf(db: Reader, { meeting }: Held): string[] {
  const found = previousReportOf(db, meeting)
  const last = previousMeasuresOf(db, meeting)
  const items = last?.items.map(({ problem, measures, state }) => ({
    text: problem || measures,
    state,
  }))
  return [
    ...reported(found),
    ...(last && items ? said.previousItems(last.assessmentYear, items) : []),
  ]
}

function reported(found: PreviousReport | undefined): string[] {
  if (!found) return said.previousMissing
  return found.readyOn === null ? said.previousNone : said.previousReady(shortDay(found.readyOn))
}

/** The appraisal reports on the criticism of the life meeting before it. */
function criticismOf(db: Reader, held: Held): string[] {
  const { cycleId, unitId } = held.meeting
  const before = meetingOfType(db, { cycleId, unitId, meetingType: 'B' })
  const counts = before && criticismCountsOf(db, before.meetingId)
  return said.criticism({
    selfCriticisms: counts?.selfCriticisms ?? 0,
    criticisms: counts?.criticisms ?? 0,
    teamProblems: problemsIn(db, held).filter((one) => one.subject === 'team').length,
  })
}
