import type { Reader } from '../../db/client.ts'
import { gateExemptionsOf, type GateExemption } from '../../db/queries/gate-exemptions.ts'
import { gatesFor, meetingsOf, type GateLine } from '../organization/gate-verdict.ts'
import type { Meeting } from '../organization/unit-meetings.ts'
import type { Feature } from './feature.ts'
import type { GateSource, GateState } from './gate.ts'

/** All features, asked for when they are needed: they are not yet all there at start. */
export type Features = () => readonly Feature[]

export interface BoardLine extends GateLine {
  state: GateState
  exemption: GateExemption | undefined
}

/** Every gate of a unit's meetings, computed from rows now. */
export function linesOf(db: Reader, all: Features, meeting: Meeting, now: Date): BoardLine[] {
  const { unit, cycle } = meeting
  const sources = gateSources(all)
  const exemptions = holdingExemptions(db, meeting)
  return gatesFor(meetingsOf(unit.kind)).flatMap((gate) => {
    const state = sources.get(gate)?.(db, unit, cycle, now)
    if (!state) return []
    const exemption = exemptions.get(gate)
    const { hard, met } = state
    return [{ gate, hard, met, isExempt: exemption !== undefined, state, exemption }]
  })
}

function gateSources(all: Features): Map<string, GateSource> {
  return new Map(all().flatMap((feature) => Object.entries(feature.gates ?? {})))
}

/** Marks 不适用 that were not taken back. */
export function holdingExemptions(
  db: Reader,
  { unit, cycle }: Meeting,
): Map<string, GateExemption> {
  const rows = gateExemptionsOf(db, cycle.cycleId, unit.unitId)
  return new Map(rows.filter((row) => row.takenBackAt === null).map((row) => [row.gate, row]))
}
