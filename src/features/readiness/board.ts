import { mayRead } from '../../organization/privacy.ts'
import type { Reader } from '../../../db/client.ts'
import { gateExemptionsOf, type GateExemption } from '../../../db/queries/gate-exemptions.ts'
import type { CardReader, Feature } from '../../pipeline/feature.ts'
import type { GateSource, GateState } from '../../pipeline/gate.ts'
import type { CardRef } from '../../pipeline/operation.ts'
import type { Meeting } from './meeting.ts'
import { gatesFor, lackingForAny, meetingsOf, type GateLine } from './rules/verdict.ts'

/** All features, asked for when a board is drawn: they are not yet all there at start. */
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

/** What keeps any of the unit's meetings closed. */
export function lackingIn(db: Reader, all: Features, meeting: Meeting, now: Date): string[] {
  return lackingForAny(linesOf(db, all, meeting, now), meetingsOf(meeting.unit.kind))
}

/** Whether this reader may see a card, so that no button leads nowhere. */
export function mayOpen(db: Reader, all: Features, ref: CardRef, reader: CardReader): boolean {
  const kind = all().flatMap((feature) => {
    const found = feature.cards?.[ref.card]
    return found ? [found] : []
  })[0]
  return (
    kind !== undefined && mayRead(db, { privacy: kind.privacy, ...kind.about(db, ref.key) }, reader)
  )
}
