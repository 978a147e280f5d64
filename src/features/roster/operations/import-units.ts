import { defaultUnitName } from '../../../../cards/roster/wording.ts'
import { insertUnit, recodeUnit, renameUnit, unitByCode } from '../../../../db/queries/units.ts'
import type { Writing } from '../../../pipeline/operation.ts'
import { knownBranches, type ImportPlan } from '../import-plan.ts'
import { planBranches } from '../rules/plan-branches.ts'

/** Makes the branches and groups the file speaks of, under the names the secretary confirmed. */
export function makeUnits(op: Writing, plan: ImportPlan, names: ReadonlyMap<string, string>): void {
  const { rootId } = plan.unit
  const wanted = [...names].map(([code, name]) => ({ code, name }))
  const branches = planBranches(wanted, knownBranches(op.tx, rootId, plan.units))
  for (const { unitId, code } of branches.recode) recodeUnit(op.tx, unitId, code)
  for (const { unitId, name } of branches.rename) renameUnit(op.tx, unitId, name)
  for (const branch of branches.insert) {
    const unit = { unitId: op.newId(), kind: 'partyBranch' as const, parentId: rootId, rootId }
    insertUnit(op.tx, { ...unit, ...branch })
  }
  for (const group of plan.file.units.filter((unit) => unit.parent !== 'GB')) {
    const branch = unitByCode(op.tx, rootId, group.parent)
    if (!branch || unitByCode(op.tx, rootId, group.code)) continue
    insertUnit(op.tx, {
      unitId: op.newId(),
      kind: 'partyGroup',
      parentId: branch.unitId,
      rootId,
      code: group.code,
      name: group.name ?? branch.name + defaultUnitName(group.code),
    })
  }
}
