import { and, eq, isNull, sql } from 'drizzle-orm'
import { prepared, type Reader, type Tx } from '../client.ts'
import { gradeFollowUps } from '../schema/grading.ts'
import type { GradingOf } from './grades.ts'
import type { GradedPerson } from './grading-feedback.ts'

type Row = typeof gradeFollowUps.$inferSelect
/** What follows and whether it is done; the record of a talk stays sealed. */
export type GradeFollowUp = Omit<Row, 'record'>
/** What an assigned talk came to (R104). */
export interface AssignedTalkRecord {
  talk: string
  plan: string
}

const one = prepared((d) =>
  d
    .select()
    .from(gradeFollowUps)
    .where(
      and(
        eq(gradeFollowUps.cycleId, sql.placeholder('cycleId')),
        eq(gradeFollowUps.personId, sql.placeholder('personId')),
      ),
    )
    .prepare(),
)
const ofUnit = prepared((d) =>
  d
    .select()
    .from(gradeFollowUps)
    .where(
      and(
        eq(gradeFollowUps.cycleId, sql.placeholder('cycleId')),
        eq(gradeFollowUps.unitId, sql.placeholder('unitId')),
      ),
    )
    .prepare(),
)
const ofTalker = prepared((d) =>
  d
    .select()
    .from(gradeFollowUps)
    .where(
      and(
        eq(gradeFollowUps.talkerId, sql.placeholder('talkerId')),
        eq(gradeFollowUps.cycleId, sql.placeholder('cycleId')),
        isNull(gradeFollowUps.doneOn),
      ),
    )
    .prepare(),
)
const openTalks = prepared((d) =>
  d
    .select()
    .from(gradeFollowUps)
    .where(
      and(
        eq(gradeFollowUps.cycleId, sql.placeholder('cycleId')),
        eq(gradeFollowUps.kind, 'assignedTalk'),
        isNull(gradeFollowUps.doneOn),
      ),
    )
    .prepare(),
)

function markOf({ record: _sealed, ...mark }: Row): GradeFollowUp {
  return mark
}

export function gradeFollowUpOf(reader: Reader, of: GradedPerson): GradeFollowUp | undefined {
  const row = one(reader).get({ cycleId: of.cycleId, personId: of.personId })
  return row && markOf(row)
}

/** What follows in a branch, by person. */
export function gradeFollowUpsIn(reader: Reader, of: GradingOf): Map<string, GradeFollowUp> {
  const rows = ofUnit(reader).all({ cycleId: of.cycleId, unitId: of.unitId })
  return new Map(rows.map((row) => [row.personId, markOf(row)]))
}

/** Talks a person was named for and has not held. */
export function assignedTalksOf(
  reader: Reader,
  of: { cycleId: string; talkerId: string },
): GradeFollowUp[] {
  return ofTalker(reader)
    .all({ ...of })
    .map(markOf)
}

/** All assigned talks of a cycle that are still to be held. */
export function openAssignedTalks(reader: Reader, cycleId: string): GradeFollowUp[] {
  return openTalks(reader).all({ cycleId }).map(markOf)
}

/** NOTE: only for who held the talk, the member and the secretary. */
export function assignedTalkRecordOf(
  reader: Reader,
  of: GradedPerson,
): AssignedTalkRecord | undefined {
  const sealed = one(reader).get({ cycleId: of.cycleId, personId: of.personId })?.record
  return sealed ? JSON.parse(reader.vault.open(sealed, placeOf(of))) : undefined
}

/** Opens what follows, or changes who talks and by when while it is open. */
export function saveGradeFollowUp(tx: Tx, followUp: GradeFollowUp): void {
  tx.drizzle
    .insert(gradeFollowUps)
    .values({ ...followUp })
    .onConflictDoUpdate({
      target: [gradeFollowUps.cycleId, gradeFollowUps.personId],
      set: {
        kind: sql`excluded.kind`,
        openedOn: sql`excluded.opened_on`,
        talkerId: sql`excluded.talker_id`,
        dueOn: sql`excluded.due_on`,
        doneOn: sql`excluded.done_on`,
        record: null,
        byPersonId: sql`excluded.by_person_id`,
        at: sql`excluded.at`,
      },
    })
    .run()
}

/** Notes an assigned talk as held; false when it was noted before. */
export function finishAssignedTalk(
  tx: Tx,
  of: GradedPerson,
  done: { doneOn: string; record: AssignedTalkRecord },
): boolean {
  const record = tx.vault.seal(JSON.stringify(done.record), placeOf(of))
  const noted = tx.drizzle
    .update(gradeFollowUps)
    .set({ doneOn: done.doneOn, record })
    .where(
      and(
        eq(gradeFollowUps.cycleId, of.cycleId),
        eq(gradeFollowUps.personId, of.personId),
        isNull(gradeFollowUps.doneOn),
      ),
    )
    .run()
  return noted.changes > 0
}

function placeOf(of: GradedPerson): string {
  return `grade_follow_up:${of.cycleId}:${of.personId}:record`
}
