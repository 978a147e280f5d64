import type { ReflectionView } from '../../../../cards/study/reflection.ts'
import type {
  ReflectionsView,
  SharedReflectionsView,
} from '../../../../cards/study/reflection-lists.ts'
import type { Reader } from '../../../../db/client.ts'
import { findStudyTask } from '../../../../db/queries/study-tasks.ts'
import { findReflection, reflectionsOf } from '../../../../db/queries/study-writings.ts'
import { mayAnswerFor } from '../../../organization/roles.ts'
import type { ViewContext } from '../../../pipeline/feature.ts'
import { pageOf } from './page.ts'
import { onBehalfOf, reflectionsIn } from './tasks.ts'

type OfPerson = { taskId: string; personId: string }

const sharedPerPage = 3
const authorsPerPage = 10

export function reflectionView(
  db: Reader,
  { taskId, personId }: OfPerson,
  context: ViewContext,
): ReflectionView | undefined {
  const task = findStudyTask(db, taskId)
  if (!task || context.reader.kind !== 'person') return undefined
  const reflection = findReflection(db, taskId, personId)
  return {
    taskId,
    personId,
    title: task.title,
    author: onBehalfOf(db, personId, context),
    mayWrite: mayAnswerFor(db, context.reader.person, personId),
    body: reflection?.body,
    shared: reflection?.shared ?? false,
  }
}

export function sharedReflectionsView(
  db: Reader,
  { taskId, personId, page }: OfPerson & { page: string },
): SharedReflectionsView | undefined {
  const task = findStudyTask(db, taskId)
  if (!task) return undefined
  const shared = reflectionsOf(db, taskId).filter((one) => one.shared)
  return { taskId, personId, title: task.title, list: pageOf(shared, page, sharedPerPage) }
}

export function reflectionsView(
  db: Reader,
  { taskId, unitId, page }: { taskId: string; unitId: string; page: string },
): ReflectionsView | undefined {
  const task = findStudyTask(db, taskId)
  if (!task) return undefined
  const list = pageOf(reflectionsIn(db, taskId, unitId), page, authorsPerPage)
  return { taskId, unitId, title: task.title, list }
}
