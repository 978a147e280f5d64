import { and, eq, sql } from 'drizzle-orm'
import { prepared, type Reader, type Tx } from '../client.ts'
import { keptIn } from '../kept-rows.ts'
import { units } from '../schema/organization.ts'

export type Unit = typeof units.$inferSelect
export type NewUnit = typeof units.$inferInsert

const byId = prepared((d) =>
  d
    .select()
    .from(units)
    .where(eq(units.unitId, sql.placeholder('unitId')))
    .prepare(),
)
const byCode = prepared((d) =>
  d
    .select()
    .from(units)
    .where(
      and(eq(units.rootId, sql.placeholder('rootId')), eq(units.code, sql.placeholder('code'))),
    )
    .prepare(),
)
const ofRoot = prepared((d) =>
  d
    .select()
    .from(units)
    .where(eq(units.rootId, sql.placeholder('rootId')))
    .orderBy(units.code)
    .prepare(),
)
const roots = prepared((d) =>
  d.select().from(units).where(eq(units.kind, 'generalBranch')).orderBy(units.name).prepare(),
)

export function findUnit(reader: Reader, unitId: string): Unit | undefined {
  return keptIn(reader, `unit:${unitId}`, () => byId(reader).get({ unitId }))
}

export function getUnit(reader: Reader, unitId: string): Unit {
  const unit = findUnit(reader, unitId)
  if (!unit) throw new Error(`no unit ${unitId}`)
  return unit
}

export function unitByCode(reader: Reader, rootId: string, code: string): Unit | undefined {
  return keptIn(reader, `unit:${rootId}:${code}`, () => byCode(reader).get({ rootId, code }))
}

/** All units of one general branch, by code, the general branch included. */
export function listUnits(reader: Reader, rootId: string): readonly Unit[] {
  return keptIn(reader, `units:${rootId}`, () => ofRoot(reader).all({ rootId }))
}

export function listGeneralBranches(reader: Reader): readonly Unit[] {
  return keptIn(reader, 'roots', () => roots(reader).all())
}

/** The unit, then its parent, up to the general branch. */
export function unitWithAncestors(reader: Reader, unitId: string): Unit[] {
  const found: Unit[] = []
  let unit = findUnit(reader, unitId)
  while (unit && found.length < 4) {
    found.push(unit)
    unit = unit.parentId === null ? undefined : findUnit(reader, unit.parentId)
  }
  return found
}

export function insertUnit(tx: Tx, unit: NewUnit): void {
  tx.forgetRows()
  tx.drizzle.insert(units).values(unit).run()
}

export function renameUnit(tx: Tx, unitId: string, name: string): void {
  tx.forgetRows()
  tx.drizzle.update(units).set({ name }).where(eq(units.unitId, unitId)).run()
}

export function recodeUnit(tx: Tx, unitId: string, code: string): void {
  tx.forgetRows()
  tx.drizzle.update(units).set({ code }).where(eq(units.unitId, unitId)).run()
}
