import { and, eq, sql } from 'drizzle-orm'
import { prepared, type Reader, type Tx } from '../client.ts'
import { attendanceReplies } from '../schema/readiness.ts'

export type AttendanceReply = typeof attendanceReplies.$inferSelect

const ofMeeting = prepared((d) =>
  d
    .select()
    .from(attendanceReplies)
    .where(
      and(
        eq(attendanceReplies.cycleId, sql.placeholder('cycleId')),
        eq(attendanceReplies.unitId, sql.placeholder('unitId')),
        eq(attendanceReplies.windowFrom, sql.placeholder('windowFrom')),
      ),
    )
    .prepare(),
)

/** Who said they come to a unit's meetings in a window, and who does not. */
export function attendanceRepliesOf(
  reader: Reader,
  meeting: { cycleId: string; unitId: string; windowFrom: string },
): Map<string, AttendanceReply> {
  const { cycleId, unitId, windowFrom } = meeting
  const rows = ofMeeting(reader).all({ cycleId, unitId, windowFrom })
  return new Map(rows.map((row) => [row.personId, row]))
}

/** Keeps an answer; of two the one clicked later counts. */
export function saveAttendanceReply(tx: Tx, reply: AttendanceReply): void {
  const { answer, byPersonId, rev } = reply
  tx.drizzle
    .insert(attendanceReplies)
    .values(reply)
    .onConflictDoUpdate({
      target: [
        attendanceReplies.cycleId,
        attendanceReplies.unitId,
        attendanceReplies.windowFrom,
        attendanceReplies.personId,
      ],
      set: { answer, byPersonId, rev },
      setWhere: sql`excluded.rev > ${attendanceReplies.rev}`,
    })
    .run()
}
