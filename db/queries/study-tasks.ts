import { and, desc, eq, sql } from 'drizzle-orm'
import { prepared, rememberedIn, type Reader, type Tx } from '../client.ts'
import { studyTasks } from '../schema/study.ts'

export type StudyTask = typeof studyTasks.$inferSelect

const byId = prepared((d) =>
  d
    .select()
    .from(studyTasks)
    .where(eq(studyTasks.taskId, sql.placeholder('taskId')))
    .prepare(),
)
const ofUnit = prepared((d) =>
  d
    .select()
    .from(studyTasks)
    .where(eq(studyTasks.unitId, sql.placeholder('unitId')))
    .orderBy(studyTasks.state, desc(studyTasks.createdAt), studyTasks.taskId)
    .prepare(),
)
const openOfUnit = prepared((d) =>
  d
    .select()
    .from(studyTasks)
    .where(and(eq(studyTasks.unitId, sql.placeholder('unitId')), eq(studyTasks.state, 'open')))
    .orderBy(studyTasks.dueOn, studyTasks.taskId)
    .prepare(),
)

export function findStudyTask(reader: Reader, taskId: string): StudyTask | undefined {
  return rememberedIn(reader, `studyTask:${taskId}`, () => byId(reader).get({ taskId }))
}

/** Tasks of one cycle given to one of these units, closed ones first, then the newest first. */
export function studyTasksOf(
  reader: Reader,
  cycleId: string,
  unitIds: readonly string[],
): StudyTask[] {
  return unitIds
    .flatMap((unitId) => ofUnit(reader).all({ unitId }))
    .filter((task) => task.cycleId === cycleId)
}

/** Open tasks given to one of these units, soonest first. */
export function openStudyTasksOf(reader: Reader, unitIds: readonly string[]): StudyTask[] {
  return unitIds
    .flatMap((unitId) => openOfUnit(reader).all({ unitId }))
    .toSorted((a, b) => a.dueOn.localeCompare(b.dueOn))
}

export function insertStudyTask(tx: Tx, task: StudyTask): void {
  tx.forgetRows()
  tx.drizzle.insert(studyTasks).values(task).run()
}

export function updateStudyTask(
  tx: Tx,
  taskId: string,
  changes: Partial<Pick<StudyTask, 'dueOn' | 'state'>>,
): void {
  tx.forgetRows()
  tx.drizzle.update(studyTasks).set(changes).where(eq(studyTasks.taskId, taskId)).run()
}
