import type { GroupTaskView } from '../../../../cards/study/group-task.ts'
import type { OwnTaskView } from '../../../../cards/study/own-task.ts'
import type { TaskFacts } from '../../../../cards/study/parts.ts'
import type { ProgressView } from '../../../../cards/study/progress.ts'
import type { DueFormView } from '../../../../cards/study/task-form.ts'
import type { Reader } from '../../../../db/client.ts'
import { findPerson, whileRegistersStand } from '../../../../db/queries/people.ts'
import {
  countStudyDone,
  findStudyCompletion,
  studyProgress,
} from '../../../../db/queries/study-completions.ts'
import { findStudyTask, type StudyTask } from '../../../../db/queries/study-tasks.ts'
import { findReflection, reflectionsOf } from '../../../../db/queries/study-writings.ts'
import { getUnit } from '../../../../db/queries/units.ts'
import { isSecretaryOf } from '../../../organization/roles.ts'
import type { ViewContext } from '../../../pipeline/feature.ts'
import { branchesOf } from '../members.ts'
import { progressOf } from '../rules.ts'
import { pageOf } from './page.ts'

type OfUnit = { taskId: string; unitId: string }
type OfPerson = { taskId: string; personId: string }

export function factsOf(task: StudyTask): TaskFacts {
  return {
    taskId: task.taskId,
    title: task.title,
    materials: task.materials,
    topics: task.topics.map((topic) => topic.name),
    whereToRead: task.whereToRead ?? undefined,
    dueOn: task.dueOn,
    isOpen: task.state === 'open',
  }
}

/** NOTE: drawn after every burst of presses: of everybody in the unit it asks for a number only. */
export function groupTaskView(db: Reader, { taskId, unitId }: OfUnit): GroupTaskView | undefined {
  const task = findStudyTask(db, taskId)
  if (!task) return undefined
  const { personIds, of } = whileRegistersStand(db, `owesStudy:${unitId}`, () => {
    const expected = progressOf(studyProgress(db, taskId, unitId)).expected
    return { personIds: JSON.stringify(expected.map((one) => one.personId)), of: expected.length }
  })
  return { ...factsOf(task), done: countStudyDone(db, taskId, personIds), of }
}

/** The name of whoever a card is about, when that is not its reader. */
export function onBehalfOf(
  db: Reader,
  personId: string,
  { reader }: ViewContext,
): string | undefined {
  if (reader.kind === 'person' && reader.person.personId === personId) return undefined
  return findPerson(db, personId)?.name
}

export function ownTaskView(
  db: Reader,
  { taskId, personId }: OfPerson,
  context: ViewContext,
): OwnTaskView | undefined {
  const task = findStudyTask(db, taskId)
  if (!task) return undefined
  const answer = findStudyCompletion(db, taskId, personId)
  const done = answer?.state === 'done'
  const byOther = done && answer.byPersonId !== personId
  return {
    ...factsOf(task),
    personId,
    onBehalfOf: onBehalfOf(db, personId, context),
    done,
    answeredBy: byOther ? findPerson(db, answer.byPersonId)?.name : undefined,
    hasReflection: findReflection(db, taskId, personId) !== undefined,
    shared: reflectionsOf(db, taskId).filter((one) => one.shared).length,
  }
}

const namesPerPage = 30

export function progressView(
  db: Reader,
  { taskId, unitId, page }: OfUnit & { page: string },
  { reader }: ViewContext,
): ProgressView | undefined {
  const task = findStudyTask(db, taskId)
  if (!task) return undefined
  const asked = getUnit(db, unitId)
  // From the general branch's desk a branch's own task is shown with the branch's people.
  const unit = asked.kind === 'generalBranch' ? getUnit(db, task.unitId) : asked
  const people = studyProgress(db, taskId, unit.unitId)
  const { done, of, missing } = progressOf(people)
  const isWhole = unit.kind === 'generalBranch'
  return {
    ...factsOf(task),
    unitId,
    unit: unit.name,
    done,
    of,
    branches: (isWhole ? branchesOf(db, unit.unitId) : []).map((branch) => {
      const here = progressOf(people.filter((person) => person.branchId === branch.unitId))
      return { unitId: branch.unitId, name: branch.name, done: here.done, of: here.of }
    }),
    missing: pageOf(
      missing.map((person) => person.name),
      page,
      namesPerPage,
    ),
    reflections: reflectionsIn(db, taskId, unitId).length,
    mayChange: reader.kind === 'person' && isSecretaryOf(db, reader.person, task.unitId),
  }
}

/** 心得 about a task by members of a unit. */
export function reflectionsIn(db: Reader, taskId: string, unitId: string) {
  const { rootId } = getUnit(db, unitId)
  return reflectionsOf(db, taskId).filter((one) => unitId === rootId || one.branchId === unitId)
}

export function dueFormView(db: Reader, { taskId, unitId }: OfUnit): DueFormView | undefined {
  const task = findStudyTask(db, taskId)
  if (!task || task.state === 'closed') return undefined
  return { taskId, unitId, title: task.title, dueOn: task.dueOn }
}
