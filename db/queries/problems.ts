import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { prepared, type Reader, type Tx } from '../client.ts'
import { people, posts, units } from '../schema/organization.ts'
import { problemClaims, problemLists, problems, problemSources } from '../schema/problem.ts'

/** What was written about a problem. */
export interface ProblemTexts {
  body: string
  /** How it shows, concretely. */
  form: string
  root?: string
  /** Where the person wants to go from here (D18). */
  direction?: string
}

type Row = typeof problems.$inferSelect
export type ProblemSource = Omit<typeof problemSources.$inferSelect, 'problemId'>
export type ProblemClaim = Pick<typeof problemClaims.$inferSelect, 'personId' | 'how'> & {
  name: string
}
export interface Problem extends Omit<Row, 'texts'>, ProblemTexts {
  sources: ProblemSource[]
  claims: ProblemClaim[]
}
export type NewProblem = Omit<Row, 'texts' | 'state'> & { texts: ProblemTexts }
export type ProblemList = typeof problemLists.$inferSelect

const ofSubject = prepared((d) =>
  d
    .select()
    .from(problems)
    .where(
      and(
        eq(problems.cycleId, sql.placeholder('cycleId')),
        eq(problems.subjectId, sql.placeholder('subjectId')),
        eq(problems.state, 'listed'),
      ),
    )
    .orderBy(asc(problems.createdAt), asc(problems.problemId))
    .prepare(),
)
const unclaimed = prepared((d) =>
  d
    .select({ problemId: problems.problemId })
    .from(problems)
    .leftJoin(problemClaims, eq(problemClaims.problemId, problems.problemId))
    .where(
      and(
        eq(problems.cycleId, sql.placeholder('cycleId')),
        eq(problems.subjectId, sql.placeholder('subjectId')),
        eq(problems.subject, 'team'),
        eq(problems.state, 'listed'),
        sql`${problemClaims.personId} is null`,
      ),
    )
    .prepare(),
)
const claimants = prepared((d) =>
  d
    .selectDistinct({ personId: problemClaims.personId })
    .from(problems)
    .innerJoin(problemClaims, eq(problemClaims.problemId, problems.problemId))
    .where(
      and(
        eq(problems.cycleId, sql.placeholder('cycleId')),
        eq(problems.subjectId, sql.placeholder('subjectId')),
        eq(problems.state, 'listed'),
      ),
    )
    .prepare(),
)
const list = prepared((d) =>
  d
    .select()
    .from(problemLists)
    .where(
      and(
        eq(problemLists.cycleId, sql.placeholder('cycleId')),
        eq(problemLists.subjectId, sql.placeholder('subjectId')),
      ),
    )
    .prepare(),
)

/** The problems of a team (by unit id) or of a person, oldest first, with sources and claims. */
export function problemsOf(reader: Reader, cycleId: string, subjectId: string): Problem[] {
  return opened(reader, ofSubject(reader).all({ cycleId, subjectId }))
}

/**
 * Everything a unit has before its meeting: the problems of its team, then those its team members
 * listed for themselves; the rectification lists grow from it.
 */
export function listProblems(reader: Reader, unitId: string, cycleId: string): Problem[] {
  const members = reader.drizzle
    .selectDistinct({ personId: posts.personId })
    .from(posts)
    .innerJoin(units, and(eq(units.code, posts.body), eq(units.rootId, posts.rootId)))
    .where(eq(units.unitId, unitId))
    .orderBy(asc(posts.personId))
    .all()
  return [unitId, ...members.map(({ personId }) => personId)].flatMap((subjectId) =>
    problemsOf(reader, cycleId, subjectId),
  )
}

export function findProblem(reader: Reader, problemId: string): Problem | undefined {
  const row = reader.drizzle.select().from(problems).where(eq(problems.problemId, problemId)).get()
  return row && opened(reader, [row])[0]
}

/** Team problems nobody has claimed, without their words: counts for boards and gates. */
export function unclaimedIn(reader: Reader, cycleId: string, unitId: string): string[] {
  return unclaimed(reader)
    .all({ cycleId, subjectId: unitId })
    .map((row) => row.problemId)
}

/** Who has claimed, or was given, at least one problem of a team. */
export function claimantsIn(reader: Reader, cycleId: string, unitId: string): string[] {
  return claimants(reader)
    .all({ cycleId, subjectId: unitId })
    .map((row) => row.personId)
}

