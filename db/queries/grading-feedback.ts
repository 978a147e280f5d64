import { and, eq, isNull, sql } from 'drizzle-orm'
import { prepared, type Reader, type Tx } from '../client.ts'
import { gradeFeedbacks, gradeRestudies } from '../schema/grading.ts'
import type { Grade, GradingOf } from './grades.ts'

type FeedbackRow = typeof gradeFeedbacks.$inferSelect
type RestudyRow = typeof gradeRestudies.$inferSelect
/** What a member is told beside the grade. */
export interface FeedbackTexts {
  strengths: string
  gaps: string
  hopes: string
}
/** That a member was told and what they answered; the texts stay sealed. */
export type GradeFeedback = Omit<FeedbackRow, 'texts'> & { hasTexts: boolean }
export type GradeRestudy = Omit<RestudyRow, 'statement' | 'note'>
/** One member in one cycle. */
export interface GradedPerson {
  cycleId: string
  personId: string
}

const cycleId = sql.placeholder('cycleId')
const unitId = sql.placeholder('unitId')
const personId = sql.placeholder('personId')
const oneFeedback = prepared((d) =>
  d
    .select()
    .from(gradeFeedbacks)
    .where(and(eq(gradeFeedbacks.cycleId, cycleId), eq(gradeFeedbacks.personId, personId)))
    .prepare(),
)
const feedbacks = prepared((d) =>
  d
    .select()
    .from(gradeFeedbacks)
    .where(and(eq(gradeFeedbacks.cycleId, cycleId), eq(gradeFeedbacks.unitId, unitId)))
    .prepare(),
)
const oneRestudy = prepared((d) =>
  d
    .select()
    .from(gradeRestudies)
    .where(and(eq(gradeRestudies.cycleId, cycleId), eq(gradeRestudies.personId, personId)))
    .prepare(),
)
const openRestudies = prepared((d) =>
  d
    .select()
    .from(gradeRestudies)
    .where(
      and(
        eq(gradeRestudies.cycleId, cycleId),
        eq(gradeRestudies.unitId, unitId),
        isNull(gradeRestudies.settledAt),
      ),
    )
    .orderBy(gradeRestudies.dueOn, gradeRestudies.personId)
    .prepare(),
)

function markOf({ texts, ...mark }: FeedbackRow): GradeFeedback {
  return { ...mark, hasTexts: texts !== null }
}

function restudyMarkOf({ statement: _s, note: _n, ...mark }: RestudyRow): GradeRestudy {
  return mark
}

export function gradeFeedbackOf(reader: Reader, of: GradedPerson): GradeFeedback | undefined {
  const row = oneFeedback(reader).get({ cycleId: of.cycleId, personId: of.personId })
  return row && markOf(row)
}

/** Who of a branch was told, by person. */
export function gradeFeedbacksIn(reader: Reader, of: GradingOf): Map<string, GradeFeedback> {
  const rows = feedbacks(reader).all({ cycleId: of.cycleId, unitId: of.unitId })
  return new Map(rows.map((row) => [row.personId, markOf(row)]))
}

/** What a member was told. NOTE: only for that member and their secretary. */
export function feedbackTextsOf(reader: Reader, of: GradedPerson): FeedbackTexts | undefined {
  const sealed = oneFeedback(reader).get({ cycleId: of.cycleId, personId: of.personId })?.texts
  if (!sealed) return undefined
  return JSON.parse(reader.vault.open(sealed, placeOf('grade_feedback', of, 'texts')))
}

/** Tells a member, or corrects what was told; an answer that was given stays. */
export function saveGradeFeedback(
  tx: Tx,
  feedback: Omit<FeedbackRow, 'texts' | 'answer' | 'answeredAt' | 'answeredById'> & {
    texts: FeedbackTexts | undefined
  },
): void {
  const { texts, ...row } = feedback
  const place = placeOf('grade_feedback', feedback, 'texts')
  const sealed = texts ? tx.vault.seal(JSON.stringify(texts), place) : null
  tx.drizzle
    .insert(gradeFeedbacks)
    .values({ ...row, texts: sealed })
    .onConflictDoUpdate({
      target: [gradeFeedbacks.cycleId, gradeFeedbacks.personId],
      set: {
        texts: sql`excluded.texts`,
        channel: sql`excluded.channel`,
        toldOn: sql`excluded.told_on`,
        byPersonId: sql`excluded.by_person_id`,
        at: sql`excluded.at`,
      },
      setWhere: sql`excluded.at > ${gradeFeedbacks.at}`,
    })
    .run()
}

export function answerGradeFeedback(
  tx: Tx,
  of: GradedPerson,
  given: Pick<FeedbackRow, 'answer' | 'answeredAt' | 'answeredById'>,
): void {
  tx.drizzle
    .update(gradeFeedbacks)
    .set({ ...given })
    .where(and(eq(gradeFeedbacks.cycleId, of.cycleId), eq(gradeFeedbacks.personId, of.personId)))
    .run()
}

export function gradeRestudyOf(reader: Reader, of: GradedPerson): GradeRestudy | undefined {
  const row = oneRestudy(reader).get({ cycleId: of.cycleId, personId: of.personId })
  return row && restudyMarkOf(row)
}

/** Different opinions that still wait to be studied again, the soonest due first. */
export function openRestudiesIn(reader: Reader, of: GradingOf): GradeRestudy[] {
  return openRestudies(reader).all({ cycleId: of.cycleId, unitId: of.unitId }).map(restudyMarkOf)
}

/** What the member said, and what came out. NOTE: only for who studies it again and the member. */
export function restudyTextsOf(
  reader: Reader,
  of: GradedPerson,
): { statement: string; note: string | undefined } | undefined {
  const row = oneRestudy(reader).get({ cycleId: of.cycleId, personId: of.personId })
  if (!row) return undefined
  return {
    // Empty once its time of keeping was over.
    statement:
      row.statement.length === 0
        ? ''
        : reader.vault.open(row.statement, placeOf('grade_restudy', of, 'statement')),
    note: row.note ? reader.vault.open(row.note, placeOf('grade_restudy', of, 'note')) : undefined,
  }
}

/** False when the member has stated a different opinion before: there is one re-study. */
export function insertGradeRestudy(
  tx: Tx,
  asked: GradedPerson & {
    unitId: string
    statement: string
    askedAt: number
    askedById: string
    dueOn: string
  },
): boolean {
  const statement = tx.vault.seal(asked.statement, placeOf('grade_restudy', asked, 'statement'))
  const added = tx.drizzle
    .insert(gradeRestudies)
    .values({ ...asked, statement })
    .onConflictDoNothing()
    .run()
  return added.changes > 0
}

/** Notes what came out; false when it was noted before: it is final. */
export function settleGradeRestudy(
  tx: Tx,
  of: GradedPerson,
  outcome: {
    heldOn: string
    presentIds: string[]
    grade: Grade | null
    note: string
    settledAt: number
    settledById: string
  },
): boolean {
  const note = tx.vault.seal(outcome.note, placeOf('grade_restudy', of, 'note'))
  const settled = tx.drizzle
    .update(gradeRestudies)
    .set({ ...outcome, note })
    .where(
      and(
        eq(gradeRestudies.cycleId, of.cycleId),
        eq(gradeRestudies.personId, of.personId),
        isNull(gradeRestudies.settledAt),
      ),
    )
    .run()
  return settled.changes > 0
}

function placeOf(table: string, of: GradedPerson, column: string): string {
  return `${table}:${of.cycleId}:${of.personId}:${column}`
}
