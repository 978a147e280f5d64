import { and, desc, eq, getTableColumns, sql } from 'drizzle-orm'
import { prepared, type Reader, type Tx } from '../client.ts'
import { leaveRequests } from '../schema/readiness.ts'

type Row = typeof leaveRequests.$inferSelect
/** Who asked and how it stands; the texts stay sealed. */
export type LeaveMark = Omit<Row, 'reason' | 'makeUp'>
export type LeaveRequest = LeaveMark & { reason: string; makeUp: string | undefined }

const { reason: _reason, makeUp: _makeUp, ...marks } = getTableColumns(leaveRequests)
const byId = prepared((d) =>
  d
    .select()
    .from(leaveRequests)
    .where(eq(leaveRequests.leaveId, sql.placeholder('leaveId')))
    .prepare(),
)
const ofPerson = prepared((d) =>
  d
    .select(marks)
    .from(leaveRequests)
    .where(
      and(
        eq(leaveRequests.cycleId, sql.placeholder('cycleId')),
        eq(leaveRequests.personId, sql.placeholder('personId')),
      ),
    )
    .orderBy(desc(leaveRequests.askedAt))
    .prepare(),
)
const ofUnit = prepared((d) =>
  d
    .select(marks)
    .from(leaveRequests)
    .where(
      and(
        eq(leaveRequests.cycleId, sql.placeholder('cycleId')),
        eq(leaveRequests.unitId, sql.placeholder('unitId')),
      ),
    )
    .orderBy(leaveRequests.askedAt)
    .prepare(),
)

/** One request with its reason. */
export function findLeaveRequest(reader: Reader, leaveId: string): LeaveRequest | undefined {
  const row = byId(reader).get({ leaveId })
  if (!row) return undefined
  return {
    ...row,
    reason: reader.vault.open(row.reason, `leave_request:${leaveId}:reason`),
    makeUp: row.makeUp
      ? reader.vault.open(row.makeUp, `leave_request:${leaveId}:make_up`)
      : undefined,
  }
}

/** What a person asked for in a cycle, the latest first. */
export function leaveOfPerson(reader: Reader, cycleId: string, personId: string): LeaveMark[] {
  return ofPerson(reader).all({ cycleId, personId })
}

/** What was asked for the meetings of a unit, the oldest first. */
export function leaveInUnit(reader: Reader, cycleId: string, unitId: string): LeaveMark[] {
  return ofUnit(reader).all({ cycleId, unitId })
}

export function insertLeaveRequest(tx: Tx, request: Omit<LeaveRequest, 'makeUp'>): void {
  const reason = tx.vault.seal(request.reason, `leave_request:${request.leaveId}:reason`)
  tx.drizzle
    .insert(leaveRequests)
    .values({ ...request, reason })
    .run()
}

/** Notes what became of a request. */
export function decideLeaveRequest(
  tx: Tx,
  leaveId: string,
  decision: Pick<LeaveMark, 'state'> & {
    byPersonId: string
    at: Date
    makeUp?: string | undefined
  },
): void {
  const sealed =
    decision.makeUp === undefined
      ? {}
      : { makeUp: tx.vault.seal(decision.makeUp, `leave_request:${leaveId}:make_up`) }
  tx.drizzle
    .update(leaveRequests)
    .set({
      state: decision.state,
      decidedById: decision.byPersonId,
      decidedAt: decision.at.getTime(),
      ...sealed,
    })
    .where(eq(leaveRequests.leaveId, leaveId))
    .run()
}