function opened(reader: Reader, rows: readonly Row[]): Problem[] {
  const ids = rows.map((row) => row.problemId)
  if (ids.length === 0) return []
  const sources = Map.groupBy(
    reader.drizzle
      .select()
      .from(problemSources)
      .where(inArray(problemSources.problemId, ids))
      .all(),
    (one) => one.problemId,
  )
  const claims = Map.groupBy(claimsOf(reader, ids), (one) => one.problemId)
  return rows.map(({ texts, ...row }) => ({
    ...row,
    ...(JSON.parse(reader.vault.open(texts, textsOf(row.problemId))) as ProblemTexts),
    sources: (sources.get(row.problemId) ?? []).map(({ kind, sourceId }) => ({ kind, sourceId })),
    claims: (claims.get(row.problemId) ?? []).map(({ personId, how, name }) => ({
      personId,
      how,
      name,
    })),
  }))
}

function claimsOf(reader: Reader, ids: readonly string[]) {
  return reader.drizzle
    .select({
      problemId: problemClaims.problemId,
      personId: problemClaims.personId,
      how: problemClaims.how,
      name: people.name,
    })
    .from(problemClaims)
    .innerJoin(people, eq(people.personId, problemClaims.personId))
    .where(inArray(problemClaims.problemId, [...ids]))
    .orderBy(asc(problemClaims.at), asc(problemClaims.personId))
    .all()
}

export function insertProblem(tx: Tx, { texts, ...problem }: NewProblem): void {
  const sealed = sealedTexts(tx, problem.problemId, texts)
  tx.drizzle
    .insert(problems)
    .values({ ...problem, state: 'listed', texts: sealed })
    .run()
}

export function updateProblem(
  tx: Tx,
  problemId: string,
  changes: Pick<NewProblem, 'aspect' | 'vitalInterest' | 'dailyDetail' | 'texts'>,
): void {
  const { texts, ...rest } = changes
  tx.drizzle
    .update(problems)
    .set({ ...rest, texts: sealedTexts(tx, problemId, texts) })
    .where(eq(problems.problemId, problemId))
    .run()
}

export function removeProblem(tx: Tx, problemId: string): void {
  tx.drizzle
    .update(problems)
    .set({ state: 'removed' })
    .where(eq(problems.problemId, problemId))
    .run()
}

export function replaceSources(tx: Tx, problemId: string, sources: readonly ProblemSource[]): void {
  tx.drizzle.delete(problemSources).where(eq(problemSources.problemId, problemId)).run()
  for (const source of sources) {
    tx.drizzle
      .insert(problemSources)
      .values({ problemId, ...source })
      .onConflictDoNothing()
      .run()
  }
}

/** False when the person had this problem already. */
export function insertClaim(tx: Tx, claim: typeof problemClaims.$inferSelect): boolean {
  return tx.drizzle.insert(problemClaims).values(claim).onConflictDoNothing().run().changes > 0
}

/** False when there was nothing to give back. */
export function deleteClaim(tx: Tx, problemId: string, personId: string): boolean {
  const mine = and(eq(problemClaims.problemId, problemId), eq(problemClaims.personId, personId))
  return tx.drizzle.delete(problemClaims).where(mine).run().changes > 0
}

/** The list of a team or person, once it was said to be complete. */
export function findProblemList(
  reader: Reader,
  cycleId: string,
  subjectId: string,
): ProblemList | undefined {
  return list(reader).get({ cycleId, subjectId })
}

export function saveProblemList(tx: Tx, finished: ProblemList): void {
  tx.drizzle.insert(problemLists).values(finished).onConflictDoNothing().run()
}

export function deleteProblemList(tx: Tx, cycleId: string, subjectId: string): void {
  tx.drizzle
    .delete(problemLists)
    .where(and(eq(problemLists.cycleId, cycleId), eq(problemLists.subjectId, subjectId)))
    .run()
}

function sealedTexts(tx: Tx, problemId: string, texts: ProblemTexts): Buffer {
  return tx.vault.seal(JSON.stringify(texts), textsOf(problemId))
}

function textsOf(problemId: string): string {
  return `problem:${problemId}:texts`
}
