import { and, asc, desc, eq, ne, sql } from 'drizzle-orm'
import { prepared, type Reader, type Tx } from '../client.ts'
import { keptIn } from '../kept-rows.ts'
import { cycles, cycleVersions, parameterChanges } from '../schema/cycle.ts'

export type Cycle = typeof cycles.$inferSelect
export type CycleVersion = typeof cycleVersions.$inferSelect
export type ParameterChange = typeof parameterChanges.$inferSelect

const open = prepared((d) =>
  d
    .select()
    .from(cycles)
    .where(and(eq(cycles.rootId, sql.placeholder('rootId')), ne(cycles.state, 'closed')))
    .orderBy(desc(cycles.assessmentYear))
    .limit(1)
    .prepare(),
)
const openEverywhere = prepared((d) =>
  d.select().from(cycles).where(ne(cycles.state, 'closed')).prepare(),
)
const byId = prepared((d) =>
  d
    .select()
    .from(cycles)
    .where(eq(cycles.cycleId, sql.placeholder('cycleId')))
    .prepare(),
)

/** The general branch's cycle that is not closed yet, if there is one. */
export function currentCycle(reader: Reader, rootId: string): Cycle | undefined {
  return keptIn(reader, `cycle:${rootId}`, () => open(reader).get({ rootId }))
}

/** Every general branch's cycle that is not closed, for the reminder calendar. */
export function listOpenCycles(reader: Reader): readonly Cycle[] {
  return keptIn(reader, 'cycles', () => openEverywhere(reader).all())
}

export function findCycle(reader: Reader, cycleId: string): Cycle | undefined {
  return keptIn(reader, `cycleId:${cycleId}`, () => byId(reader).get({ cycleId }))
}

/** Any cycle of the year, a closed one included: a year has one. */
export function cycleOfYear(reader: Reader, rootId: string, year: number): Cycle | undefined {
  return reader.drizzle
    .select()
    .from(cycles)
    .where(and(eq(cycles.rootId, rootId), eq(cycles.assessmentYear, year)))
    .get()
}

export function insertCycle(tx: Tx, cycle: typeof cycles.$inferInsert): void {
  tx.forgetRows()
  tx.drizzle.insert(cycles).values(cycle).run()
}

export function updateCycle(
  tx: Tx,
  cycleId: string,
  changes: Partial<Omit<Cycle, 'cycleId' | 'rootId' | 'createdAt'>>,
): void {
  tx.forgetRows()
  tx.drizzle.update(cycles).set(changes).where(eq(cycles.cycleId, cycleId)).run()
}

export function insertCycleVersion(tx: Tx, version: CycleVersion): void {
  tx.drizzle.insert(cycleVersions).values(version).run()
}

export function listCycleVersions(reader: Reader, cycleId: string): CycleVersion[] {
  return reader.drizzle
    .select()
    .from(cycleVersions)
    .where(eq(cycleVersions.cycleId, cycleId))
    .orderBy(asc(cycleVersions.version))
    .all()
}

export function insertParameterChange(tx: Tx, change: ParameterChange): void {
  tx.drizzle.insert(parameterChanges).values(change).run()
}

export function listParameterChanges(reader: Reader, cycleId: string): ParameterChange[] {
  return reader.drizzle
    .select()
    .from(parameterChanges)
    .where(eq(parameterChanges.cycleId, cycleId))
    .orderBy(asc(parameterChanges.at), asc(parameterChanges.parameterChangeId))
    .all()
}
