import { and, desc, eq, sql } from 'drizzle-orm'
import { prepared, rememberedIn, type Reader, type Tx } from '../client.ts'
import { studyTasks } from '../schema/study.ts'

export type StudyTask = typeof studyTasks.$inferSelect

/** One statement however many units there are: the calendar asks for all of them every minute. */
const inUnits = sql`${studyTasks.unitId} in (select value from json_each(${sql.placeholder('unitIds')}))`

const byId = prepared((d) =>
  d
    .select()
    .from(studyTasks)
    .where(eq(studyTasks.taskId, sql.placeholder('taskId')))
    .prepare(),
)
const ofUnits = prepared((d) =>
  d
    .select()
    .from(studyTasks)
    .where(inUnits)
    .orderBy(studyTasks.state, desc(studyTasks.createdAt), studyTasks.taskId)
    .prepare(),
)
const openOfUnits = prepared((d) =>
  d
    .select()
    .from(studyTasks)
    .where(and(inUnits, eq(studyTasks.state, 'open')))
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
  return ofUnits(reader)
    .all({ unitIds: JSON.stringify(unitIds) })
    .filter((task) => task.cycleId === cycleId)
}

/** Open tasks given to one of these units, soonest first. */
export function openStudyTasksOf(reader: Reader, unitIds: readonly string[]): StudyTask[] {
  return openOfUnits(reader)
    .all({ unitIds: JSON.stringify(unitIds) })
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
