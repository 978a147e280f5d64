import type { Feature } from '../../src/pipeline/feature.ts'
import type { GateId, GateSource } from '../../src/pipeline/gate.ts'

/** What gates of features that are not under test say they lack, by unit; nothing by default. */
export type Lacking = Map<string, readonly GateId[]>

/** A feature that answers for the given gates and nothing else. */
export function gatesAlone(ids: readonly GateId[], lacking: Lacking): Feature {
  const source =
    (id: GateId): GateSource =>
    (_db, unit) => {
      const met = !lacking.get(unit.unitId)?.includes(id)
      const hard = id !== 'G4'
      return { hard, met, lacks: met ? [] : [{ what: `还缺${id}`, personIds: [] }] }
    }
  return { name: 'stub', gates: Object.fromEntries(ids.map((id) => [id, source(id)])) }
}
