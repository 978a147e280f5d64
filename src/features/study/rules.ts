import type { Person } from '../../../db/queries/people.ts'
import type { StudyMaterial, StudyTopic } from '../../../db/schema/study.ts'
import type { MemberProgress } from '../../../db/queries/study-completions.ts'
import type { StudySession } from '../../../db/queries/study-sessions.ts'
import type { StudyTask } from '../../../db/queries/study-tasks.ts'
import { Refusal } from '../../errors.ts'
import { addDays, type Day } from '../../organization/calendar.ts'
import { studyDutyOf } from '../../organization/study-duty.ts'

export interface Progress {
  done: number
  of: number
  /** Everybody counted here, in register order. */
  expected: MemberProgress[]
  /** Expected here and not done yet, in register order. */
  missing: MemberProgress[]
}

/** Counts only those who owe the task here; who studies elsewhere may answer but is not counted. */
export function progressOf(people: readonly MemberProgress[]): Progress {
  const expected = people.filter((p) => studyDutyOf(p) === 'expected')
  const missing = expected.filter((person) => !person.done)
  return { done: expected.length - missing.length, of: expected.length, expected, missing }
}

/** A task of the general branch is for all its branches, a branch's for its own members. */
export function isFor(unitId: string, person: Pick<Person, 'branchId' | 'rootId'>): boolean {
  return unitId === person.branchId || unitId === person.rootId
}

type Studier = Pick<Person, 'branchId' | 'rootId' | 'kind'> & {
  flags: Readonly<Record<string, string>>
}

/** 心得 may also be written after the task has ended. */
export function assertMayWrite(
  task: StudyTask | undefined,
  person: Studier,
): asserts task is StudyTask {
  if (!task) throw new Refusal('notFound')
  if (!isFor(task.unitId, person)) throw new Refusal('notYours')
  if (studyDutyOf(person) === 'none') throw new Refusal('notYours')
}

export function assertMayComplete(
  task: StudyTask | undefined,
  person: Studier,
): asserts task is StudyTask {
  assertMayWrite(task, person)
  if (task.state === 'closed') throw new Refusal('closed')
}

export function assertOpen(task: StudyTask | undefined): asserts task is StudyTask {
  if (!task) throw new Refusal('notFound')
  if (task.state === 'closed') throw new Refusal('closed')
}

/** Attendance is noted on the day or later, as long as the session was not called off. */
export function assertMayRecord(
  session: StudySession | undefined,
  today: Day,
): asserts session is StudySession {
  if (!session) throw new Refusal('notFound')
  if (session.state === 'cancelled') throw new Refusal('closed')
  if (session.heldOn > today) throw new Refusal('notReady')
}

/** Only a session that was not held can be called off. */
export function assertMayCancel(
  session: StudySession | undefined,
): asserts session is StudySession {
  if (!session) throw new Refusal('notFound')
  if (session.state !== 'planned') throw new Refusal('closed')
}

/** Study is to be done by the day coverage is checked; when that is past, within a week. */
export function defaultDueOn(coverageOn: Day, today: Day): Day {
  return coverageOn > today ? coverageOn : addDays(today, 7)
}

/** Within a week of the session, but before the meeting as long as that leaves a day. */
export function catchUpDueOn(heldOn: Day, today: Day, windowFrom: Day): Day {
  const inAWeek = addDays(heldOn > today ? heldOn : today, 7)
  const beforeMeeting = addDays(windowFrom, -1)
  return inAWeek > beforeMeeting && beforeMeeting > today ? beforeMeeting : inAWeek
}

export interface Publication {
  /** Group cards: which chat shows whose numbers. */
  chats: { chatId: string; unitId: string }[]
  /** Branches whose members have no group to see it in: each gets a card of their own. */
  uncoveredBranchIds: string[]
}

/**
 * Where a task is shown: in the groups of the branches it is for; for branches without one in the
 * group of the general branch, if it is the general branch's task and has one.
 */
export function publication(
  unit: { unitId: string; rootId: string },
  branchIds: readonly string[],
  chatIdsOf: (unitId: string) => readonly string[],
): Publication {
  const isRoot = unit.unitId === unit.rootId
  const branches = isRoot ? branchIds : [unit.unitId]
  const chats = branches.flatMap((branchId) =>
    chatIdsOf(branchId).map((chatId) => ({ chatId, unitId: branchId })),
  )
  const without = branches.filter((branchId) => chatIdsOf(branchId).length === 0)
  const ownChats = isRoot && without.length > 0 ? chatIdsOf(unit.rootId) : []
  return {
    chats: [...chats, ...ownChats.map((chatId) => ({ chatId, unitId: unit.rootId }))],
    uncoveredBranchIds: ownChats.length > 0 ? [] : without,
  }
}

export interface MaterialRows {
  kind1: StudyMaterial['kind']
  material1: string
  kind2?: StudyMaterial['kind'] | undefined
  material2?: string | undefined
  kind3?: StudyMaterial['kind'] | undefined
  material3?: string | undefined
}

/** The rows of the form that were filled in; `sentence` is said when a kind has no title. */
export function materialsOf(rows: MaterialRows, sentence: string): StudyMaterial[] {
  const given = [
    { kind: rows.kind1, title: rows.material1 },
    { kind: rows.kind2, title: rows.material2 },
    { kind: rows.kind3, title: rows.material3 },
  ]
  return given.flatMap(({ kind, title }) => {
    if (title !== undefined) return [{ kind: kind ?? 'other', title }]
    if (kind !== undefined) throw new Refusal('badForm', { sentence })
    return []
  })
}

/** The chosen topics with their names; refuses one the policy does not have. */
export function topicsOf(known: readonly StudyTopic[], chosenIds: readonly string[]): StudyTopic[] {
  return chosenIds.map((topicId) => {
    const topic = known.find(({ id }) => id === topicId)
    if (!topic) throw new Refusal('badForm')
    return { id: topic.id, name: topic.name }
  })
}
