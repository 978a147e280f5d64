import { and, asc, eq, sql } from 'drizzle-orm'
import { prepared, type Reader, type Tx } from '../client.ts'
import { meetingGroups, meetingNotes, meetingSteps } from '../schema/meeting.ts'

export type MeetingStep = typeof meetingSteps.$inferSelect
export type MeetingGroup = typeof meetingGroups.$inferSelect

const steps = prepared((d) =>
  d
    .select()
    .from(meetingSteps)
    .where(eq(meetingSteps.meetingId, sql.placeholder('meetingId')))
    .orderBy(asc(meetingSteps.startedAt))
    .prepare(),
)
const notes = prepared((d) =>
  d
    .select()
    .from(meetingNotes)
    .where(eq(meetingNotes.meetingId, sql.placeholder('meetingId')))
    .prepare(),
)

const groups = prepared((d) =>
  d
    .select()
    .from(meetingGroups)
    .where(
      and(
        eq(meetingGroups.meetingId, sql.placeholder('meetingId')),
        eq(meetingGroups.stepId, sql.placeholder('stepId')),
      ),
    )
    .orderBy(asc(meetingGroups.groupId))
    .prepare(),
)

/** The steps that have begun, by step id. */
export function stepsOfMeeting(reader: Reader, meetingId: string): Map<string, MeetingStep> {
  return new Map(
    steps(reader)
      .all({ meetingId })
      .map((row) => [row.stepId, row]),
  )
}

/** Whether a step was gone through (or passed over, when it is optional). */
export function isStepFinished(reader: Reader, meetingId: string, stepId: string): boolean {
  return (stepsOfMeeting(reader, meetingId).get(stepId)?.finishedAt ?? null) !== null
}

export function insertStep(tx: Tx, step: typeof meetingSteps.$inferInsert): void {
  tx.drizzle.insert(meetingSteps).values(step).run()
}

export function updateStep(
  tx: Tx,
  of: { meetingId: string; stepId: string },
  changes: Partial<Omit<MeetingStep, 'meetingId' | 'stepId'>>,
): void {
  tx.drizzle
    .update(meetingSteps)
    .set(changes)
    .where(and(eq(meetingSteps.meetingId, of.meetingId), eq(meetingSteps.stepId, of.stepId)))
    .run()
}

/** Takes a step back as if it had not begun; its note stays. */
export function deleteStep(tx: Tx, of: { meetingId: string; stepId: string }): void {
  tx.drizzle
    .delete(meetingSteps)
    .where(and(eq(meetingSteps.meetingId, of.meetingId), eq(meetingSteps.stepId, of.stepId)))
    .run()
}

/** What was noted, by step id. */
export function notesOfMeeting(reader: Reader, meetingId: string): Map<string, string> {
  return new Map(
    notes(reader)
      .all({ meetingId })
      .map((row) => [row.stepId, reader.vault.open(row.body, placeOf(meetingId, row.stepId))]),
  )
}

/** Under which name the record of a Party group's own session is kept among the notes. */
export function groupRecord(stepId: string, groupId: string): string {
  return `group:${stepId}:${groupId}`
}

/** Keeps the note with the latest `rev`; false when a later one is there already. */
export function saveNote(
  tx: Tx,
  note: { meetingId: string; stepId: string; body: string; byPersonId: string; rev: number },
): boolean {
  const { meetingId, stepId, byPersonId, rev } = note
  const body = tx.vault.seal(note.body, placeOf(meetingId, stepId))
  const saved = tx.drizzle
    .insert(meetingNotes)
    .values({ meetingId, stepId, body, byPersonId, rev })
    .onConflictDoUpdate({
      target: [meetingNotes.meetingId, meetingNotes.stepId],
      set: {
        body: sql`excluded.body`,
        byPersonId: sql`excluded.by_person_id`,
        rev: sql`excluded.rev`,
      },
      setWhere: sql`excluded.rev > ${meetingNotes.rev}`,
    })
    .run()
  return saved.changes > 0
}

/** The Party groups that hold a step by themselves; none when it is held together. */
export function groupsOfStep(reader: Reader, meetingId: string, stepId: string): MeetingGroup[] {
  return groups(reader).all({ meetingId, stepId })
}

/** Sends groups off with a step; one that was sent already stays as it is. */
export function insertMeetingGroups(tx: Tx, rows: readonly MeetingGroup[]): void {
  if (rows.length === 0) return
  tx.drizzle
    .insert(meetingGroups)
    .values([...rows])
    .onConflictDoNothing()
    .run()
}

/** Keeps what a group reported, the click with the latest `rev`. */
export function reportGroup(
  tx: Tx,
  report: Pick<MeetingGroup, 'meetingId' | 'stepId' | 'groupId'> & {
    presentCount: number
    reportedById: string
    rev: number
  },
): void {
  const { meetingId, stepId, groupId, ...changes } = report
  tx.drizzle
    .update(meetingGroups)
    .set(changes)
    .where(
      and(
        eq(meetingGroups.meetingId, meetingId),
        eq(meetingGroups.stepId, stepId),
        eq(meetingGroups.groupId, groupId),
        sql`coalesce(${meetingGroups.rev}, 0) < ${report.rev}`,
      ),
    )
    .run()
}

/** Calls groups back into the meeting. */
export function deleteMeetingGroups(tx: Tx, of: { meetingId: string; stepId: string }): void {
  tx.drizzle
    .delete(meetingGroups)
    .where(and(eq(meetingGroups.meetingId, of.meetingId), eq(meetingGroups.stepId, of.stepId)))
    .run()
}

function placeOf(meetingId: string, stepId: string): string {
  return `meeting_note:${meetingId}:${stepId}:body`
}
