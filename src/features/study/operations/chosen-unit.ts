import { findUnit, type Unit } from '../../../../db/queries/units.ts'
import { Refusal } from '../../../errors.ts'
import type { Operation } from '../../../pipeline/operation.ts'
import { assertSecretaryOf } from '../members.ts'

/** The unit a form is for: what was chosen in it, else the one it was opened for. */
export function chosenUnit(
  op: Operation,
  input: { unitId: string; unit?: string | undefined },
): Unit {
  const unit = findUnit(op.tx, input.unit ?? input.unitId)
  if (!unit || unit.kind === 'partyGroup') throw new Refusal('badForm')
  assertSecretaryOf(op, unit.unitId)
  return unit
}
