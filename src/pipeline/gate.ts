import type { Reader } from '../../db/client.ts'
import type { Cycle } from '../../db/queries/cycles.ts'
import type { Unit } from '../../db/queries/units.ts'
import type { CardRef } from './operation.ts'

/** The rows of `domain.md` 1.10. */
export type GateId =
  | 'G1'
  | 'G2'
  | 'G3'
  | 'G4'
  | 'G5'
  | 'G6'
  | 'G7'
  | 'G8'
  | 'G9'
  | 'G10'
  | 'G11'
  | 'G12'
  | 'G13'
  | 'G14'

/** One thing a gate lacks, in plain Chinese without the names; names are ids, shown by class. */
export interface Lack {
  what: string
  personIds?: readonly string[]
}

export interface GateState {
  /** Whether a meeting may not be opened without it. */
  hard: boolean
  /** Nothing lacks. */
  met: boolean
  lacks: readonly Lack[]
  /** Worth knowing, but keeps no meeting from being opened. */
  notes?: readonly Lack[]
  /** The card whose button mends it. */
  mend?: CardRef
}

/** The state of one gate of one unit, computed from rows; a cycle of the past is not asked for. */
export type GateSource = (db: Reader, unit: Unit, cycle: Cycle, now: Date) => GateState
