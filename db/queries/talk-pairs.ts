import { and, eq, max, or, sql } from 'drizzle-orm'
import { prepared, type Reader, type Tx } from '../client.ts'
import { registerEvents } from '../schema/organization.ts'
import { areasInCharge, talkPairs, talkPlanChanges, talkPlans } from '../schema/talk.ts'

export type TalkPair = typeof talkPairs.$inferSelect
export type TalkPlan = typeof talkPlans.$inferSelect
export type TalkPlanChange = typeof talkPlanChanges.$inferSelect
export type AreaInCharge = typeof areasInCharge.$inferSelect

const planOf = prepared((d) =>
  d
    .select()
    .from(talkPlans)
    .where(eq(talkPlans.cycleId, sql.placeholder('cycleId')))
    .prepare(),
)
const ofCycle = prepared((d) =>
  d
    .select()
    .from(talkPairs)
    .where(eq(talkPairs.cycleId, sql.placeholder('cycleId')))
    .orderBy(talkPairs.pairKey)
    .prepare(),
)
const one = prepared((d) =>
  d
    .select()
    .from(talkPairs)
    .where(
      and(
        eq(talkPairs.cycleId, sql.placeholder('cycleId')),
        eq(talkPairs.pairKey, sql.placeholder('pairKey')),
      ),
    )
    .prepare(),
)
const ofPerson = prepared((d) =>
  d
    .select()
    .from(talkPairs)
    .where(
      and(
        or(
          eq(talkPairs.aId, sql.placeholder('personId')),
          eq(talkPairs.bId, sql.placeholder('personId')),
        ),
        eq(talkPairs.cycleId, sql.placeholder('cycleId')),
      ),
    )
    .orderBy(talkPairs.pairKey)
    .prepare(),
)
const lastRegisterEvent = prepared((d) =>
  d
    .select({ at: max(registerEvents.recordedAt), count: sql<number>`count(*)` })
    .from(registerEvents)
    .where(eq(registerEvents.rootId, sql.placeholder('rootId')))
    .prepare(),
)
const areasOfUnit = prepared((d) =>
  d
    .select()
    .from(areasInCharge)
    .where(eq(areasInCharge.unitId, sql.placeholder('unitId')))
    .orderBy(areasInCharge.personId, areasInCharge.headId)
    .prepare(),
)

export function findTalkPlan(reader: Reader, cycleId: string): TalkPlan | undefined {
  return planOf(reader).get({ cycleId })
}

export function saveTalkPlan(tx: Tx, plan: TalkPlan): void {
  const { cycleId: _, ...set } = plan
  tx.drizzle
    .insert(talkPlans)
    .values(plan)
    .onConflictDoUpdate({ target: talkPlans.cycleId, set })
    .run()
}

/** All pairs of a cycle, dropped ones too. */
export function talkPairsOf(reader: Reader, cycleId: string): TalkPair[] {
  return ofCycle(reader).all({ cycleId })
}

export function findTalkPair(
  reader: Reader,
  cycleId: string,
  pairKey: string,
): TalkPair | undefined {
  return one(reader).get({ cycleId, pairKey })
}

/** The pairs a person belongs to, dropped ones too. */
export function talkPairsOfPerson(reader: Reader, cycleId: string, personId: string): TalkPair[] {
  return ofPerson(reader).all({ cycleId, personId })
}

export function saveTalkPair(tx: Tx, pair: TalkPair): void {
  const { rules, unitIds, droppedAt } = pair
  tx.drizzle
    .insert(talkPairs)
    .values(pair)
    .onConflictDoUpdate({
      target: [talkPairs.cycleId, talkPairs.pairKey],
      set: { rules, unitIds, droppedAt },
    })
    .run()
}

export function dropTalkPair(tx: Tx, cycleId: string, pairKey: string, at: Date): void {
  tx.drizzle
    .update(talkPairs)
    .set({ droppedAt: at.getTime() })
    .where(and(eq(talkPairs.cycleId, cycleId), eq(talkPairs.pairKey, pairKey)))
    .run()
}

export function insertTalkPlanChange(tx: Tx, change: TalkPlanChange): void {
  tx.drizzle.insert(talkPlanChanges).values(change).run()
}

export function findTalkPlanChange(reader: Reader, changeId: string): TalkPlanChange | undefined {
  return reader.drizzle
    .select()
    .from(talkPlanChanges)
    .where(eq(talkPlanChanges.changeId, changeId))
    .get()
}

/** Says whether the register changed since it was looked at; cheap, asked every minute. */
export function registerMark(reader: Reader, rootId: string): string {
  const found = lastRegisterEvent(reader).get({ rootId })
  return `${found?.at ?? 0}/${found?.count ?? 0}`
}

export function areasInChargeOf(reader: Reader, unitId: string): AreaInCharge[] {
  return areasOfUnit(reader).all({ unitId })
}

export function replaceAreasInCharge(
  tx: Tx,
  of: { unitId: string; personId: string },
  headIds: readonly string[],
): void {
  const theirs = and(eq(areasInCharge.unitId, of.unitId), eq(areasInCharge.personId, of.personId))
  tx.drizzle.delete(areasInCharge).where(theirs).run()
  for (const headId of headIds) {
    tx.drizzle
      .insert(areasInCharge)
      .values({ ...of, headId })
      .run()
  }
}
