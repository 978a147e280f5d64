import { and, eq, sql } from 'drizzle-orm'
import { prepared, type Reader, type Tx } from '../client.ts'
import { people } from '../schema/organization.ts'
import { studyAttendances, studySessions } from '../schema/study.ts'

export type StudySession = typeof studySessions.$inferSelect
export type StudyAttendance = typeof studyAttendances.$inferSelect
export type NamedAttendance = StudyAttendance & { name: string; branchId: string | null }

const byId = prepared((d) =>
  d
    .select()
    .from(studySessions)
    .where(eq(studySessions.sessionId, sql.placeholder('sessionId')))
    .prepare(),
)
const ofUnits = prepared((d) =>
  d
    .select()
    .from(studySessions)
    .where(
      sql`${studySessions.unitId} in (select value from json_each(${sql.placeholder('unitIds')}))`,
    )
    .orderBy(studySessions.heldOn, studySessions.startsAt)
    .prepare(),
)
const attendanceOf = prepared((d) =>
  d
    .select()
    .from(studyAttendances)
    .where(eq(studyAttendances.sessionId, sql.placeholder('sessionId')))
    .prepare(),
)
const namesOf = prepared((d) =>
  d
    .select({ attendance: studyAttendances, name: people.name, branchId: people.branchId })
    .from(studyAttendances)
    .innerJoin(people, eq(people.personId, studyAttendances.personId))
    .where(
      and(eq(studyAttendances.sessionId, sql.placeholder('sessionId')), eq(people.state, 'active')),
    )
    .orderBy(sql`length(${people.rosterCode})`, people.rosterCode)
    .prepare(),
)
const absencesOf = prepared((d) =>
  d
    .select({ session: studySessions, attendance: studyAttendances })
    .from(studyAttendances)
    .innerJoin(studySessions, eq(studySessions.sessionId, studyAttendances.sessionId))
    .where(
      and(
        eq(studyAttendances.personId, sql.placeholder('personId')),
        eq(studyAttendances.presence, 'absent'),
        eq(studySessions.state, 'held'),
      ),
    )
    .orderBy(studySessions.catchUpDueOn)
    .prepare(),
)
const branchesAt = prepared((d) =>
  d
    .selectDistinct({ branchId: people.branchId })
    .from(studyAttendances)
    .innerJoin(people, eq(people.personId, studyAttendances.personId))
    .where(
      and(
        eq(studyAttendances.sessionId, sql.placeholder('sessionId')),
        eq(studyAttendances.presence, 'present'),
      ),
    )
    .prepare(),
)

export function findStudySession(reader: Reader, sessionId: string): StudySession | undefined {
  return byId(reader).get({ sessionId })
}

/** Sessions of one cycle arranged by one of these units, in order of their day. */
export function studySessionsOf(
  reader: Reader,
  cycleId: string,
  unitIds: readonly string[],
): StudySession[] {
  return ofUnits(reader)
    .all({ unitIds: JSON.stringify(unitIds) })
    .filter((session) => session.cycleId === cycleId && session.state !== 'cancelled')
    .toSorted((a, b) => a.heldOn.localeCompare(b.heldOn))
}

/**
 * Sessions held that count for a branch: its own, and those of the general branch at which at
 * least one of its members was present.
 */
export function studySessionsHeldFor(
  reader: Reader,
  cycleId: string,
  branch: { unitId: string; rootId: string },
): StudySession[] {
  return studySessionsOf(reader, cycleId, [branch.unitId, branch.rootId]).filter(
    (session) =>
      session.state === 'held' &&
      (session.unitId === branch.unitId ||
        branchesAt(reader)
          .all({ sessionId: session.sessionId })
          .some((row) => row.branchId === branch.unitId)),
  )
}

export function attendancesOf(reader: Reader, sessionId: string): StudyAttendance[] {
  return attendanceOf(reader).all({ sessionId })
}

/** Attendance with names, of people still on the register, in register order. */
export function namedAttendancesOf(reader: Reader, sessionId: string): NamedAttendance[] {
  return namesOf(reader)
    .all({ sessionId })
    .map(({ attendance, name, branchId }) => ({ ...attendance, name, branchId }))
}

/** Sessions a person missed, caught up or not, the soonest due first. */
export function missedSessionsOf(
  reader: Reader,
  personId: string,
): { session: StudySession; attendance: StudyAttendance }[] {
  return absencesOf(reader).all({ personId })
}

export function insertStudySession(tx: Tx, session: StudySession): void {
  tx.drizzle.insert(studySessions).values(session).run()
}

export function updateStudySession(
  tx: Tx,
  sessionId: string,
  changes: Partial<Pick<StudySession, 'state' | 'summary' | 'catchUpDueOn'>>,
): void {
  tx.drizzle.update(studySessions).set(changes).where(eq(studySessions.sessionId, sessionId)).run()
}

/** Notes who was there; what was caught up before is kept. */
export function saveAttendance(
  tx: Tx,
  attendance: Pick<StudyAttendance, 'sessionId' | 'personId' | 'presence'>,
): void {
  tx.drizzle
    .insert(studyAttendances)
    .values(attendance)
    .onConflictDoUpdate({
      target: [studyAttendances.sessionId, studyAttendances.personId],
      set: { presence: attendance.presence },
    })
    .run()
}

/** Notes a 补学; false when it was noted before or the person was not absent. */
export function markCaughtUp(
  tx: Tx,
  missed: { sessionId: string; personId: string },
  how: { at: Date; byPersonId: string; with: string | null },
): boolean {
  const { changes } = tx.drizzle
    .update(studyAttendances)
    .set({
      caughtUpAt: how.at.getTime(),
      caughtUpById: how.byPersonId,
      caughtUpWith: how.with,
    })
    .where(
      and(
        eq(studyAttendances.sessionId, missed.sessionId),
        eq(studyAttendances.personId, missed.personId),
        eq(studyAttendances.presence, 'absent'),
        sql`${studyAttendances.caughtUpAt} is null`,
      ),
    )
    .run()
  return changes > 0
}
