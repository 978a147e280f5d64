import { and, eq, sql } from 'drizzle-orm'
import { prepared, type Reader, type Tx } from '../client.ts'
import { analyses, teamAgreements } from '../schema/analysis.ts'

type Row = typeof analyses.$inferSelect
/** Where an analysis stands; what was written is read page by page. */
export type Analysis = Omit<Row, 'exemptReason'>
/** One cycle's analysis of one person or team. */
export type AnalysisOf = Pick<Row, 'cycleId' | 'subjectId'>

const standing = {
  cycleId: analyses.cycleId,
  subjectId: analyses.subjectId,
  subject: analyses.subject,
  state: analyses.state,
  version: analyses.version,
  handedInAt: analyses.handedInAt,
  handedInById: analyses.handedInById,
  onPaperOn: analyses.onPaperOn,
  onPaperById: analyses.onPaperById,
  exemptById: analyses.exemptById,
}
const one = prepared((d) =>
  d
    .select(standing)
    .from(analyses)
    .where(
      and(
        eq(analyses.cycleId, sql.placeholder('cycleId')),
        eq(analyses.subjectId, sql.placeholder('subjectId')),
      ),
    )
    .prepare(),
)
const ofCycle = prepared((d) =>
  d
    .select(standing)
    .from(analyses)
    .where(eq(analyses.cycleId, sql.placeholder('cycleId')))
    .prepare(),
)
const agreed = prepared((d) =>
  d
    .select({ personId: teamAgreements.personId })
    .from(teamAgreements)
    .where(
      and(
        eq(teamAgreements.cycleId, sql.placeholder('cycleId')),
        eq(teamAgreements.unitId, sql.placeholder('unitId')),
        eq(teamAgreements.version, sql.placeholder('version')),
      ),
    )
    .prepare(),
)

export function findAnalysis(reader: Reader, of: AnalysisOf): Analysis | undefined {
  return one(reader).get({ cycleId: of.cycleId, subjectId: of.subjectId })
}

/** Where all analyses of a cycle stand, by person or unit id: one statement for a whole board. */
export function analysesOf(reader: Reader, cycleId: string): Map<string, Analysis> {
  const rows = ofCycle(reader).all({ cycleId })
  return new Map(rows.map((row) => [row.subjectId, row]))
}

/** Makes the row when it is not there; what is there stays. */
export function ensureAnalysis(tx: Tx, of: AnalysisOf, subject: Row['subject']): void {
  const { cycleId, subjectId } = of
  tx.drizzle
    .insert(analyses)
    .values({ cycleId, subjectId, subject, state: 'draft', version: 0 })
    .onConflictDoNothing()
    .run()
}

export function updateAnalysis(
  tx: Tx,
  of: AnalysisOf,
  changes: Partial<Omit<Analysis, 'cycleId' | 'subjectId' | 'subject'>>,
): void {
  tx.drizzle.update(analyses).set(changes).where(same(of)).run()
}

/** Exempts from writing, with the reason sealed; null takes the exemption back. */
export function setExemption(
  tx: Tx,
  of: AnalysisOf,
  exemption: { byPersonId: string; reason: string } | null,
): void {
  const exemptReason = exemption && tx.vault.seal(exemption.reason, reasonOf(of))
  tx.drizzle
    .update(analyses)
    .set({ exemptById: exemption?.byPersonId ?? null, exemptReason })
    .where(same(of))
    .run()
}

export function exemptReasonOf(reader: Reader, of: AnalysisOf): string | undefined {
  const row = reader.drizzle
    .select({ reason: analyses.exemptReason })
    .from(analyses)
    .where(same(of))
    .get()
  return row?.reason ? reader.vault.open(row.reason, reasonOf(of)) : undefined
}

/** Who agreed to a version of a team's 班子对照检查. */
export function agreedBy(
  reader: Reader,
  of: { cycleId: string; unitId: string; version: number },
): string[] {
  const { cycleId, unitId, version } = of
  return agreed(reader)
    .all({ cycleId, unitId, version })
    .map((row) => row.personId)
}

/** False when this person had agreed already. */
export function insertAgreement(tx: Tx, agreement: typeof teamAgreements.$inferSelect): boolean {
  const added = tx.drizzle.insert(teamAgreements).values(agreement).onConflictDoNothing().run()
  return added.changes > 0
}

function same({ cycleId, subjectId }: AnalysisOf) {
  return and(eq(analyses.cycleId, cycleId), eq(analyses.subjectId, subjectId))
}

function reasonOf({ cycleId, subjectId }: AnalysisOf): string {
  return `analysis:${cycleId}:${subjectId}:exemptReason`
}
