import { and, count, eq, or, sql } from 'drizzle-orm'
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
const given = {
  taskId: sql.placeholder('taskId'),
  personId: sql.placeholder('personId'),
  state: sql.placeholder('state'),
  byPersonId: sql.placeholder('byPersonId'),
  rev: sql.placeholder('rev'),
}
const saveFirst = prepared((d) =>
  d.insert(studyCompletions).values(given).onConflictDoNothing().prepare(),
)
const save = prepared((d) =>
  d
    .insert(studyCompletions)
    .values(given)
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

const doneAmong = prepared((d) =>
  d
    .select({ done: count() })
    // `cross`: each person is looked up; the other way round every answer would meet everybody.
    .from(sql`json_each(${sql.placeholder('personIds')}) as asked`)
    .crossJoin(studyCompletions)
    .where(
      and(
        eq(studyCompletions.taskId, sql.placeholder('taskId')),
        sql`${studyCompletions.personId} = asked.atom`,
        eq(studyCompletions.state, 'done'),
      ),
    )
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

/**
 * Keeps the answer with the latest `rev`; true when it changed what is known: who has not answered
 * has not done it.
 */
export function saveStudyCompletion(tx: Tx, completion: StudyCompletion): boolean {
  const { taskId, personId, state } = completion
  // Most people answer once: then nothing need be looked up.
  if (saveFirst(tx).run({ ...completion }).changes > 0) return state === 'done'
  const before = findStudyCompletion(tx, taskId, personId)
  return save(tx).run({ ...completion }).changes > 0 && before?.state !== state
}

/** A row of `progressColumns` as SQLite gives it. */
type ProgressRow = [
  personId: string,
  name: string,
  kind: Person['kind'],
  branchId: string | null,
  flag: string | null,
  detail: string | null,
  answer: StudyCompletion['state'] | null,
  byPersonId: string | null,
]

/** Everybody active in a branch or general branch and whether they have done a task. */
export function studyProgress(reader: Reader, taskId: string, unitId: string): MemberProgress[] {
  const found = new Map<string, MemberProgress>()
  // NOTE: raw rows, since this is read after every burst of answers and mapping costs half of it.
  for (const row of ofUnit(reader).values({ taskId, unitId }) as ProgressRow[]) {
    const [personId, name, kind, branchId, flag, detail, answer, byPersonId] = row
    let person = found.get(personId)
    if (!person) {
      person = { personId, name, kind, branchId, flags: {}, done: answer === 'done', byPersonId }
      found.set(personId, person)
    }
    if (flag !== null) person.flags[flag] = detail ?? ''
  }
  return [...found.values()]
}

/** How many of these people, given as a JSON array of ids, have done a task. */
export function countStudyDone(reader: Reader, taskId: string, personIds: string): number {
  const [row] = doneAmong(reader).values({ taskId, personIds })
  return Number(row?.[0])
}
