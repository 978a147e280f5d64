import { studyToasts } from '../../../../cards/study/wording.ts'
import {
  saveStudyCompletion,
  type StudyCompletion,
} from '../../../../db/queries/study-completions.ts'
import { findStudyTask, type StudyTask } from '../../../../db/queries/study-tasks.ts'
import { getPerson, type Person } from '../../../../db/queries/people.ts'
import { Refusal } from '../../../errors.ts'
import { mayAnswerFor } from '../../../organization/roles.ts'
import type { Operation, Reply } from '../../../pipeline/operation.ts'
import { withFlags } from '../members.ts'
import { groupTaskRef, ownTaskRef } from '../refs.ts'
import { assertMayComplete } from '../rules.ts'

/** 我已学完 in the group. NOTE: the busiest press of all; every statement here is prepared. */
export function completeTask(op: Operation, { taskId }: { taskId: string }): Reply {
  return answerTask(op, op.actor, taskId, 'done')
}

/** 我已学完 in one's own thread, or 帮他登记 for someone without a phone. */
export function completeTaskFor(
  op: Operation,
  { taskId, personId }: { taskId: string; personId: string },
): Reply {
  return answerTask(op, answeredFor(op, personId), taskId, 'done')
}

export function undoTask(
  op: Operation,
  { taskId, personId }: { taskId: string; personId: string },
): Reply {
  return answerTask(op, answeredFor(op, personId), taskId, 'undone')
}

/** The person themselves, or who they are contact person of. */
export function answeredFor(op: Operation, personId: string): Person {
  if (!mayAnswerFor(op.tx, op.actor, personId)) throw new Refusal('notYours')
  return personId === op.actor.personId ? op.actor : getPerson(op.tx, personId)
}

function answerTask(
  op: Operation,
  person: Person,
  taskId: string,
  state: StudyCompletion['state'],
): Reply {
  const task = findStudyTask(op.tx, taskId)
  assertMayComplete(task, withFlags(op.tx, person))
  const rev = op.happenedAt.getTime()
  const byPersonId = op.actor.personId
  const answer = { taskId, personId: person.personId, state, byPersonId, rev }
  if (!saveStudyCompletion(op.tx, answer)) return { toast: studyToasts.alreadyRecorded }
  redrawTask(op, task, person)
  if (state === 'undone') return { toast: studyToasts.undone }
  const isOwn = person.personId === byPersonId
  return { toast: isOwn ? studyToasts.recorded : studyToasts.recordedFor }
}

/** The numbers change for the person's branch and for the unit that gave the task. */
function redrawTask(op: Operation, task: StudyTask, person: Person): void {
  op.redraw(ownTaskRef(task.taskId, person.personId))
  op.redraw(groupTaskRef(task.taskId, task.unitId))
  if (person.branchId !== null && person.branchId !== task.unitId) {
    op.redraw(groupTaskRef(task.taskId, person.branchId))
  }
}
