import { and, desc, eq, sql } from 'drizzle-orm'
import { prepared, type Reader, type Tx } from '../client.ts'
import { registerFreezes } from '../schema/readiness.ts'

export type RegisterFreeze = typeof registerFreezes.$inferSelect

const latest = prepared((d) =>
  d
    .select()
    .from(registerFreezes)
    .where(
      and(
        eq(registerFreezes.cycleId, sql.placeholder('cycleId')),
        eq(registerFreezes.unitId, sql.placeholder('unitId')),
        eq(registerFreezes.windowFrom, sql.placeholder('windowFrom')),
      ),
    )
    .orderBy(desc(registerFreezes.at), desc(registerFreezes.freezeId))
    .limit(1)
    .prepare(),
)
const byId = prepared((d) =>
  d
    .select()
    .from(registerFreezes)
    .where(eq(registerFreezes.freezeId, sql.placeholder('freezeId')))
    .prepare(),
)

/** The one freeze a meeting stands on. */
export function findRegisterFreeze(reader: Reader, freezeId: string): RegisterFreeze | undefined {
  return byId(reader).get({ freezeId })
}

/** The register as frozen for a branch's meetings in one window, the latest time it was. */
export function registerFreezeOf(
  reader: Reader,
  meeting: { cycleId: string; unitId: string; windowFrom: string },
): RegisterFreeze | undefined {
  const { cycleId, unitId, windowFrom } = meeting
  return latest(reader).get({ cycleId, unitId, windowFrom })
}

export function insertRegisterFreeze(tx: Tx, freeze: RegisterFreeze): void {
  tx.drizzle.insert(registerFreezes).values(freeze).run()
}
