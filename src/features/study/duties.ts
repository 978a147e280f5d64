import { studyDuties, studyDutyTitles } from '../../../cards/study/wording.ts'
import { sayDay } from '../../../cards/kit/day.ts'
import type { Reader } from '../../../db/client.ts'
import { currentCycle, type Cycle } from '../../../db/queries/cycles.ts'
import { findPerson, type Person } from '../../../db/queries/people.ts'
import { findStudyCompletion, studyProgress } from '../../../db/queries/study-completions.ts'
import {
  findStudySession,
  missedSessionsOf,
  namedAttendancesOf,
  studySessionsOf,
  type StudySession,
} from '../../../db/queries/study-sessions.ts'
import { findStudyTask, openStudyTasksOf, type StudyTask } from '../../../db/queries/study-tasks.ts'
import { findUnit, type Unit } from '../../../db/queries/units.ts'
import { studyDutyOf } from '../../organization/study-duty.ts'
import type { Duty, DutySource, OpenDuty } from '../../pipeline/duty.ts'
import { branchesOf, expectedIn, unitIdsOf, withFlags } from './members.ts'
import { catchUpRef, ownTaskRef } from './refs.ts'
import { isFor, progressOf } from './rules.ts'
import { secretaryDuties, secretaryDutiesIn } from './secretary-duties.ts'

/** What study asks: of members to read and to catch up, of secretaries to hold sessions. */
export const studyDutySource: DutySource = {
  owedBy(db, personId, now) {
    const person = findPerson(db, personId)
    const cycle = person && currentCycle(db, person.rootId)
    if (!person || !cycle || person.state !== 'active') return []
    const owed = [
      ...tasksOwedBy(db, cycle, person).map((task) => taskDuty(task, personId)),
      ...catchUpsOwedBy(db, cycle, personId).map((session) => catchUpDuty(session, personId)),
      ...secretaryDuties(db, cycle, person, now),
    ]
    return owed.toSorted((a, b) => (a.dueOn ?? '').localeCompare(b.dueOn ?? ''))
  },

  owed(db, duty, personId, now) {
    const [, kind, id = ''] = duty.split(':')
    const person = findPerson(db, personId)
    const cycle = person && currentCycle(db, person.rootId)
    if (!person || !cycle || person.state !== 'active') return undefined
    if (kind === 'task') {
      const task = findStudyTask(db, id)
      return task && owesTask(db, cycle, person, task) ? taskDuty(task, personId) : undefined
    }
    if (kind === 'catchUp') {
      const session = findStudySession(db, id)
      const missed = catchUpsOwedBy(db, cycle, personId).some((one) => one.sessionId === id)
      return session && missed ? catchUpDuty(session, personId) : undefined
    }
    return secretaryDuties(db, cycle, person, now).find((one) => one.duty === duty)
  },

  openIn(db, unitId, now) {
    const unit = findUnit(db, unitId)
    const cycle = unit && currentCycle(db, unit.rootId)
    if (!cycle) return []
    const open = branchesOf(db, unitId).flatMap((branch) => [
      ...openTasksIn(db, cycle, branch),
      ...openCatchUpsIn(db, cycle, branch),
    ])
    const ofMembers = unit.kind === 'partyGroup' ? open.flatMap((o) => onlyIn(db, unit, o)) : open
    const ofSecretaries =
      unit.kind === 'partyGroup' ? [] : secretaryDutiesIn(db, cycle, unitId, now)
    return [...ofMembers, ...ofSecretaries].toSorted((a, b) =>
      (a.dueOn ?? '').localeCompare(b.dueOn ?? ''),
    )
  },
}

export function taskDutyName(taskId: string): string {
  return `study:task:${taskId}`
}

export function catchUpDutyName(sessionId: string): string {
  return `study:catchUp:${sessionId}`
}

function taskDuty(task: StudyTask, personId: string): Duty {
  return {
    duty: taskDutyName(task.taskId),
    personId,
    kind: studyDuties.task,
    title: task.title,
    dueOn: task.dueOn,
    open: ownTaskRef(task.taskId, personId),
  }
}

function catchUpDuty(session: StudySession, personId: string): Duty {
  return {
    duty: catchUpDutyName(session.sessionId),
    personId,
    kind: studyDuties.catchUp,
    title: studyDutyTitles.catchUp(sayDay(session.heldOn)),
    ...(session.catchUpDueOn !== null && { dueOn: session.catchUpDueOn }),
    open: catchUpRef(session.sessionId, personId),
  }
}

function tasksOwedBy(db: Reader, cycle: Cycle, person: Person): StudyTask[] {
  return openStudyTasksOf(db, unitIdsOf(person)).filter((task) => owesTask(db, cycle, person, task))
}

function owesTask(db: Reader, cycle: Cycle, person: Person, task: StudyTask): boolean {
  if (task.state !== 'open' || task.cycleId !== cycle.cycleId) return false
  if (!isFor(task.unitId, person)) return false
  if (studyDutyOf(withFlags(db, person)) !== 'expected') return false
  return findStudyCompletion(db, task.taskId, person.personId)?.state !== 'done'
}

function catchUpsOwedBy(db: Reader, cycle: Cycle, personId: string): StudySession[] {
  return missedSessionsOf(db, personId)
    .filter((missed) => missed.attendance.caughtUpAt === null)
    .filter((missed) => missed.session.cycleId === cycle.cycleId)
    .map((missed) => missed.session)
}

/** A task of the general branch stands on the board of each branch, with its own people. */
function openTasksIn(db: Reader, cycle: Cycle, branch: Unit): OpenDuty[] {
  return openStudyTasksOf(db, [branch.unitId, branch.rootId])
    .filter((task) => task.cycleId === cycle.cycleId)
    .map((task) => {
      const { missing, of } = progressOf(studyProgress(db, task.taskId, branch.unitId))
      const owing = missing.map((person) => person.personId)
      const { duty, kind, title } = taskDuty(task, '')
      return { duty, unitId: branch.unitId, kind, title, dueOn: task.dueOn, owing, of }
    })
    .filter((open) => open.owing.length > 0)
}

function openCatchUpsIn(db: Reader, cycle: Cycle, branch: Unit): OpenDuty[] {
  return studySessionsOf(db, cycle.cycleId, [branch.unitId, branch.rootId])
    .filter((session) => session.state === 'held')
    .map((session) => {
      const absent = namedAttendancesOf(db, session.sessionId).filter(
        (one) => one.presence === 'absent' && one.branchId === branch.unitId,
      )
      const owing = absent.filter((one) => one.caughtUpAt === null).map((one) => one.personId)
      const { personId: _, open: __, ...duty } = catchUpDuty(session, '')
      return { ...duty, unitId: branch.unitId, owing, of: absent.length }
    })
    .filter((open) => open.owing.length > 0)
}

function onlyIn(db: Reader, group: Unit, open: OpenDuty): OpenDuty[] {
  const members = expectedIn(db, { unitId: open.unitId, rootId: group.rootId })
    .filter((person) => person.groupId === group.unitId)
    .map((person) => person.personId)
  const owing = open.owing.filter((personId) => members.includes(personId))
  return owing.length > 0 ? [{ ...open, unitId: group.unitId, owing, of: members.length }] : []
}
