import { columnWords, wordFor } from '../../../../policies/roster-words.ts'
import type { ImportCardView, ReadyImport } from '../../../../cards/roster/import.ts'
import type { Reader } from '../../../../db/client.ts'
import { findImport, type RosterImport } from '../../../../db/queries/imports.ts'
import { getUnit } from '../../../../db/queries/units.ts'
import type { ViewContext } from '../../../pipeline/feature.ts'
import { contactGapsIn, questionsIn } from '../gaps.ts'
import { branchesToName, fingerprint, planImport, type ImportPlan } from '../import-plan.ts'
import { importKeptMs } from '../operations/import.ts'
import { registerOf } from '../scope.ts'

export function importView(
  db: Reader,
  { importId }: { importId: string },
  { now }: ViewContext,
): ImportCardView {
  const waiting = findImport(db, importId)
  if (!waiting) return { state: 'expired' }
  switch (waiting.state) {
    case 'reading':
    case 'cancelled':
      return { state: waiting.state }
    case 'refused':
      return { state: 'refused', problem: waiting.problem ?? '' }
    case 'confirmed':
      return confirmedView(db, waiting)
    case 'ready': {
      if (now.getTime() - waiting.createdAt > importKeptMs) return { state: 'expired' }
      const plan = planImport(db, waiting)
      return plan ? readyView(db, importId, plan) : { state: 'refused', problem: 'noHeader' }
    }
  }
}

function confirmedView(db: Reader, { unitId }: RosterImport): ImportCardView {
  const unit = getUnit(db, unitId)
  const people = registerOf(db, unit)
  return {
    state: 'confirmed',
    unitId,
    people: people.length,
    linked: people.filter((person) => person.openId !== null).length,
    questions: questionsIn(db, unit).length,
    contactGaps: contactGapsIn(db, unit).length,
  }
}

function readyView(db: Reader, importId: string, plan: ImportPlan): ReadyImport {
  const { file, compared, people, units } = plan
  const nameOf = (personId: string) => people.find((one) => one.personId === personId)?.name ?? ''
  const unitNames = new Map(file.units.map((unit) => [unit.code, unit.name]))
  const naming = branchesToName(db, plan)
  const sayUnit = (code: string | undefined) =>
    (code && (units.byCode(code)?.name ?? unitNames.get(code) ?? code)) || '—'
  const byBranch = Map.groupBy(file.rows, (row) => row.branch)
  const added = new Set(compared.added)
  const changed = new Set(compared.changed.map((one) => one.row))
  return {
    state: 'ready',
    importId,
    shown: fingerprint(plan),
    naming,
    branches: [...byBranch].map(([code, rows]) => ({
      unit: sayUnit(code),
      people: rows.length,
      added: rows.filter((row) => added.has(row)).length,
      changed: rows.filter((row) => changed.has(row)).length,
    })),
    added: compared.added.length,
    changed: compared.changed.length,
    same: compared.same.length,
    changes: compared.changed.map(({ personId, columns }) => ({
      name: nameOf(personId),
      columns: columns.map((column) => wordFor(columnWords, column)),
    })),
    gone: compared.gone.map(nameOf),
    bad: file.bad.map((cell) => ({
      ...cell,
      column: wordFor(columnWords, cell.column),
    })),
    badRows: new Set(file.bad.map((cell) => cell.line)).size,
    unknownColumns: file.unknownColumns,
    hasRemarks: file.columns.has('remarks'),
  }
}
