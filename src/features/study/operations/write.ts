import { studyToasts } from '../../../../cards/study/wording.ts'
import { findStudyTask, type StudyTask } from '../../../../db/queries/study-tasks.ts'
import {
  deleteProblemNote,
  findReflection,
  insertProblemNote,
  saveReflection,
  shareReflection,
} from '../../../../db/queries/study-writings.ts'
import type { Person } from '../../../../db/queries/people.ts'
import { Refusal } from '../../../errors.ts'
import type { Operation, Reply } from '../../../pipeline/operation.ts'
import { cycleFor } from '../members.ts'
import { assertMayWrite } from '../rules.ts'
import { withFlags } from '../members.ts'
import { answeredFor } from './answer.ts'

type Answer = { taskId: string; personId: string }

/** 写心得 pressed in the group: the form comes privately. */
export function openReflection(op: Operation, { taskId }: { taskId: string }): Reply {
  writableTask(op, taskId, op.actor)
  return { show: { card: 'studyReflection', key: { taskId, personId: op.actor.personId } } }
}

export function writeReflection(op: Operation, input: Answer & { body: string }): Reply {
  const { taskId, personId, body } = input
  writableTask(op, taskId, answeredFor(op, personId))
  const rev = op.happenedAt.getTime()
  saveReflection(op.tx, { taskId, personId, body, byPersonId: op.actor.personId, rev })
  return { toast: studyToasts.reflectionSaved }
}

export function shareOwnReflection(op: Operation, answer: Answer): Reply {
  setShared(op, answer, true)
  return { toast: studyToasts.shared }
}

export function unshareOwnReflection(op: Operation, answer: Answer): Reply {
  setShared(op, answer, false)
  return { toast: studyToasts.unshared }
}

function setShared(op: Operation, { taskId, personId }: Answer, shared: boolean): void {
  answeredFor(op, personId)
  if (!findReflection(op.tx, taskId, personId)) throw new Refusal('notFound')
  shareReflection(op.tx, { taskId, personId }, shared)
}

function writableTask(op: Operation, taskId: string, person: Person): StudyTask {
  const task = findStudyTask(op.tx, taskId)
  assertMayWrite(task, withFlags(op.tx, person))
  return task
}

export function noteProblem(
  op: Operation,
  input: { personId: string; dimension: string; body: string },
): Reply {
  const person = answeredFor(op, input.personId)
  const { cycleId, parameters } = cycleFor(op.tx, person.rootId)
  const known = parameters.studyNote.dimensions.some(({ id }) => id === input.dimension)
  if (!known) throw new Refusal('badForm')
  insertProblemNote(op.tx, {
    noteId: op.newId(),
    cycleId,
    personId: person.personId,
    dimension: input.dimension,
    body: input.body,
    byPersonId: op.actor.personId,
    createdAt: op.now.getTime(),
  })
  return { toast: studyToasts.noteSaved }
}

export function removeProblem(
  op: Operation,
  { noteId, personId }: { noteId: string; personId: string },
): Reply {
  answeredFor(op, personId)
  if (!deleteProblemNote(op.tx, noteId, personId)) throw new Refusal('notFound')
  return { toast: studyToasts.noteRemoved }
}
