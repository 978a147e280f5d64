import { insertParameterChange, updateCycle, type Cycle } from '../../../../db/queries/cycles.ts'
import type { Policy } from '../../../../policies/policy.ts'
import type { Writing } from '../../../pipeline/operation.ts'
import { valueAt } from '../parameters.ts'

export interface Change {
  path: string
  before: unknown
  after: unknown
  source: string
}

/** Changes of parameters from one policy to another, one a path. */
export function changesBetween(
  before: Policy,
  after: Policy,
  paths: readonly string[],
  source: string,
): Change[] {
  return paths
    .map((path) => ({ path, before: valueAt(before, path), after: valueAt(after, path), source }))
    .filter((one) => JSON.stringify(one.before) !== JSON.stringify(one.after))
}

/** The version a change belongs to: a new one once the groups were told of the present one. */
export function nextVersion(cycle: Pick<Cycle, 'version' | 'publishedVersion'>): number {
  return Math.max(cycle.version, cycle.publishedVersion + 1)
}

/** Writes changes into the plan and each of them, with its source, into the history (R3). */
export function recordChanges(
  op: Writing,
  cycle: Cycle,
  byPersonId: string,
  changes: readonly Change[],
  values: Parameters<typeof updateCycle>[2],
): void {
  if (changes.length === 0) return
  const version = nextVersion(cycle)
  const at = op.now.getTime()
  for (const change of changes) {
    const row = { parameterChangeId: op.newId(), cycleId: cycle.cycleId, version, byPersonId, at }
    insertParameterChange(op.tx, { ...change, ...row })
  }
  updateCycle(op.tx, cycle.cycleId, { ...values, version })
  op.redraw({ card: 'plan', key: { cycleId: cycle.cycleId } })
  op.audit('cycle.change', cycle.cycleId)
}
