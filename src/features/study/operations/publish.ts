import { studyRefusals, studyToasts } from '../../../../cards/study/wording.ts'
import { chatsOfUnit } from '../../../../db/queries/chats.ts'
import {
  findStudyTask,
  insertStudyTask,
  updateStudyTask,
  type StudyTask,
} from '../../../../db/queries/study-tasks.ts'
import type { Unit } from '../../../../db/queries/units.ts'
import { Refusal } from '../../../errors.ts'
import { dayOf } from '../../../organization/calendar.ts'
import type { Operation, Reply } from '../../../pipeline/operation.ts'
import { assertSecretaryOf, branchesOf, cycleFor, expectedIn } from '../members.ts'
import { cardsOfTask, groupTaskRef, ownTaskRef, progressRef } from '../refs.ts'
import { assertOpen, materialsOf, publication, topicsOf, type MaterialRows } from '../rules.ts'
import { chosenUnit } from './chosen-unit.ts'

type Form = MaterialRows & {
  unitId: string
  unit?: string | undefined
  title: string
  topics: readonly string[]
  dueOn: string
  whereToRead?: string | undefined
}

/** 发布学习任务: the task, its group cards, and a private card for those no group card reaches. */
export function publishTask(op: Operation, input: Form): Reply {
  const unit = chosenUnit(op, input)
  const { cycleId, parameters } = cycleFor(op.tx, unit.rootId)
  if (input.dueOn < dayOf(op.now)) refuse(studyRefusals.dueInPast)
  const task: StudyTask = {
    taskId: op.newId(),
    cycleId,
    unitId: unit.unitId,
    title: oneLine(input.title),
    materials: materialsOf(input, studyRefusals.materialWithoutTitle),
    topics: topicsOf(parameters.study.topics, input.topics),
    whereToRead: placeOf(input.whereToRead),
    dueOn: input.dueOn,
    state: 'open',
    createdById: op.actor.personId,
    createdAt: op.now.getTime(),
  }
  insertStudyTask(op.tx, task)
  op.audit('study.publish', task.taskId)
  const sent = announce(op, task, unit)
  const toast = studyToasts.published(sent.groups, sent.alone)
  return { toast, become: progressRef(task.taskId, input.unitId) }
}

function announce(op: Operation, task: StudyTask, unit: Unit): { groups: number; alone: number } {
  const { taskId } = task
  const branchIds = branchesOf(op.tx, unit.rootId).map((branch) => branch.unitId)
  const { chats, uncoveredBranchIds } = publication(unit, branchIds, (unitId) =>
    chatsOfUnit(op.tx, unitId).map((chat) => chat.chatId),
  )
  for (const { chatId, unitId } of chats) {
    const dedupeKey = `study:task:${taskId}:${chatId}`
    op.send({ ...groupTaskRef(taskId, unitId), to: { chatId }, dedupeKey })
  }
  const alone = expectedIn(op.tx, unit).filter(
    (person) => person.openId === null || uncoveredBranchIds.includes(person.branchId ?? ''),
  )
  const queued = alone.filter(
    ({ personId }) =>
      op.send({
        ...ownTaskRef(taskId, personId),
        to: { personId },
        dedupeKey: `study:task:${taskId}:${personId}`,
      }) === 'queued',
  )
  return { groups: chats.length, alone: queued.length }
}

/** 改截止日: every card shows the new day, and the reminders follow it. */
export function moveDue(op: Operation, input: { taskId: string; dueOn: string }): Reply {
  const task = openTask(op, input.taskId)
  if (input.dueOn < dayOf(op.now)) refuse(studyRefusals.dueInPast)
  updateStudyTask(op.tx, task.taskId, { dueOn: input.dueOn })
  op.audit('study.moveDue', task.taskId)
  for (const ref of cardsOfTask(op, task)) op.redraw(ref)
  return { toast: studyToasts.dueMoved, become: progressRef(task.taskId, task.unitId) }
}

export function closeTask(op: Operation, { taskId }: { taskId: string }): Reply {
  const task = openTask(op, taskId)
  updateStudyTask(op.tx, taskId, { state: 'closed' })
  op.audit('study.close', taskId)
  for (const ref of cardsOfTask(op, task)) op.retire(ref)
  return { toast: studyToasts.closed }
}

function openTask(op: Operation, taskId: string): StudyTask {
  const task = findStudyTask(op.tx, taskId)
  assertOpen(task)
  assertSecretaryOf(op, task.unitId)
  return task
}

/** A web address must be one; anything else is a place in words. */
function placeOf(given: string | undefined): string | null {
  if (given === undefined) return null
  const place = oneLine(given)
  const isAddress = /^[a-z][a-z0-9+.-]*:/i.test(place)
  if (isAddress && !(/^https?:\/\/\S+$/.test(place) && URL.canParse(place))) {
    refuse(studyRefusals.linkWrong)
  }
  return place
}

function oneLine(given: string): string {
  return given.replaceAll(/\s+/g, ' ').trim()
}

function refuse(sentence: string): never {
  throw new Refusal('badForm', { sentence })
}
