import { lacks } from '../../../cards/cycle/wording.ts'
import { listRegister } from '../../../db/queries/register.ts'
import { undecidedPlaces } from '../../organization/participation.ts'
import type { GateSource } from '../../pipeline/gate.ts'

/** G1: the plan is adopted and the groups were told. */
export const planPublished: GateSource = (_db, _unit, cycle) => {
  const isAdopted = cycle.state !== 'draft'
  const what = isAdopted ? lacks.planNotPublished : lacks.planNotAdopted
  const met = isAdopted && cycle.publishedVersion > 0
  const mend = { card: 'plan', key: { cycleId: cycle.cycleId } }
  return { hard: true, met, lacks: met ? [] : [{ what }], mend }
}

/** G12: it is known of each mobile member where they are appraised; hard only for the grades. */
export const placesDecided: GateSource = (db, unit) => {
  const personIds = undecidedPlaces(listRegister(db, unit.rootId))
    .filter((row) => unit.kind === 'generalBranch' || row.branchId === unit.unitId)
    .map((row) => row.personId)
  const met = personIds.length === 0
  return {
    hard: false,
    met,
    lacks: met ? [] : [{ what: lacks.undecidedPlaces(personIds.length), personIds }],
    mend: { card: 'mobileMembers', key: { unitId: unit.unitId } },
  }
}
