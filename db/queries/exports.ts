import { and, between, desc, eq, gte, ne, sql } from 'drizzle-orm'
import { prepared, type Reader, type Tx } from '../client.ts'
import { exportLog } from '../schema/archive.ts'
import { cycles } from '../schema/cycle.ts'
import type { Cycle } from './cycles.ts'

export type Export = typeof exportLog.$inferSelect
export type ExportPack = Export['pack']

const byId = prepared((d) =>
  d
    .select()
    .from(exportLog)
    .where(eq(exportLog.exportId, sql.placeholder('exportId')))
    .prepare(),
)
const ofUnit = prepared((d) =>
  d
    .select()
    .from(exportLog)
    .where(eq(exportLog.unitId, sql.placeholder('unitId')))
    .orderBy(desc(exportLog.at), desc(exportLog.exportId))
    .limit(sql.placeholder('limit'))
    .prepare(),
)

const sentOf = prepared((d) =>
  d
    .select({ pack: exportLog.pack, part: exportLog.part })
    .from(exportLog)
    .where(
      and(
        eq(exportLog.unitId, sql.placeholder('unitId')),
        gte(exportLog.at, sql.placeholder('since')),
        eq(exportLog.cycleId, sql.placeholder('cycleId')),
        eq(exportLog.state, 'sent'),
      ),
    )
    .prepare(),
)

const sentBetween = prepared((d) =>
  d
    .select()
    .from(exportLog)
    .where(
      and(
        eq(exportLog.state, 'sent'),
        between(exportLog.at, sql.placeholder('from'), sql.placeholder('to')),
      ),
    )
    .orderBy(exportLog.at, exportLog.exportId)
    .prepare(),
)

export function findExport(reader: Reader, exportId: string): Export | undefined {
  return byId(reader).get({ exportId })
}

/** Everything that was asked for in a cycle, the newest first; nothing is ever taken off it. */
export function exportsOf(reader: Reader, cycleId: string): Export[] {
  return reader.drizzle
    .select()
    .from(exportLog)
    .where(eq(exportLog.cycleId, cycleId))
    .orderBy(desc(exportLog.at), desc(exportLog.exportId))
    .all()
}

/** Packs that were sent after being asked for in this time, both ends included. */
export function sentExportsBetween(reader: Reader, from: number, to: number): Export[] {
  return sentBetween(reader).all({ from, to })
}

/** The last so many of one unit. */
export function lastExportsOf(reader: Reader, unitId: string, limit: number): Export[] {
  return ofUnit(reader).all({ unitId, limit })
}

/** The cycle whose papers are asked for: the one that runs, else the last that was closed. */
export function filedCycle(reader: Reader, rootId: string): Cycle | undefined {
  return reader.drizzle
    .select()
    .from(cycles)
    .where(and(eq(cycles.rootId, rootId), ne(cycles.state, 'draft')))
    .orderBy(desc(cycles.assessmentYear))
    .limit(1)
    .get()
}

/** Whether the papers of a unit's meeting went to its secretary since then: all, or the report. */
export function isReported(
  reader: Reader,
  { cycleId, unitId, since }: { cycleId: string; unitId: string; since: number },
): boolean {
  return sentOf(reader)
    .all({ cycleId, unitId, since })
    .some(({ pack, part }) => isReport(pack, part))
}

function isReport(pack: ExportPack, part: string): boolean {
  return pack === 'whole' || pack === 'spotCheck' || part === 'report' || part === 'D40'
}

export function insertExport(
  tx: Tx,
  asked: Pick<Export, 'exportId' | 'cycleId' | 'unitId' | 'byPersonId' | 'pack' | 'part' | 'at'>,
): void {
  const begun = { state: 'asked' as const, done: 0, total: 0, bytes: 0, finishedAt: null }
  tx.drizzle
    .insert(exportLog)
    .values({ ...asked, ...begun })
    .run()
}

export function updateExport(
  tx: Tx,
  exportId: string,
  changes: Partial<Pick<Export, 'state' | 'done' | 'total' | 'bytes' | 'finishedAt'>>,
): void {
  tx.drizzle.update(exportLog).set(changes).where(eq(exportLog.exportId, exportId)).run()
}
