import { and, eq, isNull, sql } from 'drizzle-orm'
import { prepared, type Reader, type Tx } from '../client.ts'
import { gateExemptions } from '../schema/readiness.ts'

export type GateExemption = typeof gateExemptions.$inferSelect

const ofUnit = prepared((d) =>
  d
    .select()
    .from(gateExemptions)
    .where(
      and(
        eq(gateExemptions.cycleId, sql.placeholder('cycleId')),
        eq(gateExemptions.unitId, sql.placeholder('unitId')),
      ),
    )
    .orderBy(gateExemptions.at)
    .prepare(),
)

/** Every mark 不适用 a unit ever made, the oldest first, for the archive. */
export function gateExemptionsOf(reader: Reader, cycleId: string, unitId: string): GateExemption[] {
  return ofUnit(reader).all({ cycleId, unitId })
}

export function insertGateExemption(tx: Tx, exemption: GateExemption): void {
  tx.drizzle.insert(gateExemptions).values(exemption).run()
}

/** Ends a mark and keeps it; false when there is none that holds. */
export function takeBackGateExemption(
  tx: Tx,
  exemptionId: string,
  by: { personId: string; at: Date },
): boolean {
  const { changes } = tx.drizzle
    .update(gateExemptions)
    .set({ takenBackAt: by.at.getTime(), takenBackById: by.personId })
    .where(and(eq(gateExemptions.exemptionId, exemptionId), isNull(gateExemptions.takenBackAt)))
    .run()
  return changes > 0
}
