import { talkRefusals, talkToasts } from '../../../../cards/talk/wording.ts'
import { findTalkPair, replaceAreasInCharge } from '../../../../db/queries/talk-pairs.ts'
import { findUnit } from '../../../../db/queries/units.ts'
import { Refusal } from '../../../errors.ts'
import { dayOf } from '../../../organization/calendar.ts'
import { isSecretaryOf, isTeamMemberOf } from '../../../organization/roles.ts'
import type { Operation, Reply } from '../../../pipeline/operation.ts'
import { organizationOf } from '../organization.ts'
import { bringPairsUpToDate, talkingCycle } from '../plan.ts'
import { matrixRef, pairRef } from '../refs.ts'
import { remindKey } from '../remind-key.ts'
import { headChoices } from '../views/areas.ts'

/** 提醒: privately, and only the two people. */
export function remindPair(op: Operation, input: { unitId: string; pairKey: string }): Reply {
  const { unitId, pairKey } = input
  if (!isTeamMemberOf(op.tx, op.actor, unitId)) throw new Refusal('notAllowed', { role: 'team' })
  const cycle = talkingCycle(op.tx, op.actor.rootId)
  const pair = cycle && findTalkPair(op.tx, cycle.cycleId, pairKey)
  if (!pair?.unitIds.includes(unitId)) throw new Refusal('notFound')
  const day = dayOf(op.now)
  const sent = [pair.aId, pair.bId].map((personId) =>
    op.send({
      ...pairRef(pairKey, personId),
      to: { personId },
      dedupeKey: remindKey(pairKey, personId, day),
    }),
  )
  op.audit('talk.remind', pairKey)
  op.redraw(matrixRef(unitId))
  return { toast: sent.includes('queued') ? talkToasts.reminded : talkToasts.remindedBefore }
}

/** 设置分管: whom one team member is in charge of; the pairs follow at once. */
export function saveAreas(
  op: Operation,
  input: { unitId: string; member: string; heads: readonly string[] },
): Reply {
  const { unitId, member, heads } = input
  const unit = findUnit(op.tx, unitId)
  if (!unit || !isSecretaryOf(op.tx, op.actor, unitId)) {
    throw new Refusal('notAllowed', { role: 'secretary' })
  }
  const own = organizationOf(op.tx, unit).units.find((one) => one.unitId === unitId)
  const offered = new Set(headChoices(op.tx, unit).map((choice) => choice.value))
  if (!own?.team.includes(member) || heads.some((head) => !offered.has(head))) {
    throw new Refusal('badForm', { sentence: talkRefusals.notYourArea })
  }
  replaceAreasInCharge(
    op.tx,
    { unitId, personId: member },
    heads.filter((head) => head !== member),
  )
  op.audit('talk.areas', unitId)
  const cycle = talkingCycle(op.tx, unit.rootId)
  if (cycle) bringPairsUpToDate(op, cycle)
  return { toast: talkToasts.areasSaved }
}
