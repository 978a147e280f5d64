import { and, asc, eq, sql } from 'drizzle-orm'
import { prepared, type Reader, type Tx } from '../client.ts'
import { rectificationCandidates, rectificationImports } from '../schema/rectification.ts'

type Row = typeof rectificationImports.$inferSelect
export interface RectificationImport extends Omit<Row, 'label'> {
  label: string
}
export interface ImportedLine {
  candidateId: string
  importId: string
  body: string
  label: string
}

const ofUnit = prepared((d) =>
  d
    .select({
      candidateId: rectificationCandidates.candidateId,
      importId: rectificationCandidates.importId,
      body: rectificationCandidates.body,
      label: rectificationImports.label,
    })
    .from(rectificationImports)
    .innerJoin(
      rectificationCandidates,
      eq(rectificationCandidates.importId, rectificationImports.importId),
    )
    .where(
      and(
        eq(rectificationImports.cycleId, sql.placeholder('cycleId')),
        eq(rectificationImports.unitId, sql.placeholder('unitId')),
        eq(rectificationImports.state, 'taken'),
      ),
    )
    .orderBy(asc(rectificationImports.at), asc(rectificationCandidates.place))
    .prepare(),
)

/** The lines of the lists a unit took in, in their order. */
export function importedLines(reader: Reader, cycleId: string, unitId: string): ImportedLine[] {
  return ofUnit(reader)
    .all({ cycleId, unitId })
    .map((row) => ({
      candidateId: row.candidateId,
      importId: row.importId,
      body: reader.vault.open(row.body, bodyOf(row.candidateId)),
      label: reader.vault.open(row.label, labelOf(row.importId)),
    }))
}

/** What a file held, before it is taken in. */
export function linesOfImport(reader: Reader, importId: string): string[] {
  return reader.drizzle
    .select()
    .from(rectificationCandidates)
    .where(eq(rectificationCandidates.importId, importId))
    .orderBy(asc(rectificationCandidates.place))
    .all()
    .map((row) => reader.vault.open(row.body, bodyOf(row.candidateId)))
}

export function findListImport(reader: Reader, importId: string): RectificationImport | undefined {
  const row = reader.drizzle
    .select()
    .from(rectificationImports)
    .where(eq(rectificationImports.importId, importId))
    .get()
  return row && { ...row, label: reader.vault.open(row.label, labelOf(importId)) }
}

export function insertListImport(
  tx: Tx,
  started: Omit<RectificationImport, 'state' | 'problem'>,
): void {
  const label = tx.vault.seal(started.label, labelOf(started.importId))
  tx.drizzle
    .insert(rectificationImports)
    .values({ ...started, label, state: 'reading', problem: null })
    .run()
}

export function updateListImport(
  tx: Tx,
  importId: string,
  changes: Partial<Pick<Row, 'state' | 'problem'>>,
): void {
  tx.drizzle
    .update(rectificationImports)
    .set(changes)
    .where(eq(rectificationImports.importId, importId))
    .run()
}

export function insertImportedLines(
  tx: Tx,
  importId: string,
  lines: readonly { candidateId: string; body: string }[],
): void {
  for (const [at, { candidateId, body }] of lines.entries()) {
    const sealed = tx.vault.seal(body, bodyOf(candidateId))
    tx.drizzle
      .insert(rectificationCandidates)
      .values({ candidateId, importId, place: at + 1, body: sealed })
      .run()
  }
}

export function deleteImportedLines(tx: Tx, importId: string): void {
  tx.drizzle
    .delete(rectificationCandidates)
    .where(eq(rectificationCandidates.importId, importId))
    .run()
}

function bodyOf(candidateId: string): string {
  return `rectification_candidate:${candidateId}:body`
}

function labelOf(importId: string): string {
  return `rectification_import:${importId}:label`
}
