import { and, asc, eq, isNull, ne, sql } from 'drizzle-orm'
import { prepared, type Reader, type Tx } from '../client.ts'
import { cycles, guarantors, preparationTasks } from '../schema/cycle.ts'

export type PreparationTask = typeof preparationTasks.$inferSelect
export type Guarantor = typeof guarantors.$inferSelect

const ofCycle = prepared((d) =>
  d
    .select()
    .from(preparationTasks)
    .where(eq(preparationTasks.cycleId, sql.placeholder('cycleId')))
    .orderBy(asc(preparationTasks.position))
    .prepare(),
)
const openOfOwner = prepared((d) =>
  d
    .select({ task: preparationTasks, windowFrom: cycles.windowFrom })
    .from(preparationTasks)
    .innerJoin(cycles, eq(cycles.cycleId, preparationTasks.cycleId))
    .where(
      and(
        eq(preparationTasks.ownerId, sql.placeholder('ownerId')),
        isNull(preparationTasks.doneAt),
        ne(cycles.state, 'closed'),
        ne(cycles.state, 'draft'),
      ),
    )
    .orderBy(asc(preparationTasks.dueOffset), asc(preparationTasks.position))
    .prepare(),
)
const byId = prepared((d) =>
  d
    .select()
    .from(preparationTasks)
    .where(eq(preparationTasks.taskId, sql.placeholder('taskId')))
    .prepare(),
)

export function listPreparationTasks(reader: Reader, cycleId: string): PreparationTask[] {
  return ofCycle(reader).all({ cycleId })
}

/** What an owner still has to arrange for plans that are adopted, soonest first. */
export function openPreparationOf(
  reader: Reader,
  ownerId: string,
): { task: PreparationTask; windowFrom: string }[] {
  return openOfOwner(reader).all({ ownerId })
}

export function findPreparationTask(reader: Reader, taskId: string): PreparationTask | undefined {
  return byId(reader).get({ taskId })
}

export function insertPreparationTask(tx: Tx, task: PreparationTask): void {
  tx.drizzle.insert(preparationTasks).values(task).run()
}

export function updatePreparationTask(
  tx: Tx,
  taskId: string,
  changes: Partial<Pick<PreparationTask, 'title' | 'ownerId' | 'dueOffset' | 'doneAt'>>,
): void {
  tx.drizzle.update(preparationTasks).set(changes).where(eq(preparationTasks.taskId, taskId)).run()
}

export function deletePreparationTask(tx: Tx, taskId: string): void {
  tx.drizzle.delete(preparationTasks).where(eq(preparationTasks.taskId, taskId)).run()
}

/** Who answers for each branch. */
export function listGuarantors(reader: Reader, cycleId: string): Guarantor[] {
  return reader.drizzle.select().from(guarantors).where(eq(guarantors.cycleId, cycleId)).all()
}

export function saveGuarantor(tx: Tx, guarantor: Guarantor): void {
  tx.drizzle
    .insert(guarantors)
    .values(guarantor)
    .onConflictDoUpdate({
      target: [guarantors.cycleId, guarantors.unitId],
      set: { personId: guarantor.personId },
    })
    .run()
}
