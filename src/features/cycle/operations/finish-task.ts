import { said } from '../../../../cards/cycle/wording.ts'
import { findCycle } from '../../../../db/queries/cycles.ts'
import { findPreparationTask, updatePreparationTask } from '../../../../db/queries/preparation.ts'
import { Refusal } from '../../../errors.ts'
import { isSecretaryOf } from '../../../organization/roles.ts'
import type { Operation, Reply } from '../../../pipeline/operation.ts'

export function finishTask(op: Operation, { taskId }: { taskId: string }): Reply {
  return settle(op, taskId, op.now.getTime(), said.taskDone)
}

export function reopenTask(op: Operation, { taskId }: { taskId: string }): Reply {
  return settle(op, taskId, null, said.taskReopened)
}

/** Its owner says so, or the secretary who gave it out. */
function settle(op: Operation, taskId: string, doneAt: number | null, content: string): Reply {
  const task = findPreparationTask(op.tx, taskId)
  const cycle = task && findCycle(op.tx, task.cycleId)
  if (!task || !cycle) throw new Refusal('notFound')
  if (cycle.state === 'closed') throw new Refusal('closed')
  const isOwner = task.ownerId === op.actor.personId
  if (!isOwner && !isSecretaryOf(op.tx, op.actor, cycle.rootId)) throw new Refusal('notAllowed')
  updatePreparationTask(op.tx, taskId, { doneAt })
  op.redraw({ card: 'preparationTask', key: { taskId } })
  op.audit(doneAt === null ? 'cycle.reopenTask' : 'cycle.finishTask', taskId)
  return { toast: { type: 'success', content } }
}
