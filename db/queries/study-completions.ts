import { and, eq, or, sql } from 'drizzle-orm'
import { prepared, type Reader, type Tx } from '../client.ts'
import { people, personFlags } from '../schema/organization.ts'
import { studyCompletions } from '../schema/study.ts'
import type { Person } from './people.ts'

export type StudyCompletion = typeof studyCompletions.$inferSelect

const one = prepared((d) =>
  d
    .select()
    .from(studyCompletions)
    .where(
      and(
        eq(studyCompletions.taskId, sql.placeholder('taskId')),
        eq(studyCompletions.personId, sql.placeholder('personId')),
      ),
    )
    .prepare(),
)
const save = prepared((d) =>
  d
    .insert(studyCompletions)
    .values({
      taskId: sql.placeholder('taskId'),
      personId: sql.placeholder('personId'),
      state: sql.placeholder('state'),
      byPersonId: sql.placeholder('byPersonId'),
      rev: sql.placeholder('rev'),
    })
    .onConflictDoUpdate({
      target: [studyCompletions.taskId, studyCompletions.personId],
      set: {
        state: sql`excluded.state`,
        byPersonId: sql`excluded.by_person_id`,
        rev: sql`excluded.rev`,
      },
      setWhere: sql`excluded.rev > ${studyCompletions.rev}`,
    })
    .prepare(),
)

/** Everything a count needs in one statement: a row per flag, or one row without. */
const progressColumns = {
  personId: people.personId,
  name: people.name,
  kind: people.kind,
  branchId: people.branchId,
  flag: personFlags.flag,
  detail: personFlags.detail,
  answer: studyCompletions.state,
  byPersonId: studyCompletions.byPersonId,
}
const ofUnit = prepared((d) =>
  d
    .select(progressColumns)
    .from(people)
    .leftJoin(personFlags, eq(personFlags.personId, people.personId))
    .leftJoin(
      studyCompletions,
      and(
        eq(studyCompletions.taskId, sql.placeholder('taskId')),
        eq(studyCompletions.personId, people.personId),
      ),
    )
    .where(
      and(
        or(
          eq(people.branchId, sql.placeholder('unitId')),
          eq(people.rootId, sql.placeholder('unitId')),
        ),
        eq(people.state, 'active'),
      ),
    )
    .orderBy(sql`length(${people.rosterCode})`, people.rosterCode)
    .prepare(),
)

export interface MemberProgress {
  personId: string
  name: string
  kind: Person['kind']
  branchId: string | null
  /** Flag → detail, as in `RegisterRow`. */
  flags: Record<string, string>
  done: boolean
  byPersonId: string | null
}

export function findStudyCompletion(
  reader: Reader,
  taskId: string,
  personId: string,
): StudyCompletion | undefined {
  return one(reader).get({ taskId, personId })
}

/** Keeps the answer with the latest `rev`. */
export function saveStudyCompletion(tx: Tx, completion: StudyCompletion): void {
  save(tx).run({ ...completion })
}

/** Everybody active in a branch or general branch and whether they have done a task. */
export function studyProgress(reader: Reader, taskId: string, unitId: string): MemberProgress[] {
  const found = new Map<string, MemberProgress>()
  for (const row of ofUnit(reader).all({ taskId, unitId })) {
    const { flag, detail, answer, ...person } = row
    const known = found.get(row.personId) ?? { ...person, flags: {}, done: answer === 'done' }
    if (flag !== null) known.flags[flag] = detail ?? ''
    found.set(row.personId, known)
  }
  return [...found.values()]
}
