import { and, count, countDistinct, eq, sql } from 'drizzle-orm'
import { prepared, type Reader, type Tx } from '../client.ts'
import { people } from '../schema/organization.ts'
import { problemNotes, studyReflections } from '../schema/study.ts'

export type StudyReflection = typeof studyReflections.$inferSelect
export type ProblemNote = typeof problemNotes.$inferSelect
export type NamedReflection = StudyReflection & { name: string; branchId: string | null }

const oneReflection = prepared((d) =>
  d
    .select()
    .from(studyReflections)
    .where(
      and(
        eq(studyReflections.taskId, sql.placeholder('taskId')),
        eq(studyReflections.personId, sql.placeholder('personId')),
      ),
    )
    .prepare(),
)
const reflectionsOfTask = prepared((d) =>
  d
    .select({ reflection: studyReflections, name: people.name, branchId: people.branchId })
    .from(studyReflections)
    .innerJoin(people, eq(people.personId, studyReflections.personId))
    .where(eq(studyReflections.taskId, sql.placeholder('taskId')))
    .orderBy(sql`length(${people.rosterCode})`, people.rosterCode)
    .prepare(),
)
const notesOf = prepared((d) =>
  d
    .select()
    .from(problemNotes)
    .where(
      and(
        eq(problemNotes.personId, sql.placeholder('personId')),
        eq(problemNotes.cycleId, sql.placeholder('cycleId')),
      ),
    )
    .orderBy(problemNotes.createdAt, problemNotes.noteId)
    .prepare(),
)

export function findReflection(
  reader: Reader,
  taskId: string,
  personId: string,
): StudyReflection | undefined {
  return oneReflection(reader).get({ taskId, personId })
}

/** All 心得 about one task with their authors, in register order. */
export function reflectionsOf(reader: Reader, taskId: string): NamedReflection[] {
  return reflectionsOfTask(reader)
    .all({ taskId })
    .map(({ reflection, name, branchId }) => ({ ...reflection, name, branchId }))
}

/** Keeps the text with the latest `rev`; whether it is shared stays as it was. */
export function saveReflection(tx: Tx, reflection: Omit<StudyReflection, 'shared'>): void {
  tx.drizzle
    .insert(studyReflections)
    .values({ ...reflection, shared: false })
    .onConflictDoUpdate({
      target: [studyReflections.taskId, studyReflections.personId],
      set: {
        body: sql`excluded.body`,
        byPersonId: sql`excluded.by_person_id`,
        rev: sql`excluded.rev`,
      },
      setWhere: sql`excluded.rev > ${studyReflections.rev}`,
    })
    .run()
}

export function shareReflection(
  tx: Tx,
  of: Pick<StudyReflection, 'taskId' | 'personId'>,
  shared: boolean,
): void {
  tx.drizzle
    .update(studyReflections)
    .set({ shared })
    .where(and(eq(studyReflections.taskId, of.taskId), eq(studyReflections.personId, of.personId)))
    .run()
}

/** A person's problem notes of a cycle, oldest first: the seed of the 党性分析. */
export function problemNotesOf(reader: Reader, personId: string, cycleId: string): ProblemNote[] {
  return notesOf(reader).all({ personId, cycleId })
}

/** How many notes a branch's members wrote, and how many members did: numbers only (R33). */
export function countProblemNotes(
  reader: Reader,
  branchId: string,
  cycleId: string,
): { notes: number; people: number } {
  const found = reader.drizzle
    .select({ notes: count(), people: countDistinct(problemNotes.personId) })
    .from(problemNotes)
    .innerJoin(people, eq(people.personId, problemNotes.personId))
    .where(and(eq(people.branchId, branchId), eq(problemNotes.cycleId, cycleId)))
    .get()
  return found ?? { notes: 0, people: 0 }
}

export function insertProblemNote(tx: Tx, note: ProblemNote): void {
  tx.drizzle.insert(problemNotes).values(note).run()
}

/** Removes a person's own note; false when it is not theirs or gone. */
export function deleteProblemNote(tx: Tx, noteId: string, personId: string): boolean {
  const mine = and(eq(problemNotes.noteId, noteId), eq(problemNotes.personId, personId))
  return tx.drizzle.delete(problemNotes).where(mine).run().changes > 0
}
