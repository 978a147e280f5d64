import { z } from 'zod'
import { attendanceCard } from '../../../cards/study/attendance.ts'
import { catchUpListCard } from '../../../cards/study/catch-up-list.ts'
import { catchUpCard } from '../../../cards/study/catch-up.ts'
import { groupTaskCard } from '../../../cards/study/group-task.ts'
import { manageCard } from '../../../cards/study/manage.ts'
import { notesCard } from '../../../cards/study/notes.ts'
import { ownListCard } from '../../../cards/study/own-list.ts'
import { ownTaskCard } from '../../../cards/study/own-task.ts'
import { progressCard } from '../../../cards/study/progress.ts'
import { reflectionsCard, sharedReflectionsCard } from '../../../cards/study/reflection-lists.ts'
import { reflectionCard } from '../../../cards/study/reflection.ts'
import { sessionFormCard, sessionNoticeCard } from '../../../cards/study/session-form.ts'
import { dueFormCard, taskFormCard } from '../../../cards/study/task-form.ts'
import type { Reader } from '../../../db/client.ts'
import { findPerson } from '../../../db/queries/people.ts'
import { findStudySession } from '../../../db/queries/study-sessions.ts'
import { findStudyTask } from '../../../db/queries/study-tasks.ts'
import { isBeforeMeetingsEnd } from '../../organization/unit-cycle.ts'
import { cardKind, type CardKind } from '../../pipeline/feature.ts'
import { manageView, sessionFormView, taskFormView } from './views/desk.ts'
import { catchUpView, notesView, ownListView } from './views/own.ts'
import { reflectionsView, reflectionView, sharedReflectionsView } from './views/reflections.ts'
import { attendanceView, catchUpListView, sessionNoticeView } from './views/sessions.ts'
import { dueFormView, groupTaskView, ownTaskView, progressView } from './views/tasks.ts'

const id = z.string()
const ofUnit = z.object({ unitId: id })
const ofUnitPage = z.object({ unitId: id, page: id })
const ofTaskUnit = z.object({ taskId: id, unitId: id })
const ofTaskUnitPage = z.object({ taskId: id, unitId: id, page: id })
const ofAnswer = z.object({ taskId: id, personId: id })
const ofAnswerPage = z.object({ taskId: id, personId: id, page: id })
const ofPersonPage = z.object({ personId: id, page: id })
const ofSession = z.object({ sessionId: id })
const ofMissed = z.object({ sessionId: id, personId: id })

const theUnit = (_db: Reader, { unitId }: { unitId: string }) => ({ unitId })
const thePerson = (_db: Reader, { personId }: { personId: string }) => ({ personId })
/** The person's own, and open to the secretary of their branch. */
const personAndSecretary = (db: Reader, { personId }: { personId: string }) => {
  const person = findPerson(db, personId)
  return person ? { personId, unitId: person.branchId ?? person.rootId } : { personId }
}
const sessionUnit = (db: Reader, { sessionId }: { sessionId: string }) => {
  const unitId = findStudySession(db, sessionId)?.unitId
  return unitId === undefined ? {} : { unitId }
}

const isOpenTask = (db: Reader, { taskId }: { taskId: string }, now: Date) => {
  const task = findStudyTask(db, taskId)
  return task?.state === 'open' && isBeforeMeetingsEnd(db, task, now)
}

/** What hangs in a group or may be seen by every member. */
const shared = {
  studyGroupTask: cardKind({
    privacy: 'P1',
    key: ofTaskUnit,
    about: theUnit,
    living: isOpenTask,
    view: groupTaskView,
    card: groupTaskCard,
  }),
  studySessionNotice: cardKind({
    privacy: 'P1',
    key: ofSession,
    about: sessionUnit,
    view: sessionNoticeView,
    card: sessionNoticeCard,
  }),
  studyShared: cardKind({
    privacy: 'P1',
    key: ofAnswerPage,
    view: sharedReflectionsView,
    card: sharedReflectionsCard,
  }),
}

const personal = {
  studyList: cardKind({
    privacy: 'P4',
    key: ofPersonPage,
    about: thePerson,
    view: ownListView,
    card: ownListCard,
  }),
  studyTask: cardKind({
    privacy: 'P4',
    key: ofAnswer,
    about: thePerson,
    living: isOpenTask,
    view: ownTaskView,
    card: ownTaskCard,
  }),
  studyReflection: cardKind({
    privacy: 'P4',
    hasForm: true,
    key: ofAnswer,
    about: personAndSecretary,
    view: reflectionView,
    card: reflectionCard,
  }),
  studyNotes: cardKind({
    privacy: 'P4',
    hasForm: true,
    key: ofPersonPage,
    about: thePerson,
    view: notesView,
    card: notesCard,
  }),
  studyCatchUp: cardKind({
    privacy: 'P4',
    hasForm: true,
    key: ofMissed,
    about: thePerson,
    view: catchUpView,
    card: catchUpCard,
  }),
}

const secretarys = {
  studyManage: cardKind({
    privacy: 'P3',
    key: ofUnitPage,
    about: theUnit,
    view: manageView,
    card: manageCard,
  }),
  studyTaskForm: cardKind({
    privacy: 'P3',
    hasForm: true,
    key: ofUnit,
    about: theUnit,
    view: taskFormView,
    card: taskFormCard,
  }),
  studyDueForm: cardKind({
    privacy: 'P3',
    hasForm: true,
    key: ofTaskUnit,
    about: theUnit,
    view: dueFormView,
    card: dueFormCard,
  }),
  studyProgress: cardKind({
    privacy: 'P3',
    key: ofTaskUnitPage,
    about: theUnit,
    view: progressView,
    card: progressCard,
  }),
  studyReflections: cardKind({
    privacy: 'P3',
    key: ofTaskUnitPage,
    about: theUnit,
    view: reflectionsView,
    card: reflectionsCard,
  }),
  studySessionForm: cardKind({
    privacy: 'P3',
    hasForm: true,
    key: ofUnit,
    about: theUnit,
    view: sessionFormView,
    card: sessionFormCard,
  }),
  studyAttendance: cardKind({
    privacy: 'P3',
    hasForm: true,
    key: ofSession,
    about: sessionUnit,
    view: attendanceView,
    card: attendanceCard,
  }),
  studyCatchUps: cardKind({
    privacy: 'P3',
    hasForm: true,
    key: ofUnitPage,
    about: theUnit,
    view: catchUpListView,
    card: catchUpListCard,
  }),
}

export const studyCards: Readonly<Record<string, CardKind>> = {
  ...shared,
  ...personal,
  ...secretarys,
}
