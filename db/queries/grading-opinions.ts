import { and, eq, sql } from 'drizzle-orm'
import { prepared, type Reader, type Tx } from '../client.ts'
import { gradeConclusions, gradings, preliminaryOpinions } from '../schema/grading.ts'
import type { GradingOf } from './grades.ts'

type OpinionRow = typeof preliminaryOpinions.$inferSelect
type ConclusionRow = typeof gradeConclusions.$inferSelect
/** What was proposed; the reasons stay sealed. */
export type PreliminaryOpinion = Omit<OpinionRow, 'reasons'> & { hasReasons: boolean }
/** What was concluded; the words stay sealed. */
export type GradeConclusion = Omit<ConclusionRow, 'opinion'>
type OfOne = GradingOf & { personId: string }
export type Grading = Omit<typeof gradings.$inferSelect, 'noBallotReason'> & {
  noBallotReason: string | undefined
}

const cycleId = sql.placeholder('cycleId')
const unitId = sql.placeholder('unitId')
const started = prepared((d) =>
  d
    .select()
    .from(gradings)
    .where(and(eq(gradings.cycleId, cycleId), eq(gradings.unitId, unitId)))
    .prepare(),
)
const opinions = prepared((d) =>
  d
    .select()
    .from(preliminaryOpinions)
    .where(and(eq(preliminaryOpinions.cycleId, cycleId), eq(preliminaryOpinions.unitId, unitId)))
    .prepare(),
)
const conclusions = prepared((d) =>
  d
    .select()
    .from(gradeConclusions)
    .where(and(eq(gradeConclusions.cycleId, cycleId), eq(gradeConclusions.unitId, unitId)))
    .prepare(),
)

/** Undefined until the branch began with its preliminary opinions. */
export function gradingOf(reader: Reader, of: GradingOf): Grading | undefined {
  const row = started(reader).get({ ...of })
  if (!row) return undefined
  const sealed = row.noBallotReason
  return {
    ...row,
    noBallotReason: sealed ? reader.vault.open(sealed, placeOf('grading', row)) : undefined,
  }
}

/** False when the branch had begun already. */
export function insertGrading(tx: Tx, grading: Grading): boolean {
  const { noBallotReason } = grading
  const sealed =
    noBallotReason === undefined ? null : tx.vault.seal(noBallotReason, placeOf('grading', grading))
  const added = tx.drizzle
    .insert(gradings)
    .values({ ...grading, noBallotReason: sealed })
    .onConflictDoNothing()
    .run()
  return added.changes > 0
}

/** What was proposed in a branch, by person. */
export function preliminaryOpinionsOf(
  reader: Reader,
  of: GradingOf,
): Map<string, PreliminaryOpinion> {
  return new Map(
    opinions(reader)
      .all({ ...of })
      .map(({ reasons, ...mark }) => [mark.personId, { ...mark, hasReasons: reasons !== null }]),
  )
}

/** Why it was proposed. */
export function preliminaryReasonsOf(reader: Reader, of: OfOne): string | undefined {
  const { cycleId, unitId } = of
  const row = opinions(reader)
    .all({ cycleId, unitId })
    .find((one) => one.personId === of.personId)
  return row?.reasons
    ? reader.vault.open(row.reasons, placeOf('preliminary_opinion', of))
    : undefined
}

/** Keeps the opinion with the latest `rev`; false when a later one is there already. */
export function savePreliminaryOpinion(
  tx: Tx,
  opinion: Omit<OpinionRow, 'reasons'> & { reasons: string | undefined },
): boolean {
  const reasons = sealed(tx, opinion.reasons, placeOf('preliminary_opinion', opinion))
  const saved = tx.drizzle
    .insert(preliminaryOpinions)
    .values({ ...opinion, reasons })
    .onConflictDoUpdate({
      target: [
        preliminaryOpinions.cycleId,
        preliminaryOpinions.unitId,
        preliminaryOpinions.personId,
      ],
      set: {
        grade: sql`excluded.grade`,
        reasons: sql`excluded.reasons`,
        byPersonId: sql`excluded.by_person_id`,
        rev: sql`excluded.rev`,
      },
      setWhere: sql`excluded.rev > ${preliminaryOpinions.rev}`,
    })
    .run()
  return saved.changes > 0
}

/** What the deciding meeting concluded, by person. */
export function gradeConclusionsOf(reader: Reader, of: GradingOf): Map<string, GradeConclusion> {
  return new Map(
    conclusions(reader)
      .all({ ...of })
      .map(({ opinion: _sealed, ...mark }) => [mark.personId, mark]),
  )
}

/** What the deciding meeting said about somebody beside the grade. */
export function concludedOpinionOf(reader: Reader, of: OfOne): string | undefined {
  const { cycleId, unitId } = of
  const row = conclusions(reader)
    .all({ cycleId, unitId })
    .find((one) => one.personId === of.personId)
  return row?.opinion ? reader.vault.open(row.opinion, placeOf('grade_conclusion', of)) : undefined
}

/** Keeps the conclusion with the latest `rev`; false when a later one is there already. */
export function saveGradeConclusion(
  tx: Tx,
  conclusion: GradeConclusion & { opinion: string | undefined },
): boolean {
  const opinion = sealed(tx, conclusion.opinion, placeOf('grade_conclusion', conclusion))
  const saved = tx.drizzle
    .insert(gradeConclusions)
    .values({ ...conclusion, opinion })
    .onConflictDoUpdate({
      target: [gradeConclusions.cycleId, gradeConclusions.unitId, gradeConclusions.personId],
      set: {
        grade: sql`excluded.grade`,
        opinion: sql`excluded.opinion`,
        agreedCount: sql`excluded.agreed_count`,
        deciderCount: sql`excluded.decider_count`,
        hasWithdrawn: sql`excluded.has_withdrawn`,
        byPersonId: sql`excluded.by_person_id`,
        rev: sql`excluded.rev`,
      },
      setWhere: sql`excluded.rev > ${gradeConclusions.rev}`,
    })
    .run()
  return saved.changes > 0
}

function sealed(tx: Tx, text: string | undefined, place: string): Buffer | null {
  return text === undefined ? null : tx.vault.seal(text, place)
}

function placeOf(table: string, row: GradingOf & { personId?: string }): string {
  return [table, row.cycleId, row.unitId, row.personId ?? '', 'text'].join(':')
}
