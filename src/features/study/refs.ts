import { listUnits, getUnit } from '../../../db/queries/units.ts'
import type { StudySession } from '../../../db/queries/study-sessions.ts'
import type { StudyTask } from '../../../db/queries/study-tasks.ts'
import { studyProgress } from '../../../db/queries/study-completions.ts'
import type { CardRef, Writing } from '../../pipeline/operation.ts'

/** The task in a group, with the numbers of `unitId`. */
export function groupTaskRef(taskId: string, unitId: string): CardRef {
  return { card: 'studyGroupTask', key: { taskId, unitId } }
}

export function ownTaskRef(taskId: string, personId: string): CardRef {
  return { card: 'studyTask', key: { taskId, personId } }
}

export function catchUpRef(sessionId: string, personId: string): CardRef {
  return { card: 'studyCatchUp', key: { sessionId, personId } }
}

export function noticeRef({ sessionId }: Pick<StudySession, 'sessionId'>): CardRef {
  return { card: 'studySessionNotice', key: { sessionId } }
}

export function progressRef(taskId: string, unitId: string): CardRef {
  return { card: 'studyProgress', key: { taskId, unitId, page: '1' } }
}

export function attendanceRef(sessionId: string): CardRef {
  return { card: 'studyAttendance', key: { sessionId } }
}

/** Every card of a task that anybody may have. */
export function cardsOfTask(op: Writing, task: StudyTask): CardRef[] {
  const { rootId } = getUnit(op.tx, task.unitId)
  const units = listUnits(op.tx, rootId).filter((unit) => unit.kind !== 'partyGroup')
  return [
    ...units.map((unit) => groupTaskRef(task.taskId, unit.unitId)),
    ...studyProgress(op.tx, task.taskId, task.unitId).map((person) =>
      ownTaskRef(task.taskId, person.personId),
    ),
  ]
}
