import { and, asc, eq, sql } from 'drizzle-orm'
import { prepared, type Reader, type Tx } from '../client.ts'
import { meetingNotes, meetingSteps } from '../schema/meeting.ts'

export type MeetingStep = typeof meetingSteps.$inferSelect

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

export function insertStep(tx: Tx, step: MeetingStep): void {
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

function placeOf(meetingId: string, stepId: string): string {
  return `meeting_note:${meetingId}:${stepId}:body`
}
