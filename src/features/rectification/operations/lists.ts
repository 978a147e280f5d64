import { rectificationToasts } from '../../../../cards/rectification/wording.ts'
import {
  insertReview,
  setMonthlyReport,
  type ReviewRow,
} from '../../../../db/queries/rectification-counts.ts'
import { getUnit } from '../../../../db/queries/units.ts'
import { Refusal } from '../../../errors.ts'
import { dayOf } from '../../../organization/calendar.ts'
import { actingUnit, isSecretaryOf } from '../../../organization/roles.ts'
import { runningCycle, teamsOf } from '../../../organization/teams.ts'
import type { CardKey, Operation, Reply } from '../../../pipeline/operation.ts'
import { boardRef, mineRef } from '../refs.ts'
import { reviewDue } from '../reviews-due.ts'

/** 整改: a team's board for who is in one, else what the person has to put right. */
export function openRectification(op: Operation): Reply {
  const teams = teamsOf(op.tx, op.actor).map((unit) => unit.unitId)
  if (teams.length === 0) return { show: mineRef(op.actor.personId) }
  const acting = getUnit(op.tx, actingUnit(op.tx, op.actor, op.place.chatId, 'team').unitId)
  const unitId = teams.includes(acting.unitId) ? acting.unitId : teams[0]
  return { show: boardRef(unitId ?? acting.unitId) }
}

/** What a button leads to was the server's choice; who may see it is judged when it is drawn. */
export function goTo(_op: Operation, to: { card: string; key: CardKey }): Reply {
  return { become: { card: to.card, key: to.key } }
}

/** A secretary went through the lists, as T+30, T+60 and T+90 ask. */
export function markReviewed(op: Operation, input: { unitId: string; row: ReviewRow }): Reply {
  const unit = getUnit(op.tx, input.unitId)
  if (!isSecretaryOf(op.tx, op.actor, unit.unitId)) {
    throw new Refusal('notAllowed', { role: 'secretary' })
  }
  const cycle = runningCycle(op.tx, unit.rootId)
  if (!cycle) throw new Refusal('closed')
  if (reviewDue(op.tx, cycle, unit.unitId, op.now, input.row) === undefined) {
    return { toast: rectificationToasts.reviewedAlready }
  }
  const { unitId, row } = input
  const by = { doneOn: dayOf(op.now), byPersonId: op.actor.personId }
  insertReview(op.tx, { cycleId: cycle.cycleId, unitId, row, ...by })
  op.redraw(boardRef(unitId))
  op.audit('rectification.review', unitId)
  return { toast: rectificationToasts.reviewed }
}

/** The monthly report to the town is switched on or off by the first secretary. */
export function switchMonthly(op: Operation, input: { rootId: string; on: 'yes' | 'no' }): Reply {
  if (!isSecretaryOf(op.tx, op.actor, input.rootId)) {
    throw new Refusal('notAllowed', { role: 'secretary' })
  }
  const monthly = input.on === 'yes'
  setMonthlyReport(op.tx, { rootId: input.rootId, monthly, byPersonId: op.actor.personId })
  op.redraw(boardRef(input.rootId))
  op.audit('rectification.monthly', input.rootId)
  return { toast: rectificationToasts.monthly(monthly) }
}
