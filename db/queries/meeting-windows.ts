import { and, desc, eq, getTableColumns, sql } from 'drizzle-orm'
import { prepared, type Reader, type Tx } from '../client.ts'
import { keptIn } from '../kept-rows.ts'
import { cycles } from '../schema/cycle.ts'
import { meetingWindows, openingDecisions } from '../schema/readiness.ts'

export type MeetingWindow = typeof meetingWindows.$inferSelect
export type OpeningDecision = typeof openingDecisions.$inferSelect

const ofCycle = prepared((d) =>
  d
    .select(getTableColumns(meetingWindows))
    .from(meetingWindows)
    .innerJoin(
      cycles,
      and(
        eq(cycles.cycleId, meetingWindows.cycleId),
        eq(cycles.windowFrom, meetingWindows.insteadOf),
      ),
    )
    .where(eq(meetingWindows.cycleId, sql.placeholder('cycleId')))
    .orderBy(meetingWindows.version)
    .prepare(),
)
const decisionsOfUnit = prepared((d) =>
  d
    .select()
    .from(openingDecisions)
    .where(
      and(
        eq(openingDecisions.cycleId, sql.placeholder('cycleId')),
        eq(openingDecisions.unitId, sql.placeholder('unitId')),
      ),
    )
    .orderBy(desc(openingDecisions.at), desc(openingDecisions.decisionId))
    .prepare(),
)

/** Units that meet on other days than the plan says; each with its latest days. */
export function ownWindowsOf(reader: Reader, cycleId: string): Map<string, MeetingWindow> {
  return keptIn(reader, `windows:${cycleId}`, () => {
    const rows = ofCycle(reader).all({ cycleId })
    return new Map(rows.map((row) => [row.unitId, row]))
  })
}

/** Every departure a unit ever had, the oldest first, lapsed ones included. */
export function windowHistoryOf(reader: Reader, cycleId: string, unitId: string): MeetingWindow[] {
  return reader.drizzle
    .select()
    .from(meetingWindows)
    .where(and(eq(meetingWindows.cycleId, cycleId), eq(meetingWindows.unitId, unitId)))
    .orderBy(meetingWindows.version)
    .all()
}

export function insertMeetingWindow(tx: Tx, window: MeetingWindow): void {
  tx.forgetRows()
  tx.drizzle.insert(meetingWindows).values(window).run()
}

/** What was decided about opening a unit's meetings, the latest first. */
export function openingDecisionsOf(
  reader: Reader,
  cycleId: string,
  unitId: string,
): OpeningDecision[] {
  return decisionsOfUnit(reader).all({ cycleId, unitId })
}

export function insertOpeningDecision(tx: Tx, decision: OpeningDecision): void {
  tx.drizzle.insert(openingDecisions).values(decision).run()
}
