import {
  parameterHeadings,
  parameterSheet,
  planParametersXlsx,
} from '../../../documents/plan-parameters.ts'
import { importedSource } from '../../../cards/cycle/wording.ts'
import type { Reader } from '../../../db/client.ts'
import { findCycle, type Cycle } from '../../../db/queries/cycles.ts'
import type { Policy } from '../../../policies/policy.ts'
import { allParameters, findParameter, shown, sourceOf, withWritten } from './parameters.ts'

/** The parameters as a file, each with its value and source. */
export async function makeParameterFile(db: Reader, { cycleId }: { cycleId: string }) {
  const cycle = findCycle(db, cycleId)
  if (!cycle) throw new Error('the cycle of a parameter file is gone')
  const rows = allParameters.map((parameter) => ({
    path: parameter.path,
    name: parameter.name,
    value: shown(cycle.parameters, parameter),
    source: sourceOf(cycle, parameter.path),
  }))
  const bytes = await planParametersXlsx({ rows })
  return { name: `${parameterSheet}${cycle.assessmentYear}.xlsx`, bytes }
}

export interface ReadParameters {
  parameters: Policy
  /** Path → source of what differs from the plan. */
  sources: Record<string, string>
}

export type ParameterProblem =
  | { problem: 'notParameters'; row: 0 }
  | { problem: 'unreadable'; row: number }

/** What a returned parameter file changes; the first row that makes no sense stops it. */
export function readParameterCells(
  cycle: Pick<Cycle, 'parameters' | 'sources' | 'preset'>,
  cells: readonly (readonly string[])[],
): ReadParameters | ParameterProblem {
  const [heading, ...rows] = cells
  if (heading?.[0]?.trim() !== parameterHeadings[0]) return { problem: 'notParameters', row: 0 }
  const read: ReadParameters = { parameters: cycle.parameters, sources: {} }
  for (const [at, [path = '', , value = '', source = '']] of rows.entries()) {
    const found = findParameter(path.trim())
    if (!found && path.trim() !== '') return { problem: 'unreadable', row: at + 2 }
    if (!found || value.trim() === shown(cycle.parameters, found.parameter)) continue
    const changed = withWritten(read.parameters, found.parameter, value)
    if (!changed) return { problem: 'unreadable', row: at + 2 }
    read.parameters = changed
    read.sources[path.trim()] = newSource(cycle, path.trim(), source.trim())
  }
  return read
}

/** A changed value whose source column was left as it was comes from the file itself. */
function newSource(cycle: Pick<Cycle, 'sources' | 'preset'>, path: string, written: string) {
  const unchanged = written === '' || written === sourceOf(cycle, path)
  return unchanged ? importedSource : written.slice(0, 100)
}
