import type { CatchUpView } from '../../../../cards/study/catch-up.ts'
import type { NotesView } from '../../../../cards/study/notes.ts'
import type { OwnListView, OwnStudyItem } from '../../../../cards/study/own-list.ts'
import type { Reader } from '../../../../db/client.ts'
import { currentCycle } from '../../../../db/queries/cycles.ts'
import { answeredForBy, findPerson, type Person } from '../../../../db/queries/people.ts'
import { findStudyCompletion } from '../../../../db/queries/study-completions.ts'
import {
  findStudySession,
  missedSessionsOf,
  studySessionsOf,
} from '../../../../db/queries/study-sessions.ts'
import { studyTasksOf } from '../../../../db/queries/study-tasks.ts'
import { problemNotesOf } from '../../../../db/queries/study-writings.ts'
import { dayOf } from '../../../organization/calendar.ts'
import { unitsLedBy } from '../../../organization/roles.ts'
import { studyDutyOf } from '../../../organization/study-duty.ts'
import type { ViewContext } from '../../../pipeline/feature.ts'
import { unitIdsOf, withFlags } from '../members.ts'
import { pageOf } from './page.ts'
import { onBehalfOf } from './tasks.ts'

type OwnPage = { personId: string; page: string }

const itemsPerPage = 6
const notesPerPage = 5

export function ownListView(
  db: Reader,
  { personId, page }: OwnPage,
  context: ViewContext,
): OwnListView | undefined {
  const person = findPerson(db, personId)
  if (!person) return undefined
  const cycle = currentCycle(db, person.rootId)
  const today = dayOf(context.now)
  const isOwn = onBehalfOf(db, personId, context) === undefined
  const sessions = cycle ? studySessionsOf(db, cycle.cycleId, unitIdsOf(person)) : []
  const next = sessions.find((one) => one.state === 'planned' && one.heldOn >= today)
  return {
    personId,
    onBehalfOf: onBehalfOf(db, personId, context),
    list: pageOf(cycle ? ownItems(db, person, cycle.cycleId) : [], page, itemsPerPage),
    answersFor: isOwn && cycle ? answersFor(db, personId, cycle.cycleId) : [],
    nextSession: next && { heldOn: next.heldOn, startsAt: next.startsAt, place: next.place },
    notes: cycle ? problemNotesOf(db, personId, cycle.cycleId).length : undefined,
    manages: isOwn ? unitsLedBy(db, person, 'secretary')[0]?.unitId : undefined,
  }
}

function answersFor(db: Reader, personId: string, cycleId: string): OwnListView['answersFor'] {
  return answeredForBy(db, personId).map((other) => ({
    personId: other.personId,
    name: other.name,
    open: ownItems(db, other, cycleId).filter((item) => !item.done).length,
  }))
}

/** What a person was asked to study, open ones first. */
function ownItems(db: Reader, person: Person, cycleId: string): OwnStudyItem[] {
  if (studyDutyOf(withFlags(db, person)) === 'none') return []
  const { personId } = person
  const tasks = studyTasksOf(db, cycleId, unitIdsOf(person)).map((task) => ({
    kind: 'task' as const,
    taskId: task.taskId,
    title: task.title,
    dueOn: task.dueOn,
    isOpen: task.state === 'open',
    done: findStudyCompletion(db, task.taskId, personId)?.state === 'done',
  }))
  const catchUps = missedSessionsOf(db, personId)
    .filter(({ session }) => session.cycleId === cycleId)
    .map(({ session, attendance }) => ({
      kind: 'catchUp' as const,
      sessionId: session.sessionId,
      heldOn: session.heldOn,
      dueOn: session.catchUpDueOn ?? session.heldOn,
      done: attendance.caughtUpAt !== null,
    }))
  return [...tasks.filter((task) => task.isOpen || task.done), ...catchUps].toSorted(
    (a, b) => Number(a.done) - Number(b.done) || a.dueOn.localeCompare(b.dueOn),
  )
}

export function notesView(
  db: Reader,
  { personId, page }: OwnPage,
  context: ViewContext,
): NotesView | undefined {
  const person = findPerson(db, personId)
  const cycle = person && currentCycle(db, person.rootId)
  if (!cycle) return undefined
  const { dimensions } = cycle.parameters.studyNote
  const nameOf = (dimension: string) => dimensions.find(({ id }) => id === dimension)?.name ?? ''
  const notes = problemNotesOf(db, personId, cycle.cycleId).map((note) => ({
    noteId: note.noteId,
    dimension: nameOf(note.dimension),
    body: note.body,
  }))
  return {
    personId,
    onBehalfOf: onBehalfOf(db, personId, context),
    dimensions,
    list: pageOf(notes, page, notesPerPage),
  }
}

export function catchUpView(
  db: Reader,
  { sessionId, personId }: { sessionId: string; personId: string },
  context: ViewContext,
): CatchUpView | undefined {
  const session = findStudySession(db, sessionId)
  const missed = missedSessionsOf(db, personId).find((one) => one.session.sessionId === sessionId)
  if (!session || !missed) return undefined
  return {
    sessionId,
    personId,
    onBehalfOf: onBehalfOf(db, personId, context),
    heldOn: session.heldOn,
    kind: session.kind,
    leader: session.leader,
    topics: session.topics.map((topic) => topic.name),
    dueOn: session.catchUpDueOn ?? undefined,
    caughtUpWith: missed.attendance.caughtUpWith ?? undefined,
    done: missed.attendance.caughtUpAt !== null,
  }
}
