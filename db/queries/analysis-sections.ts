import { and, asc, desc, eq, sql } from 'drizzle-orm'
import { prepared, type Reader, type Tx } from '../client.ts'
import { analysisSections, analysisVersions } from '../schema/analysis.ts'
import type { AnalysisOf } from './analyses.ts'

/** What stands on one page. */
export interface SectionContent {
  /** Whether a problem was found; undefined where the page does not ask. */
  finding?: 'found' | 'nothingFound'
  choices: readonly string[]
  body: string
  /** What did not fit into `body`. */
  more: string
}

export interface AnalysisSection {
  section: string
  content: SectionContent
  byPersonId: string
}

export interface AnalysisVersion {
  version: number
  byPersonId: string
  at: number
  sections: AnalysisSection[]
  remark: string | undefined
}

const drafts = prepared((d) =>
  d
    .select()
    .from(analysisSections)
    .where(
      and(
        eq(analysisSections.cycleId, sql.placeholder('cycleId')),
        eq(analysisSections.subjectId, sql.placeholder('subjectId')),
      ),
    )
    .orderBy(asc(analysisSections.section))
    .prepare(),
)

/** Of one subject; `version` null asks for the latest. */
const newestVersion = prepared((d) =>
  d
    .select()
    .from(analysisVersions)
    .where(
      and(
        eq(analysisVersions.cycleId, sql.placeholder('cycleId')),
        eq(analysisVersions.subjectId, sql.placeholder('subjectId')),
        sql`${analysisVersions.version} = coalesce(${sql.placeholder('version')}, ${analysisVersions.version})`,
      ),
    )
    .orderBy(desc(analysisVersions.version))
    .limit(1)
    .prepare(),
)

/** The draft as it stands, page by page. */
export function sectionsOf(reader: Reader, of: AnalysisOf): AnalysisSection[] {
  return drafts(reader)
    .all({ cycleId: of.cycleId, subjectId: of.subjectId })
    .map(({ section, byPersonId, content }) => ({
      section,
      byPersonId,
      content: JSON.parse(reader.vault.open(content, pageOf(of, section))) as SectionContent,
    }))
}

/** Keeps the page with the latest `rev`; false when a later one is there already. */
export function saveSection(
  tx: Tx,
  of: AnalysisOf,
  page: AnalysisSection & { rev: number },
): boolean {
  const { cycleId, subjectId } = of
  const { section, byPersonId, rev } = page
  const content = tx.vault.seal(JSON.stringify(page.content), pageOf(of, section))
  const saved = tx.drizzle
    .insert(analysisSections)
    .values({ cycleId, subjectId, section, content, byPersonId, rev })
    .onConflictDoUpdate({
      target: [analysisSections.cycleId, analysisSections.subjectId, analysisSections.section],
      set: {
        content: sql`excluded.content`,
        byPersonId: sql`excluded.by_person_id`,
        rev: sql`excluded.rev`,
      },
      setWhere: sql`excluded.rev > ${analysisSections.rev}`,
    })
    .run()
  return saved.changes > 0
}

/** Keeps what is handed in as a version of its own. */
export function insertVersion(
  tx: Tx,
  of: AnalysisOf,
  handedIn: Omit<AnalysisVersion, 'remark'>,
): void {
  const { version, byPersonId, at, sections } = handedIn
  tx.drizzle
    .insert(analysisVersions)
    .values({
      cycleId: of.cycleId,
      subjectId: of.subjectId,
      version,
      byPersonId,
      at,
      contents: tx.vault.seal(JSON.stringify(sections), versionOf(of, version)),
    })
    .run()
}

/** One version as it was handed in; the latest without a number. */
export function findVersion(
  reader: Reader,
  of: AnalysisOf,
  version?: number,
): AnalysisVersion | undefined {
  const { cycleId, subjectId } = of
  const row = newestVersion(reader).get({ cycleId, subjectId, version: version ?? null })
  return (
    row && {
      version: row.version,
      byPersonId: row.byPersonId,
      at: row.at,
      sections: JSON.parse(
        reader.vault.open(row.contents, versionOf(of, row.version)),
      ) as AnalysisSection[],
      remark: row.remark ? reader.vault.open(row.remark, remarkOf(of, row.version)) : undefined,
    }
  )
}

/** Notes with which remark a version came back. */
export function remarkVersion(
  tx: Tx,
  of: AnalysisOf,
  returned: { version: number; remark: string; byPersonId: string; at: number },
): void {
  const { version, remark, byPersonId, at } = returned
  tx.drizzle
    .update(analysisVersions)
    .set({
      remark: tx.vault.seal(remark, remarkOf(of, version)),
      returnedById: byPersonId,
      returnedAt: at,
    })
    .where(and(same(of), eq(analysisVersions.version, version)))
    .run()
}

function same({ cycleId, subjectId }: AnalysisOf) {
  return and(eq(analysisVersions.cycleId, cycleId), eq(analysisVersions.subjectId, subjectId))
}

function pageOf({ cycleId, subjectId }: AnalysisOf, section: string): string {
  return `analysis_section:${cycleId}:${subjectId}:${section}:content`
}

function versionOf({ cycleId, subjectId }: AnalysisOf, version: number): string {
  return `analysis_version:${cycleId}:${subjectId}:${version}:contents`
}

function remarkOf({ cycleId, subjectId }: AnalysisOf, version: number): string {
  return `analysis_version:${cycleId}:${subjectId}:${version}:remark`
}
