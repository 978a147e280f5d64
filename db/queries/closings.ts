import { and, desc, eq, lt, sql } from 'drizzle-orm'
import { prepared, type Reader, type Tx } from '../client.ts'
import { yearClosings } from '../schema/closing.ts'
import { cycles } from '../schema/cycle.ts'
import type { Cycle } from './cycles.ts'

type Row = typeof yearClosings.$inferSelect
export type YearClosing = Omit<Row, 'reason'> & { reason: string | undefined }

const byCycle = prepared((d) =>
  d
    .select()
    .from(yearClosings)
    .where(eq(yearClosings.cycleId, sql.placeholder('cycleId')))
    .prepare(),
)
const ofRoot = prepared((d) =>
  d
    .select()
    .from(yearClosings)
    .where(eq(yearClosings.rootId, sql.placeholder('rootId')))
    .orderBy(desc(yearClosings.closedOn), desc(yearClosings.closedAt))
    .prepare(),
)
const roots = prepared((d) => d.selectDistinct({ rootId: cycles.rootId }).from(cycles).prepare())
const before = prepared((d) =>
  d
    .select()
    .from(cycles)
    .where(
      and(
        eq(cycles.rootId, sql.placeholder('rootId')),
        lt(cycles.assessmentYear, sql.placeholder('year')),
      ),
    )
    .orderBy(desc(cycles.assessmentYear))
    .prepare(),
)

export function findYearClosing(reader: Reader, cycleId: string): YearClosing | undefined {
  const row = byCycle(reader).get({ cycleId })
  if (!row) return undefined
  const { reason } = row
  return { ...row, reason: reason ? reader.vault.open(reason, reasonOf(cycleId)) : undefined }
}

/** Years that were ended, the latest first; why an early one was stays sealed. */
export function yearClosingsOf(reader: Reader, rootId: string): Omit<YearClosing, 'reason'>[] {
  return ofRoot(reader)
    .all({ rootId })
    .map(({ reason: _sealed, ...row }) => row)
}

/** General branches that have had a plan. */
export function rootsWithCycles(reader: Reader): string[] {
  return roots(reader)
    .all()
    .map(({ rootId }) => rootId)
}

/** The general branch's cycles of earlier years, the latest first. */
export function cyclesBefore(
  reader: Reader,
  of: { rootId: string; assessmentYear: number },
): Cycle[] {
  return before(reader).all({ rootId: of.rootId, year: of.assessmentYear })
}

/** Every cycle of a general branch, the latest first. */
export function cyclesOfRoot(reader: Reader, rootId: string): Cycle[] {
  return before(reader).all({ rootId, year: 9999 })
}

export function insertYearClosing(tx: Tx, closing: YearClosing): void {
  const { reason, ...row } = closing
  const sealed = reason === undefined ? null : tx.vault.seal(reason, reasonOf(row.cycleId))
  tx.drizzle
    .insert(yearClosings)
    .values({ ...row, reason: sealed })
    .run()
}

export function deleteYearClosing(tx: Tx, cycleId: string): void {
  tx.drizzle.delete(yearClosings).where(eq(yearClosings.cycleId, cycleId)).run()
}

function reasonOf(cycleId: string): string {
  return `year_closing:${cycleId}:reason`
}
