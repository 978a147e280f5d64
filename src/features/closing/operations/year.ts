import { closingRefusals, closingSaid, closingToasts } from '../../../../cards/closing/wording.ts'
import {
  deleteYearClosing,
  findYearClosing,
  insertYearClosing,
  yearClosingsOf,
} from '../../../../db/queries/closings.ts'
import { currentCycle, findCycle, updateCycle, type Cycle } from '../../../../db/queries/cycles.ts'
import { Refusal } from '../../../errors.ts'
import { dayOf } from '../../../organization/calendar.ts'
import { isSecretaryOf } from '../../../organization/roles.ts'
import type { Operation, Reply } from '../../../pipeline/operation.ts'
import { openMatters, openTasks } from '../open-matters.ts'
import { closingRef } from '../refs.ts'
import { assertMayClose, closesFrom } from '../rules.ts'
import { mayReopen } from '../views.ts'

export function assertFirstSecretary(op: Operation, rootId: string): void {
  if (isSecretaryOf(op.tx, op.actor, rootId)) return
  throw new Refusal('notAllowed', { role: 'secretary' })
}

/** `/close-year`: the year that runs, or else the last one that was ended. */
export function openClosing(op: Operation): Reply {
  const { rootId } = op.actor
  assertFirstSecretary(op, rootId)
  const cycleId = currentCycle(op.tx, rootId)?.cycleId ?? yearClosingsOf(op.tx, rootId)[0]?.cycleId
  return cycleId === undefined ? { say: closingSaid.noYet } : { show: closingRef(cycleId) }
}

function ledCycle(op: Operation, cycleId: string): Cycle {
  const cycle = findCycle(op.tx, cycleId)
  if (!cycle) throw new Refusal('notFound')
  assertFirstSecretary(op, cycle.rootId)
  return cycle
}

/** Ends a year: its reminders stop, what is being put right goes on (`domain.md` 6, T+90). */
export function closeYear(
  op: Operation,
  { cycleId, reason }: { cycleId: string; reason?: string | undefined },
): Reply {
  const cycle = ledCycle(op, cycleId)
  const { rootId, state } = cycle
  if (state === 'closed') throw new Refusal('alreadyDone')
  const [today, from] = [dayOf(op.now), closesFrom(cycle)]
  assertMayClose({ today, from, reason }, closingRefusals.early(from))
  const matters = openMatters(op.tx, cycle).map(({ matter, count }) => [matter, count] as const)
  const tasks = openTasks(op.duties, rootId).reduce((sum, { count }) => sum + count, 0)
  insertYearClosing(op.tx, {
    cycleId,
    rootId,
    closedOn: today,
    closedById: op.actor.personId,
    closedAt: op.now.getTime(),
    stateBefore: state,
    reason: today < from ? reason : undefined,
    open: { ...Object.fromEntries(matters), ...(tasks > 0 && { tasks }) },
  })
  updateCycle(op.tx, cycleId, { state: 'closed' })
  redrawAll(op, cycleId)
  op.audit('closing.close', cycleId)
  return { toast: closingToasts.closed }
}

/** Takes the end of a year back while no other year has begun. */
export function reopenYear(op: Operation, { cycleId }: { cycleId: string }): Reply {
  const { rootId } = ledCycle(op, cycleId)
  const closing = findYearClosing(op.tx, cycleId)
  if (!closing) throw new Refusal('alreadyDone')
  if (!mayReopen(op.tx, { cycleId, rootId })) {
    const sentence = currentCycle(op.tx, rootId)
      ? closingRefusals.laterYear
      : closingRefusals.destroyed
    throw new Refusal('badForm', { sentence })
  }
  updateCycle(op.tx, cycleId, { state: closing.stateBefore })
  deleteYearClosing(op.tx, cycleId)
  redrawAll(op, cycleId)
  op.audit('closing.reopen', cycleId)
  return { toast: closingToasts.reopened }
}

function redrawAll(op: Operation, cycleId: string): void {
  op.redraw(closingRef(cycleId))
  op.redraw({ card: 'plan', key: { cycleId } })
}
