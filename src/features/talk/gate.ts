import { talkLacks } from '../../../cards/talk/wording.ts'
import type { Reader } from '../../../db/client.ts'
import type { Cycle } from '../../../db/queries/cycles.ts'
import { findTalkPlan } from '../../../db/queries/talk-pairs.ts'
import { openTalkRequests } from '../../../db/queries/talk-requests.ts'
import type { Unit } from '../../../db/queries/units.ts'
import { holdersOf } from '../../organization/roles.ts'
import type { GateState, Lack } from '../../pipeline/gate.ts'
import { wantedPairs } from './plan.ts'
import { daysOf } from './period.ts'
import { matrixRef } from './refs.ts'
import { openSecondTalk, pairState } from './rules/status.ts'

/** G5: every required talk of this unit held and recorded; other units' pairs are theirs. */
export function talksHeld(db: Reader, unit: Unit, cycle: Cycle): GateState {
  const period = daysOf(db, cycle).period([unit.unitId])
  const pairs = unit.kind === 'partyGroup' ? [] : wantedPairs(db, cycle, unit.unitId)
  const open = pairs.filter((pair) => pairState(pair.talks, period) !== 'done')
  const second = pairs.filter((pair) => openSecondTalk(pair.talks, period) !== undefined)
  return {
    hard: true,
    met: open.length === 0,
    lacks: open.map(({ aId, bId }) => ({ what: talkLacks.pair, personIds: [aId, bId] })),
    notes: [
      ...second.map(({ aId, bId }) => ({ what: talkLacks.second, personIds: [aId, bId] })),
      ...withoutRepresentative(db, unit, cycle),
      ...openRequests(db, unit),
    ],
    mend: matrixRef(unit.unitId),
  }
}

function withoutRepresentative(db: Reader, unit: Unit, cycle: Cycle): Lack[] {
  return (findTalkPlan(db, cycle.cycleId)?.withoutRepresentative ?? [])
    .filter((one) => one.unitId === unit.unitId)
    .map((one) => ({ what: talkLacks.noRepresentative, personIds: [one.personId] }))
}

/** Whose secretary still owes somebody a talk; never whom. */
function openRequests(db: Reader, unit: Unit): Lack[] {
  const secretaries = holdersOf(db, unit.unitId, 'secretary')
  return openTalkRequests(db, unit.rootId)
    .filter((request) => secretaries.includes(request.secretaryId))
    .map((request) => ({ what: talkLacks.request, personIds: [request.secretaryId] }))
}
