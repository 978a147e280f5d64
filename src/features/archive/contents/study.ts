import { studyPlan, studyRecord } from '../../../../documents/archive/study.ts'
import {
  namedAttendancesOf,
  studySessionsHeldFor,
  studySessionsOf,
  type StudySession,
} from '../../../../db/queries/study-sessions.ts'
import { studyTasksOf } from '../../../../db/queries/study-tasks.ts'
import { dayAt, nameOf, type Draft, type Scope } from './scope.ts'

/** D06: the plan of study, and a record for each session that was held. */
export function studyPapers(scope: Scope): Draft[] {
  if (scope.isRoot) return []
  const held = studySessionsHeldFor(scope.db, scope.of.cycleId, scope.unit)
  return [
    { number: 'D06', day: held[0]?.heldOn ?? '', paper: () => planOf(scope) },
    ...held.map((session) => ({
      number: 'D06',
      day: session.heldOn,
      paper: () => recordOf(scope, session),
    })),
  ]
}

function planOf(scope: Scope) {
  const { db, of, unit } = scope
  const unitIds = [unit.unitId, unit.rootId]
  const names = (topics: readonly { name: string }[]) => topics.map((topic) => topic.name)
  return studyPlan({
    ...scope.head,
    tasks: studyTasksOf(db, of.cycleId, unitIds).map((task) => ({
      title: task.title,
      materials: task.materials.map((material) => material.title),
      topics: names(task.topics),
      due: task.dueOn,
    })),
    sessions: studySessionsOf(db, of.cycleId, unitIds)
      .filter((session) => session.state !== 'cancelled')
      .map((session) => ({
        day: session.heldOn,
        from: session.startsAt,
        place: session.place,
        kind: session.kind,
        leader: session.leader,
        topics: names(session.topics),
      })),
    day: scope.today,
  })
}

function recordOf(scope: Scope, session: StudySession) {
  const rows = namedAttendancesOf(scope.db, session.sessionId).filter(
    (row) => row.branchId === scope.unit.unitId,
  )
  return studyRecord({
    ...scope.head,
    day: session.heldOn,
    from: session.startsAt,
    place: session.place,
    kind: session.kind,
    leader: session.leader,
    topics: session.topics.map((topic) => topic.name),
    present: rows.filter((row) => row.presence === 'present').map((row) => row.name),
    absent: rows
      .filter((row) => row.presence === 'absent')
      .map((row) => ({
        name: row.name,
        caughtUpOn: dayAt(row.caughtUpAt),
        caughtUpWith: row.caughtUpWith ?? '',
      })),
    summary: session.summary ?? '',
    recorder: nameOf(scope, session.createdById),
  })
}
